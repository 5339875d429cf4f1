//! From figures to points: where each is drawn, which are joined, and which are missing.

use rust_decimal::prelude::ToPrimitive;

use super::words::printed;
use crate::quantity::{Amount, Period};
use crate::site::{Figure, Missing, Nature, Series, Status};

/// A gap longer than this many reporting steps is bridged by a guide, not by a line.
const LONG: f64 = 1.5;

/// An observation with an amount.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point<'a> {
    /// The figure.
    pub(super) figure: &'a Figure,
    /// Its value.
    pub(super) value: f64,
    /// What is printed beside it.
    pub(super) printed: String,
    /// Provisional or computed.
    pub(super) hollow: bool,
}

/// How an observation hangs together with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// Consecutive observations.
    Line,
    /// Consecutive observations, the later one provisional.
    Provisional,
    /// Only two observations, or a long time in which nothing was published.
    Guide,
    /// An observation between them is declared missing.
    Broken,
}

/// One series ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course<'a> {
    /// Its observations by time.
    pub(super) points: Vec<Point<'a>>,
    /// How each observation but the first is joined to the one before.
    pub(super) joins: Vec<Join>,
    /// What is declared missing.
    pub(super) missing: Vec<(&'a Period, Missing)>,
    /// Targets and plans among its figures.
    pub(super) targets: Vec<Point<'a>>,
    /// Whether a guide bridges a long time with nothing declared.
    pub(super) silent: bool,
}

/// A figure's value, when it has one that can be drawn.
pub(super) fn point(figure: &Figure) -> Option<Point<'_>> {
    let value = figure.amount()?.value.to_f64().filter(|value| value.is_finite())?;
    let hollow = figure.nature == Nature::Derived || figure.status == Status::Provisional;
    Some(Point { figure, value, printed: printed(figure), hollow })
}

/// The ends of a printed range, when it has both.
pub(super) fn ends(amount: &Amount) -> Option<(f64, f64)> {
    let (low, high) = (amount.interval.low?.to_f64()?, amount.interval.high?.to_f64()?);
    (amount.qualifier == crate::quantity::Qualifier::Range && low < high).then_some((low, high))
}

/// Sorts a series by time and says how its observations hang together.
pub(super) fn course(series: &Series) -> Course<'_> {
    let mut figures: Vec<&Figure> = series.figures.iter().map(AsRef::as_ref).collect();
    figures.sort_by_key(|figure| figure.period.end());
    let (planned, results): (Vec<&Figure>, Vec<&Figure>) =
        figures.into_iter().partition(|figure| matches!(figure.nature, Nature::Target | Nature::Plan));
    let points: Vec<Point<'_>> = results.iter().copied().filter_map(point).collect();
    let missing: Vec<(&Period, Missing)> = results
        .iter()
        .filter_map(|figure| match figure.observation {
            crate::site::Observation::Missing(missing) => Some((&figure.period, missing)),
            crate::site::Observation::Amount(_) => None,
        })
        .collect();
    let shortest = pairs(&points).map(|(a, b)| days_between(a, b)).fold(f64::INFINITY, f64::min);
    let mut joins = Vec::new();
    let mut silent = false;
    for (before, after) in pairs(&points) {
        let broken = missing.iter().any(|(period, _)| {
            before.figure.period.end() <= period.end() && period.end() <= after.figure.period.end()
        });
        let long = days_between(before, after) > LONG * step(before, after, shortest, points.len());
        silent |= long && !broken;
        joins.push(match after.figure.status {
            _ if broken => Join::Broken,
            _ if long || points.len() == 2 => Join::Guide,
            Status::Provisional => Join::Provisional,
            _ => Join::Line,
        });
    }
    Course { points, joins, missing, targets: planned.into_iter().filter_map(point).collect(), silent }
}

fn pairs<'r, 'a>(points: &'r [Point<'a>]) -> impl Iterator<Item = (&'r Point<'a>, &'r Point<'a>)> {
    points.iter().zip(points.iter().skip(1))
}

fn days_between(before: &Point<'_>, after: &Point<'_>) -> f64 {
    super::time::day(after.figure.period.end()) - super::time::day(before.figure.period.end())
}

/// The usual distance of two observations: the length of their periods, or the shortest distance in the series;
/// two observations alone have no distance to compare with.
fn step(before: &Point<'_>, after: &Point<'_>, shortest: f64, count: usize) -> f64 {
    let length = |point: &Point<'_>| {
        let period = &point.figure.period;
        super::time::day(period.end()) - super::time::day(period.start()) + 1.0
    };
    let own = length(before).max(length(after));
    if count > 2 { own.max(shortest) } else { own }
}
