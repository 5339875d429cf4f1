//! The words around a chart: subtitle, sources, dates and notes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::view::ChartView;
use crate::quantity::Period;
use crate::site::{Chart, Figure, Indicator, Nature, SourceDate, SourceDocument, Status};

/// More sources than this are named in the table, not in the picture.
const MAX_SOURCES: usize = 3;

/// A figure as the chart prints it: as printed, with a mark when it is provisional or computed.
pub(super) fn printed(figure: &Figure) -> String {
    format!("{}{}", figure.printed(), mark(figure))
}

/// The mark of a provisional or computed figure, or nothing.
pub(super) fn mark(figure: &Figure) -> String {
    figure.mark().map_or_else(String::new, |word| format!("（{word}）"))
}

/// 指标（单位）, 地区, 期间: the parts of the line under the title.
pub(super) fn subtitle(chart: &Chart, view: &dyn ChartView) -> Vec<String> {
    let dates = if view.dates_rows() { String::new() } else { span(&chart.data.figures()) };
    let mut parts = vec![view.subject(), places(view), dates];
    parts.retain(|part| !part.is_empty());
    parts
}

/// An indicator with its unit: 贫困发生率（%）
pub(super) fn with_unit(indicator: &Indicator) -> String {
    if indicator.unit.is_empty() {
        indicator.name.clone()
    } else {
        format!("{}（{}）", indicator.name, indicator.unit)
    }
}

/// The places a chart is about; many are counted, not named.
fn places(view: &dyn ChartView) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in view.places() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.first() {
        Some(first) if names.len() > 3 => format!("{first}等{}地", names.len()),
        _ => names.join("、"),
    }
}

/// The first and the last period.
fn span(figures: &[&Arc<Figure>]) -> String {
    let first = figures.iter().min_by_key(|figure| figure.period.end());
    let last = figures.iter().max_by_key(|figure| figure.period.end());
    match (first, last) {
        (Some(first), Some(last)) if first.period.end() != last.period.end() => {
            format!("{}至{}", end_of(&first.period).name(), end_of(&last.period).name())
        }
        (Some(only), _) => only.period.name(),
        _ => String::new(),
    }
}

/// A figure of a range is placed at its end.
fn end_of(period: &Period) -> &Period {
    match period {
        Period::Range(_, to) => end_of(to),
        other => other,
    }
}

/// The foot of a picture: 数据来源, 截至, 注.
pub(super) fn footer(chart: &Chart, notes: &[String]) -> Vec<String> {
    let figures = chart.data.figures();
    let own = chart.data.own_figures();
    let mut lines =
        vec![format!("{}{}", sources(&figures), as_of(if own.is_empty() { &figures } else { &own }))];
    let mut notes: Vec<String> = notes.to_vec();
    notes.extend(statuses(&figures));
    notes.extend(bases(&figures));
    notes.extend(chart.note.clone());
    let ends = |note: &String| note.trim_end_matches('。').to_owned();
    if !notes.is_empty() {
        lines.push(format!("注：{}。", notes.iter().map(ends).collect::<Vec<_>>().join("。")));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn sources(figures: &[&Arc<Figure>]) -> String {
    let mut titles: Vec<String> = Vec::new();
    for source in figures.iter().filter_map(|figure| figure.source.as_deref()) {
        let title = source_name(source);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        return String::new();
    }
    let more =
        if titles.len() > MAX_SOURCES { format!("等{}份来源", titles.len()) } else { String::new() };
    titles.truncate(MAX_SOURCES);
    format!("数据来源：{}{more}。", titles.join("、"))
}

/// What a mark says to a pointer: 潼南区贫困发生率 0.06%（2020年4月）
pub(super) fn tip(figure: &Figure) -> String {
    let (place, indicator) = (figure.place.name(), &figure.indicator.name);
    format!("{place}{indicator} {}（{}）", printed(figure), figure.period.name())
}

/// The name of a source in running text.
pub(in crate::render) fn source_name(source: &SourceDocument) -> String {
    let publication = source.publication.as_deref().unwrap_or_default();
    format!("{publication}《{}》", source.title.replace(['《', '》'], ""))
}

fn as_of(figures: &[&Arc<Figure>]) -> String {
    let results = figures.iter().filter(|figure| {
        figure.amount().is_some() && matches!(figure.nature, Nature::Actual | Nature::Derived)
    });
    let Some(last) = results.max_by_key(|figure| figure.period.end()) else { return set_at(figures) };
    let undated =
        matches!(last.source.as_deref().map(|source| &source.date), Some(SourceDate::Undated { .. }));
    let inferred = if undated { "（按原文推定）" } else { "" };
    format!("截至{}{inferred}。", end_of(&last.period).name())
}

/// Targets alone have no result with a date: they take that of the source that sets them.
fn set_at(figures: &[&Arc<Figure>]) -> String {
    let dates = figures.iter().filter_map(|figure| match &figure.source.as_deref()?.date {
        SourceDate::Dated(day) => Some((Period::Day(*day), "")),
        SourceDate::Undated { inferred, .. } => Some((inferred.clone()?, "（按原文推定）")),
    });
    let last = dates.max_by_key(|(period, _)| period.end());
    last.map_or_else(String::new, |(period, inferred)| format!("截至{}{inferred}。", period.name()))
}

fn statuses(figures: &[&Arc<Figure>]) -> Option<String> {
    let drawn = || figures.iter().filter(|figure| figure.amount().is_some());
    let provisional = drawn().any(|figure| figure.status == Status::Provisional);
    let derived = drawn().any(|figure| figure.nature == Nature::Derived);
    let provisional = provisional.then(|| format!("标“{}”的为初步数", Status::Provisional.name()));
    let derived = derived.then(|| format!("标“{}”的由已公布数推算", Nature::Derived.name()));
    let notes: Vec<String> = provisional.into_iter().chain(derived).collect();
    (!notes.is_empty()).then(|| notes.join("，"))
}

/// Two bases on one picture must not be taken for one.
fn bases(figures: &[&Arc<Figure>]) -> Option<String> {
    let pairs: BTreeSet<(&str, &str)> = figures
        .iter()
        .filter_map(|figure| Some((figure.indicator.methodology.as_deref()?, figure.indicator.name.as_str())))
        .collect();
    let bases: BTreeSet<&str> = pairs.iter().map(|(basis, _)| *basis).collect();
    let named = pairs.iter().map(|(basis, name)| format!("{name}为{basis}"));
    match bases.into_iter().collect::<Vec<_>>().as_slice() {
        [] => None,
        [basis] if basis.ends_with("口径") => Some((*basis).to_owned()),
        [basis] => Some(format!("口径：{basis}")),
        _ => Some(format!("口径：{}", named.collect::<Vec<_>>().join("；"))),
    }
}
