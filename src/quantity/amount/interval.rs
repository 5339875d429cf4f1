//! The set of true values a printed number can stand for.

use std::fmt;

use rust_decimal::Decimal;

/// The set of true values a printed number can stand for. An absent bound is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower bound.
    pub low: Option<Decimal>,
    /// Whether the lower bound itself is left out.
    pub low_open: bool,
    /// Upper bound.
    pub high: Option<Decimal>,
    /// Whether the upper bound itself is left out.
    pub high_open: bool,
}

impl Interval {
    /// One value.
    #[must_use]
    pub fn point(value: Decimal) -> Self {
        Self::closed(value, value)
    }

    /// Both bounds belong to it.
    #[must_use]
    pub fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low), low_open: false, high: Some(high), high_open: false }
    }

    /// Neither bound belongs to it.
    #[must_use]
    pub fn open(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low), low_open: true, high: Some(high), high_open: true }
    }

    /// `low` and more; `open` leaves `low` itself out.
    #[must_use]
    pub fn from(low: Decimal, open: bool) -> Self {
        Self { low: Some(low), low_open: open, high: None, high_open: false }
    }

    /// What rounding half away from zero prints as `value`, when half a unit of its last digit is `half`.
    #[must_use]
    pub fn rounded(value: Decimal, half: Decimal) -> Self {
        let below = value.is_sign_negative() && !value.is_zero();
        Self {
            low: value.checked_sub(half),
            low_open: below || value.is_zero(),
            high: value.checked_add(half),
            high_open: !below,
        }
    }

    /// Whether it holds exactly one value.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.low.is_some() && self.low == self.high && !self.low_open && !self.high_open
    }

    /// Whether `value` lies in it.
    #[must_use]
    pub fn contains(&self, value: Decimal) -> bool {
        let above = self.low.is_none_or(|low| low < value || (low == value && !self.low_open));
        let below = self.high.is_none_or(|high| value < high || (high == value && !self.high_open));
        above && below
    }

    /// Whether the two have a value in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.reaches(other) && other.reaches(self)
    }

    /// Whether every value of it is greater than every value of the other.
    #[must_use]
    pub fn exceeds(&self, other: &Self) -> bool {
        !other.reaches(self)
    }

    /// Whether its upper end lies at or above the other's lower end.
    fn reaches(&self, other: &Self) -> bool {
        match (self.high, other.low) {
            (Some(high), Some(low)) => low < high || (low == high && !self.high_open && !other.low_open),
            _ => true,
        }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let (low, low_open) = match (self.low, other.low) {
            (Some(a), Some(b)) if a == b => (Some(a), self.low_open && other.low_open),
            (Some(a), Some(b)) if a < b => (Some(a), self.low_open),
            (Some(_), Some(b)) => (Some(b), other.low_open),
            _ => (None, false),
        };
        let (high, high_open) = match (self.high, other.high) {
            (Some(a), Some(b)) if a == b => (Some(a), self.high_open && other.high_open),
            (Some(a), Some(b)) if a > b => (Some(a), self.high_open),
            (Some(_), Some(b)) => (Some(b), other.high_open),
            _ => (None, false),
        };
        Self { low, low_open, high, high_open }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(value) = self.low.filter(|_| self.is_point()) {
            return write!(formatter, "{}", value.normalize());
        }
        match self.low {
            Some(low) => write!(formatter, "{}{}, ", if self.low_open { '(' } else { '[' }, low.normalize()),
            None => formatter.write_str("(-∞, "),
        }?;
        match self.high {
            Some(high) => write!(formatter, "{}{}", high.normalize(), if self.high_open { ')' } else { ']' }),
            None => formatter.write_str("+∞)"),
        }
    }
}
