//! The blocks of a page's text.

use super::inline::{Inline, Picture};
use crate::site::{Chart, FigureTable};
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
    Code {
        /// Its lines.
        text: String,
        /// The line that opens it, which stands for the place of its numbers.
        span: Span,
    },
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
