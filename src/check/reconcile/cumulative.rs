//! Observations in the order of time: what is cumulative does not fall, a rate that should fall does not rise,
//! and what is counted differently is not compared.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::ledger::Ledger;
use super::methodology;
use super::wording::also;
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::say;
use crate::site::{Direction, Figure, Nature};

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let groups = ledger.site.index.groups().filter(|group| group.len() > 1);
    groups.flat_map(|group| contradictions(&latest_observations(group))).collect()
}

/// The printed results, of several observations of a period that of the last page. They come in the order of their
/// periods' ends, so observations of one period are near each other.
fn latest_observations(group: &[Arc<Figure>]) -> Vec<&Arc<Figure>> {
    let printed = |figure: &&Arc<Figure>| figure.nature == Nature::Actual && figure.amount().is_some();
    let mut latest: Vec<&Arc<Figure>> = Vec::new();
    for figure in group.iter().filter(printed) {
        let end = figure.period.end();
        let mut near = latest.iter_mut().rev().take_while(|earlier| earlier.period.end() == end);
        match near.find(|earlier| earlier.period == figure.period) {
            Some(earlier) => *earlier = figure,
            None => latest.push(figure),
        }
    }
    latest
}

fn contradictions(observations: &[&Arc<Figure>]) -> Vec<Contradiction> {
    let mut contradictions = Vec::new();
    let mut before: Option<&Arc<Figure>> = None;
    // The highest value so far, for each beginning: 2017-10 to 2020-04 counts other things than 2020-04.
    let mut reached: BTreeMap<Option<Date>, &Arc<Figure>> = BTreeMap::new();
    for figure in observations {
        if let Some(earlier) = before {
            contradictions.extend(methodology::changed(earlier, figure));
            if methodology::same(earlier, figure) {
                contradictions.extend(rise(earlier, figure));
            } else {
                reached.clear();
            }
        }
        before = Some(figure);
        if !figure.indicator.cumulative {
            continue;
        }
        let highest = reached.entry(beginning(&figure.period)).or_insert(figure);
        let fallen = fall(highest, figure);
        // A fall is reported once: later observations are held to the lower one.
        if fallen.is_some() || low(figure) >= low(highest) {
            *highest = figure;
        }
        contradictions.extend(fallen);
    }
    contradictions
}

fn beginning(period: &Period) -> Option<Date> {
    matches!(period, Period::Range(..)).then(|| period.start())
}

fn low(figure: &Figure) -> Option<rust_decimal::Decimal> {
    figure.amount().and_then(|amount| amount.interval.low)
}

fn fall(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Option<Contradiction> {
    if !exceeds(earlier, later) {
        return None;
    }
    let (name, first, second) = (&later.indicator.name, earlier.printed(), later.printed());
    let (from, to) = (earlier.period.name(), later.period.name());
    let problem = Diagnostic::new(
        Code::FigFall,
        say!(
            "「{name}」是累计数，却减少了：{from} {first}，{to} {second}",
            "`{name}` is cumulative and has fallen: {from} {first}, {to} {second}"
        ),
    )
    .at(later.span, say!("累计数不会减少", "a cumulative number does not fall"))
    .at(earlier.span, also(earlier));
    Some(Contradiction::acceptable(later, problem))
}

fn rise(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Option<Contradiction> {
    let indicator = &later.indicator;
    if indicator.direction != Direction::Lower || !indicator.is_share() || !exceeds(later, earlier) {
        return None;
    }
    let (name, first, second) = (&indicator.name, earlier.printed(), later.printed());
    let (from, to) = (earlier.period.name(), later.period.name());
    let problem = Diagnostic::new(
        Code::FigRise,
        say!(
            "「{name}」应当下降，却上升了：{from} {first}，{to} {second}",
            "`{name}` should fall and has risen: {from} {first}, {to} {second}"
        ),
    )
    .at(later.span, say!("比前一期高", "higher than before"))
    .at(earlier.span, also(earlier));
    Some(Contradiction::acceptable(later, problem))
}

/// Whether one figure is above another one of another day; 2019 and 2019-12 end on the same day and may
/// both be right, one over the year and one at its end.
fn exceeds(high: &Figure, low: &Figure) -> bool {
    let amounts = high.amount().zip(low.amount());
    high.period.end() != low.period.end()
        && amounts.is_some_and(|(high, low)| high.interval.exceeds(&low.interval))
}
