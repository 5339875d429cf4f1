//! A run of text: words, emphasis, links, pictures, and the figures and changes that it cites.

use std::sync::Arc;

use crate::quantity::{Amount, numeral::Kind};
use crate::site::{Figure, Href};
use crate::text::source::Span;

/// A run of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `~~…~~`
    Strike(Vec<Inline>),
    /// A code span.
    Code(String),
    /// A link.
    Link {
        /// Where to.
        href: Href,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A hard line break.
    Break,
    /// A picture inside a line.
    Picture(Picture),
    /// `{fig}`: a figure.
    Figure(Citation),
    /// `{change}`: a computed comparison.
    Change(Change),
    /// `{lit}`: a number that is deliberately no figure.
    Literal(TypedNumber),
    /// A number typed without a role that prints no figure of the page.
    Numeral(TypedNumber),
    /// A number with emphasis or code in it.
    Marked(Marked),
}

/// A number that its author marked up in part: 530**10**人.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// What it is: a figure, or a number that is none.
    pub number: Box<Inline>,
    /// How it is printed.
    pub content: Vec<Inline>,
}

/// A figure cited in prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The figure.
    pub figure: Arc<Figure>,
    /// Where it is cited.
    pub span: Span,
    /// The number as the author typed it, where it was typed and not cited: 15,495户 for 15495户.
    pub typed: Option<String>,
    /// The amount that is typed, where the words before it say that it is one below zero: 3.2% of 下降3.2%.
    pub fallen: Option<Amount>,
}

impl Citation {
    /// The figure, cited by a role.
    #[must_use]
    pub fn of(figure: &Arc<Figure>, span: Span) -> Self {
        Self { figure: Arc::clone(figure), span, typed: None, fallen: None }
    }

    /// The amount as the text says it, behind its own words.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        self.fallen.as_ref().or_else(|| self.figure.amount())
    }

    /// What a reader sees: the figure as printed, or as this author typed it.
    #[must_use]
    pub fn printed(&self) -> &str {
        self.typed.as_deref().unwrap_or_else(|| self.figure.printed())
    }
}

/// How a change is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChangeForm {
    /// 下降0.54个百分点, 增加1234人
    #[default]
    Difference,
    /// 由0.6%降至0.06%
    FromTo,
    /// 下降90%
    Relative,
}

/// A comparison of two observations.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The earlier observation.
    pub from: Arc<Figure>,
    /// The later observation.
    pub to: Arc<Figure>,
    /// The form of words.
    pub form: ChangeForm,
    /// The words, without the indicator's name: 下降0.54个百分点.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

/// A picture with what it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file, relative to `content/`.
    pub path: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub alt: Vec<Inline>,
    /// Caption under it.
    pub caption: Vec<Inline>,
}

/// A number in prose that is bound to no figure. Whether it should be, `check` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedNumber {
    /// The number with its qualifier and unit, as typed.
    pub text: String,
    /// Where it is typed, with the markup in it; of a text that YAML escaped or folded, the whole text.
    pub span: Span,
    /// What the number is used for.
    pub kind: Kind,
    /// The amount it prints, where it is one that can be read.
    pub amount: Option<Amount>,
}

impl TypedNumber {
    /// The place of exactly these characters; `None` where markup or an escape is in them.
    #[must_use]
    pub(crate) fn exact(&self) -> Option<Span> {
        Some(self.span).filter(|span| span.range().len() == self.text.len())
    }
}
