//! Reports for people and programs: coloured text, tables, JSON lines, SARIF.
//!
//! # Architecture Invariant
//! The only place that lays out diagnostics. It prints nothing and asks nothing of the terminal: every function
//! returns text.

mod change;
mod choose;
mod file_span;
mod json;
mod masked_files;
mod page;
mod sarif;
mod table;
mod terminal;
mod text;

pub use crate::privacy::masked;
pub use change::{changes, diff};
pub use json::json;
pub use page::{list, page};
pub use sarif::sarif;
pub use table::{TableColumn, card, table};
pub use terminal::TerminalLayout;
pub use text::{ReportOptions, text};

#[cfg(test)]
mod tests;
