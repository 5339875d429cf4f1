//! The cells of a sheet, with merged areas and hidden rows and columns.

use std::io::BufRead;

use super::Shared;
use super::strings::{characters, plain, rich};
use crate::say;
use crate::workbook::book::{Cell, CellValue};
use crate::workbook::draft::Draft;
use crate::workbook::fault::Fault;
use crate::workbook::format::serial;
use crate::workbook::limit::{Budget, LAST_COLUMN};
use crate::workbook::xml::{Step, Xml};
use crate::workbook::{format, reference};

/// The content of a cell element.
#[derive(Debug, Default)]
struct CellElement {
    row: u32,
    column: u32,
    kind: String,
    style: usize,
    value: Option<String>,
    formula: Option<String>,
    inline: Option<String>,
}

/// Adds all content of a sheet to its draft. Claims about its size are ignored.
pub(super) fn cells<R: BufRead>(
    mut xml: Xml<R>,
    shared: &Shared,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), Fault> {
    // The next row and column, for files without cell names.
    let (mut row, mut column) = (0, 0);
    loop {
        match (xml.step()?, xml.local()) {
            (Step::Open, "row") => {
                row = xml.count("r").map_or(row, |number| number.saturating_sub(1));
                column = 0;
                if xml.is_true("hidden") {
                    let (row, _) = Budget::place(row, 0)?;
                    draft.hide_rows(row, row, budget)?;
                }
            }
            (Step::Close, "row") => row += 1,
            (Step::Open, "c") => {
                let named = xml.attribute("r").and_then(|name| reference::cell(&name));
                let (cell_row, cell_column) = named.unwrap_or_else(|| Budget::place(row, column))?;
                let element = cell_element(&mut xml, cell_row, cell_column)?;
                column = u64::from(cell_column) + 1;
                draft.cell(cell(element, shared)?, budget)?;
            }
            (Step::Open, "col") if xml.is_true("hidden") => {
                let number = |name: &str| {
                    xml.count(name).and_then(|number| u32::try_from(number.saturating_sub(1)).ok())
                };
                let (first, last) = (number("min").unwrap_or_default(), number("max").unwrap_or(LAST_COLUMN));
                draft.hide_columns(first, last.min(LAST_COLUMN), budget)?;
            }
            (Step::Open, "mergeCell") => {
                if let Some(area) = xml.attribute("ref").and_then(|name| reference::area(&name)) {
                    draft.merge(area?, budget)?;
                }
            }
            (Step::End, _) => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the cell that has just begun.
fn cell_element<R: BufRead>(xml: &mut Xml<R>, row: u32, column: u32) -> Result<CellElement, Fault> {
    let mut cell = CellElement {
        row,
        column,
        kind: xml.attribute("t").map(String::from).unwrap_or_default(),
        style: xml.count("s").and_then(|style| usize::try_from(style).ok()).unwrap_or_default(),
        ..CellElement::default()
    };
    loop {
        match (xml.step()?, xml.local()) {
            (Step::Open, "v") => cell.value = Some(plain(xml)?),
            (Step::Open, "f") => cell.formula = Some(plain(xml)?),
            (Step::Open, "is") => {
                let mut text = String::new();
                rich(xml, &mut text)?;
                cell.inline = Some(text);
            }
            (Step::Open, _) => xml.skip()?,
            (Step::Words, _) => {}
            (Step::Close | Step::End, _) => return Ok(cell),
        }
    }
}

/// The stored value and the displayed text of a cell element.
fn cell(element: CellElement, shared: &Shared) -> Result<Cell, Fault> {
    let CellElement { row, column, kind, style, value, formula, inline } = element;
    let cell = |value, text| Cell { row, column, value, text, format: None, span: 0..0 };
    let value = match (value, inline, formula) {
        (Some(value), _, _) if !value.trim().is_empty() || kind == "str" => value,
        (_, Some(text), _) => return Ok(cell(CellValue::Text, text)),
        (_, None, Some(formula)) => return Ok(cell(CellValue::Uncalculated, format!("={formula}"))),
        _ => return Ok(cell(CellValue::Text, String::new())),
    };
    match kind.as_str() {
        "s" => {
            let text = value.trim().parse().ok().and_then(|number| shared.strings.get(number));
            text.map(|text| cell(CellValue::Text, text.to_owned())).ok_or_else(no_string)
        }
        "str" | "inlineStr" => Ok(cell(CellValue::Text, characters(&value))),
        "b" => {
            let yes = matches!(value.trim(), "1" | "true");
            Ok(cell(CellValue::Boolean(yes), if yes { "TRUE" } else { "FALSE" }.to_owned()))
        }
        "e" => Ok(cell(CellValue::Error(value.trim().to_owned()), value.trim().to_owned())),
        "d" => Ok(match day(&value).and_then(|date| serial(date, shared.epoch)) {
            Some(number) => shared.styles.cell((row, column), style, number, shared.epoch),
            None => cell(CellValue::Text, value),
        }),
        _ => Ok(match format::number(&value) {
            Some(number) => shared.styles.cell((row, column), style, number, shared.epoch),
            None => cell(CellValue::Text, value.trim().to_owned()),
        }),
    }
}

/// The day of a date written as one; its time of day is not displayed.
fn day(text: &str) -> Option<jiff::civil::Date> {
    text.trim().get(..10)?.parse().ok()
}

fn no_string() -> Fault {
    Fault::Damaged(say!("有单元格的文字找不到", "the words of a cell are not there"))
}
