//! Presents a number in a format: its displayed text and its value.

use rust_decimal::Decimal;

use super::code::{NumberFormat, Section, Token};
use super::serial::Epoch;
use super::{date, general, number};
use crate::workbook::book::CellValue;

/// How a number is displayed, and its value: a number, a date, or a text where it is too large to be exact.
pub(in crate::workbook) fn present(
    format: &NumberFormat,
    number: Decimal,
    epoch: Epoch,
) -> (CellValue, String) {
    let (section, negative) = format.section(number);
    let text = match section {
        None => general::display(number),
        Some(section) if section.is_date() => match date::display(section, number, epoch) {
            Some((text, date)) => {
                return (date.map_or(CellValue::Number(number), CellValue::Date), text.trim().to_owned());
            }
            // Excel fills such a cell with `#`: the date does not exist.
            None => general::display(number),
        },
        Some(section) => number::display(section, number, negative),
    };
    (CellValue::Number(number), text.trim().to_owned())
}

impl Section {
    /// Whether the section displays a number as a date or a time.
    fn is_date(&self) -> bool {
        self.tokens.iter().any(Token::is_date)
    }
}
