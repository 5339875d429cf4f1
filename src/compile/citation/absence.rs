//! The messages for a citation that matches no figure, or more than one.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compile::scope::{PageScope, Query};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::quantity::Formula;
use crate::say;
use crate::site::{Figure, Indicator, Place};
use crate::text::source::Span;

/// Names listed in one message; more would not be read.
const LISTED: usize = 8;

/// Nothing fits: says which periods and places there are.
pub(crate) fn nothing(scope: &PageScope<'_>, query: &Query, target: &Place, span: Span) -> Diagnostic {
    let (name, place) = (&query.indicator.name, target.name());
    let message = match &query.period {
        Some(period) => {
            let (period, key) = (period.name(), period.key());
            say!("{place}没有「{name}」{period}的数据", "{place} has no figure `{name}` for {key}")
        }
        None => say!("{place}没有「{name}」的数据", "{place} has no figure `{name}`"),
    };
    let problem = Diagnostic::new(Code::CiteUnknown, message).at(span, say!("引用了它", "it is cited here"));
    let problem = causes(scope, &query.indicator, target)
        .into_iter()
        .fold(problem, |problem, cause| problem.caused_by(cause));
    let periods = periods(scope, &query.indicator, target);
    if !periods.is_empty() {
        return problem.help(say!("{place}现有的期间：{periods}", "{place} has: {periods}"));
    }
    let places = places(scope, &query.indicator);
    if let Some(formula) = query.indicator.equals.first().filter(|_| places.is_empty()) {
        return problem.help(say!(
            "它要由「{formula}」推算；在同一页给齐各项同一期间的确数，或直接写出它的数",
            "it follows from {formula}: give exact amounts of one period for all of these on one page, or its own"
        ));
    }
    if places.is_empty() {
        return problem.help(say!(
            "全站都没有这个指标的数据；先写进本页 figures，或改用 {{lit}}",
            "no page has a figure of it; write one under `figures`, or use {{lit}}"
        ));
    }
    problem.help(say!(
        "有这个指标的地点：{places}；写成 {name}/地点",
        "places that have it: {places}; write {name}/place"
    ))
}

/// What would explain that an indicator has no figure at a place: its figures were lost or those it follows
/// from, or a page of the district was.
pub(crate) fn causes(scope: &PageScope<'_>, indicator: &Indicator, place: &Place) -> Vec<Suppression> {
    let slug = &place.district.slug;
    let mut names = vec![indicator.name.as_str()];
    let mut at = 0;
    while let Some(name) = names.get(at) {
        let formulas =
            scope.dictionary.get(name).map(|indicator| indicator.equals.as_slice()).unwrap_or_default();
        let operands = formulas.iter().flat_map(Formula::names);
        let operands = operands.filter_map(|name| Some(scope.dictionary.get(name)?.name.as_str()));
        let new: Vec<&str> = operands.filter(|name| !names.contains(name)).collect();
        names.extend(new);
        at += 1;
    }
    let figures = names
        .into_iter()
        .map(|name| Suppression::Figures { indicator: name.to_owned(), district: slug.clone() });
    figures.chain([Suppression::content(slug)]).collect()
}

/// Several figures fit: names them.
pub(crate) fn ambiguous(query: &Query, several: &[&Arc<Figure>], span: Span) -> Diagnostic {
    let name = &query.indicator.name;
    let count = several.len();
    let message = say!("「{name}」有 {count} 个数都符合", "{count} figures fit `{name}`");
    let written: BTreeSet<String> = several
        .iter()
        .map(|figure| {
            let part = figure.place.part.as_ref().map(|part| format!("/{part}")).unwrap_or_default();
            format!("{name}@{}{part}", figure.period.key())
        })
        .collect();
    let mut problem =
        Diagnostic::new(Code::CiteAmbiguous, message).at(span, say!("说的是哪一个？", "which one?"));
    for figure in several.iter().take(LISTED) {
        let (printed, nature) = (figure.printed(), figure.nature.name());
        problem = problem.at(figure.span, say!("{printed}（{nature}）", "{printed} ({nature})"));
    }
    let list = listed(written);
    problem.help(say!("写明期间或地点：{list}", "name the period or place: {list}"))
}

/// A page without a district cites without a place.
pub(crate) fn no_place(query: &Query, span: Span) -> Diagnostic {
    let name = &query.indicator.name;
    Diagnostic::new(Code::CiteUnknown, say!("「{name}」没有写明地点", "`{name}` is cited without a place"))
        .at(span, say!("本页不属于任何区县", "this page belongs to no district"))
        .help(say!("写成 {name}/地点，例如 {name}/全国", "write {name}/place"))
}

fn periods(scope: &PageScope<'_>, indicator: &Indicator, place: &Place) -> String {
    let periods: BTreeSet<_> =
        scope.index.all(indicator, place).iter().map(|figure| &figure.period).collect();
    listed(periods.into_iter().map(crate::quantity::Period::key))
}

/// Districts that have the indicator, and parts in this page's figures.
fn places(scope: &PageScope<'_>, indicator: &Indicator) -> String {
    let parts = scope.figures.iter().filter(|figure| figure.indicator.order == indicator.order);
    let parts = parts.filter_map(|figure| figure.place.part.as_deref().map(str::to_owned));
    let districts = scope.districts.iter();
    let districts = districts
        .filter(|district| !scope.index.all(indicator, &Place::whole(district)).is_empty())
        .map(|district| district.name.clone());
    let mut distinct = BTreeSet::new();
    listed(parts.chain(districts).filter(|name| distinct.insert(name.clone())))
}

fn listed(names: impl IntoIterator<Item = String>) -> String {
    let names: Vec<String> = names.into_iter().collect();
    let more = if names.len() > LISTED { " …" } else { "" };
    format!("{}{more}", names.into_iter().take(LISTED).collect::<Vec<_>>().join("、"))
}
