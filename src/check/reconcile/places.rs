//! Totals over places: villages do not exceed their district, districts not their province.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ledger::{Inside, Ledger};
use super::parts::{addition, sum};
use super::{Contradiction, SUM_DECIMALS, acceptable, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Figure, Places};
use crate::say;

/// How many places a message adds up by name; more would hide the sum.
const MAX_NAMED: usize = 5;

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let wholes = ledger.printed().filter(|figure| {
        figure.indicator.places != Places::Apart && figure.place.part.is_none() && figure.amount().is_some()
    });
    wholes
        .flat_map(|whole| [Inside::Parts, Inside::Districts].map(|inside| one(ledger, whole, inside)))
        .flatten()
        .collect()
}

fn one<'a>(ledger: &Ledger<'a>, whole: &'a Arc<Figure>, inside: Inside) -> Option<Contradiction> {
    let all = ledger.inside(inside, whole);
    let given = apart(&standing(all, whole));
    let total = sum(&given)?;
    let interval = whole.amount()?.interval;
    let missing = all.iter().any(|one| one.amount().is_none());
    let complete = whole.indicator.places == Places::All && inside == Inside::Parts && !missing;
    let fits = if complete { total.overlaps(&interval) } else { !total.exceeds(&interval) };
    if fits {
        return None;
    }
    let (name, printed, whole_place) = (&whole.indicator.name, whole.printed(), whole.place.name());
    let result = shown(&total, &whole.indicator.unit, SUM_DECIMALS);
    let count = given.len();
    let addition = if count > MAX_NAMED { format!("{count} 处合计") } else { addition(&given) };
    let (zh, en) = if complete { ("对不上", "do not add up to") } else { ("超过", "exceed") };
    let mut problem = Diagnostic::new(
        Code::FigPlaces,
        say!(
            "各地的「{name}」{zh}{whole_place}的总数：{addition} = {result}，原文 {printed}",
            "`{name}` of the places inside {en} the total of {whole_place}: {addition} = {result}, but {printed} is printed"
        ),
    )
    .at(whole.span, say!("{whole_place} {printed}", "{whole_place} {printed}"));
    for part in given.iter().take(MAX_NAMED) {
        let (place, printed) = (part.place.name(), part.printed());
        problem = problem.at(part.span, say!("{place} {printed}", "{place} {printed}"));
    }
    Some(acceptable(whole, problem))
}

/// One amount a place: that of the whole's own page, else the latest page's.
fn standing<'a>(all: &[&'a Arc<Figure>], whole: &Figure) -> Vec<&'a Arc<Figure>> {
    let mut by_place: BTreeMap<(&str, &str), &Arc<Figure>> = BTreeMap::new();
    for figure in all.iter().filter(|one| one.amount().is_some()) {
        by_place
            .entry(figure.place.key())
            .and_modify(|known| {
                let better =
                    figure.page == whole.page || (known.page != whole.page && known.page < figure.page);
                if better {
                    *known = figure;
                }
            })
            .or_insert(figure);
    }
    by_place.into_values().collect()
}

/// Places that cannot overlap. A name that begins or ends with another one, 大盛镇青龙村 with 大盛镇 or with
/// 青龙村, may lie in it or be the same place, so it is not added to it.
fn apart<'a>(figures: &[&'a Arc<Figure>]) -> Vec<&'a Arc<Figure>> {
    let forward = |name: &str| name.to_owned();
    let backward = |name: &str| name.chars().rev().collect::<String>();
    drop_nested(drop_nested(figures.to_vec(), forward), backward)
}

/// In sorted order whatever begins with a name follows it at once.
fn drop_nested<'a>(figures: Vec<&'a Arc<Figure>>, spell: impl Fn(&str) -> String) -> Vec<&'a Arc<Figure>> {
    let spelled = |figure: &Arc<Figure>| {
        let (district, part) = figure.place.key();
        spell(if part.is_empty() { district } else { part })
    };
    let mut named: Vec<(String, &Arc<Figure>)> = figures.into_iter().map(|one| (spelled(one), one)).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let mut kept: Vec<(String, &Arc<Figure>)> = Vec::new();
    for (name, figure) in named {
        if !kept.last().is_some_and(|(outer, _)| name.starts_with(outer.as_str())) {
            kept.push((name, figure));
        }
    }
    kept.into_iter().map(|(_, figure)| figure).collect()
}
