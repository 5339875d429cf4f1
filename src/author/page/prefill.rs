//! Prefills a new bulletin from the previous ones: the indicators, their last values, the period, the title.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::bulletin::{IndicatorRow, NewBulletin, kind};
use crate::quantity::Period;
use crate::site::{Bulletin, District, Figure, Indicator, Nature, Place, Site, plain_text};

/// The most indicators a first bulletin starts with.
const MAX_FIRST: usize = 20;
/// Since this year bulletins report how results are kept, no longer the fight against poverty.
const KEPT_SINCE: i16 = 2021;

/// The bulletin to plan.
#[derive(Debug, Clone)]
pub struct BulletinPlan<'a> {
    /// The district.
    pub district: &'a Arc<District>,
    /// The period.
    pub period: &'a Period,
    /// The id of its source.
    pub source: &'a str,
    /// Kept out of the site for now.
    pub draft: bool,
}

/// The period after the last one that the district reported, of the same length; without one, the month before today.
/// `None` after a day or a range, which have no next one.
#[must_use]
pub fn next_period(site: &Site, district: &District, today: Date) -> Option<Period> {
    let own = site.bulletins.iter().filter(|bulletin| bulletin.district.slug == district.slug);
    match own.max_by(|a, b| a.period.cmp(&b.period)) {
        Some(last) => following(&last.period),
        None => Some(last_month(today)),
    }
}

fn following(period: &Period) -> Option<Period> {
    Some(match *period {
        Period::Year(year) => Period::Year(year + 1),
        Period::Half(year, 1) => Period::Half(year, 2),
        Period::Half(year, _) => Period::Half(year + 1, 1),
        Period::Quarter(year, quarter @ 1..=3) => Period::Quarter(year, quarter + 1),
        Period::Quarter(year, _) => Period::Quarter(year + 1, 1),
        Period::Month(year, month @ 1..=11) => Period::Month(year, month + 1),
        Period::Month(year, _) => Period::Month(year + 1, 1),
        Period::Day(_) | Period::Range(..) => return None,
    })
}

/// The month before today's.
#[must_use]
pub fn last_month(today: Date) -> Period {
    let before = today.first_of_month().checked_sub(1.day()).unwrap_or(today);
    Period::Month(before.year(), before.month())
}

/// The subject of bulletins of this time.
pub(in crate::author) fn subject(period: &Period) -> &'static str {
    if period.end().year() < KEPT_SINCE { "脱贫攻坚" } else { "巩固拓展脱贫攻坚成果" }
}

/// The bulletin with everything it takes from the previous ones.
#[must_use]
pub fn plan(site: &Site, plan: &BulletinPlan<'_>) -> NewBulletin {
    let BulletinPlan { district, period, source, draft } = *plan;
    let earlier = |bulletin: &&Bulletin| bulletin.period < *period;
    let own =
        || site.bulletins.iter().filter(|bulletin| bulletin.district.slug == district.slug).filter(earlier);
    let last = own().max_by(|a, b| a.period.cmp(&b.period));
    let rows = rows(site, district, own().collect());
    NewBulletin {
        slug: district.slug.clone(),
        title: title(last, district, period),
        period: period.clone(),
        kind: last
            .filter(|last| same_length(&last.period, period))
            .map_or(kind(period), |last| &last.kind)
            .to_owned(),
        source: source.to_owned(),
        draft,
        chart: chart(site, district, period, &rows),
        rows,
        headline: site.settings.headline.clone(),
    }
}

fn same_length(period: &Period, other: &Period) -> bool {
    std::mem::discriminant(period) == std::mem::discriminant(other)
}

/// The last title with the new period in place of the old one; the part after a colon belongs to its own time.
fn title(last: Option<&Bulletin>, district: &District, period: &Period) -> String {
    let usual = || format!("{}{}{}进展通报", district.name, period.name(), subject(period));
    let Some(last) = last else { return usual() };
    let whole = plain_text(&last.page.title);
    let name = whole.split(['：', ':']).next().unwrap_or_default().trim();
    let old = last.period.name();
    let era = subject(&last.period) == subject(period);
    if era && name.contains(&old) { name.replace(&old, &period.name()) } else { usual() }
}

/// The indicators that the district gave in its own periods before, in the dictionary's order with those of a group
/// together; for a first bulletin those of another district's last one; else the head of the dictionary.
fn rows(site: &Site, district: &Arc<District>, own: Vec<&Bulletin>) -> Vec<IndicatorRow> {
    let place = Place::whole(district);
    let given = |bulletin: &Bulletin| -> Vec<Arc<Indicator>> {
        let own = |figure: &&Arc<Figure>| {
            figure.place == Place::whole(&bulletin.district)
                && figure.period == bulletin.period
                && figure.nature == Nature::Actual
        };
        site.index
            .on_page(&bulletin.page.path)
            .iter()
            .filter(own)
            .map(|figure| Arc::clone(&figure.indicator))
            .collect()
    };
    let mut names: Vec<Arc<Indicator>> = own.iter().flat_map(|bulletin| given(bulletin)).collect();
    if names.is_empty() {
        let other = site.bulletins.iter().max_by(|a, b| a.period.cmp(&b.period));
        names = other.map(given).unwrap_or_default();
    }
    if names.is_empty() {
        names = site.dictionary.indicators.iter().take(MAX_FIRST).cloned().collect();
    }
    let chosen: BTreeSet<usize> = names.iter().map(|indicator| indicator.order).collect();
    let first =
        |group: &str| site.dictionary.indicators.iter().position(|indicator| indicator.group == group);
    let mut ordered: Vec<&Arc<Indicator>> =
        site.dictionary.indicators.iter().filter(|indicator| chosen.contains(&indicator.order)).collect();
    ordered.sort_by_key(|indicator| (first(&indicator.group), indicator.order));
    let pages: Vec<_> = own.iter().map(|bulletin| &bulletin.page.path).collect();
    let last = |indicator: &Indicator| {
        let before = site.index.series(indicator, &place);
        let before =
            before.iter().rfind(|figure| pages.contains(&&figure.page) && figure.nature == Nature::Actual);
        before.map(|figure| (figure.period.clone(), figure.printed().to_owned()))
    };
    let row = |indicator: &Arc<Indicator>| IndicatorRow {
        indicator: indicator.name.clone(),
        group: indicator.group.clone(),
        last: last(indicator),
    };
    ordered.into_iter().map(row).collect()
}

/// A trend of the site's leading indicator, as soon as there is one amount to draw: the district's own, and the
/// places it is compared with.
fn chart(site: &Site, district: &Arc<District>, period: &Period, rows: &[IndicatorRow]) -> Option<String> {
    let indicator = site.dictionary.get(site.settings.trend.as_deref()?)?;
    let name = &indicator.name;
    rows.iter().find(|row| row.indicator == *name)?;
    let drawn = |place: &Arc<District>| {
        let series = site.index.series(indicator, &Place::whole(place));
        series.iter().any(|figure| figure.amount().is_some() && figure.period.end() <= period.end())
    };
    let compared = site.districts.iter().filter(|place| site.is_reference(place) && drawn(place));
    let compared: Vec<&str> = compared.map(|place| place.name.as_str()).collect();
    let own = district.name.as_str();
    let places = match (drawn(district), compared.is_empty()) {
        (false, true) => return None,
        (true, true) => format!("places: [{own}]\n"),
        (true, false) => format!("places: [{own}]\nreference: [{}]\n", compared.join(", ")),
        // Nothing can be drawn of the district yet, so the others are no mere reference.
        (false, false) => format!("places: [{own}, {}]\n", compared.join(", ")),
    };
    Some(format!("kind: trend\nindicator: {name}\n{places}title: \"{name}{{fig}}`{name}`\"\n"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn after(period: &str) -> Option<String> {
        following(&Period::parse(period).unwrap()).map(|next| next.key())
    }

    #[test]
    fn the_next_period_is_of_the_same_length() {
        for (period, next) in [
            ("2020-04", "2020-05"),
            ("2020-12", "2021-01"),
            ("2019-Q4", "2020-Q1"),
            ("2019-Q2", "2019-Q3"),
            ("2019-H1", "2019-H2"),
            ("2019-H2", "2020-H1"),
            ("2019", "2020"),
        ] {
            assert_eq!(after(period).as_deref(), Some(next), "{period}");
        }
        assert_eq!((after("2020-04-16"), after("2020-01/2020-04")), (None, None));
    }

    #[test]
    fn a_first_bulletin_is_about_the_month_that_is_over() {
        assert_eq!(last_month(date(2020, 5, 31)).key(), "2020-04");
        assert_eq!(last_month(date(2020, 1, 1)).key(), "2019-12");
    }

    #[test]
    fn the_subject_follows_the_period() {
        let of = |period: &str| subject(&Period::parse(period).unwrap());
        assert_eq!((of("2020-Q4"), of("2021-01")), ("脱贫攻坚", "巩固拓展脱贫攻坚成果"));
    }
}
