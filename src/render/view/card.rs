//! A headline figure: the latest reading in large type, what it changed by, since when, and its source.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::value::Value;
use super::wording;
use crate::model::{Indicator, Place};
use crate::render::chart::sparkline;
use crate::render::html::Html;

/// A headline figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    pub(super) indicator: Link,
    pub(super) district: Link,
    pub(super) value: Value,
    /// The number apart from its unit, for two sizes of type.
    number: String,
    unit: String,
    /// What the figure is about in time; empty where nothing is recorded.
    period: String,
    source: Option<Link>,
    /// 比2016年4月, and 下降0.54个百分点
    since: String,
    change: String,
    sparkline_html: Html,
}

/// The latest reading of an indicator for a whole district.
pub(super) fn card(desk: &Desk<'_>, indicator: &Indicator, place: &Place) -> Card {
    let series = desk.scene.site.index.series(indicator, place);
    let latest = desk.scene.site.index.latest(indicator, place);
    let before = latest.as_ref().and_then(|latest| {
        series.iter().rfind(|figure| figure.amount().is_some() && figure.period.end() < latest.period.end())
    });
    let change = latest.as_ref().zip(before).and_then(|(to, from)| Some((from, wording::change(from, to)?)));
    // One reading has no course: its number is the whole picture.
    let drawn = series.iter().filter(|figure| figure.amount().is_some()).count() > 1;
    let value = latest.as_ref().map_or_else(Value::absent, |figure| desk.value(figure));
    let (number, unit) = match latest.as_ref().and_then(|figure| figure.amount()) {
        Some(amount) => wording::number_and_unit(&amount.printed),
        None => (value.text.clone(), String::new()),
    };
    Card {
        indicator: desk.indicator(indicator),
        district: desk.district(&place.district),
        number,
        unit,
        period: latest.as_ref().map(|figure| figure.period.name()).unwrap_or_default(),
        source: latest.as_ref().and_then(|figure| figure.source.as_deref()).map(|source| desk.source(source)),
        since: change.as_ref().map(|(from, _)| format!("比{}", from.period.name())).unwrap_or_default(),
        change: change.map(|(_, words)| words).unwrap_or_default(),
        sparkline_html: drawn.then(|| sparkline(&series)).flatten().map(Html::drawn).unwrap_or_default(),
        value,
    }
}

/// The indicators that lead the pages, in the order of `site.yml`.
pub(super) fn headline<'a>(desk: &Desk<'a>) -> Vec<&'a std::sync::Arc<Indicator>> {
    let names = desk.scene.site.settings.headline.iter();
    names.filter_map(|name| desk.scene.site.dictionary.get(name)).collect()
}
