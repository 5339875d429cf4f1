//! The data of each kind of chart, from its options.

use std::sync::Arc;

use crate::compile::citation;
use crate::compile::citation::Query;
use crate::compile::directive::options;
use crate::compile::directive::options::{Selection, ok_or_report};
use crate::compile::fields::Fields;
use crate::compile::keys::{DOTS, MULTIPLES, Mapping, PARTS, TARGET, TREND};
use crate::compile::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{ChartData, ChartKind, Figure, Indicator, Place, Series};
use crate::text::source::Span;

/// How the options of a kind of chart become its data.
pub(super) struct ChartParser {
    /// The options of this kind.
    pub(super) options: &'static Mapping,
    /// What is drawn; `None` when an option is wrong.
    pub(super) data: fn(&mut Vec<Diagnostic>, &mut Fields<'_>, &Scope<'_>, fence: Span) -> Option<ChartData>,
}

/// The parser of a kind.
pub(super) fn parser(kind: ChartKind) -> ChartParser {
    match kind {
        ChartKind::Trend => ChartParser { options: &TREND, data: trend },
        ChartKind::Dots => ChartParser { options: &DOTS, data: dots },
        ChartKind::Multiples => ChartParser { options: &MULTIPLES, data: multiples },
        ChartKind::Parts => ChartParser { options: &PARTS, data: parts },
        ChartKind::Target => ChartParser { options: &TARGET, data: target },
    }
}

impl ChartParser {
    /// Whether the author may say where the value axis starts.
    pub(super) fn has_axis(&self) -> bool {
        self.options.key("baseline").is_some()
    }
}

fn trend(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let indicator = options::indicator(out, fields, scope, "indicator");
    let mut places = options::places(out, fields, scope);
    let references = match &indicator {
        Some(indicator) => options::references(out, fields, scope, indicator),
        None => fields.node("reference").and(None),
    };
    if places.as_ref().is_some_and(Vec::is_empty) {
        places = options::home(fields, scope, fence).map(|home| vec![home]);
    }
    let (indicator, places, references) = (indicator?, places?, references?);
    let focus = places.iter().map(|place| series(out, scope, &indicator, place, false));
    let focus: Vec<_> = focus.collect();
    let compared = references.iter().map(|named| {
        let (indicator, place) = &named.value;
        let place = Selection { value: place.clone(), span: named.span, explicit: true };
        series(out, scope, indicator, &place, true)
    });
    let all: Option<Vec<Series>> = focus.into_iter().chain(compared.collect::<Vec<_>>()).collect();
    all.map(ChartData::Trend)
}

fn multiples(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let indicator = options::indicator(out, fields, scope, "indicator");
    let mut places = options::places(out, fields, scope)?;
    if places.is_empty() {
        places = options::own_districts(scope, fence);
    }
    let indicator = indicator?;
    let all = places.iter().map(|place| series(out, scope, &indicator, place, false));
    let all: Vec<Option<Series>> = all.collect();
    let all: Option<Vec<Series>> = all.into_iter().collect();
    // A panel is kept for a place the author named; districts taken by default need an amount.
    let explicit = places.iter().any(|place| place.explicit);
    all.map(|all| {
        ChartData::Multiples(all.into_iter().filter(|series| explicit || series.has_amounts()).collect())
    })
}

/// The readings up to the page's own time. A place the author named must have some.
fn series(
    out: &mut Vec<Diagnostic>,
    scope: &Scope<'_>,
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

fn dots(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let indicator = options::indicator(out, fields, scope, "indicator");
    let period = options::period(out, fields);
    let mut places = options::places(out, fields, scope)?;
    if places.is_empty() {
        places = options::own_districts(scope, fence);
    }
    let indicator = indicator?;
    let places: Vec<Place> = places.into_iter().map(|place| place.value).collect();
    let observation = |place: &Place| {
        let series = scope.index.series(&indicator, place);
        if let Some(period) = &period {
            return series.into_iter().find(|figure| figure.period == *period);
        }
        // The page's own period where a place has it, else the latest observation that is not later.
        let own = series.iter().find(|figure| Some(&figure.period) == scope.period.as_ref());
        let past = || series.iter().filter(|figure| !citation::is_later(figure, scope.period.as_ref()));
        let latest = || past().rfind(|figure| figure.amount().is_some()).or_else(|| past().next_back());
        own.or_else(latest).cloned()
    };
    Some(ChartData::dots_by(&indicator, &places, observation))
}

fn parts(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let period = options::period(out, fields);
    let place = one_place(out, fields, scope, fence);
    let whole = fields.required("whole");
    let names = fields.list("parts");
    if names.is_empty() {
        fields.missing("parts");
    }
    let indicators = options::indicators(out, &names, scope);
    let whole = whole.and_then(|whole| {
        let indicator = ok_or_report(out, citation::indicator(scope, whole.text.trim(), whole.span))?;
        Some(Selection { value: indicator, span: whole.span, explicit: true })
    });
    let (place, whole, indicators) = (place?.value, whole?, indicators?);
    let mut find = |named: &Selection<Arc<Indicator>>, period| {
        let query = Query { indicator: Arc::clone(&named.value), period, place: Some(place.clone()) };
        let figure = ok_or_report(out, citation::find(scope, &query, named.span))?;
        ok_or_report(out, with_amount(figure, named.span))
    };
    let whole = find(&whole, period)?;
    let parts: Vec<_> = indicators.iter().map(|named| find(named, Some(whole.period.clone()))).collect();
    let parts: Option<Vec<Arc<Figure>>> = parts.into_iter().collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| ChartData::Parts { whole, parts })
}

fn target(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let period = options::period(out, fields);
    let place = one_place(out, fields, scope, fence);
    let mut names = fields.list("indicators");
    names.extend(fields.scalar("indicator"));
    if names.is_empty() {
        fields.missing("indicators");
    }
    let (indicators, place) = (options::indicators(out, &names, scope)?, place?.value);
    let mut rows = Vec::new();
    for named in &indicators {
        let targets = crate::site::TargetRow::of(scope.index, &named.value, &place);
        let fits = |figure: &Figure| period.as_ref().is_none_or(|period| figure.period == *period);
        let before = rows.len();
        rows.extend(targets.into_iter().filter(|row| row.target.as_deref().is_some_and(fits)));
        if rows.len() == before {
            out.push(no_target(scope, named, &place));
        }
    }
    (!rows.is_empty()).then_some(ChartData::Target(rows))
}

/// The one place of a chart that shows one place only.
fn one_place(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    fence: Span,
) -> Option<Selection<Place>> {
    let places = options::places(out, fields, scope)?;
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
        None => options::home(fields, scope, fence),
    }
}

fn with_amount(figure: Arc<Figure>, span: Span) -> Result<Arc<Figure>, Diagnostic> {
    if figure.amount().is_some() {
        return Ok(figure);
    }
    let (name, why) = (&figure.indicator.name, figure.printed());
    Err(Diagnostic::new(
        Code::ChartEmpty,
        say!("「{name}」是「{why}」，画不出来", "`{name}` is {why} and cannot be drawn"),
    )
    .at(span, say!("整体和各部分都要有数", "the whole and every part need an amount"))
    .at(figure.span, say!("写在这里", "it is written here"))
    .help(say!("去掉这一部分，或改用文字说明", "leave it out, or say it in words")))
}

fn no_target(scope: &Scope<'_>, named: &Selection<Arc<Indicator>>, place: &Place) -> Diagnostic {
    let causes = citation::causes(scope, &named.value, place);
    let (name, place) = (&named.value.name, place.name());
    let problem = Diagnostic::new(
        Code::CiteUnknown,
        say!("{place}没有「{name}」的目标或计划", "{place} has no target or plan of `{name}`"),
    )
    .at(named.span, say!("这种图要有目标", "this kind of chart needs a target"));
    causes.into_iter().fold(problem, |problem, cause| problem.caused_by(cause)).help(say!(
        "在 targets 里写上目标，或换一种图",
        "write it under `targets`, or choose another kind of chart"
    ))
}
