//! Every kind of chart as an author asks for it: the options it has, and the figures they ask for.
//!
//! # Architecture Invariant
//! A kind's options are the one table of its keys: what is read and refused, `tongbao explain keys` and the snippets of
//! editors are taken from it. An option that several kinds have is in `options`, with how it is read.

use std::sync::Arc;

use crate::compile::citation;
use crate::compile::citation::Query;
use crate::compile::directive::options;
use crate::compile::directive::options::{AXIS, EACH, INDICATOR, PERIOD, PLACES, Selection, ok_or_report};
use crate::compile::fields::Fields;
use crate::compile::keys::ValueKind::{List, Name, Text};
use crate::compile::keys::{Key, Mapping, Name as Named, keys};
use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{ChartData, ChartKind, Figure, Indicator, Place, Series, TargetRow};
use crate::text::source::Span;

/// How a chart is called where an option of it is wrong.
pub(super) const TITLE: (&str, &str) = ("图表", "chart");

/// How the options of a kind of chart become its data.
pub(super) struct ChartParser {
    /// The options of this kind.
    pub(super) options: Mapping,
    /// Whether all districts are drawn where no place is named; otherwise it is the page's own.
    pub(super) draws_all: bool,
    /// What is drawn; `None` when an option is wrong.
    pub(super) data:
        fn(&mut Vec<Diagnostic>, &mut Fields<'_>, &PageScope<'_>, fence: Span) -> Option<ChartData>,
}

/// The parser of a kind.
pub(super) fn parser(kind: ChartKind) -> &'static ChartParser {
    match kind {
        ChartKind::Trend => &TREND,
        ChartKind::Dots => &DOTS,
        ChartKind::Multiples => &MULTIPLES,
        ChartKind::Parts => &PARTS,
        ChartKind::Target => &TARGET,
    }
}

impl ChartParser {
    const fn new(
        options: &'static [&'static [Key]],
        data: fn(&mut Vec<Diagnostic>, &mut Fields<'_>, &PageScope<'_>, fence: Span) -> Option<ChartData>,
    ) -> Self {
        Self { options: Mapping::new(TITLE, options), draws_all: false, data }
    }

    const fn of_all_districts(self) -> Self {
        Self { draws_all: true, ..self }
    }

    /// Whether the author may say where the value axis starts.
    pub(super) fn has_axis(&self) -> bool {
        self.options.key("baseline").is_some()
    }
}

const REFERENCE: &[Key] = keys! {
    reference: may List(&Text) => "全国", "对比：地点，或 地点/指标", "What to compare with: place, or place/indicator";
};

/// Change over time.
static TREND: ChartParser = ChartParser::new(&[EACH, INDICATOR, PLACES, REFERENCE, AXIS], trend);

fn trend(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
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
    let focus = places.iter().map(|place| options::series(out, scope, &indicator, place, false));
    let focus: Vec<_> = focus.collect();
    let compared = references.iter().map(|named| {
        let (indicator, place) = &named.value;
        let place = Selection { value: place.clone(), span: named.span, explicit: true };
        options::series(out, scope, indicator, &place, true)
    });
    let all: Option<Vec<Series>> = focus.into_iter().chain(compared.collect::<Vec<_>>()).collect();
    all.map(ChartData::Trend)
}

/// A small chart for each place.
static MULTIPLES: ChartParser =
    ChartParser::new(&[EACH, INDICATOR, PLACES, AXIS], multiples).of_all_districts();

fn multiples(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let indicator = options::indicator(out, fields, scope, "indicator");
    let mut places = options::places(out, fields, scope)?;
    if places.is_empty() {
        places = options::own_districts(scope, fence);
    }
    let indicator = indicator?;
    let all = places.iter().map(|place| options::series(out, scope, &indicator, place, false));
    let all: Vec<Option<Series>> = all.collect();
    let all: Option<Vec<Series>> = all.into_iter().collect();
    // A panel is kept for a place the author named; districts taken by default need an amount.
    let explicit = places.iter().any(|place| place.explicit);
    all.map(|all| {
        ChartData::Multiples(all.into_iter().filter(|series| explicit || series.has_amounts()).collect())
    })
}

/// A point for each place.
static DOTS: ChartParser =
    ChartParser::new(&[EACH, INDICATOR, PLACES, PERIOD, AXIS], dots).of_all_districts();

fn dots(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
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

const WHOLE: &[Key] = keys! {
    whole: must Name(Named::Indicator) => "建档立卡人口", "整体是哪个指标", "The whole";
    parts: must List(&Name(Named::Indicator)) => "[已脱贫人口, 未脱贫人口]", "分成哪些指标", "Its parts";
};

/// A whole and its parts.
static PARTS: ChartParser = ChartParser::new(&[EACH, PLACES, PERIOD, WHOLE], parts);

fn parts(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let period = options::period(out, fields);
    let place = options::one_place(out, fields, scope, fence);
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

const INDICATORS: &[Key] = keys! {
    indicators: may List(&Name(Named::Indicator)) => "[贫困发生率]", "画哪些指标", "The indicators drawn";
    indicator: may Name(Named::Indicator), "画哪个指标", "The indicator drawn";
};

/// Targets and what was reached.
static TARGET: ChartParser = ChartParser::new(&[EACH, INDICATORS, PLACES, PERIOD], target);

fn target(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
    fence: Span,
) -> Option<ChartData> {
    let period = options::period(out, fields);
    let place = options::one_place(out, fields, scope, fence);
    let mut names = fields.list("indicators");
    names.extend(fields.scalar("indicator"));
    if names.is_empty() {
        fields.missing("indicators");
    }
    let (indicators, place) = (options::indicators(out, &names, scope)?, place?.value);
    let mut rows = Vec::new();
    for named in &indicators {
        let targets = TargetRow::of(scope.index, &named.value, &place);
        let fits = |figure: &Figure| period.as_ref().is_none_or(|period| figure.period == *period);
        let before = rows.len();
        rows.extend(targets.into_iter().filter(|row| row.target.as_deref().is_some_and(fits)));
        if rows.len() == before {
            out.push(no_target(scope, named, &place));
        }
    }
    (!rows.is_empty()).then_some(ChartData::Target(rows))
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

fn no_target(scope: &PageScope<'_>, named: &Selection<Arc<Indicator>>, place: &Place) -> Diagnostic {
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
