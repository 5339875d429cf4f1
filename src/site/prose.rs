//! Prose as a tree with no room for markup: an author's text can never become a tag.
//!
//! # Architecture Invariant
//! There is no raw-HTML variant, and [`Href`] cannot hold a scheme that runs code.

mod number;
mod walk;

use std::sync::Arc;

pub use number::TypedNumber;

pub(crate) use walk::rewrite;
pub use walk::{PagePart, TextKind, cited, inlines, leaves, plain_text};

use super::{Chart, Figure, FigureTable, PagePath};
use crate::quantity::Amount;
use crate::text::source::Span;

/// A page's text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// Paragraphs, headings, charts …
    pub blocks: Vec<Block>,
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading; levels 2 to 4, for level 1 is the page's title.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Unique on the page, ASCII.
        id: String,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
    /// Text kept as it is.
    Code(String),
    /// A thematic break.
    Rule,
    /// A picture alone in its paragraph.
    Picture(Picture),
    /// A chart.
    Chart(Box<Chart>),
    /// A table of figures.
    Figures(FigureTable),
    /// A note to the reader.
    Note(Note),
}

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

/// A comparison of two readings.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The earlier reading.
    pub from: Arc<Figure>,
    /// The later reading.
    pub to: Arc<Figure>,
    /// How it is said.
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

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Heading cells.
    pub head: Vec<TableCell>,
    /// Rows of cells, each as long as the head.
    pub rows: Vec<Vec<TableCell>>,
}

/// A table cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableCell {
    /// Whether it is set to the right, as numbers are.
    pub right: bool,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A note to the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Heading of the note.
    pub title: Vec<Inline>,
    /// Its text.
    pub text: Vec<Inline>,
}

/// Where a link leads. It cannot be built with a scheme other than http, https or mailto/tel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Href {
    /// `https://…`, `http://…`, `mailto:…`, `tel:…`
    Web(String),
    /// A page or file that the build makes; `check` says whether this site has it.
    Page {
        /// Its address.
        path: PagePath,
        /// The part after `#`, when there is one.
        anchor: Option<String>,
        /// Where it is written.
        span: Span,
    },
    /// A place on the same page.
    Anchor {
        /// The part after `#`.
        anchor: String,
        /// Where it is written.
        span: Span,
    },
    /// An attachment that is there.
    File(PagePath),
}
