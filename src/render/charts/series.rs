//! What pictures of series share: what they are about, their axes, and the notes that both need.

use rust_decimal::prelude::ToPrimitive;

use super::axis::Scale;
use super::line::Line;
use super::words::with_unit;
use crate::quantity::Period;
use crate::render::charts::observations::{Course, ends};
use crate::site::{Chart, Series};

/// A series for comparison that rises above the others this many times does not set the axis: its observations
/// beyond the axis are marked at its end, with an arrow and their value.
const OVERTOWERS: f64 = 4.0;

/// The indicators of series, each once, with their units.
pub(super) fn subject(series: &[Series]) -> String {
    let mut names: Vec<String> = Vec::new();
    for series in series {
        let name = with_unit(&series.indicator);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("、")
}

/// The places of series, those for comparison left out.
pub(super) fn places(series: &[Series]) -> Vec<String> {
    series.iter().filter(|series| !series.reference).map(|series| series.place.name()).collect()
}

/// Periods of everything that has a place on the time axis.
pub(super) fn periods<'a>(lines: &[Line<'a>]) -> Vec<&'a Period> {
    let mut all = Vec::new();
    for Course { points, missing, .. } in lines.iter().map(|line| &line.course) {
        all.extend(points.iter().map(|point| &point.figure.period));
        all.extend(missing.iter().map(|(period, _)| *period));
    }
    all
}

/// The value axis and what must be said about it.
pub(super) fn scale(chart: &Chart, lines: &[Line<'_>]) -> (Scale, Vec<String>) {
    let mut words = Vec::new();
    let mut values = extent(lines.iter());
    if chart.log {
        if let Some(scale) = Scale::logarithmic(&values) {
            return (scale, vec!["纵轴为对数坐标".to_owned()]);
        }
        words.push("有零或负值，未用对数坐标".to_owned());
    }
    let own = extent(lines.iter().filter(|line| !line.series.reference));
    let top = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    if top(&own) > 0.0 && top(&values) > top(&own) * OVERTOWERS {
        let most = top(&own) * OVERTOWERS / 2.0;
        values.retain(|value| *value <= most || own.contains(value));
    }
    let baseline = chart.baseline.and_then(|baseline| baseline.to_f64());
    let points: usize = lines.iter().map(|line| line.course.points.len()).sum();
    let scale = Scale::linear(&values, baseline, if points > 1 { 5 } else { 3 });
    if scale.bounds.low() > 0.0 {
        words.push("纵轴不从零开始".to_owned());
    }
    words.extend(lines.iter().filter_map(|line| beyond(line, &scale)));
    (scale, words)
}

fn extent<'l, 'a: 'l>(lines: impl Iterator<Item = &'l Line<'a>>) -> Vec<f64> {
    let courses = lines.map(|line| &line.course);
    let points = courses.flat_map(|course| course.points.iter().chain(&course.targets));
    points
        .flat_map(|point| {
            let (low, high) = point.figure.amount().and_then(ends).unwrap_or((point.value, point.value));
            [point.value, low, high]
        })
        .collect()
}

fn beyond(line: &Line<'_>, scale: &Scale) -> Option<String> {
    let over = line.course.points.iter().filter(|point| !scale.holds(point.value));
    let named: Vec<String> =
        over.map(|point| format!("{}{}", point.figure.period.name(), point.printed)).collect();
    (!named.is_empty()).then(|| format!("{}{}超出纵轴，以箭头表示", line.name, named.join("、")))
}

/// What the foot says about times without observations.
pub(super) fn gaps(lines: &[Line<'_>]) -> Vec<String> {
    let mut words = Vec::new();
    if lines.iter().any(|line| line.course.silent) {
        words.push("虚线所跨期间未收录".to_owned());
    }
    for line in lines.iter().filter(|line| !line.course.missing.is_empty()) {
        let name = if lines.len() > 1 { line.name.as_str() } else { "" };
        let missing = line.course.missing.iter();
        let named: Vec<String> =
            missing.map(|(period, missing)| format!("{}{}", period.name(), missing.name())).collect();
        words.push(format!("{name}{}", named.join("、")));
    }
    words
}
