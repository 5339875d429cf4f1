//! Decimals: the numbers of a file, and rounding as spreadsheet programs do it.

use rust_decimal::{Decimal, RoundingStrategy};

/// The significant digits that spreadsheet programs keep; a file often has 17, of which the last two are noise.
const SIGNIFICANT: u32 = 15;

/// A number as a file writes it, in plain or scientific digits, rounded to the displayed digits; `None` where exact
/// arithmetic has no room for it, or it is not a number.
pub(in crate::workbook) fn number(text: &str) -> Option<Decimal> {
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
pub(super) fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places.min(28), RoundingStrategy::MidpointAwayFromZero)
}
