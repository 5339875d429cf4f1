//! The overview: headline figures, the districts with their trends, charts across them, latest bulletins.

use serde::Serialize;

use super::about::About;
use super::card::{self, Card};
use super::frame::print;
use super::list::{self, Item};
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
    districts: Vec<Entry>,
    /// Names of the headline indicators, the first of which is shown large.
    columns: Vec<Link>,
    lead: Option<Link>,
    charts_html: Vec<Html>,
    bulletins: Vec<Item>,
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
struct Entry {
    district: Link,
    category: String,
    /// The first headline indicator.
    lead: Option<Card>,
    /// The other headline indicators.
    figures: Vec<Card>,
    bulletin: Option<Item>,
}

/// The overview.
pub(in crate::render) fn home(scene: RenderContext<'_>) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, Address::Home.path());
    let districts: Vec<Entry> = scene.site.own_districts().map(|district| entry(&desk, district)).collect();
    let bulletins = list::latest(scene.bulletins());
    let charts = scene.gallery.home();
    let charts = chart::figures(&desk, charts.dots.into_iter().chain(charts.multiples))?;
    let references = scene.site.districts.iter().filter(|district| scene.site.is_reference(district));
    let headline = card::headline(&desk);
    let page = Home {
        legend: legend(values(&districts)),
        columns: headline.iter().map(|indicator| desk.indicator(indicator)).collect(),
        lead: headline.first().map(|indicator| desk.indicator(indicator)),
        charts_html: charts,
        latest_period: bulletins.first().map(|bulletin| bulletin.period.name()).unwrap_or_default(),
        bulletin_count: format!("共{}篇", bulletins.len()),
        bulletins: bulletins.into_iter().take(LATEST).map(|bulletin| list::item(&desk, bulletin)).collect(),
        references: references.map(|district| desk.district(district)).collect(),
        guarantees: scene
            .site
            .settings
            .guarantees
            .as_ref()
            .map(|(title, _)| desk.link(title, &guarantees::KIND.overview.address().path())),
        data: desk.link("数据下载", &Address::Downloads.path()),
        sources: desk.link("来源", &Address::Sources.path()),
        tally: tally(&scene),
        districts,
    };
    let settings = &scene.site.settings;
    let about = About {
        title: settings.title.clone(),
        description: settings.subtitle.clone().unwrap_or_default(),
        ..About::default()
    };
    print(&desk, "home.html", about, &page)
}

fn tally(scene: &RenderContext<'_>) -> Vec<Tally> {
    let site = scene.site;
    vec![
        Tally { before: "通报", count: site.bulletins.len(), after: "篇" },
        Tally { before: "数据", count: site.figures.len(), after: "条" },
        Tally { before: "来源", count: site.sources.len(), after: "份" },
    ]
}

fn entry(desk: &PageContext<'_>, district: &std::sync::Arc<District>) -> Entry {
    let place = Place::whole(district);
    let mut cards = card::headline(desk).into_iter().map(|indicator| card::card(desk, indicator, &place));
    let own = desk.scene.bulletins_of(&district.slug);
    Entry {
        district: desk.district(district),
        category: district.category.clone().unwrap_or_default(),
        lead: cards.next(),
        figures: cards.collect(),
        bulletin: list::latest(own).first().map(|bulletin| list::item(desk, bulletin)),
    }
}

fn values(districts: &[Entry]) -> impl Iterator<Item = &Value> + Clone {
    districts.iter().flat_map(|entry| entry.lead.iter().chain(&entry.figures)).map(|card| &card.value)
}
