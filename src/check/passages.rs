//! The runs of text of a page as rules read them: words, figures and numbers in their order.

use rayon::prelude::*;

use crate::model::{Block, Bulletin, Citation, Inline, Page, Picture, Site, SourceDocument, TypedNumber};

/// A title, paragraph, cell, caption …: what is read as one.
pub(super) type Passage<'a> = Vec<Part<'a>>;

/// What a passage is made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// Text without numbers.
    Words(&'a str),
    /// A figure, cited or recognised.
    Figure(&'a Citation),
    /// A number that is no figure of the page.
    Number(&'a TypedNumber),
    /// A number that is said to be no figure.
    Literal(&'a TypedNumber),
    /// Something that no sentence is read across: code, a picture, a computed comparison, a line break.
    Apart,
}

/// A page as the rules of prose read it.
pub(super) struct Reading<'a> {
    pub(super) page: &'a Page,
    /// The bulletin whose page it is.
    pub(super) bulletin: Option<&'a Bulletin>,
    /// The source that the page names.
    pub(super) source: Option<&'a SourceDocument>,
    /// What stands on it, in the order of its text.
    pub(super) passages: Vec<Passage<'a>>,
}

/// Every authored page, walked once for all rules.
pub(super) fn read(site: &Site) -> Vec<Reading<'_>> {
    let profiles = site.profiles.iter().map(|one| (&one.page, None, one.source.as_deref()));
    let bulletins = site.bulletins.iter().map(|one| (&one.page, Some(one), one.source.as_deref()));
    let pages: Vec<_> =
        profiles.chain(bulletins).chain(site.pages.iter().map(|page| (page, None, None))).collect();
    let read = |(page, bulletin, source)| Reading { page, bulletin, source, passages: of(page) };
    pages.into_par_iter().map(read).collect()
}

/// Every passage of a page.
fn of(page: &Page) -> Vec<Passage<'_>> {
    let mut out = Vec::new();
    take(&page.title, &mut out);
    take(&page.summary, &mut out);
    of_blocks(&page.body.blocks, &mut out);
    out
}

fn of_blocks<'a>(blocks: &'a [Block], out: &mut Vec<Passage<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => take(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, out)),
            Block::Quote(inner) => of_blocks(inner, out),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| take(&cell.content, out));
            }
            Block::Picture(picture) => of_picture(picture, out),
            Block::Chart(chart) => {
                let texts = [Some(&chart.title), Some(&chart.caption), chart.alt.as_ref()];
                texts.into_iter().flatten().for_each(|content| take(content, out));
            }
            Block::Figures(table) => take(&table.title, out),
            Block::Note(note) => [&note.title, &note.text].into_iter().for_each(|content| take(content, out)),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn of_picture<'a>(picture: &'a Picture, out: &mut Vec<Passage<'a>>) {
    take(&picture.alt, out);
    take(&picture.caption, out);
}

/// Adds a run of text as a passage of its own, and those of the pictures in it.
fn take<'a>(content: &'a [Inline], out: &mut Vec<Passage<'a>>) {
    let mut passage = Passage::new();
    let mut pictures = Vec::new();
    flatten(content, &mut passage, &mut pictures);
    if !passage.is_empty() {
        out.push(passage);
    }
    pictures.into_iter().for_each(|picture| of_picture(picture, out));
}

fn flatten<'a>(content: &'a [Inline], passage: &mut Passage<'a>, pictures: &mut Vec<&'a Picture>) {
    for inline in content {
        match inline {
            Inline::Text(text) => passage.push(Part::Words(text)),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                flatten(inner, passage, pictures);
            }
            Inline::Link { content, .. } => flatten(content, passage, pictures),
            Inline::Figure(citation) => passage.push(Part::Figure(citation)),
            Inline::Numeral(number) => passage.push(Part::Number(number)),
            Inline::Picture(picture) => {
                pictures.push(picture);
                passage.push(Part::Apart);
            }
            Inline::Literal(number) => passage.push(Part::Literal(number)),
            Inline::Code(_) | Inline::Break | Inline::Change(_) => passage.push(Part::Apart),
        }
    }
}
