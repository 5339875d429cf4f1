//! A number that was read: its place, its value, and the precision of its print.

use rust_decimal::Decimal;

use super::error::QuantityError;

/// A number in a text, as characters of its glyphs.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is written in Chinese numerals.
    pub(super) chinese: bool,
    /// Its value, or why it has none.
    pub(super) value: Result<Value, QuantityError>,
}

/// The value of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    /// The number, multiplied out.
    pub(super) number: Decimal,
    /// The upper number of 三四个.
    pub(super) upper: Option<Decimal>,
    /// The power of ten of the last printed digit: -2 for 0.06, 3 for 9.1万.
    pub(super) place: i32,
    /// The power of ten of 万 or 亿, 0 without.
    pub(super) scale: i32,
    /// Whether 余 or 多 follows the digits.
    pub(super) more: bool,
}
