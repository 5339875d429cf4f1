//! Readings in the order of time: what is cumulative does not fall, a rate that should fall does not rise,
//! and what is counted differently is not compared.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::ledger::Ledger;
use super::{acceptable, also};
use crate::check::Contradiction;
use crate::check::reconcile::methodology;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::say;
use crate::site::{Direction, Figure, Nature};

pub(in crate::check) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let groups = ledger.site.index.groups().filter(|group| group.len() > 1);
    groups.flat_map(|group| one(&last_words(group))).collect()
}

/// The printed results, the last page's word for each period. They come in the order of their periods' ends,
/// so readings of one period stand near each other.
fn last_words(group: &[Arc<Figure>]) -> Vec<&Arc<Figure>> {
    let printed = |one: &&Arc<Figure>| one.nature == Nature::Actual && one.amount().is_some();
    let mut words: Vec<&Arc<Figure>> = Vec::new();
    for figure in group.iter().filter(printed) {
        let end = figure.period.end();
        let mut near = words.iter_mut().rev().take_while(|one| one.period.end() == end);
        match near.find(|one| one.period == figure.period) {
            Some(earlier) => *earlier = figure,
            None => words.push(figure),
        }
    }
    words
}

fn one(words: &[&Arc<Figure>]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut before: Option<&Arc<Figure>> = None;
    // What was reached so far, for each beginning: 2017-10 to 2020-04 counts other things than 2020-04.
    let mut reached: BTreeMap<Option<Date>, &Arc<Figure>> = BTreeMap::new();
    for figure in words {
        if let Some(earlier) = before {
            found.extend(methodology::changed(earlier, figure));
            if methodology::same(earlier, figure) {
                found.extend(rise(earlier, figure));
            } else {
                reached.clear();
            }
        }
        before = Some(figure);
        if !figure.indicator.cumulative {
            continue;
        }
        let mark = reached.entry(beginning(&figure.period)).or_insert(figure);
        let fallen = fall(mark, figure);
        // A fall is told once: later readings are held to the lower one.
        if fallen.is_some() || low(figure) >= low(mark) {
            *mark = figure;
        }
        found.extend(fallen);
    }
    found
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
    Some(acceptable(later, problem))
}

fn rise(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Option<Contradiction> {
    let indicator = &later.indicator;
    if indicator.better != Direction::Lower || !indicator.is_share() || !exceeds(later, earlier) {
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
    Some(acceptable(later, problem))
}

/// Whether one figure is above another one of another day; 2019 and 2019-12 end on the same day and may
/// both be right, one over the year and one at its end.
fn exceeds(high: &Figure, low: &Figure) -> bool {
    let amounts = high.amount().zip(low.amount());
    high.period.end() != low.period.end()
        && amounts.is_some_and(|(high, low)| high.interval.exceeds(&low.interval))
}
