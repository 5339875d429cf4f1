//! The order in which a page is read: every run of its text, every picture, chart and table, each once.
//!
//! # Architecture Invariant
//! No other code walks prose, except that that makes it and the code that prints it: a new [`Block`] or [`Inline`] is
//! read by every rule, index and feed as soon as it has its line here.

use std::sync::Arc;

use super::block::{Block, Prose};
use super::inline::{Inline, Picture};
use crate::site::{Chart, Figure, FigureTable};
use crate::text::source::Span;

/// A part of a page. What belongs to a picture, chart or table is read before it as texts of their own.
#[derive(Debug, Clone, Copy)]
pub enum PagePart<'a> {
    /// A run of text.
    Text(TextKind<'a>, &'a [Inline]),
    /// Text kept as it is, and the line that opens it.
    Code(&'a str, Span),
    /// A picture, alone or inside a run of text.
    Picture(&'a Picture),
    /// A chart.
    Chart(&'a Chart),
    /// A table of figures.
    Figures(&'a FigureTable),
}

/// What a run of text is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind<'a> {
    /// The page's title.
    Title,
    /// The page's summary.
    Summary,
    /// A paragraph.
    Paragraph,
    /// A heading, by its anchor.
    Heading(&'a str),
    /// A cell of a table.
    Cell,
    /// The title of a chart, table of figures or note.
    Label,
    /// The text of a note.
    Note,
    /// What a picture shows, in words.
    Alt,
    /// The caption of a picture or chart.
    Caption,
    /// What a chart shows, in the author's words.
    ChartAlt,
    /// The words of a picture that is inside a run of text.
    InsideText,
}

/// The parts of a page: its title, its summary, then its text.
pub(in crate::site) fn page_parts<'a>(
    title: &'a [Inline],
    summary: &'a [Inline],
    body: &'a Prose,
) -> Vec<PagePart<'a>> {
    let mut parts = Vec::new();
    text(TextKind::Title, title, &mut parts);
    text(TextKind::Summary, summary, &mut parts);
    blocks(&body.blocks, &mut parts);
    parts
}

impl Prose {
    /// Its parts in the order in which they are read.
    #[must_use]
    pub fn parts(&self) -> Vec<PagePart<'_>> {
        let mut parts = Vec::new();
        blocks(&self.blocks, &mut parts);
        parts
    }
}

fn blocks<'a>(content: &'a [Block], parts: &mut Vec<PagePart<'a>>) {
    for block in content {
        match block {
            Block::Paragraph(content) => text(TextKind::Paragraph, content, parts),
            Block::Heading { id, content, .. } => text(TextKind::Heading(id), content, parts),
            Block::List { items, .. } => items.iter().for_each(|content| blocks(content, parts)),
            Block::Quote(content) => blocks(content, parts),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| text(TextKind::Cell, &cell.content, parts));
            }
            Block::Code { text, span } => parts.push(PagePart::Code(text, *span)),
            Block::Rule => {}
            Block::Picture(picture) => {
                text(TextKind::Alt, &picture.alt, parts);
                text(TextKind::Caption, &picture.caption, parts);
                parts.push(PagePart::Picture(picture));
            }
            Block::Chart(chart) => {
                text(TextKind::Label, &chart.title, parts);
                text(TextKind::Caption, &chart.caption, parts);
                text(TextKind::ChartAlt, chart.alt.as_deref().unwrap_or_default(), parts);
                parts.push(PagePart::Chart(chart));
            }
            Block::Figures(table) => {
                text(TextKind::Label, &table.title, parts);
                parts.push(PagePart::Figures(table));
            }
            Block::Note(note) => {
                text(TextKind::Label, &note.title, parts);
                text(TextKind::Note, &note.text, parts);
            }
        }
    }
}

/// A run of text, then the pictures in it.
fn text<'a>(kind: TextKind<'a>, content: &'a [Inline], parts: &mut Vec<PagePart<'a>>) {
    parts.push(PagePart::Text(kind, content));
    for inline in inlines(content) {
        if let Inline::Picture(picture) = inline {
            text(TextKind::InsideText, &picture.alt, parts);
            text(TextKind::InsideText, &picture.caption, parts);
            parts.push(PagePart::Picture(picture));
        }
    }
}

/// A run of text with all that its emphasis and links hold, each before what is in it. A number that is marked up in part
/// is the number.
pub(crate) fn inlines(content: &[Inline]) -> impl Iterator<Item = &Inline> {
    let mut levels = vec![content.iter()];
    std::iter::from_fn(move || {
        loop {
            match levels.last_mut()?.next() {
                Some(Inline::Marked(marked)) => return Some(marked.number.as_ref()),
                Some(inline) => {
                    levels.extend(inline.content().map(<[Inline]>::iter));
                    return Some(inline);
                }
                None => {
                    levels.pop();
                }
            }
        }
    })
}

/// The same without the emphasis and links themselves.
pub(crate) fn leaves(content: &[Inline]) -> impl Iterator<Item = &Inline> {
    inlines(content).filter(|inline| inline.content().is_none())
}

/// The figures that a run of text cites, and those it compares.
pub fn cited(content: &[Inline]) -> impl Iterator<Item = &Arc<Figure>> {
    leaves(content).flat_map(|leaf| match leaf {
        Inline::Figure(citation) => vec![&citation.figure],
        Inline::Change(change) => vec![&change.from, &change.to],
        _ => Vec::new(),
    })
}

/// Changes every plain text in a run.
pub(crate) fn rewrite(content: &mut [Inline], change: &mut dyn FnMut(&mut String)) {
    for inline in content {
        match inline {
            Inline::Text(text) => change(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strike(content)
            | Inline::Link { content, .. } => rewrite(content, change),
            _ => {}
        }
    }
}

impl Inline {
    /// What emphasis or a link holds.
    fn content(&self) -> Option<&[Inline]> {
        match self {
            Self::Strong(content) | Self::Emphasis(content) | Self::Strike(content) => Some(content),
            Self::Link { content, .. } => Some(content),
            Self::Text(_)
            | Self::Code(_)
            | Self::Break
            | Self::Picture(_)
            | Self::Figure(_)
            | Self::Change(_)
            | Self::Literal(_)
            | Self::Numeral(_)
            | Self::Marked(_) => None,
        }
    }

    /// What it prints by itself: figures as printed, of emphasis, links and pictures nothing.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Code(text) => text,
            Self::Literal(number) | Self::Numeral(number) => &number.text,
            Self::Figure(citation) => citation.printed(),
            Self::Change(change) => &change.text,
            Self::Marked(marked) => marked.number.words(),
            Self::Break => "\n",
            Self::Strong(_) | Self::Emphasis(_) | Self::Strike(_) | Self::Link { .. } | Self::Picture(_) => {
                ""
            }
        }
    }
}

/// A run of text as plain text, for titles, feeds, alternative texts and search: pictures say what they show.
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    for leaf in leaves(content) {
        match leaf {
            Inline::Picture(picture) => text.push_str(&plain_text(&picture.alt)),
            leaf => text.push_str(leaf.words()),
        }
    }
    text
}
