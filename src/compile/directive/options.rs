//! Options that several kinds of chart share: indicators, places and periods by name.

use std::sync::Arc;

use crate::compile::citation;
use crate::compile::fields::Fields;
use crate::compile::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::read::Scalar;
use crate::say;
use crate::site::{Indicator, Place};
use crate::text::source::Span;

/// Something named in an option, and where.
#[derive(Debug, Clone)]
pub(super) struct Selection<T> {
    /// What is meant.
    pub(super) value: T,
    /// Where it is named; the fence for what is taken by default.
    pub(super) span: Span,
    /// Whether the author named it.
    pub(super) explicit: bool,
}

/// Another series to compare with.
pub(super) type Comparison = (Arc<Indicator>, Place);

/// Keeps what could be understood and reports the rest.
pub(super) fn ok_or_report<T>(out: &mut Vec<Diagnostic>, result: Result<T, Diagnostic>) -> Option<T> {
    result.map_err(|problem| out.push(problem)).ok()
}

/// The indicator under a key that must be there.
pub(super) fn indicator(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    key: &'static str,
) -> Option<Arc<Indicator>> {
    let name = fields.required(key)?;
    ok_or_report(out, citation::indicator(scope, name.text.trim(), name.span))
}

/// The indicators of a list; `None` when one of them is unknown.
pub(super) fn indicators(
    out: &mut Vec<Diagnostic>,
    names: &[&Scalar],
    scope: &Scope<'_>,
) -> Option<Vec<Selection<Arc<Indicator>>>> {
    let indicators = names.iter().map(|name| {
        let indicator = ok_or_report(out, citation::indicator(scope, name.text.trim(), name.span))?;
        Some(Selection { value: indicator, span: name.span, explicit: true })
    });
    all(indicators)
}

/// The period under `period`, when one is given.
pub(super) fn period(out: &mut Vec<Diagnostic>, fields: &mut Fields<'_>) -> Option<Period> {
    let scalar = fields.scalar("period")?;
    ok_or_report(out, citation::period(&scalar.text, scalar.span))
}

/// The places under `places`, each once; `None` when one of them is unknown.
pub(super) fn places(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
) -> Option<Vec<Selection<Place>>> {
    let names = fields.list("places");
    let mut places: Vec<Selection<Place>> = Vec::new();
    let mut complete = true;
    for name in names {
        let Some(place) = ok_or_report(out, citation::place(scope, name.text.trim(), name.span)) else {
            complete = false;
            continue;
        };
        if let Some(first) = places.iter().find(|earlier| earlier.value == place) {
            let place_name = place.name();
            out.push(
                Diagnostic::new(
                    Code::KeyDuplicate,
                    say!("{place_name}写了两次", "{place_name} is listed twice"),
                )
                .at(name.span, say!("又写了一次", "again"))
                .at(first.span, say!("前面已有", "the first time"))
                .help(say!("删去一个", "delete one of them")),
            );
            continue;
        }
        places.push(Selection { value: place, span: name.span, explicit: true });
    }
    complete.then_some(places)
}

/// The page's district as a place taken by default.
pub(super) fn home(fields: &mut Fields<'_>, scope: &Scope<'_>, fence: Span) -> Option<Selection<Place>> {
    if scope.home.is_none() {
        fields.missing("places");
    }
    scope.home.clone().map(|value| Selection { value, span: fence, explicit: false })
}

/// All districts of the site, without the places for comparison.
pub(super) fn own_districts(scope: &Scope<'_>, fence: Span) -> Vec<Selection<Place>> {
    let own = scope
        .districts
        .iter()
        .filter(|district| !scope.references.iter().any(|name| district.is_called(name)));
    own.map(|district| Selection { value: Place::whole(district), span: fence, explicit: false }).collect()
}

/// The series to compare with: `地点`, or `地点/指标` for another indicator there.
pub(super) fn references(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    indicator: &Arc<Indicator>,
) -> Option<Vec<Selection<Comparison>>> {
    let names = fields.list("reference");
    let comparisons = names.iter().map(|name| {
        let (place, other) = match name.text.split_once('/') {
            Some((place, other)) => (place, Some(other)),
            None => (name.text.as_str(), None),
        };
        let at = name.place(0, place.len());
        let resolved = ok_or_report(out, citation::place(scope, place.trim(), at));
        let indicator = match other {
            None => Some(Arc::clone(indicator)),
            Some(other) => {
                let at = name.place(place.len() + 1, name.text.len());
                ok_or_report(out, citation::indicator(scope, other.trim(), at))
            }
        };
        Some(Selection { value: (indicator?, resolved?), span: name.span, explicit: true })
    });
    all(comparisons)
}

/// Everything, when nothing is missing; goes through all of it, so that every problem is reported.
fn all<T>(options: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let options: Vec<Option<T>> = options.collect();
    options.into_iter().collect()
}
