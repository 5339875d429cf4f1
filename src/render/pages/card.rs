//! A headline figure: the latest value in large type, its change and since when, and its source.

use std::sync::Arc;

use serde::Serialize;

use super::value::Value;
use super::wording;
use crate::render::charts::sparkline;
use crate::render::html::Html;
use crate::render::pages::context::{Link, PageContext};
use crate::site::{Bulletin, ChangeForm, Figure, Indicator, Nature, Place, change};

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

/// The latest observation of an indicator for a whole district.
pub(super) fn card(context: &PageContext<'_>, indicator: &Indicator, place: &Place) -> Card {
    let latest = context.render.site.index.latest(indicator, place);
    of(context, indicator, place, latest.as_deref())
}

/// The headline indicators that a bulletin has a result for, as it stood when the bulletin was written.
pub(super) fn of_bulletin(context: &PageContext<'_>, bulletin: &Bulletin) -> Vec<Card> {
    let place = Place::whole(&bulletin.district);
    let figures = context.render.site.index.on_page(&context.page);
    let source = bulletin.source.as_ref().map(|source| &source.id);
    let own = |indicator: &Arc<Indicator>| {
        let results = figures.iter().filter(|figure| {
            figure.indicator.id == indicator.id
                && figure.place == place
                && matches!(figure.nature, Nature::Actual | Nature::Derived)
        });
        let last = results.max_by_key(|figure| figure.period.end())?;
        let mut card = of(context, indicator, &place, Some(last.as_ref()));
        // The bulletin's own source is right above its cards.
        card.source = card.source.filter(|_| last.source.as_ref().map(|source| &source.id) != source);
        Some(card)
    };
    headline(context).into_iter().filter_map(own).collect()
}

/// The card of one observation, against those before it.
fn of(context: &PageContext<'_>, indicator: &Indicator, place: &Place, latest: Option<&Figure>) -> Card {
    let mut series = context.render.site.index.series(indicator, place);
    series.retain(|figure| latest.is_none_or(|latest| figure.period.end() <= latest.period.end()));
    let before = latest.and_then(|latest| {
        series.iter().rfind(|figure| figure.amount().is_some() && figure.period.end() < latest.period.end())
    });
    let change = latest
        .zip(before)
        .and_then(|(to, from)| Some((from, change(from, to, ChangeForm::Difference).ok()?)));
    // One observation has no course: its number is the whole picture.
    let drawn = series.iter().filter(|figure| figure.amount().is_some()).count() > 1;
    let value = latest.map_or_else(Value::absent, |figure| context.value(figure));
    let (number, unit) = match latest.and_then(Figure::amount) {
        Some(amount) => wording::number_and_unit(&amount.printed),
        None => (value.text.clone(), String::new()),
    };
    Card {
        indicator: context.indicator(indicator),
        district: context.district(&place.district),
        number,
        unit,
        period: latest.map(|figure| figure.period.name()).unwrap_or_default(),
        source: latest.and_then(|figure| figure.source.as_deref()).map(|source| context.source(source)),
        since: change.as_ref().map(|(from, _)| format!("比{}", from.period.name())).unwrap_or_default(),
        change: change.map(|(_, words)| words).unwrap_or_default(),
        sparkline_html: drawn.then(|| sparkline(&series)).flatten().map(Html::drawn).unwrap_or_default(),
        value,
    }
}

/// The indicators that lead the pages, in the order of `site.yml`.
pub(super) fn headline<'a>(context: &PageContext<'a>) -> Vec<&'a Arc<Indicator>> {
    let names = context.render.site.settings.headline.iter();
    names.filter_map(|name| context.render.site.dictionary.get(name)).collect()
}
