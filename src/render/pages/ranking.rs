//! 排名: districts by one indicator of one period, ties as ties, and who is not ranked and why.

use serde::Serialize;

use super::about::About;
use super::frame::print;
use super::value::{Meaning, Value, legend};
use crate::analyse::{Ranking, Unranked, UnrankedReason};
use crate::quantity::Period;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::{MenuEntry, PageKind, RenderContext};
use crate::site::government::SiteColumn;
use crate::site::{OverviewKind, Site};

#[derive(Serialize)]
struct RankingsPage {
    periods: Vec<RankedPeriod>,
}

/// A period in the list, with what is ranked in it.
#[derive(Serialize)]
struct RankedPeriod {
    link: Link,
    count: String,
    indicators: String,
}

#[derive(Serialize)]
struct RankingPage {
    name: String,
    tables: Vec<Table>,
    legend: Vec<Meaning>,
}

/// The ranking of one indicator.
#[derive(Serialize)]
struct Table {
    id: String,
    indicator: Link,
    /// 越低越好 · 2020年3月的数 · 口径：…
    facts: Vec<String>,
    rows: Vec<RankRow>,
    without: Vec<Without>,
    has_ties: bool,
}

#[derive(Serialize)]
struct RankRow {
    place: usize,
    tied: bool,
    district: Link,
    value: Value,
    source: Option<Link>,
}

/// A district without a place.
#[derive(Serialize)]
struct Without {
    district: Link,
    /// Its observation, where there is an amount that is not compared.
    value: Option<Value>,
    why: String,
}

/// The list of rankings, and the rankings of each period in the folder under it.
pub(super) const KIND: PageKind = PageKind {
    overview: OverviewKind { folder: "rankings", pages, anchors },
    menu: |settings| {
        settings.rankings.as_ref().map(|_| MenuEntry {
            short: "排名".to_owned(),
            name: "排名".to_owned(),
            column: SiteColumn::Indicators,
            description: "同一期间、同一口径的各地排名".to_owned(),
            keywords: "排名,数据".to_owned(),
            category: "数据发布",
        })
    },
    view: |render, name| {
        if name.is_empty() {
            return Some(rankings(render));
        }
        Some(ranking(render, &period_called(render.site, name)?))
    },
};

fn pages(site: &Site) -> Vec<String> {
    let Some(rankings) = &site.settings.rankings else { return Vec::new() };
    let periods = rankings.periods(site);
    std::iter::once(String::new()).chain(periods.iter().map(Period::slug)).collect()
}

/// A table for each indicator.
fn anchors(site: &Site, name: &str) -> Vec<String> {
    let ranked = site.settings.rankings.as_ref().zip(period_called(site, name));
    let tables = ranked.map(|(rankings, period)| rankings.of(site, &period)).unwrap_or_default();
    tables.into_iter().map(|ranking| ranking.indicator.id.clone()).collect()
}

/// The period that has rankings under this name in the folder.
fn period_called(site: &Site, name: &str) -> Option<Period> {
    let frequency = site.settings.rankings.as_ref()?.every;
    let mut periods = site.index.periods().map(|period| frequency.around(period.end()));
    periods.find(|period| period.slug() == name)
}

/// The list of rankings, latest first.
fn rankings(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, KIND.overview.address().path());
    let settings = render.site.settings.rankings.as_ref();
    let periods = settings.map(|rankings| rankings.periods(render.site)).unwrap_or_default();
    let line = |period: &Period| {
        let all = settings.map(|rankings| rankings.of(render.site, period)).unwrap_or_default();
        let names: Vec<&str> = all
            .iter()
            .filter(|ranking| !ranking.ranks.is_empty())
            .map(|ranking| ranking.indicator.name.as_str())
            .collect();
        RankedPeriod {
            link: context.link(period.name(), &KIND.overview.page(&period.slug()).path()),
            count: format!("{}项", names.len()),
            indicators: names.join("、"),
        }
    };
    let page = RankingsPage { periods: periods.iter().rev().map(line).collect() };
    let about = About {
        title: "排名".to_owned(),
        description: "按同一期间、同一口径公布的数排出的各区县名次。".to_owned(),
        ..About::default()
    };
    print(&context, "rankings.html", about, &page)
}

/// The rankings of one period.
fn ranking(render: RenderContext<'_>, period: &Period) -> Result<String, RenderError> {
    let context = PageContext::new(render, KIND.overview.page(&period.slug()).path());
    let settings = render.site.settings.rankings.as_ref();
    let all = settings.map(|rankings| rankings.of(render.site, period)).unwrap_or_default();
    let tables: Vec<Table> = all.iter().map(|ranking| table(&context, period, ranking)).collect();
    let values = tables.iter().flat_map(|table| {
        table
            .rows
            .iter()
            .map(|row| &row.value)
            .chain(table.without.iter().filter_map(|row| row.value.as_ref()))
    });
    let legend = legend(values);
    let name = format!("{}排名", period.name());
    let about = About {
        title: name.clone(),
        description: format!("{}各区县按公布的数排出的名次。", period.name()),
        above: vec![("排名".to_owned(), KIND.overview.address().path())],
        ..About::default()
    };
    print(&context, "ranking.html", about, &RankingPage { name, tables, legend })
}

fn table(context: &PageContext<'_>, period: &Period, ranking: &Ranking) -> Table {
    let mut facts = vec![ranking.indicator.direction.name().to_owned()];
    if ranking.period != *period {
        facts.push(format!("按{}的数", ranking.period.name()));
    }
    facts.extend(ranking.methodology.as_ref().map(|basis| format!("口径：{basis}")));
    let rows = ranking.ranks.iter().map(|rank| RankRow {
        place: rank.place,
        tied: rank.tied,
        district: context.district(&rank.figure.place.district),
        value: context.value(&rank.figure),
        source: rank.figure.source.as_deref().map(|source| context.source(source)),
    });
    Table {
        id: ranking.indicator.id.clone(),
        indicator: context.indicator(&ranking.indicator),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        rows: rows.collect(),
        without: ranking.unranked.iter().map(|unranked| without(context, unranked)).collect(),
        has_ties: ranking.ranks.iter().any(|rank| rank.tied),
    }
}

fn without(context: &PageContext<'_>, unranked: &Unranked) -> Without {
    let figure = unranked.figure.as_deref();
    let why = match unranked.why {
        UnrankedReason::Absent => "未收录".to_owned(),
        UnrankedReason::Missing(missing) => missing.name().to_owned(),
        UnrankedReason::OtherMethodology => match figure.and_then(|figure| figure.methodology()) {
            Some(basis) => format!("口径不同（{basis}），不排名"),
            None => "口径不同，不排名".to_owned(),
        },
        UnrankedReason::Alone => "可比的不足两地，不排名".to_owned(),
    };
    let value = figure.filter(|figure| figure.amount().is_some()).map(|figure| context.value(figure));
    Without { district: context.district(&unranked.district), value, why }
}
