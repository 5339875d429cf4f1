//! A chart in words, for those who do not see it. Every number is one the chart prints, or the change
//! between two exact observations.

use super::view::ChartView;
use crate::render::charts::observations::{Course, Join, Point, course};
use crate::site::{ChangeForm, Chart, Series, change, plain_text};

/// The short text ends where screen readers begin to tire.
const SHORT: usize = 120;

/// One sentence: the author's own, or kind, subject, first, last and change.
pub(super) fn short(chart: &Chart, view: &dyn ChartView) -> String {
    if let Some(alt) = &chart.alt {
        return plain_text(alt);
    }
    cut(&view.sentence())
}

/// Everything the picture shows: each series with all its observations, what is missing, targets.
pub(super) fn long(view: &dyn ChartView) -> String {
    let sentences = view.sentences();
    match sentences.is_empty() {
        true => "暂无数据。".to_owned(),
        false => format!("{}。", sentences.join("；")),
    }
}

pub(super) fn word(series: &Series) -> &'static str {
    if series.reference { "对照" } else { "" }
}

/// 潼南区贫困发生率2016年4月0.6%、2020年4月0.06%，下降0.54个百分点, with the peak or trough between.
pub(super) fn ends_of(series: &Series, name: &str) -> String {
    let course = course(series);
    let place = format!("{}{name}", series.place.name());
    let (Some(first), Some(last)) = (course.points.first(), course.points.last()) else {
        return format!("{place}暂无数据");
    };
    if course.points.len() == 1 {
        return format!("{place}{}", dated(first));
    }
    let top = course.points.iter().max_by(|a, b| a.value.total_cmp(&b.value));
    let low = course.points.iter().min_by(|a, b| a.value.total_cmp(&b.value));
    let inner = |word: &str, extreme: Option<&Point<'_>>| {
        let beyond = extreme.filter(|extreme| extreme.value != first.value && extreme.value != last.value);
        beyond.map(|extreme| format!("，{word}{}", dated(extreme))).unwrap_or_default()
    };
    let change = change(first.figure, last.figure, ChangeForm::Difference);
    let change = change.map(|words| format!("，{words}")).unwrap_or_default();
    format!("{place}{}、{}{}{}{change}", dated(first), dated(last), inner("最高", top), inner("最低", low))
}

fn dated(point: &Point<'_>) -> String {
    format!("{}{}", point.figure.period.name(), point.printed)
}

/// All observations of a series by time, and what is declared missing between them.
pub(super) fn course_of(series: &Series) -> String {
    let Course { points, missing, targets, joins, .. } = course(series);
    let mut parts: Vec<(jiff::civil::Date, String)> =
        points.iter().map(|point| (point.figure.period.end(), dated(point))).collect();
    parts.extend(
        missing.iter().map(|(period, why)| (period.end(), format!("{}{}", period.name(), why.name()))),
    );
    parts.sort();
    let course = list(parts.into_iter().map(|(_, words)| words));
    let guide = if joins.contains(&Join::Guide) { "，虚线连接" } else { "" };
    let targets: String =
        targets.iter().map(|target| format!("，{}{}", target.figure.nature.name(), dated(target))).collect();
    format!("{}{}{}：{course}{guide}{targets}", word(series), series.place.name(), series.indicator.name)
}

pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("、")
}

/// Cuts at the last mark before the limit, so that no number is cut in two.
fn cut(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let kept: String = text.chars().take(SHORT - 2).collect();
    let end = kept.rfind(['，', '；', '、']).unwrap_or(kept.len());
    format!("{}等。", kept.get(..end).unwrap_or_default())
}
