//! Blocks of prose: paragraphs, headings, lists, tables, pictures, charts and notes.

use super::{Host, Markup, inline};
use crate::render::RenderError;
use crate::site::{Block, Note, Picture, Table, TableCell};

/// Writes blocks, each on a line of its own.
pub(super) fn write<H: Host>(out: &mut Markup, host: &H, blocks: &[Block]) -> Result<(), RenderError> {
    for block in blocks {
        write_block(out, host, block)?;
        out.line();
    }
    Ok(())
}

fn write_block<H: Host>(out: &mut Markup, host: &H, block: &Block) -> Result<(), RenderError> {
    match block {
        Block::Paragraph(content) => {
            out.open("p", &[]);
            inline::write(out, Some(host), content);
            out.close("p");
        }
        Block::Heading { level, id, content } => {
            let tag = heading(*level);
            out.open(tag, &[("id", id)]);
            inline::write::<H>(out, None, content);
            out.close(tag);
        }
        Block::List { start, items } => list(out, host, *start, items)?,
        Block::Quote(blocks) => {
            out.open("blockquote", &[]);
            write(out, host, blocks)?;
            out.close("blockquote");
        }
        Block::Table(content) => table(out, host, content),
        Block::Code { text, .. } => {
            out.open("pre", &[("tabindex", "0")]);
            out.element("code", &[], text);
            out.close("pre");
        }
        Block::Rule => out.open("hr", &[]),
        Block::Picture(content) => picture(out, host, content),
        Block::Chart(chart) => out.push(&host.chart(chart)?),
        Block::Figures(table) => out.push(&host.figures(table)?),
        Block::Note(content) => note(out, host, content),
    }
    Ok(())
}

fn heading(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        _ => "h4",
    }
}

fn list<H: Host>(
    out: &mut Markup,
    host: &H,
    start: Option<u64>,
    items: &[Vec<Block>],
) -> Result<(), RenderError> {
    let tag = if start.is_some() { "ol" } else { "ul" };
    match start.filter(|&first| first != 1) {
        Some(first) => out.open(tag, &[("start", &first.to_string())]),
        None => out.open(tag, &[]),
    }
    for blocks in items {
        out.open("li", &[]);
        match blocks.as_slice() {
            [Block::Paragraph(content)] => inline::write(out, Some(host), content),
            blocks => write(out, host, blocks)?,
        }
        out.close("li");
    }
    out.close(tag);
    Ok(())
}

/// A table in a box of its own that scrolls, which a keyboard can reach and a screen reader names.
fn table<H: Host>(out: &mut Markup, host: &H, table: &Table) {
    out.open("div", &[("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", "表格")]);
    out.open("table", &[]);
    if !table.head.is_empty() {
        out.open("thead", &[]);
        out.open("tr", &[]);
        for cell in &table.head {
            cell_of(out, host, "th", Some("col"), cell);
        }
        out.close("tr");
        out.close("thead");
    }
    out.open("tbody", &[]);
    for row in &table.rows {
        out.open("tr", &[]);
        for (column, cell) in row.iter().enumerate() {
            match column {
                0 if !cell.right => cell_of(out, host, "th", Some("row"), cell),
                _ => cell_of(out, host, "td", None, cell),
            }
        }
        out.close("tr");
    }
    out.close("tbody");
    out.close("table");
    out.close("div");
}

fn cell_of<H: Host>(out: &mut Markup, host: &H, tag: &'static str, scope: Option<&str>, cell: &TableCell) {
    let class = cell.right.then_some(("class", "right"));
    let attributes: Vec<_> = scope.map(|scope| ("scope", scope)).into_iter().chain(class).collect();
    out.open(tag, &attributes);
    inline::write(out, Some(host), &cell.content);
    out.close(tag);
}

fn picture<H: Host>(out: &mut Markup, host: &H, picture: &Picture) {
    out.open("figure", &[("class", "picture")]);
    inline::image(out, host, picture);
    if !picture.caption.is_empty() {
        out.open("figcaption", &[]);
        inline::write(out, Some(host), &picture.caption);
        out.close("figcaption");
    }
    out.close("figure");
}

fn note<H: Host>(out: &mut Markup, host: &H, note: &Note) {
    out.open("div", &[("class", "note"), ("role", "note")]);
    if !note.title.is_empty() {
        out.open("p", &[("class", "note-title")]);
        inline::write(out, Some(host), &note.title);
        out.close("p");
    }
    out.open("p", &[]);
    inline::write(out, Some(host), &note.text);
    out.close("p");
    out.close("div");
}
