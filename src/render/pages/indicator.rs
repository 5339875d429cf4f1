//! Indicators: the list by group, and one indicator across districts with its definition and all its figures.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::about::{About, Subject};
use super::card::{self, Card};
use super::chart;
use super::figure_table::table;
use super::frame::print;
use super::table_view::{By, TableView};
use super::value::{Meaning, legend};
use crate::quantity::Interval;
use crate::render::RenderError;
use crate::render::html::Html;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, FileAddress, Indicator, Place};

#[derive(Serialize)]
struct IndicatorsPage {
    groups: Vec<Group>,
    count: String,
}

/// Indicators under one heading.
#[derive(Serialize)]
struct Group {
    title: String,
    anchor: String,
    indicators: Vec<IndicatorLine>,
}

#[derive(Serialize)]
struct IndicatorLine {
    link: Link,
    unit: String,
    definition: String,
    /// 12条, or 未收录
    count: String,
    is_empty: bool,
}

#[derive(Serialize)]
struct IndicatorPage {
    name: String,
    group: String,
    definition: String,
    facts: Vec<Fact>,
    id: String,
    /// The latest observation of each district that has one.
    cards: Vec<Card>,
    legend: Vec<Meaning>,
    charts_html: Vec<Html>,
    table: TableView,
    is_empty: bool,
    /// Its figures for programs.
    data: String,
}

/// What the dictionary says of it, under a label.
#[derive(Serialize)]
struct Fact {
    label: &'static str,
    text: String,
}

/// The list of indicators, by group.
pub(in crate::render) fn indicators(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Indicators.path());
    let mut groups: Vec<Group> = Vec::new();
    for indicator in &render.site.dictionary.indicators {
        let line = line(&context, indicator);
        match groups.iter_mut().find(|group| group.title == indicator.group) {
            Some(group) => group.indicators.push(line),
            None => groups.push(Group {
                title: indicator.group.clone(),
                anchor: format!("group-{}", groups.len() + 1),
                indicators: vec![line],
            }),
        }
    }
    let count = render.site.dictionary.indicators.len();
    let about = About {
        title: "指标".to_owned(),
        description: format!("本站使用的{count}项指标：定义、单位、口径和各地数据。"),
        ..About::default()
    };
    print(&context, "indicators.html", about, &IndicatorsPage { groups, count: format!("{count}项") })
}

fn line(context: &PageContext<'_>, indicator: &Indicator) -> IndicatorLine {
    let count = context.render.site.index.of_indicator(indicator.order).len();
    IndicatorLine {
        link: context.indicator(indicator),
        unit: indicator.unit.clone(),
        definition: indicator.definition.clone().unwrap_or_default(),
        count: if count == 0 { "未收录".to_owned() } else { format!("{count}条") },
        is_empty: count == 0,
    }
}

/// One indicator across districts.
pub(in crate::render) fn indicator(
    render: RenderContext<'_>,
    indicator: &Indicator,
) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::indicator(indicator).path());
    let figures = render.site.index.of_indicator(indicator.order);
    let charts = chart::figures(&context, render.charts.indicator(&indicator.id))?;
    let observations =
        table(&context, &format!("{}：各地各期数据", indicator.name), figures, By::Place).collected();
    let cards = cards(&context, indicator);
    let page = IndicatorPage {
        name: indicator.name.clone(),
        group: indicator.group.clone(),
        definition: indicator.definition.clone().unwrap_or_default(),
        facts: facts(indicator),
        id: indicator.id.clone(),
        legend: legend(cards.iter().map(|card| &card.value)),
        cards,
        charts_html: charts,
        table: observations.with_absent(absent(&context, indicator)),
        is_empty: figures.is_empty(),
        data: context.to(&FileAddress::IndicatorData(indicator.id.clone()).path()),
    };
    let about = About {
        title: indicator.name.clone(),
        description: format!("{}：{}", indicator.name, page.definition),
        above: vec![("指标".to_owned(), Address::Indicators.path())],
        subject: Subject::Indicator(indicator),
        ..About::default()
    };
    print(&context, "indicator.html", about, &page)
}

/// More districts than this are compared in the chart and the table.
const MAX_CARDS: usize = 12;

fn cards(context: &PageContext<'_>, indicator: &Indicator) -> Vec<Card> {
    let places = context.render.site.own_districts().map(Place::whole);
    let with = places.filter(|place| context.render.site.index.latest(indicator, place).is_some());
    with.take(MAX_CARDS).map(|place| card::card(context, indicator, &place)).collect()
}

/// Districts of the site that have no entry at all for this indicator.
fn absent(context: &PageContext<'_>, indicator: &Indicator) -> Vec<Link> {
    let site = context.render.site;
    let figures = context.render.site.index.of_indicator(indicator.order).iter();
    let with: BTreeSet<&str> = figures.map(|figure| figure.place.district.slug.as_str()).collect();
    let without = site.own_districts().filter(|district| !with.contains(district.slug.as_str()));
    without.map(|district: &Arc<_>| context.district(district)).collect()
}

/// What the dictionary says, in the order in which it is printed; nothing where it is silent.
fn facts(indicator: &Indicator) -> Vec<Fact> {
    let formulas =
        indicator.identities().into_iter().map(|formula| format!("{} = {formula}", indicator.name));
    let facts = [
        ("单位", unit(indicator)),
        ("口径", indicator.methodology.clone().unwrap_or_default()),
        ("方向", indicator.direction.name().to_owned()),
        ("累计", if indicator.cumulative { "累计数，不会减少".to_owned() } else { String::new() }),
        ("取值", indicator.range.map(|range| span(&range, &indicator.unit)).unwrap_or_default()),
        ("关系", formulas.collect::<Vec<_>>().join("；")),
        ("也称", indicator.aliases.join("、")),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.map(|(label, text)| Fact { label, text }).collect()
}

fn unit(indicator: &Indicator) -> String {
    let others = indicator.units.join("、");
    match (indicator.unit.is_empty(), others.is_empty()) {
        (true, _) => "无单位".to_owned(),
        (false, true) => indicator.unit.clone(),
        (false, false) => format!("{}（原文也写作{others}）", indicator.unit),
    }
}

fn span(range: &Interval, unit: &str) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) => format!("{low}～{high}{unit}"),
        (Some(low), None) => format!("{low}{unit}以上"),
        (None, Some(high)) => format!("{high}{unit}以下"),
        (None, None) => String::new(),
    }
}
