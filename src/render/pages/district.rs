//! A district's evergreen page: who it is, its trends, its latest figures with their sources, all its bulletins.

use serde::Serialize;

use super::about::{About, Subject, district_feed};
use super::card::{self, Card};
use super::chart;
use super::figure_table::{By, TableView, table};
use super::frame::print;
use super::list::{self, Item};
use super::value::{Meaning, legend};
use crate::render::RenderError;
use crate::render::html::Html;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{District, FileAddress, Place, Profile, plain_text};

#[derive(Serialize)]
struct DistrictPage {
    name: String,
    category: String,
    code: String,
    validity: String,
    is_reference: bool,
    summary_html: Html,
    body_html: Html,
    cards: Vec<Card>,
    legend: Vec<Meaning>,
    /// That the flagship rate is not published here; empty where it is.
    without_rate: String,
    charts_html: Vec<Html>,
    own: Option<TableView>,
    latest: Option<TableView>,
    targets: Option<TableView>,
    bulletins: Vec<Item>,
    /// The address of its feed; empty for places that have none.
    feed: String,
    source: Option<Link>,
    /// Its figures for programs.
    data: String,
}

/// The evergreen page of a district.
pub(in crate::render) fn district(
    scene: RenderContext<'_>,
    profile: &Profile,
) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, profile.page.path.clone());
    let district = &profile.district;
    let place = Place::whole(district);
    // The cards come first on the page, but charts are numbered in reading order: text, then gallery.
    let body = desk.prose(&profile.page.body)?;
    let charts = chart::figures(&desk, scene.gallery.beside(profile))?;
    let cards: Vec<Card> =
        card::headline(&desk).into_iter().map(|one| card::card(&desk, one, &place)).collect();
    let (targets, latest) = scene.site.index.targets_and_latest(district);
    let own = scene.site.index.on_page(&desk.page);
    let elsewhere: Vec<_> = latest.into_iter().filter(|figure| figure.page != desk.page).collect();
    let bulletins = list::latest(scene.bulletins_of(&district.slug));
    let name = &district.name;
    let feed = district_feed(&desk, district);
    let page = DistrictPage {
        name: name.clone(),
        category: district.category.clone().unwrap_or_default(),
        code: district.code.clone().unwrap_or_default(),
        validity: validity(district),
        is_reference: scene.site.is_reference(district),
        summary_html: desk.inlines(&profile.page.summary),
        body_html: body,
        legend: legend(cards.iter().map(|card| &card.value)),
        cards,
        without_rate: without_rate(&desk, &place),
        charts_html: charts,
        own: filled(table(&desk, &format!("{name}：本页所列数据"), own, By::Indicator)),
        latest: filled(table(&desk, &format!("{name}：各项最新数据"), &elsewhere, By::Indicator).collected()),
        targets: filled(table(&desk, &format!("{name}：目标与计划"), &targets, By::Indicator).collected()),
        bulletins: bulletins.into_iter().map(|one| list::item(&desk, one)).collect(),
        feed: feed.as_ref().map(|feed| feed.atom.clone()).unwrap_or_default(),
        source: profile.source.as_deref().map(|source| desk.source(source)),
        data: desk.to(&FileAddress::DistrictData(district.slug.clone()).path()),
    };
    print(&desk, "district.html", About { feed, ..about(profile) }, &page)
}

fn about(profile: &Profile) -> About<'_> {
    About {
        title: profile.district.name.clone(),
        description: plain_text(&profile.page.summary),
        keywords: profile.page.keywords.clone(),
        subject: Subject::District(&profile.district),
        ..About::default()
    }
}

fn filled(table: TableView) -> Option<TableView> {
    (!table.is_empty()).then_some(table)
}

/// The sentence for a place whose flagship rate nobody printed: declared missing, or never entered.
fn without_rate(desk: &PageContext<'_>, place: &Place) -> String {
    let site = desk.scene.site;
    let flagship = site.settings.trend.as_ref().and_then(|name| site.dictionary.get(name));
    let Some(indicator) = flagship else { return String::new() };
    let name = &place.district.name;
    match site.index.latest(indicator, place).as_deref() {
        None => format!("本站没有收录{name}的{}，所以没有趋势图；没有收录不等于零。", indicator.name),
        Some(figure) if figure.amount().is_none() => {
            let word = figure.printed();
            format!(
                "{name}{}的{}为「{word}」，所以没有趋势图；{word}不等于零。",
                figure.period.name(),
                indicator.name
            )
        }
        Some(_) => String::new(),
    }
}

fn validity(district: &District) -> String {
    match (district.valid_from, district.valid_to) {
        (_, Some(end)) => format!("这个名称用到{}为止", super::wording::date(end)),
        (Some(start), None) => format!("这个名称自{}起用", super::wording::date(start)),
        (None, None) => String::new(),
    }
}
