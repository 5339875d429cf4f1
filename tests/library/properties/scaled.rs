//! Values as whole numbers of billionths, and the interval a print is known to stand for.

use rust_decimal::Decimal;
use tongbao::quantity::Interval;

/// One.
pub(crate) const ONE: i128 = 1_000_000_000;

/// Bounds in billionths, each with whether it is left out; `None` is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) low: Option<(i128, bool)>,
    pub(crate) high: Option<(i128, bool)>,
}

impl Known {
    pub(crate) fn closed(low: i128, high: i128) -> Self {
        Self { low: Some((low, false)), high: Some((high, false)) }
    }

    /// Half a unit of the last digit to either side; what lies exactly between two prints goes away from zero.
    pub(crate) fn around(value: i128, unit: i128) -> Self {
        Self { low: Some((value - unit / 2, value == 0)), high: Some((value + unit / 2, true)) }
    }

    pub(crate) fn of(interval: &Interval) -> Self {
        Self {
            low: interval.low.map(|low| (billionths(low), interval.low_open)),
            high: interval.high.map(|high| (billionths(high), interval.high_open)),
        }
    }
}

/// Read off the digits of its text.
pub(crate) fn billionths(value: Decimal) -> i128 {
    let text = value.to_string();
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction:0<9}");
    assert!(fraction.len() <= 9, "{value}");
    sign * digits.parse::<i128>().unwrap()
}
