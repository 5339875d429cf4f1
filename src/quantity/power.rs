//! Powers of ten: the weight of a printed digit.

use rust_decimal::Decimal;

/// Ten to a power; powers here stay within what a decimal holds.
pub(super) fn power_of_ten(power: i32) -> Decimal {
    let magnitude = power.unsigned_abs();
    if power < 0 {
        return Decimal::try_from_i128_with_scale(1, magnitude).unwrap_or(Decimal::ZERO);
    }
    let whole = 10_i128.checked_pow(magnitude).unwrap_or(i128::MAX);
    Decimal::try_from_i128_with_scale(whole, 0).unwrap_or(Decimal::MAX)
}

/// The power of ten of the lowest digit that is not zero: 2 for 300, 3 for 2.4万.
pub(super) fn lowest_place(value: Decimal) -> i32 {
    let value = value.normalize();
    let mut place = -i32::try_from(value.scale()).unwrap_or(0);
    let mut digits = value.mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        place += 1;
    }
    place
}

/// Half of ten to the power `place`.
pub(super) fn half_unit(place: i32) -> Decimal {
    power_of_ten(place.saturating_sub(1)).checked_mul(Decimal::from(5)).unwrap_or_default()
}
