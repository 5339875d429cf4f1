//! Why a text is no amount, period or formula.

use std::ops::Range;

use crate::diagnostic::Text;

/// Why a text cannot be read, in words an editor can act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityError {
    /// First byte of the error, counted from the start of the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Text,
    /// The correct form, where the meaning is certain.
    pub rewritten: Option<String>,
}

impl QuantityError {
    pub(super) fn new(range: Range<usize>, message: Text, help: Text) -> Self {
        Self { start: range.start, end: range.end, message, help, rewritten: None }
    }
}
