//! Fractions of whole numbers, compared by the digits of their continued fractions, so that nothing overflows.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// `n / d` with `d > 0`, not reduced.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fraction {
    n: i128,
    d: i128,
}

impl Fraction {
    pub(crate) fn new(n: i128, d: i128) -> Self {
        if d < 0 { Self { n: -n, d: -d } } else { Self { n, d } }
    }

    pub(crate) fn of(value: Decimal) -> Self {
        Self::new(value.mantissa(), 10_i128.pow(value.scale()))
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self::new(self.n * other.d + other.n * self.d, self.d * other.d)
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(Self::new(-other.n, other.d))
    }

    pub(crate) fn times(self, other: Self) -> Self {
        Self::new(self.n * other.n, self.d * other.d)
    }

    pub(crate) fn over(self, other: Self) -> Self {
        Self::new(self.n * other.d, self.d * other.n)
    }

    pub(crate) fn near(self) -> f64 {
        self.n as f64 / self.d as f64
    }

    /// Whole parts first, then the remainders upside down, as Euclid has it.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        let (mut a, mut b, mut turned) = (self, other, false);
        loop {
            let (x, y) = (a.n.div_euclid(a.d), b.n.div_euclid(b.d));
            let (r, s) = (a.n.rem_euclid(a.d), b.n.rem_euclid(b.d));
            let order = match x.cmp(&y) {
                Ordering::Equal if r == 0 || s == 0 => r.cmp(&0).cmp(&s.cmp(&0)),
                Ordering::Equal => {
                    (a, b, turned) = (Self { n: a.d, d: r }, Self { n: b.d, d: s }, !turned);
                    continue;
                }
                order => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}
