//! A YAML value with the span of every key and value, and its scalars as printed.

use crate::text::source::Span;

/// A YAML value and its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value in its file.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A YAML value. Scalars keep the author's text: `0.60` is never `0.6`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text, number, date: whatever was printed.
    Scalar(Scalar),
    /// `- a` or `[a]`
    Sequence(Vec<Node>),
    /// `key: value`, in the author's order, keys unique.
    Mapping(Vec<KeyValue>),
}

/// A scalar's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text after YAML's own unquoting and folding.
    pub text: String,
    /// The bytes of the content in the file, quotes excluded.
    pub span: Span,
    /// Whether byte `i` of `text` is byte `i` of `span`: no escapes, no folded lines.
    pub verbatim: bool,
    /// Whether it was quoted: `"2020"` is text, never a number or a missing value.
    pub quoted: bool,
}

impl Scalar {
    /// The place of bytes `start..end` of the text; the whole scalar when it was escaped or folded.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Span {
        self.exact(start, end).unwrap_or(self.span)
    }

    /// The place of bytes `start..end` of the text, for an edit; a text that was escaped or folded has none.
    #[must_use]
    pub(crate) fn exact(&self, start: usize, end: usize) -> Option<Span> {
        self.verbatim.then(|| self.span.part(start, end))
    }
}

/// A `key: value` pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyValue {
    /// The key; YAML's other kinds of key are refused.
    pub key: Scalar,
    /// The value.
    pub value: Node,
}
