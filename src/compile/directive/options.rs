//! Options that several kinds of chart share: their keys, and how they are read.

use std::sync::Arc;

use crate::compile::citation;
use crate::compile::citation::Query;
use crate::compile::fields::Fields;
use crate::compile::keys::ValueKind::{self, Choice, Flag, List, Prose, Shaped};
use crate::compile::keys::{Key, Name, SLUG, keys};
use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::read::Scalar;
use crate::say;
use crate::site::{ChartKind, Indicator, Place, Series, words};
use crate::text::source::Span;

/// What every kind has.
pub(super) const EACH: &[Key] = keys! {
    kind: must Choice(words::<ChartKind>), "哪一种图", "Which kind";
    title: must Prose => "贫困发生率逐年下降", "标题：读者该看到的结论", "Title: what the reader is to see";
    caption: may Prose, "图下面的一句话", "A sentence below it";
    alt: may Prose, "读屏软件念的文字；不写由程序写", "Text for screen readers; written by the program when left out";
    note: may Prose, "图的附注", "A note to the chart";
    id: may Shaped(&SLUG) => "tongnan-trend", "图表名，用在文件名里；不写就按次序编号", "Its name in files; numbered when left out";
};
/// Read by [`indicator`].
pub(super) const INDICATOR: &[Key] = keys! {
    indicator: must ValueKind::Name(Name::Indicator), "画哪个指标", "The indicator drawn";
};
/// Read by [`places`] and [`one_place`].
pub(super) const PLACES: &[Key] = keys! {
    places: may List(&ValueKind::Name(Name::District)) => "[潼南区, 渝北区]", "画哪些地点；不写就是本区县",
        "Places drawn; this district when left out";
};
/// Read by [`period`].
pub(super) const PERIOD: &[Key] = keys! {
    period: may ValueKind::Period, "画哪一期；不写就是最近的一期", "The period drawn; the latest when left out";
};
/// Read for every kind that has a value axis.
pub(super) const AXIS: &[Key] = keys! {
    baseline: may ValueKind::Text => "0.5", "数轴从几起；不写由程序定", "Where the axis begins";
    log: may Flag, "写 true 用对数坐标；与 baseline 只写一样", "true for a log scale; either this or `baseline`";
};

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
pub(super) type ChartReference = (Arc<Indicator>, Place);

/// Keeps what could be understood and reports the rest.
pub(super) fn ok_or_report<T>(out: &mut Vec<Diagnostic>, result: Result<T, Diagnostic>) -> Option<T> {
    result.map_err(|problem| out.push(problem)).ok()
}

/// The indicator under a key that must be there.
pub(super) fn indicator(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
    key: &'static str,
) -> Option<Arc<Indicator>> {
    let name = fields.required(key)?;
    ok_or_report(out, citation::indicator(scope, name.text.trim(), name.span))
}

/// The indicators of a list; `None` when one of them is unknown.
pub(super) fn indicators(
    out: &mut Vec<Diagnostic>,
    names: &[&Scalar],
    scope: &PageScope<'_>,
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
    scope: &PageScope<'_>,
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
pub(super) fn home(fields: &mut Fields<'_>, scope: &PageScope<'_>, fence: Span) -> Option<Selection<Place>> {
    if scope.home.is_none() {
        fields.missing("places");
    }
    scope.home.clone().map(|value| Selection { value, span: fence, explicit: false })
}

/// The one place of a chart that shows one place only.
pub(super) fn one_place(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
    fence: Span,
) -> Option<Selection<Place>> {
    let places = places(out, fields, scope)?;
    if let Some(second) = places.get(1) {
        out.push(
            Diagnostic::new(
                Code::DirectiveSyntax,
                say!("这种图只画一个地点", "this kind of chart shows one place"),
            )
            .at(second.span, say!("多出的地点", "one too many"))
            .help(say!("每个地点各画一张", "make one chart per place")),
        );
        return None;
    }
    match places.into_iter().next() {
        Some(place) => Some(place),
        None => home(fields, scope, fence),
    }
}

/// All districts of the site, without the places for comparison.
pub(super) fn own_districts(scope: &PageScope<'_>, fence: Span) -> Vec<Selection<Place>> {
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
    scope: &PageScope<'_>,
    indicator: &Arc<Indicator>,
) -> Option<Vec<Selection<ChartReference>>> {
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

/// The observations up to the page's own time. A place the author named must have some.
pub(super) fn series(
    out: &mut Vec<Diagnostic>,
    scope: &PageScope<'_>,
    indicator: &Arc<Indicator>,
    place: &Selection<Place>,
    reference: bool,
) -> Option<Series> {
    let mut series = Series::of(scope.index, indicator, &place.value, reference);
    series.figures.retain(|figure| !citation::is_later(figure, scope.period.as_ref()));
    if series.figures.is_empty() && place.explicit {
        let query =
            Query { indicator: Arc::clone(indicator), period: None, place: Some(place.value.clone()) };
        out.push(citation::nothing(scope, &query, &place.value, place.span));
        return None;
    }
    Some(series)
}

/// Everything, when nothing is missing; goes through all of it, so that every problem is reported.
fn all<T>(options: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let options: Vec<Option<T>> = options.collect();
    options.into_iter().collect()
}
