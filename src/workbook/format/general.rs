//! The general format: as many digits as fit into the eleven places of a standard cell.

use rust_decimal::Decimal;

use super::decimal::rounded;

/// The most digits displayed beside a decimal point.
const DIGITS: i64 = 10;
/// Significant digits of a number displayed as a power of ten.
const SHORT: i64 = 6;

/// The number as the general format displays it.
pub(super) fn display(number: Decimal) -> String {
    let size = magnitude(number);
    let plain = rounded(number, places(if size < 0 { DIGITS - 1 } else { DIGITS - 1 - size })).normalize();
    let exact = number.abs().normalize().to_string().len() <= 12;
    match size {
        11.. => scientific(number, SHORT - 1, true),
        ..=-5 if !exact => scientific(number, SHORT - 1, true),
        ..=-5 => number.normalize().to_string(),
        _ => plain.to_string(),
    }
}

/// The exponent of a number written with one digit before the point; 0 for zero.
pub(super) fn magnitude(number: Decimal) -> i64 {
    if number.is_zero() {
        return 0;
    }
    let digits = number.mantissa().unsigned_abs().to_string().len();
    i64::try_from(digits).unwrap_or_default() - 1 - i64::from(number.scale())
}

/// `1.23457E+11`: at most so many digits after the point, without trailing zeros when `short`.
pub(super) fn scientific(number: Decimal, places: i64, short: bool) -> String {
    let size = magnitude(number);
    let places = usize::try_from(places).unwrap_or_default();
    let digits = number.mantissa().unsigned_abs();
    // Scaling is done on the digits, which always have room; the point is set afterwards.
    let scale = u32::try_from(digits.to_string().len()).unwrap_or(1).saturating_sub(1);
    let unit = Decimal::try_from_i128_with_scale(digits.cast_signed(), scale.min(28)).unwrap_or_default();
    let mut unit = rounded(unit, u32::try_from(places).unwrap_or_default());
    let mut size = size;
    if unit >= Decimal::TEN {
        unit = Decimal::ONE;
        size += 1;
    }
    let digits = if short { unit.normalize().to_string() } else { format!("{unit:.places$}") };
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let direction = if size < 0 { '-' } else { '+' };
    format!("{sign}{digits}E{direction}{:02}", size.unsigned_abs())
}

fn places(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or_default()
}
