//! A number that an author typed without a role and that prints no figure of the page.

use crate::quantity::{Amount, numeral::Kind};
use crate::text::source::Span;

/// A number in prose that is bound to no figure. Whether it should be, `check` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedNumber {
    /// The number with its qualifier and unit, as typed.
    pub text: String,
    /// Where it is typed; of a text that YAML or Markdown escaped, the whole text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The amount it prints, where it is one that can be read.
    pub amount: Option<Amount>,
}

impl TypedNumber {
    /// The place of exactly these characters; `None` in a text that YAML or Markdown escaped.
    #[must_use]
    pub fn exact(&self) -> Option<Span> {
        Some(self.span).filter(|span| span.range().len() == self.text.len())
    }
}
