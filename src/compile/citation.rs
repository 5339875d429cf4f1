//! Citations: which figure an author means by an indicator, a period and a place.

mod absence;
mod names;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::sync::Arc;

use super::scope::PageScope;
pub(crate) use super::scope::Query;
use crate::diagnostic::Diagnostic;
use crate::quantity::Period;
use crate::site::{Figure, Nature, Place};
use crate::text::source::Span;

pub(crate) use absence::{causes, nothing};
pub(crate) use names::{indicator, named, period, place};

/// The figure a citation means: this page's word first, then the site's; results before targets.
///
/// # Errors
/// `CITE-UNKNOWN` with what there is instead, `CITE-AMBIGUOUS` with the figures that fit.
pub(crate) fn find(scope: &PageScope<'_>, query: &Query, span: Span) -> Result<Arc<Figure>, Diagnostic> {
    let Some(target) = query.place.as_ref().or(scope.home.as_ref()) else {
        return Err(absence::no_place(query, span));
    };
    let on_page: Vec<&Arc<Figure>> = scope.figures.iter().filter(|figure| fits(figure, query)).collect();
    let period = query.period.as_ref().or(scope.period.as_ref());
    let exact =
        on_page.iter().copied().filter(|figure| figure.place == *target && Some(&figure.period) == period);
    match first_rank(exact).as_slice() {
        [] => {}
        same @ [first, ..] if agree(same) => return Ok(Arc::clone(first)),
        several => return Err(absence::ambiguous(query, several, span)),
    }
    if let [only] = first_rank(on_page.iter().copied()).as_slice() {
        return Ok(Arc::clone(only));
    }
    if let Some(figure) = elsewhere(scope, query, target) {
        return Ok(figure);
    }
    match on_page.as_slice() {
        [] => Err(absence::nothing(scope, query, target, span)),
        several => Err(absence::ambiguous(query, several, span)),
    }
}

/// Whether a figure lies in the future of a page: it begins after the page's period has ended. What an
/// old bulletin says must not change when a later one is added.
pub(crate) fn is_later(figure: &Figure, page: Option<&Period>) -> bool {
    page.is_some_and(|page| figure.period.start() > page.end())
}

fn fits(figure: &Figure, query: &Query) -> bool {
    figure.indicator.order == query.indicator.order
        && query.period.as_ref().is_none_or(|period| figure.period == *period)
        && query.place.as_ref().is_none_or(|place| figure.place == *place)
}

/// What the site knows: the last word on a period, or the latest observation that is not later than the page.
fn elsewhere(scope: &PageScope<'_>, query: &Query, target: &Place) -> Option<Arc<Figure>> {
    let known = scope.index.all(&query.indicator, target).iter();
    if let Some(period) = &query.period {
        let figures = first_rank(known.filter(|figure| figure.period == *period));
        return figures.last().map(|figure| Arc::clone(figure));
    }
    let series = scope.index.series(&query.indicator, target);
    let results = || series.iter().filter(|figure| !is_later(figure, scope.period.as_ref()));
    let latest = results().rfind(|figure| figure.amount().is_some()).or_else(|| results().next_back());
    let planned = known.filter(|figure| rank(figure) > rank_of(Nature::Derived));
    latest.or_else(|| planned.max_by_key(|figure| (figure.period.end(), Reverse(rank(figure))))).cloned()
}

/// Those figures whose nature comes first: results, then derived ones, targets, plans.
fn first_rank<'a>(figures: impl Iterator<Item = &'a Arc<Figure>>) -> Vec<&'a Arc<Figure>> {
    let mut figures: Vec<_> = figures.collect();
    let first = figures.iter().map(|figure| rank(figure)).min();
    figures.retain(|figure| Some(rank(figure)) == first);
    figures
}

fn rank(figure: &Figure) -> u8 {
    rank_of(figure.nature)
}

fn rank_of(nature: Nature) -> u8 {
    match nature {
        Nature::Actual => 0,
        Nature::Derived => 1,
        Nature::Target => 2,
        Nature::Plan => 3,
    }
}

/// Whether figures print the same, so that it does not matter which one is cited.
fn agree(figures: &[&Arc<Figure>]) -> bool {
    figures.windows(2).all(|pair| match pair {
        [a, b] => a.printed() == b.printed(),
        _ => true,
    })
}
