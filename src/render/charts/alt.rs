//! A chart in words, for those who do not see it. Every number is one the chart prints, but the change between
//! two exact readings.

use super::NO_ENTRY;
use super::words::printed;
use crate::render::charts::observations::{Course, Join, Reading, course, reading};
use crate::site::{
    ChangeForm, Chart, ChartData, Figure, Indicator, Place, Series, TargetRow, change, plain_text,
};

/// The short text ends where screen readers begin to tire.
const SHORT: usize = 120;

/// One sentence: the author's own, or kind, subject, first, last and change.
pub(super) fn short(chart: &Chart) -> String {
    if let Some(alt) = &chart.alt {
        return plain_text(alt);
    }
    let text = match &chart.data {
        ChartData::Trend(series) => trend(series),
        ChartData::Multiples(series) => {
            let subject = series.first().map_or("", |one| one.indicator.name.as_str());
            format!(
                "小型组图：{}地{subject}，{}",
                series.len(),
                list(series.iter().map(|one| ends_of(one, "")))
            )
        }
        ChartData::Dots { indicator, figures, absent } => dots(indicator, figures, absent),
        ChartData::Parts { whole, parts } => {
            let parts = list(parts.iter().map(|part| format!("{}{}", part.indicator.name, printed(part))));
            format!("条形图：{}{}{}，其中{parts}", whole.place.name(), whole.indicator.name, printed(whole))
        }
        ChartData::Target(rows) if rows.is_empty() => "目标图：暂无数据".to_owned(),
        ChartData::Target(rows) => format!("目标图：{}", list(rows.iter().map(|row| target(row, false)))),
    };
    cut(&text)
}

/// Everything the picture shows: each series with all its readings, what is missing, targets.
pub(super) fn long(chart: &Chart) -> String {
    let sentences: Vec<String> = match &chart.data {
        ChartData::Trend(series) | ChartData::Multiples(series) => series.iter().map(course_of).collect(),
        ChartData::Dots { figures, absent, .. } => {
            let of = |figure: &Figure| {
                format!("{}{}{}", figure.place.name(), figure.period.name(), printed(figure))
            };
            let without = absent.iter().map(|place| format!("{}{NO_ENTRY}", place.name()));
            figures.iter().map(|figure| of(figure)).chain(without).collect()
        }
        ChartData::Parts { whole, parts } => {
            let of = |figure: &Figure| format!("{}{}", figure.indicator.name, printed(figure));
            let date = format!("{}{}", whole.place.name(), whole.period.name());
            std::iter::once(format!("{date}{}", of(whole))).chain(parts.iter().map(|part| of(part))).collect()
        }
        ChartData::Target(rows) => rows.iter().map(|row| target(row, true)).collect(),
    };
    match sentences.is_empty() {
        true => "暂无数据。".to_owned(),
        false => format!("{}。", sentences.join("；")),
    }
}

fn trend(series: &[Series]) -> String {
    let Some(first) = series.first() else { return "折线图：暂无数据".to_owned() };
    let others: Vec<String> = series
        .iter()
        .skip(1)
        .map(|one| format!("{}{}", word(one), ends_of(one, other_name(first, one))))
        .collect();
    let kind = match course(first).readings.len() {
        0 => "",
        1 => "点图：",
        _ => "折线图：",
    };
    let text = format!("{kind}{}", ends_of(first, &first.indicator.name));
    if others.is_empty() { text } else { format!("{text}；{}", others.join("；")) }
}

/// The name of another series' indicator, where it is not that of the first.
fn other_name<'s>(first: &Series, other: &'s Series) -> &'s str {
    if first.indicator.name == other.indicator.name { "" } else { &other.indicator.name }
}

fn word(series: &Series) -> &'static str {
    if series.reference { "对照" } else { "" }
}

/// 潼南区贫困发生率2016年4月0.6%、2020年4月0.06%，下降0.54个百分点, with the peak or trough between.
fn ends_of(series: &Series, name: &str) -> String {
    let course = course(series);
    let place = format!("{}{name}", series.place.name());
    let (Some(first), Some(last)) = (course.readings.first(), course.readings.last()) else {
        return format!("{place}暂无数据");
    };
    if course.readings.len() == 1 {
        return format!("{place}{}", dated(first));
    }
    let top = course.readings.iter().max_by(|a, b| a.value.total_cmp(&b.value));
    let low = course.readings.iter().min_by(|a, b| a.value.total_cmp(&b.value));
    let inner = |word: &str, extreme: Option<&Reading<'_>>| {
        let beyond = extreme.filter(|extreme| extreme.value != first.value && extreme.value != last.value);
        beyond.map(|extreme| format!("，{word}{}", dated(extreme))).unwrap_or_default()
    };
    let change = change(first.figure, last.figure, ChangeForm::Difference);
    let change = change.map(|words| format!("，{words}")).unwrap_or_default();
    format!("{place}{}、{}{}{}{change}", dated(first), dated(last), inner("最高", top), inner("最低", low))
}

fn dated(reading: &Reading<'_>) -> String {
    format!("{}{}", reading.figure.period.name(), reading.printed)
}

fn dots(indicator: &Indicator, figures: &[std::sync::Arc<Figure>], absent: &[Place]) -> String {
    let mut readings: Vec<Reading<'_>> = figures.iter().filter_map(|figure| reading(figure)).collect();
    readings.sort_by(|a, b| b.value.total_cmp(&a.value));
    let of = |reading: &Reading<'_>| format!("{}{}", reading.figure.place.name(), reading.printed);
    let said = match readings.as_slice() {
        [] => "暂无数据".to_owned(),
        [only] => of(only),
        [first, .., last] if readings.len() > 6 => {
            format!("{}地中最高{}，最低{}", readings.len(), of(first), of(last))
        }
        all => list(all.iter().map(of)),
    };
    let without: String =
        super::dots::without(figures, absent).iter().map(|line| format!("；{line}")).collect();
    format!("点图：{}，{said}{without}", indicator.name)
}

fn target(row: &TargetRow, placed: bool) -> String {
    let place = if placed { row.place.name() } else { String::new() };
    let of = |figure: &Figure| format!("{}（{}）", printed(figure), figure.period.name());
    let target = row.target.as_deref().map(|figure| format!("{}{}", figure.nature.name(), of(figure)));
    let actual = row.actual.as_deref().map(|figure| format!("实绩{}", of(figure)));
    let said: Vec<String> = target.into_iter().chain(actual).collect();
    let said = if said.is_empty() { "暂无数据".to_owned() } else { said.join("，") };
    format!("{place}{}{said}", row.indicator.name)
}

/// All readings of a series by time, and what is said to be missing between them.
fn course_of(series: &Series) -> String {
    let Course { readings, missing, targets, joins, .. } = course(series);
    let mut said: Vec<(jiff::civil::Date, String)> =
        readings.iter().map(|reading| (reading.figure.period.end(), dated(reading))).collect();
    said.extend(
        missing.iter().map(|(period, why)| (period.end(), format!("{}{}", period.name(), why.name()))),
    );
    said.sort();
    let course = list(said.into_iter().map(|(_, words)| words));
    let guide = if joins.contains(&Join::Guide) { "，虚线连接" } else { "" };
    let wishes: String =
        targets.iter().map(|wish| format!("，{}{}", wish.figure.nature.name(), dated(wish))).collect();
    format!("{}{}{}：{course}{guide}{wishes}", word(series), series.place.name(), series.indicator.name)
}

fn list(items: impl Iterator<Item = String>) -> String {
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
