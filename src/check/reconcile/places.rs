//! Totals over places: villages do not exceed their district, districts not their province.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ledger::{Inside, Ledger};
use super::parts::{addition, sum};
use super::wording::{SUM_DECIMALS, printed_interval};
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Aggregation, Figure};

/// How many places a message adds up by name; more would hide the sum.
const MAX_NAMED: usize = 5;

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let wholes = ledger.printed().filter(|figure| {
        figure.indicator.aggregation != Aggregation::Unrelated
            && figure.place.part.is_none()
            && figure.amount().is_some()
    });
    wholes
        .flat_map(|whole| {
            [Inside::Parts, Inside::Districts].map(|inside| contradiction(ledger, whole, inside))
        })
        .flatten()
        .collect()
}

fn contradiction<'a>(ledger: &Ledger<'a>, whole: &'a Arc<Figure>, inside: Inside) -> Option<Contradiction> {
    let all = ledger.inside(inside, whole);
    let amounts = latest(&all, whole);
    let given = disjoint(&amounts);
    let total = sum(&given)?;
    let interval = whole.amount()?.interval;
    let missing = given.len() < amounts.len() || all.iter().any(|figure| figure.amount().is_none());
    let complete = whole.indicator.aggregation == Aggregation::Total && inside == Inside::Parts && !missing;
    let fits = if complete { total.overlaps(&interval) } else { !total.exceeds(&interval) };
    if fits {
        return None;
    }
    let (name, printed, whole_place) = (&whole.indicator.name, whole.printed(), whole.place.name());
    let result = printed_interval(&total, &whole.indicator.unit, SUM_DECIMALS);
    let count = given.len();
    let arithmetic = match count {
        1 => result,
        2..=MAX_NAMED => format!("{} = {result}", addition(&given)),
        _ => format!("{count} 处合计 = {result}"),
    };
    let (zh, en) = if complete { ("对不上", "do not add up to") } else { ("超过", "exceed") };
    let mut problem = Diagnostic::new(
        Code::FigPlaces,
        say!(
            "各地的「{name}」{zh}{whole_place}的总数：{arithmetic}，原文 {printed}",
            "`{name}` of the places inside {en} the total of {whole_place}: {arithmetic}, but {printed} is printed"
        ),
    )
    .at(whole.span, say!("{whole_place} {printed}", "{whole_place} {printed}"));
    for part in given.iter().take(MAX_NAMED) {
        let (place, printed) = (part.place.name(), part.printed());
        problem = problem.at(part.span, say!("{place} {printed}", "{place} {printed}"));
    }
    Some(Contradiction::acceptable(whole, problem))
}

/// One amount a place: that of the whole's own page, else the latest page's.
fn latest<'a>(all: &[&'a Arc<Figure>], whole: &Figure) -> Vec<&'a Arc<Figure>> {
    let mut by_place: BTreeMap<(&str, &str), &Arc<Figure>> = BTreeMap::new();
    for figure in all.iter().filter(|figure| figure.amount().is_some()) {
        by_place
            .entry(figure.place.key())
            .and_modify(|known| {
                let preferred =
                    figure.page == whole.page || (known.page != whole.page && known.page < figure.page);
                if preferred {
                    *known = figure;
                }
            })
            .or_insert(figure);
    }
    by_place.into_values().collect()
}

/// Places that cannot overlap: those whose names begin with another one (大盛镇青龙村 in 大盛镇) lie in it, and one
/// that another name ends with (青龙村) may be the same place, so neither is added.
fn disjoint<'a>(figures: &[&'a Arc<Figure>]) -> Vec<&'a Arc<Figure>> {
    let backward = |name: &str| name.chars().rev().collect::<String>();
    let inner = nested(figures.iter().map(|figure| name(figure).to_owned()).collect(), |_, longer| longer);
    let short = nested(figures.iter().map(|figure| backward(name(figure))).collect(), |shorter, _| shorter);
    let outside = |figure: &Figure| !inner.contains(name(figure)) && !short.contains(&backward(name(figure)));
    figures.iter().filter(|figure| outside(figure)).copied().collect()
}

fn name(figure: &Figure) -> &str {
    match figure.place.key() {
        (district, "") => district,
        (_, part) => part,
    }
}

/// Of each two names of which one begins with the other, the one to drop. In sorted order whatever begins with
/// a name follows it at once.
fn nested(mut names: Vec<String>, drop: impl Fn(String, String) -> String) -> BTreeSet<String> {
    names.sort();
    let mut dropped = BTreeSet::new();
    let mut outer: Vec<String> = Vec::new();
    for name in names {
        while outer.last().is_some_and(|outer| !name.starts_with(outer.as_str())) {
            outer.pop();
        }
        if let Some(outer) = outer.last() {
            dropped.insert(drop(outer.clone(), name.clone()));
        }
        outer.push(name);
    }
    dropped
}
