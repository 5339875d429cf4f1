//! Arithmetic of intervals: the result contains every value that a pair of true values can give.
//!
//! Results that leave the 28 digits of a decimal are `None`.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Interval;

/// Decimals to which a quotient's bounds are rounded outward. The decimal type rounds a quotient to 28
/// digits; cutting well before that keeps the true quotient inside the bounds.
const QUOTIENT_DECIMALS: u32 = 15;

impl Interval {
    /// `self + other`
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        let low = self.lower().plus(other.lower())?;
        let high = self.upper().plus(other.upper())?;
        Some(Self::between(low, high))
    }

    /// `self - other`
    #[must_use]
    pub fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.negated())
    }

    /// `self * other`
    #[must_use]
    pub fn mul(&self, other: &Self) -> Option<Self> {
        corners(self, other, Bound::times)
    }

    /// `self / other`; `None` when the divisor may be zero.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        let zero = other.contains(Decimal::ZERO);
        let touches =
            other.low.is_some_and(|low| low.is_zero()) || other.high.is_some_and(|high| high.is_zero());
        if zero || touches {
            return None;
        }
        let quotient = corners(self, other, Bound::over)?;
        Some(Self {
            low: quotient.low.map(|low| outward(low, RoundingStrategy::ToNegativeInfinity)),
            high: quotient.high.map(|high| outward(high, RoundingStrategy::ToPositiveInfinity)),
            ..quotient
        })
    }

    fn negated(&self) -> Self {
        Self {
            low: self.high.map(|high| -high),
            low_open: self.high_open,
            high: self.low.map(|low| -low),
            high_open: self.low_open,
        }
    }

    fn lower(&self) -> Bound {
        let value = self.low.map_or(End::Below, End::At);
        Bound { value, open: self.low_open || self.low.is_none() }
    }

    fn upper(&self) -> Bound {
        let value = self.high.map_or(End::Above, End::At);
        Bound { value, open: self.high_open || self.high.is_none() }
    }

    fn between(low: Bound, high: Bound) -> Self {
        Self {
            low: low.value.finite(),
            low_open: low.open && low.value.finite().is_some(),
            high: high.value.finite(),
            high_open: high.open && high.value.finite().is_some(),
        }
    }
}

fn outward(value: Decimal, strategy: RoundingStrategy) -> Decimal {
    value.round_dp_with_strategy(QUOTIENT_DECIMALS, strategy)
}

/// A number or one of the two infinities; the order of the variants is their order on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Below,
    At(Decimal),
    Above,
}

impl End {
    fn finite(self) -> Option<Decimal> {
        if let Self::At(value) = self { Some(value) } else { None }
    }

    fn infinite(negative: bool) -> Self {
        if negative { Self::Below } else { Self::Above }
    }

    fn is_zero(self) -> bool {
        self.finite().is_some_and(|value| value.is_zero())
    }

    fn is_negative(self) -> bool {
        match self {
            Self::Below => true,
            Self::At(value) => value.is_sign_negative() && !value.is_zero(),
            Self::Above => false,
        }
    }
}

/// One end of an interval, and whether it is left out.
#[derive(Debug, Clone, Copy)]
struct Bound {
    value: End,
    open: bool,
}

impl Bound {
    fn plus(self, other: Self) -> Option<Self> {
        let value = match (self.value, other.value) {
            (End::At(a), End::At(b)) => End::At(a.checked_add(b)?),
            (End::At(_), infinite) | (infinite, _) => infinite,
        };
        Some(Self { value, open: self.open || other.open })
    }

    /// Zero times anything is zero, infinity included, and it is reached whenever that zero is.
    fn times(self, other: Self) -> Option<Self> {
        if self.value.is_zero() || other.value.is_zero() {
            let reached = (self.value.is_zero() && !self.open) || (other.value.is_zero() && !other.open);
            return Some(Self { value: End::At(Decimal::ZERO), open: !reached });
        }
        let value = match (self.value, other.value) {
            (End::At(a), End::At(b)) => End::At(a.checked_mul(b)?),
            (a, b) => End::infinite(a.is_negative() != b.is_negative()),
        };
        Some(Self { value, open: self.open || other.open })
    }

    /// The divisor is never zero here; anything finite over infinity comes as near to zero as one likes.
    fn over(self, other: Self) -> Option<Self> {
        if self.value.is_zero() {
            return Some(self);
        }
        let value = match (self.value, other.value) {
            (End::At(a), End::At(b)) => End::At(a.checked_div(b)?),
            (End::At(_), _) => End::At(Decimal::ZERO),
            (a, End::At(b)) => End::infinite(a.is_negative() != b.is_sign_negative()),
            (a, b) => End::infinite(a.is_negative() != b.is_negative()),
        };
        Some(Self { value, open: self.open || other.open })
    }
}

/// The extremes of an operation lie at the four corners; of equal corners a closed bound is preferred.
fn corners(a: &Interval, b: &Interval, operation: fn(Bound, Bound) -> Option<Bound>) -> Option<Interval> {
    let pairs =
        [(a.lower(), b.lower()), (a.lower(), b.upper()), (a.upper(), b.lower()), (a.upper(), b.upper())];
    let bounds: Vec<Bound> = pairs.into_iter().map(|(x, y)| operation(x, y)).collect::<Option<_>>()?;
    let reached_first = |x: &Bound, y: &Bound| x.open.cmp(&y.open);
    let low = bounds.iter().copied().min_by(|x, y| x.value.cmp(&y.value).then(reached_first(x, y)))?;
    let high = bounds.iter().copied().max_by(|x, y| x.value.cmp(&y.value).then(reached_first(y, x)))?;
    Some(Interval::between(low, high))
}
