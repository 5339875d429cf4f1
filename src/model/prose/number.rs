//! A number that an author typed without a role and that prints no figure of the page.

use crate::model::Amount;
use crate::source::Span;

/// What a typed number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// A count, a sum, a share: what could be a figure.
    Amount,
    /// A day, month, year or quarter.
    Date,
}

/// A number in prose that is bound to no figure. Whether it should be, `check` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedNumber {
    /// The number with its qualifier and unit, as typed.
    pub text: String,
    /// Where it is typed; of a text that YAML or Markdown escaped, the whole text.
    pub span: Span,
    /// What it is.
    pub kind: NumberKind,
    /// The amount it prints, where it is one that can be read.
    pub amount: Option<Amount>,
}
