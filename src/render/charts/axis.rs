//! Axes: finite, ordered bounds and round ticks. plotters hangs on infinite ranges and panics on NaN; neither
//! can be made into [`Bounds`].

use std::ops::Range;

/// More values than this are never drawn: an f64 counts exactly to about 1e15, a decimal ends at 8e28.
const LARGEST: f64 = 1e30;

/// Two finite numbers, the first below the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    low: f64,
    high: f64,
}

impl Bounds {
    /// The narrowest bounds around values; those that are not finite are passed over. Equal values and no values
    /// get room: half the value on either side, or 0 to 1.
    pub(super) fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let admitted = values.into_iter().filter(|value| value.abs() < LARGEST);
        let ends = admitted.fold(None, |ends: Option<(f64, f64)>, value| {
            Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        match ends {
            None => Self { low: 0.0, high: 1.0 },
            Some((low, high)) if low < high && low + (high - low) / 1e6 > low => Self { low, high },
            Some((0.0, _)) => Self { low: 0.0, high: 1.0 },
            Some((low, _)) => Self { low: low - low.abs() / 2.0, high: low + low.abs() / 2.0 },
        }
    }

    /// Lower bound.
    pub(super) fn low(self) -> f64 {
        self.low
    }

    /// Upper bound.
    pub(super) fn high(self) -> f64 {
        self.high
    }

    /// How far apart they are.
    pub(super) fn span(self) -> f64 {
        self.high - self.low
    }

    /// The bounds with a part of their span added at both ends.
    pub(super) fn padded(self, part: f64) -> Self {
        Self { low: self.low - self.span() * part, high: self.high + self.span() * part }
    }

    /// As a range for plotters.
    pub(super) fn range(self) -> Range<f64> {
        self.low..self.high
    }

    /// Whether a value lies within.
    pub(super) fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// A value axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// The bounds on the plane; logarithms where it is logarithmic.
    pub(super) bounds: Bounds,
    /// Where grid lines are, in values.
    pub(super) ticks: Vec<f64>,
    /// The distance of ticks; on a logarithmic axis the smallest tick.
    step: f64,
    log: bool,
}

impl Scale {
    /// A linear axis over values that begins at zero, or at `baseline` when one is asked for, and ends at a tick.
    /// Where all values are zero it goes from 0 to 1.
    pub(super) fn linear(values: &[f64], baseline: Option<f64>, most_ticks: u32) -> Self {
        let foot = baseline.filter(|foot| values.iter().all(|value| value >= foot)).unwrap_or(0.0);
        let covered = Bounds::around(values.iter().copied().chain([foot]));
        let nothing = values.iter().all(|value| *value == 0.0) && foot == 0.0;
        let step = if nothing { 1.0 } else { round_step(covered.span() / f64::from(most_ticks.max(2))) };
        let first = (covered.low / step + 1e-9).floor();
        let last = (covered.high / step - 1e-9).ceil();
        let ticks = (0..=(last - first).min(50.0) as i32).map(|at| (first + f64::from(at)) * step).collect();
        Self { bounds: Bounds::around([first * step, last * step]), ticks, step, log: false }
    }

    /// A logarithmic axis with ticks at 1, 2 and 5; `None` when a value is zero or below, for then there is none.
    pub(super) fn logarithmic(values: &[f64]) -> Option<Self> {
        if values.is_empty() || values.iter().any(|value| *value <= 0.0) {
            return None;
        }
        let around = Bounds::around(values.iter().map(|value| value.log10()));
        let (first, last) = ((around.low - 1e-9).floor(), (around.high + 1e-9).ceil());
        let decades = (0..=(last - first).min(60.0) as i32).map(|at| first + f64::from(at));
        let steps: &[f64] = if last - first > 3.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let all = decades.flat_map(|decade| steps.iter().map(move |step| step * 10f64.powf(decade)));
        let low =
            all.clone().filter(|tick| tick.log10() <= around.low + 1e-9).fold(10f64.powf(first), f64::max);
        let high =
            all.clone().filter(|tick| tick.log10() >= around.high - 1e-9).fold(10f64.powf(last), f64::min);
        let bounds = Bounds::around([low.log10(), high.log10()]);
        let ticks = all.filter(|tick| (low * 0.999..=high * 1.001).contains(tick)).collect();
        Some(Self { bounds, ticks, step: low, log: true })
    }

    /// The place of a value on the plane.
    pub(super) fn place(&self, value: f64) -> f64 {
        if self.log { value.max(f64::MIN_POSITIVE).log10() } else { value }
    }

    /// Whether a value lies on the axis.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.bounds.padded(1e-9).holds(self.place(value))
    }

    /// The tick labels from the lowest up, and the large unit they are counted in: 万, 亿, 万亿 or nothing.
    pub(super) fn labels(&self, counted: bool) -> (Vec<String>, &'static str) {
        let largest = self.ticks.iter().fold(0f64, |largest, tick| largest.max(tick.abs()));
        let (divisor, large) = match largest {
            _ if !counted => (1.0, ""),
            largest if largest >= 1e12 => (1e12, "万亿"),
            largest if largest >= 1e8 => (1e8, "亿"),
            largest if largest >= 1e4 => (1e4, "万"),
            _ => (1.0, ""),
        };
        let ticks = self.ticks.iter();
        (ticks.map(|tick| self.label(tick / divisor, self.step / divisor)).collect(), large)
    }

    fn label(&self, tick: f64, step: f64) -> String {
        if tick == 0.0 {
            return "0".to_owned();
        }
        let step = if self.log { tick } else { step };
        if step.abs() >= 1e15 || (step != 0.0 && step.abs() < 1e-7) {
            return format!("{tick:e}").replace('e', "×10^");
        }
        let decimals = (0..8).find(|decimals| {
            let scaled = step * 10f64.powi(*decimals);
            scaled.round() >= 1.0 && (scaled - scaled.round()).abs() < 1e-6
        });
        let text = format!("{tick:.*}", decimals.unwrap_or(8) as usize);
        match text.strip_prefix('-') {
            Some(digits) if digits.chars().all(|digit| matches!(digit, '0' | '.')) => digits.to_owned(),
            Some(digits) => format!("−{digits}"),
            None => text,
        }
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not below a rough step.
fn round_step(rough: f64) -> f64 {
    let magnitude = 10f64.powf(rough.max(f64::MIN_POSITIVE).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].into_iter();
    steps.map(|step| step * magnitude).find(|step| *step >= rough * 0.999_999).unwrap_or(magnitude * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64]) -> Vec<String> {
        Scale::linear(values, None, 5).labels(true).0
    }

    #[test]
    fn ticks_are_round_and_start_at_zero() {
        assert_eq!(ticks(&[0.6, 0.06]), ["0", "0.2", "0.4", "0.6"]);
        assert_eq!(ticks(&[19.8, 0.06]), ["0", "5", "10", "15", "20"]);
        assert_eq!(ticks(&[-3.0, 4.0]), ["−4", "−2", "0", "2", "4"]);
        assert_eq!(ticks(&[1e-6]), ["0", "0.0000002", "0.0000004", "0.0000006", "0.0000008", "0.0000010"]);
        assert_eq!(
            Scale::linear(&[91000.0], None, 5).labels(true),
            (vec!["0", "2", "4", "6", "8", "10"].into_iter().map(String::from).collect(), "万")
        );
    }

    #[test]
    fn nothing_but_zero_and_nothing_at_all_have_room() {
        assert_eq!(ticks(&[0.0, 0.0]), ["0", "1"]);
        assert_eq!(ticks(&[]), ticks(&[0.0]));
        for values in [vec![f64::NAN], vec![f64::INFINITY], vec![1e300], vec![5.0, 5.0]] {
            let bounds = Bounds::around(values);
            assert!(bounds.low().is_finite() && bounds.low() < bounds.high());
        }
    }

    #[test]
    fn a_baseline_is_kept_only_below_every_value() {
        assert!((Scale::linear(&[95.0, 99.0], Some(90.0), 5).bounds.low() - 90.0).abs() < 1e-9);
        assert!(Scale::linear(&[80.0, 99.0], Some(90.0), 5).bounds.low().abs() < 1e-9);
    }

    #[test]
    fn a_logarithmic_axis_refuses_zero() {
        assert!(Scale::logarithmic(&[1.0, 0.0]).is_none());
        assert_eq!(Scale::logarithmic(&[0.06, 7.1]).unwrap().labels(false).0.first().unwrap(), "0.05");
    }
}
