//! A cell: its value, and the text that was displayed when the file was written.

use std::io::BufRead;

use rust_decimal::Decimal;

use super::words::{comment, paragraph};
use crate::workbook::fault::Fault;
use crate::workbook::format::{Epoch, NumberFormat, present};
use crate::workbook::limit::Budget;
use crate::workbook::xml::{Step, Xml};
use crate::workbook::{Cell, CellValue, format, limit};

/// The errors that Calc displays, beside `Err:502` and its like.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// A cell that was read, to be put in one place or in many.
#[derive(Debug)]
pub(super) struct Found {
    value: CellValue,
    shown: String,
    format: Option<String>,
    pub(super) comment: Option<String>,
    /// Rows and columns that it covers.
    pub(super) spans: (u64, u64),
}

impl Found {
    /// Whether there is nothing to say about it.
    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty()
            && self.value == CellValue::Text
            && self.comment.is_none()
            && self.spans == (1, 1)
    }

    /// The cell in one of its places.
    pub(super) fn cell(&self, row: u32, column: u32) -> Cell {
        let (value, shown, format) = (self.value.clone(), self.shown.clone(), self.format.clone());
        Cell { row, column, value, shown, format, span: 0..0 }
    }
}

/// Reads the cell that has just begun; `code` is its number format.
pub(super) fn cell<R: BufRead>(
    xml: &mut Xml<R>,
    code: Option<&str>,
    budget: &mut Budget,
) -> Result<Found, Fault> {
    let text = |name: &str| xml.attribute(name).map(String::from);
    let kind = text("office:value-type").unwrap_or_default();
    let error = text("calcext:value-type").is_some_and(|kind| kind == "error");
    let formula = text("table:formula");
    let value = match kind.as_str() {
        "date" => text("office:date-value"),
        "boolean" => text("office:boolean-value"),
        "string" => text("office:string-value"),
        "time" => text("office:time-value"),
        _ => text("office:value"),
    };
    let spanned = |name: &str| xml.count(name).unwrap_or(1).max(1);
    let spans = (spanned("table:number-rows-spanned"), spanned("table:number-columns-spanned"));
    let (shown, note) = content(xml, budget)?;
    let shown = shown
        .unwrap_or_else(|| if kind == "string" { value.clone().unwrap_or_default() } else { String::new() });
    let is_error =
        error || formula.is_some() && (ERRORS.contains(&shown.as_str()) || shown.starts_with("Err:"));
    let (value, shown) = match (kind.as_str(), formula) {
        _ if is_error => (CellValue::Error(shown.clone()), shown),
        ("", Some(formula)) if shown.is_empty() => (CellValue::Uncalculated, displayed(&formula)),
        _ => understood(&kind, &value.unwrap_or_default(), shown),
    };
    let format =
        code.filter(|_| matches!(value, CellValue::Number(_) | CellValue::Date(_))).map(str::to_owned);
    Ok(Found { value, shown, format, comment: note, spans })
}

/// The displayed text of the cell that has just begun, `None` without a paragraph, and its comment.
fn content<R: BufRead>(
    xml: &mut Xml<R>,
    budget: &mut Budget,
) -> Result<(Option<String>, Option<String>), Fault> {
    let outside = xml.depth().saturating_sub(1);
    let (mut shown, mut note): (Option<String>, _) = (None, None);
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Open, "text:p") => {
                let text = match &mut shown {
                    Some(text) => {
                        limit::words(text.len())?;
                        text.push('\n');
                        text
                    }
                    None => shown.get_or_insert_default(),
                };
                paragraph(xml, text, budget)?;
            }
            (Step::Open, "office:annotation") => note = Some(comment(xml, budget)?),
            (Step::Open, _) => xml.skip()?,
            (Step::Close | Step::End, _) if xml.depth() <= outside => return Ok((shown, note)),
            _ => {}
        }
    }
}

/// What a value of some kind is, and how it is displayed.
fn understood(kind: &str, value: &str, shown: String) -> (CellValue, String) {
    match kind {
        "float" | "percentage" | "currency" => match format::number(value) {
            Some(number) => (CellValue::Number(number), numeric(kind, number, shown)),
            None if shown.is_empty() => (CellValue::Text, value.to_owned()),
            None => (CellValue::Text, shown),
        },
        "date" => match value.get(..10).and_then(|day| day.parse().ok()) {
            Some(date) => (CellValue::Date(date), if shown.is_empty() { value.to_owned() } else { shown }),
            None => (CellValue::Text, shown),
        },
        "boolean" => {
            let yes = value == "true";
            let plain = if yes { "TRUE" } else { "FALSE" };
            (CellValue::Boolean(yes), if shown.is_empty() { plain.to_owned() } else { shown })
        }
        _ => (CellValue::Text, shown),
    }
}

/// The displayed text of a number. A file made by a script may have none, and a narrow column may have left `###`.
fn numeric(kind: &str, number: Decimal, shown: String) -> String {
    let general = |number| present(&NumberFormat::default(), number, Epoch::Of1900).1;
    match number.checked_mul(Decimal::ONE_HUNDRED).filter(|_| kind == "percentage") {
        _ if shown.chars().any(|c| c != '#') => shown,
        Some(percent) => format!("{}%", general(percent)),
        None => general(number),
    }
}

/// `of:=SUM([.B5:.B6])` without the name of its language.
fn displayed(formula: &str) -> String {
    formula.find('=').and_then(|at| formula.get(at..)).unwrap_or(formula).to_owned()
}
