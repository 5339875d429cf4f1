//! From a report to what people and machines read: coloured text, JSON lines, SARIF.
//!
//! # Architecture Invariant
//! The only place that lays diagnostics out. It prints nothing and asks nothing of the terminal:
//! every function takes a report and gives back text.

mod card;
mod change;
mod choose;
mod json;
mod page;
mod paint;
mod place;
mod sarif;
mod table;
mod text;
mod wrap;

pub use card::card;
pub use change::{changes, diff};
pub use json::json;
pub use page::{Sheet, list, page};
pub use sarif::sarif;
pub use table::{Column, table};
pub use text::{Style, text};

use crate::diagnostic::Severity;

/// The name of a severity in machine formats.
fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

#[cfg(test)]
mod tests;
