//! What of a page can be found: all that a reader reads on it, a paragraph a line.

use crate::model::{Block, Figure, Indicator, Inline, Page, Picture, plain_text};

/// Summary and body.
pub(super) fn page(out: &mut String, page: &Page) {
    inlines(out, &page.summary);
    blocks(out, &page.body.blocks);
}

/// What an indicator's own page says of it.
pub(super) fn definition(out: &mut String, indicator: &Indicator) {
    let texts = indicator.definition.iter().chain(&indicator.basis).chain(&indicator.aliases);
    texts.for_each(|text| line(out, text));
}

/// A row of the figure table.
pub(super) fn figure(out: &mut String, figure: &Figure) {
    let cells = [&figure.indicator.name, figure.place.part.as_deref().unwrap_or_default()];
    let period = figure.period.name();
    let notes = [figure.section.as_deref(), figure.note.as_deref()].into_iter().flatten();
    for cell in cells.into_iter().chain([period.as_str(), figure.printed()]).chain(notes) {
        out.push_str(cell);
        out.push(' ');
    }
    out.push('\n');
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => inlines(out, content),
            Block::List { items, .. } => items.iter().for_each(|item| self::blocks(out, item)),
            Block::Quote(inner) => self::blocks(out, inner),
            Block::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    row.iter().for_each(|cell| inlines(out, &cell.content));
                }
            }
            Block::Code(text) => line(out, text),
            Block::Rule => {}
            Block::Picture(picture) => picture_text(out, picture),
            Block::Chart(chart) => {
                inlines(out, &chart.title);
                inlines(out, &chart.caption);
                chart.note.iter().for_each(|note| line(out, note));
            }
            Block::Figures(table) => inlines(out, &table.title),
            Block::Note(note) => {
                inlines(out, &note.title);
                inlines(out, &note.text);
            }
        }
    }
}

fn picture_text(out: &mut String, picture: &Picture) {
    inlines(out, &picture.alt);
    inlines(out, &picture.caption);
}

fn inlines(out: &mut String, content: &[Inline]) {
    line(out, &plain_text(content));
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
