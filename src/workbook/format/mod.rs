//! Number formats: the text that a spreadsheet program displays for a number.
//!
//! A format is parsed once for a workbook and then presents any number. What is displayed is exact decimal
//! arithmetic from the digits of the file, rounded half away from zero, as Excel and WPS do it. Fractions of a
//! second, month and weekday names and digits are those of a Chinese Excel.

mod builtin;
mod chinese;
mod code;
mod date;
mod general;
mod number;
mod serial;
mod styles;
#[cfg(test)]
mod tests;

use rust_decimal::{Decimal, RoundingStrategy};

use super::CellValue;
pub(super) use code::NumberFormat;
use code::Section;
pub(super) use serial::{Epoch, serial};
pub(super) use styles::Styles;

/// The significant digits that spreadsheet programs keep; a file often has 17, of which the last two are noise.
const SIGNIFICANT: u32 = 15;

/// How a number is displayed, and what it is: a number, a date, or words where it is too large to be exact.
pub(super) fn present(format: &NumberFormat, number: Decimal, epoch: Epoch) -> (CellValue, String) {
    let (section, negative) = format.section(number);
    let shown = match section {
        None => general::shown(number),
        Some(section) if section.is_date() => match date::shown(section, number, epoch) {
            Some((shown, date)) => {
                return (date.map_or(CellValue::Number(number), CellValue::Date), shown.trim().to_owned());
            }
            // Excel fills such a cell with `#`: there is no such date.
            None => general::shown(number),
        },
        Some(section) => number::shown(section, number, negative),
    };
    (CellValue::Number(number), shown.trim().to_owned())
}

/// A number as a file writes it, in plain or scientific digits, rounded to the digits that are displayed; `None`
/// where exact arithmetic has no room for it, or it is no number.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let exact = match text.contains(['e', 'E']) {
        true => Decimal::from_scientific(text),
        false => text.parse(),
    };
    let number = exact.ok()?.round_sf_with_strategy(SIGNIFICANT, RoundingStrategy::MidpointAwayFromZero)?;
    // A number that vanishes in the rounding was too small for exact arithmetic.
    let vanished = number.is_zero()
        && text.bytes().take_while(|b| !matches!(b, b'e' | b'E')).any(|b| (b'1'..=b'9').contains(&b));
    (!vanished).then(|| number.normalize())
}

/// The number with so many decimals, half away from zero.
fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places.min(28), RoundingStrategy::MidpointAwayFromZero)
}

impl Section {
    /// Whether it displays a number as a date or a time.
    fn is_date(&self) -> bool {
        self.tokens.iter().any(code::Token::is_date)
    }
}
