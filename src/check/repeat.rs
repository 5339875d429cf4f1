//! One figure has one value: the same indicator, place, period and nature is not given twice differently.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Figure, Nature, Period, Reading, Site, Status, fold_text};
use crate::say;

type Key<'a> = (usize, (&'a str, &'a str), &'a Period, Nature);

pub(super) fn check(site: &Site) -> Vec<Contradiction> {
    let mut groups: BTreeMap<Key<'_>, Vec<&Arc<Figure>>> = BTreeMap::new();
    for figure in site.figures.iter().filter(|figure| figure.nature != Nature::Derived) {
        let key = (figure.indicator.order, figure.place.key(), &figure.period, figure.nature);
        groups.entry(key).or_default().push(figure);
    }
    let mut found = Vec::new();
    for group in groups.values_mut().filter(|group| group.len() > 1) {
        group.sort_by(|a, b| a.page.cmp(&b.page));
        found.extend(one(group));
    }
    found
}

/// Walks through the readings of one figure; a revision is the word that later pages are held to.
fn one(group: &[&Arc<Figure>]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut standing: Option<&Arc<Figure>> = None;
    for figure in group {
        match standing {
            Some(earlier) if figure.status != Status::Revised && differ(earlier, figure) => {
                found.push(contradiction(earlier, figure));
            }
            _ => standing = Some(figure),
        }
    }
    found
}

/// On one page two readings differ when they print different things, for a citation could mean either.
/// Across pages they differ when they cannot both be true: 2.5万名 and 25157名 can.
fn differ(a: &Figure, b: &Figure) -> bool {
    match (&a.reading, &b.reading) {
        _ if a.page == b.page => fold_text(a.printed()) != fold_text(b.printed()),
        (Reading::Amount(a), Reading::Amount(b)) => !a.interval.overlaps(&b.interval),
        _ => false,
    }
}

fn contradiction(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Contradiction {
    let (name, first, second) = (&later.indicator.name, earlier.printed(), later.printed());
    let (place, period) = (later.place.name(), later.period.name());
    let problem = Diagnostic::new(
        Code::FigRepeat,
        say!(
            "{place}{period}的「{name}」有两个说法：{first}、{second}",
            "`{name}` of {place}, {period}, is given as {first} and as {second}"
        ),
    )
    .at(later.span, say!("这里是 {second}", "{second} here"))
    .at(earlier.span, say!("这里是 {first}", "{first} here"));
    let problem = if earlier.page == later.page {
        problem.help(say!(
            "同一页上一个指标、地点、期间只写一个数；范围不同的，用 place 或另一个指标分开",
            "one number an indicator, place and period on a page; tell them apart by `place` or by indicator"
        ))
    } else {
        problem.help(say!(
            "核对两处；后来订正过的，在新的一条写 status: 修订；两个来源本来就不同的，用 accept 说明",
            "compare both; mark a correction with `status: 修订`; where the sources differ, say so with `accept`"
        ))
    };
    Contradiction { figures: vec![Arc::clone(later), Arc::clone(earlier)], problem }
}
