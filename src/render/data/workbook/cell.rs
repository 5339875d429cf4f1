//! One cell: a text, or a number with the decimals it was printed with.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::styles::CellFormat;
use crate::quantity::Amount;

/// The digits a spreadsheet keeps of a number; it reads them into a binary fraction of 53 bits.
const PRECISION: usize = 15;
/// The most decimals a number format shows; what a page prints has two or three.
const MAX_DECIMALS: u32 = 10;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XlsxCell<'a> {
    /// Nothing.
    Empty,
    /// Text that stays text, whatever it begins with.
    Text(Cow<'a, str>),
    /// A number in decimal digits, and how it is shown.
    Number(String, CellFormat),
}

impl<'a> XlsxCell<'a> {
    /// A text; an empty one leaves the cell empty.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A text where there is one.
    pub(super) fn optional(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// An amount of an indicator with this unit, shown with the decimals it was printed with.
    pub(super) fn amount(amount: &Amount, unit: &str) -> Self {
        Self::number(amount.value, amount.decimals, unit)
    }

    /// A number. A share counts in hundredths, as spreadsheets have it; a number with more digits than a
    /// spreadsheet keeps is written as text, so that none is lost.
    pub(super) fn number(value: Decimal, decimals: u32, unit: &str) -> Self {
        let value = value.normalize();
        let decimals = decimals.max(value.scale()).min(MAX_DECIMALS);
        let hundredth = || Decimal::try_from_i128_with_scale(value.mantissa(), value.scale() + 2).ok();
        let (written, format) = match hundredth().filter(|_| unit == "%") {
            Some(share) => (share.normalize().to_string(), CellFormat::Percent(decimals)),
            None => (value.to_string(), CellFormat::Plain(decimals)),
        };
        let significant = written.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit);
        if significant.count() > PRECISION {
            return Self::Text(format!("{value}{}", if unit == "%" { "%" } else { "" }).into());
        }
        Self::Number(written, format)
    }
}
