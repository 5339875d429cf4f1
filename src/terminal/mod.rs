//! From a report to what people and machines read: coloured text, JSON lines, SARIF.
//!
//! # Architecture Invariant
//! The only place that lays diagnostics out. It prints nothing and asks nothing of the terminal:
//! every function takes a report and gives back text.

mod json;
mod place;
mod sarif;
mod text;

pub use json::json;
pub use sarif::sarif;
pub use text::{Style, summary, text};

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
