//! One figure has one value: a published value changes only with an explanation.

use std::sync::Arc;

use super::ledger::Ledger;
use super::methodology;
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Figure, Observation, Status};
use crate::text::number_key;

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    // Each group is walked through once, from its first observation.
    let is_first = |figure: &&Arc<Figure>| {
        ledger.observations(figure).next().is_some_and(|first| Arc::ptr_eq(first, figure))
    };
    ledger.printed().filter(is_first).flat_map(|figure| contradictions(ledger.observations(figure))).collect()
}

/// Walks through the observations of one figure; later pages are held to a revision.
fn contradictions<'a>(group: impl Iterator<Item = &'a Arc<Figure>>) -> Vec<Contradiction> {
    let mut contradictions = Vec::new();
    let mut reference: Option<&Arc<Figure>> = None;
    for figure in group {
        match reference {
            Some(earlier) if earlier.page != figure.page && !methodology::same(earlier, figure) => {
                contradictions.extend(methodology::changed(earlier, figure));
                reference = Some(figure);
            }
            Some(earlier) if figure.status != Status::Revised && differ(earlier, figure) => {
                contradictions.push(contradiction(earlier, figure));
            }
            _ => reference = Some(figure),
        }
    }
    contradictions
}

/// On one page two observations differ when they print different things, for a citation could mean either.
/// Across pages they differ when they cannot both be true: 2.5万名 and 25157名 can.
fn differ(a: &Figure, b: &Figure) -> bool {
    match (&a.observation, &b.observation) {
        _ if a.page == b.page => number_key(a.printed()) != number_key(b.printed()),
        (Observation::Amount(a), Observation::Amount(b)) => !a.interval.overlaps(&b.interval),
        _ => false,
    }
}

fn contradiction(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Contradiction {
    let (name, first, second) = (&later.indicator.name, earlier.printed(), later.printed());
    let (place, period) = (later.place.name(), later.period.name());
    let labels = |problem: Diagnostic| {
        let problem = problem.at(later.span, say!("这里是 {second}", "{second} here"));
        problem.at(earlier.span, say!("这里是 {first}", "{first} here"))
    };
    if earlier.page == later.page {
        let problem = labels(Diagnostic::new(
            Code::FigRepeat,
            say!(
                "{place}{period}的「{name}」有两个说法：{first}、{second}",
                "`{name}` of {place}, {period}, is given as {first} and as {second}"
            ),
        ));
        let problem = problem.help(say!(
            "同一页上一个指标、地点、期间只写一个数；范围不同的，用 place 或另一个指标分开",
            "one number per indicator, place and period on a page; tell them apart by `place` or by indicator"
        ));
        return Contradiction { figures: vec![Arc::clone(later), Arc::clone(earlier)], problem };
    }
    let problem = labels(Diagnostic::new(
        Code::FigRevised,
        say!(
            "{place}{period}的「{name}」改了没有说明：先前公布 {first}，这里是 {second}",
            "`{name}` of {place}, {period}, has changed without a word: {first} was published, {second} is here"
        ),
    ));
    let mut contradiction = Contradiction::acceptable(
        later,
        problem.help(say!(
            "确实订正过的，写 {{value: {second}, status: 修订, reason: 为什么改}}；理由会印在数旁",
            "mark a correction: {{value: {second}, status: 修订, reason: why}}; readers see the reason beside the number"
        )),
    );
    contradiction.figures.push(Arc::clone(earlier));
    contradiction
}
