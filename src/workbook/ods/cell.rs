//! A cell: its value, and the text that was displayed when the file was written.

use std::io::BufRead;

use rust_decimal::Decimal;

use super::words::{comment, paragraph};
use crate::workbook::book::{Cell, CellValue};
use crate::workbook::fault::Fault;
use crate::workbook::format::{Epoch, NumberFormat, present};
use crate::workbook::limit::Budget;
use crate::workbook::xml::{Step, Xml};
use crate::workbook::{format, limit};

/// The errors that Calc displays, beside `Err:502` and its like.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// A cell that was read, to be placed once or repeatedly.
#[derive(Debug)]
pub(super) struct OdsCell {
    value: CellValue,
    text: String,
    format: Option<String>,
    pub(super) comment: Option<String>,
    /// Rows and columns that it covers.
    pub(super) spans: (u64, u64),
}

impl OdsCell {
    /// Whether it has neither a value nor a comment nor a span.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.value == CellValue::Text
            && self.comment.is_none()
            && self.spans == (1, 1)
    }

    /// The cell at one of its positions.
    pub(super) fn cell(&self, row: u32, column: u32) -> Cell {
        let (value, text, format) = (self.value.clone(), self.text.clone(), self.format.clone());
        Cell { row, column, value, text, format, span: 0..0 }
    }
}

/// Reads the cell that has just begun; `code` is its number format.
pub(super) fn cell<R: BufRead>(
    xml: &mut Xml<R>,
    code: Option<&str>,
    budget: &mut Budget,
) -> Result<OdsCell, Fault> {
    let attribute = |name: &str| xml.attribute(name).map(String::from);
    let kind = attribute("office:value-type").unwrap_or_default();
    let error = attribute("calcext:value-type").is_some_and(|kind| kind == "error");
    let formula = attribute("table:formula");
    let value = match kind.as_str() {
        "date" => attribute("office:date-value"),
        "boolean" => attribute("office:boolean-value"),
        "string" => attribute("office:string-value"),
        "time" => attribute("office:time-value"),
        _ => attribute("office:value"),
    };
    let spanned = |name: &str| xml.count(name).unwrap_or(1).max(1);
    let spans = (spanned("table:number-rows-spanned"), spanned("table:number-columns-spanned"));
    let (text, note) = content(xml, budget)?;
    let text = text
        .unwrap_or_else(|| if kind == "string" { value.clone().unwrap_or_default() } else { String::new() });
    let is_error =
        error || formula.is_some() && (ERRORS.contains(&text.as_str()) || text.starts_with("Err:"));
    let (value, text) = match (kind.as_str(), formula) {
        _ if is_error => (CellValue::Error(text.clone()), text),
        ("", Some(formula)) if text.is_empty() => (CellValue::Uncalculated, without_language(&formula)),
        _ => interpreted(&kind, &value.unwrap_or_default(), text),
    };
    let format =
        code.filter(|_| matches!(value, CellValue::Number(_) | CellValue::Date(_))).map(str::to_owned);
    Ok(OdsCell { value, text, format, comment: note, spans })
}

/// The displayed text of the cell that has just begun, `None` without a paragraph, and its comment.
fn content<R: BufRead>(
    xml: &mut Xml<R>,
    budget: &mut Budget,
) -> Result<(Option<String>, Option<String>), Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let (mut displayed, mut note): (Option<String>, _) = (None, None);
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Open, "text:p") => {
                let text = match &mut displayed {
                    Some(text) => {
                        limit::words(text.len())?;
                        text.push('\n');
                        text
                    }
                    None => displayed.get_or_insert_default(),
                };
                paragraph(xml, text, budget)?;
            }
            (Step::Open, "office:annotation") => note = Some(comment(xml, budget)?),
            (Step::Open, _) => xml.skip()?,
            (Step::Close | Step::End, _) if xml.depth() <= parent_depth => return Ok((displayed, note)),
            _ => {}
        }
    }
}

/// A value of some kind, and its displayed text.
fn interpreted(kind: &str, value: &str, text: String) -> (CellValue, String) {
    match kind {
        "float" | "percentage" | "currency" => match format::number(value) {
            Some(number) => (CellValue::Number(number), numeric(kind, number, text)),
            None if text.is_empty() => (CellValue::Text, value.to_owned()),
            None => (CellValue::Text, text),
        },
        "date" => match value.get(..10).and_then(|day| day.parse().ok()) {
            Some(date) => (CellValue::Date(date), if text.is_empty() { value.to_owned() } else { text }),
            None => (CellValue::Text, text),
        },
        "boolean" => {
            let yes = value == "true";
            let plain = if yes { "TRUE" } else { "FALSE" };
            (CellValue::Boolean(yes), if text.is_empty() { plain.to_owned() } else { text })
        }
        _ => (CellValue::Text, text),
    }
}

/// The displayed text of a number. A file from a script may have none, and a narrow column may have left `###`.
fn numeric(kind: &str, number: Decimal, text: String) -> String {
    let general = |number| present(&NumberFormat::default(), number, Epoch::Of1900).1;
    match number.checked_mul(Decimal::ONE_HUNDRED).filter(|_| kind == "percentage") {
        _ if text.chars().any(|c| c != '#') => text,
        Some(percent) => format!("{}%", general(percent)),
        None => general(number),
    }
}

/// A formula such as `of:=SUM([.B5:.B6])` without the prefix of its language.
fn without_language(formula: &str) -> String {
    formula.find('=').and_then(|at| formula.get(at..)).unwrap_or(formula).to_owned()
}
