//! The search page: the box, its filters, and, for readers without scripts, everything there is by district,
//! year and indicator.

use std::collections::BTreeMap;

use serde::Serialize;

use super::about::About;
use super::frame::print;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, District, Indicator};

#[derive(Serialize)]
struct SearchPage {
    districts: Vec<FilterLine>,
    years: Vec<Year>,
    groups: Vec<Group>,
    periods: Link,
}

/// A district or an indicator: a line of the index, and a filter.
#[derive(Serialize)]
struct FilterLine {
    link: Link,
    /// What the filter is called in the index and in addresses: `district:tongnan`, `indicator:poverty-rate`.
    key: String,
    /// Every name it goes by, so that the script understands them in a query; `|` between them.
    names: String,
    /// 5篇, 12条
    count: String,
}

/// The periods that end in one year.
#[derive(Serialize)]
struct Year {
    key: String,
    title: String,
    periods: Vec<Link>,
}

/// Indicators under one heading.
#[derive(Serialize)]
struct Group {
    title: String,
    indicators: Vec<FilterLine>,
}

/// The search page.
pub(in crate::render) fn search(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Search.path());
    let page = SearchPage {
        districts: render.site.districts.iter().map(|district| of_district(&context, district)).collect(),
        years: years(&context),
        groups: groups(&context),
        periods: context.link("全部期间", &Address::Periods.path()),
    };
    let about = About {
        title: "搜索".to_owned(),
        description: "在全部通报和数据里查找，或者按区县、年份和指标找。".to_owned(),
        ..About::default()
    };
    print(&context, "search.html", about, &page)
}

fn of_district(context: &PageContext<'_>, district: &District) -> FilterLine {
    let names = [district.name.as_str(), district.short_name()];
    let bulletins = context.render.bulletins_of(&district.slug).count();
    FilterLine {
        link: context.district(district),
        key: format!("district:{}", district.slug),
        names: joined(names.into_iter().chain(district.aliases.iter().map(String::as_str))),
        count: if bulletins == 0 { String::new() } else { format!("{bulletins}篇") },
    }
}

fn years(context: &PageContext<'_>) -> Vec<Year> {
    let mut years: BTreeMap<i16, Vec<Link>> = BTreeMap::new();
    for period in context.render.periods() {
        years.entry(period.end().year()).or_default().push(context.period(period));
    }
    let year =
        |(year, periods): (i16, _)| Year {
            key: format!("year:{year}"), title: format!("{year}年"), periods
        };
    years.into_iter().rev().map(year).collect()
}

/// Indicators that nothing was entered for have nothing to be found and are left out.
fn groups(context: &PageContext<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for indicator in &context.render.site.dictionary.indicators {
        let observations = context.render.site.index.of_indicator(indicator.order).len();
        if observations == 0 {
            continue;
        }
        let line = of_indicator(context, indicator, observations);
        match groups.iter_mut().find(|group| group.title == indicator.group) {
            Some(group) => group.indicators.push(line),
            None => groups.push(Group { title: indicator.group.clone(), indicators: vec![line] }),
        }
    }
    groups
}

fn of_indicator(context: &PageContext<'_>, indicator: &Indicator, observations: usize) -> FilterLine {
    FilterLine {
        link: context.indicator(indicator),
        key: format!("indicator:{}", indicator.id),
        names: joined(
            std::iter::once(indicator.name.as_str()).chain(indicator.aliases.iter().map(String::as_str)),
        ),
        count: format!("{observations}条"),
    }
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all.join("|")
}
