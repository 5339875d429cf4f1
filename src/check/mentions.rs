//! What a page refers to: other pages, and the files beside it.

use crate::model::{Block, Href, Inline, Page, Picture};
use crate::source::Span;

/// Something a page refers to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mention<'a> {
    /// A page of the site, and perhaps a place on it.
    Page {
        /// As written, relative to `content/`.
        path: &'a str,
        /// The part after `#`.
        anchor: Option<&'a str>,
        /// Where it is written.
        span: Span,
    },
    /// A picture or attachment, relative to `content/`.
    File(&'a str),
    /// A heading of its own, by its anchor.
    Heading(&'a str),
    /// Another site, a mail address or a telephone.
    Elsewhere(&'a str),
}

type Mentions<'a> = Vec<Mention<'a>>;

/// Everything a page refers to, and its headings, in the order of its text.
pub(super) fn of(page: &Page) -> Mentions<'_> {
    let mut out = Vec::new();
    of_inlines(&page.title, &mut out);
    of_inlines(&page.summary, &mut out);
    of_blocks(&page.body.blocks, &mut out);
    out
}

fn of_blocks<'a>(blocks: &'a [Block], out: &mut Mentions<'a>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => of_inlines(content, out),
            Block::Heading { id, content, .. } => {
                out.push(Mention::Heading(id));
                of_inlines(content, out);
            }
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, out)),
            Block::Quote(inner) => of_blocks(inner, out),
            Block::Table(table) => {
                table
                    .head
                    .iter()
                    .chain(table.rows.iter().flatten())
                    .for_each(|cell| of_inlines(&cell.content, out));
            }
            Block::Picture(picture) => of_picture(picture, out),
            Block::Chart(chart) => {
                [Some(&chart.title), Some(&chart.caption), chart.alt.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|content| of_inlines(content, out));
            }
            Block::Figures(table) => of_inlines(&table.title, out),
            Block::Note(note) => {
                [&note.title, &note.text].into_iter().for_each(|content| of_inlines(content, out))
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn of_inlines<'a>(content: &'a [Inline], out: &mut Mentions<'a>) {
    for inline in content {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => of_inlines(inner, out),
            Inline::Link { href, content } => {
                match href {
                    Href::Internal { path, anchor, span } => {
                        out.push(Mention::Page { path, anchor: anchor.as_deref(), span: *span });
                    }
                    Href::Attachment(path) => out.push(Mention::File(path)),
                    Href::External(url) => out.push(Mention::Elsewhere(url)),
                    Href::Anchor(_) => {}
                }
                of_inlines(content, out);
            }
            Inline::Picture(picture) => of_picture(picture, out),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Figure(_)
            | Inline::Change(_)
            | Inline::Literal(_)
            | Inline::Numeral(_) => {}
        }
    }
}

fn of_picture<'a>(picture: &'a Picture, out: &mut Mentions<'a>) {
    out.push(Mention::File(&picture.path));
    of_inlines(&picture.alt, out);
    of_inlines(&picture.caption, out);
}
