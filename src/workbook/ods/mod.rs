//! OpenDocument (`.ods`, `.fods`): tables, their rows and what is hidden of them.

mod cell;
mod styles;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;
use std::io::BufRead;

use super::book::Area;
use super::draft::Draft;
use super::fault::Fault;
use super::limit::{Budget, LAST_COLUMN, LAST_ROW};
use super::package::Package;
use super::sniff::copy_table;
use super::xml::{Step, Xml};
use crate::say;
use cell::OdsCell;
use styles::Codes;

/// The part with the tables.
const CONTENT: &str = "content.xml";
/// The part with the styles that have names of their own.
const STYLES: &str = "styles.xml";
/// The part that describes how the others are packed.
const MANIFEST: &str = "META-INF/manifest.xml";

/// The sheets of a packed document.
pub(super) fn sheets(package: &mut Package, budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    // Newer programs encrypt the document as a whole, older ones each part.
    if package.has("encrypted-package") || is_encrypted(package)? {
        return Err(Fault::Locked);
    }
    let mut codes = Codes::default();
    if let Some(part) = package.part(STYLES)? {
        let mut xml = Xml::new(part, STYLES);
        while let Some(step) = Some(xml.step()?).filter(|step| *step != Step::End) {
            if step == Step::Open {
                codes.collect(&mut xml)?;
            }
        }
    }
    match package.part(CONTENT)? {
        Some(part) => tables(Xml::new(part, CONTENT), codes, budget),
        None => Err(Fault::Damaged(say!("缺少里面的 {CONTENT}", "its part {CONTENT} is missing"))),
    }
}

/// The sheets of a document in one XML file.
pub(super) fn flat(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    tables(Xml::new(bytes, "XML"), Codes::default(), budget)
}

fn is_encrypted(package: &mut Package) -> Result<bool, Fault> {
    let Some(part) = package.part(MANIFEST)? else { return Ok(false) };
    let mut xml = Xml::new(part, MANIFEST);
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "encryption-data" => return Ok(true),
            Step::End => return Ok(false),
            _ => {}
        }
    }
}

fn tables<R: BufRead>(mut xml: Xml<R>, mut codes: Codes, budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    let (mut drafts, mut hidden, mut style) = (Vec::new(), BTreeSet::new(), String::new());
    let mut is_spreadsheet = false;
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Open, "style:style") => {
                style = xml.attribute("style:name").map(String::from).unwrap_or_default();
                codes.collect(&mut xml)?;
            }
            (Step::Open, "style:table-properties")
                if xml.attribute("table:display").is_some_and(|display| display == "false") =>
            {
                hidden.insert(style.clone());
            }
            (Step::Open, "office:spreadsheet") => is_spreadsheet = true,
            // Deleted cells are kept there.
            (Step::Open, "table:tracked-changes") => xml.skip()?,
            (Step::Open, "table:table") => {
                let text = |name: &str| xml.attribute(name).map(String::from).unwrap_or_default();
                let draft =
                    Draft::new(text("table:name"), hidden.contains(&text("table:style-name")), budget)?;
                drafts.push(table(&mut xml, draft, &codes, budget)?);
            }
            (Step::Open, name) if name.starts_with("number:") => codes.collect(&mut xml)?,
            (Step::End, _) if is_spreadsheet => return Ok(drafts),
            (Step::End, _) => {
                let kind = say!("文档（OpenDocument），不是表格", "an OpenDocument that is no spreadsheet");
                return Err(Fault::Kind(kind, copy_table()));
            }
            _ => {}
        }
    }
}

/// The styles of cells that name none.
#[derive(Default)]
struct Defaults {
    /// For each run of columns, the first column after it and its style.
    columns: Vec<(u64, String)>,
    /// The style of the row, which comes before that of the column.
    row: Option<String>,
}

impl Defaults {
    fn style(&self, column: u64) -> &str {
        let of_column = || self.columns.get(self.columns.partition_point(|(end, _)| *end <= column));
        self.row.as_deref().or_else(|| of_column().map(|(_, style)| style.as_str())).unwrap_or_default()
    }
}

/// Reads the table that has just begun.
fn table<R: BufRead>(
    xml: &mut Xml<R>,
    mut draft: Draft,
    codes: &Codes,
    budget: &mut Budget,
) -> Result<Draft, Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let (mut next_row, mut next_column) = (0_u64, 0_u64);
    let mut defaults = Defaults::default();
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Open, "table:table-column") => {
                let count = repeated(xml, "table:number-columns-repeated");
                if is_hidden(xml) {
                    let (first, last) = run(next_column, count, LAST_COLUMN);
                    draft.hide_columns(first, last, budget)?;
                }
                next_column = next_column.saturating_add(count);
                let style = xml.attribute("table:default-cell-style-name").map(String::from);
                defaults.columns.push((next_column, style.unwrap_or_default()));
            }
            (Step::Open, "table:table-row") => {
                let count = repeated(xml, "table:number-rows-repeated");
                if is_hidden(xml) {
                    let (first, last) = run(next_row, count, LAST_ROW);
                    draft.hide_rows(first, last, budget)?;
                }
                defaults.row = xml.attribute("table:default-cell-style-name").map(String::from);
                row(xml, (next_row, count), (codes, &defaults), &mut draft, budget)?;
                next_row = next_row.saturating_add(count);
            }
            (Step::Open, "table:shapes" | "office:forms") => xml.skip()?,
            (Step::Close | Step::End, _) if xml.depth() <= parent_depth => return Ok(draft),
            _ => {}
        }
    }
}

/// Reads the row that has just begun, which stands for `count` rows from `first` on.
fn row<R: BufRead>(
    xml: &mut Xml<R>,
    (first, count): (u64, u64),
    (codes, defaults): (&Codes, &Defaults),
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let mut column = 0_u64;
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Open, "table:table-cell" | "table:covered-table-cell") => {
                let columns = repeated(xml, "table:number-columns-repeated");
                let style = xml.attribute("table:style-name").map(String::from);
                let style = style.unwrap_or_else(|| defaults.style(column).to_owned());
                let cell = cell::cell(xml, codes.of(&style), budget)?;
                // Every copy is charged, so that a claim of thousands of millions ends at the limit.
                if !cell.is_empty() {
                    for (row, column) in copies(first, count, column, columns) {
                        place(&cell, row, column, draft, budget)?;
                    }
                }
                column = column.saturating_add(columns);
            }
            (Step::Close | Step::End, _) if xml.depth() <= parent_depth => return Ok(()),
            _ => {}
        }
    }
}

fn place(cell: &OdsCell, row: u64, column: u64, draft: &mut Draft, budget: &mut Budget) -> Result<(), Fault> {
    let (row, column) = Budget::place(row, column)?;
    if let Some(text) = &cell.comment {
        draft.comment(row, column, text.clone(), budget)?;
    }
    let (down, right) = cell.spans;
    let (bottom, right) = Budget::place(u64::from(row) + down - 1, u64::from(column) + right - 1)?;
    draft.merge(Area { top: row, left: column, bottom, right }, budget)?;
    draft.cell(cell.cell(row, column), budget)
}

/// The positions of a repeated cell.
fn copies(row: u64, rows: u64, column: u64, columns: u64) -> impl Iterator<Item = (u64, u64)> {
    let across = move |row| (column..column.saturating_add(columns)).map(move |column| (row, column));
    (row..row.saturating_add(rows)).flat_map(across)
}

/// How many rows or columns an element stands for.
fn repeated<R: BufRead>(xml: &Xml<R>, name: &str) -> u64 {
    xml.count(name).unwrap_or(1).max(1)
}

fn is_hidden<R: BufRead>(xml: &Xml<R>) -> bool {
    xml.attribute("table:visibility").is_some_and(|visibility| matches!(&*visibility, "collapse" | "filter"))
}

fn run(first: u64, count: u64, end: u32) -> (u32, u32) {
    let last = first.saturating_add(count - 1).min(end.into());
    (u32::try_from(first).unwrap_or(end).min(end), u32::try_from(last).unwrap_or(end))
}
