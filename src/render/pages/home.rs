//! The overview: headline figures, the districts with their trends, charts across them, latest bulletins.

use serde::Serialize;

use super::about::About;
use super::card::{self, Card};
use super::frame::print;
use super::list::{self, BulletinLine};
use super::value::{Meaning, Value, legend};
use super::{chart, guarantees};
use crate::render::RenderError;
use crate::render::html::Html;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, District, Place};

/// Bulletins listed on the overview; a district's own page lists all of its own.
const LATEST: usize = 12;

#[derive(Serialize)]
struct Home {
    districts: Vec<DistrictLine>,
    /// Names of the headline indicators, the first of which is shown large.
    columns: Vec<Link>,
    lead: Option<Link>,
    charts_html: Vec<Html>,
    bulletins: Vec<BulletinLine>,
    bulletin_count: String,
    references: Vec<Link>,
    guarantees: Option<Link>,
    data: Link,
    sources: Link,
    legend: Vec<Meaning>,
    latest_period: String,
    /// How much there is, in numbers.
    tally: Vec<Tally>,
}

/// 通报 5 篇
#[derive(Serialize)]
struct Tally {
    before: &'static str,
    count: usize,
    after: &'static str,
}

/// A district on the overview.
#[derive(Serialize)]
struct DistrictLine {
    district: Link,
    category: String,
    /// The first headline indicator.
    lead: Option<Card>,
    /// The other headline indicators.
    figures: Vec<Card>,
    bulletin: Option<BulletinLine>,
}

/// The overview.
pub(in crate::render) fn home(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Home.path());
    let districts: Vec<DistrictLine> =
        render.site.own_districts().map(|district| line(&context, district)).collect();
    let bulletins = list::latest(render.bulletins());
    let charts = render.charts.home();
    let charts = chart::figures(&context, charts.dots.into_iter().chain(charts.multiples))?;
    let references = render.site.districts.iter().filter(|district| render.site.is_reference(district));
    let headline = card::headline(&context);
    let page = Home {
        legend: legend(values(&districts)),
        columns: headline.iter().map(|indicator| context.indicator(indicator)).collect(),
        lead: headline.first().map(|indicator| context.indicator(indicator)),
        charts_html: charts,
        latest_period: bulletins.first().map(|bulletin| bulletin.period.name()).unwrap_or_default(),
        bulletin_count: format!("共{}篇", bulletins.len()),
        bulletins: bulletins
            .into_iter()
            .take(LATEST)
            .map(|bulletin| list::line(&context, bulletin))
            .collect(),
        references: references.map(|district| context.district(district)).collect(),
        guarantees: render
            .site
            .settings
            .guarantees
            .as_ref()
            .map(|(title, _)| context.link(title, &guarantees::KIND.overview.address().path())),
        data: context.link("数据下载", &Address::Downloads.path()),
        sources: context.link("来源", &Address::Sources.path()),
        tally: tally(&render),
        districts,
    };
    let settings = &render.site.settings;
    let about = About {
        title: settings.title.clone(),
        description: settings.subtitle.clone().unwrap_or_default(),
        ..About::default()
    };
    print(&context, "home.html", about, &page)
}

fn tally(render: &RenderContext<'_>) -> Vec<Tally> {
    let site = render.site;
    vec![
        Tally { before: "通报", count: site.bulletins.len(), after: "篇" },
        Tally { before: "数据", count: site.figures.len(), after: "条" },
        Tally { before: "来源", count: site.sources.len(), after: "份" },
    ]
}

fn line(context: &PageContext<'_>, district: &std::sync::Arc<District>) -> DistrictLine {
    let place = Place::whole(district);
    let mut cards =
        card::headline(context).into_iter().map(|indicator| card::card(context, indicator, &place));
    let own = context.render.bulletins_of(&district.slug);
    DistrictLine {
        district: context.district(district),
        category: district.category.clone().unwrap_or_default(),
        lead: cards.next(),
        figures: cards.collect(),
        bulletin: list::latest(own).first().map(|bulletin| list::line(context, bulletin)),
    }
}

fn values(districts: &[DistrictLine]) -> impl Iterator<Item = &Value> + Clone {
    districts.iter().flat_map(|line| line.lead.iter().chain(&line.figures)).map(|card| &card.value)
}
