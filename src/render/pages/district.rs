//! A district's evergreen page: its profile, its trends, its latest figures with their sources, all its bulletins.

use serde::Serialize;

use super::about::{About, Subject, district_feed};
use super::card::{self, Card};
use super::chart;
use super::figure_table::table;
use super::frame::print;
use super::list::{self, BulletinLine};
use super::table_view::{By, TableView};
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
    bulletins: Vec<BulletinLine>,
    /// The address of its feed; empty for places that have none.
    feed: String,
    source: Option<Link>,
    /// Its figures for programs.
    data: String,
}

/// The evergreen page of a district.
pub(in crate::render) fn district(
    render: RenderContext<'_>,
    profile: &Profile,
) -> Result<String, RenderError> {
    let context = PageContext::new(render, profile.page.path.clone());
    let district = &profile.district;
    let place = Place::whole(district);
    // The cards come first on the page, but charts are numbered in reading order: text, then automatic charts.
    let body = context.prose(&profile.page.body)?;
    let charts = chart::figures(&context, render.charts.beside(profile))?;
    let cards: Vec<Card> = card::headline(&context)
        .into_iter()
        .map(|indicator| card::card(&context, indicator, &place))
        .collect();
    let (targets, latest) = render.site.index.targets_and_latest(district);
    let own = render.site.index.on_page(&context.page);
    let elsewhere: Vec<_> = latest.into_iter().filter(|figure| figure.page != context.page).collect();
    let bulletins = list::latest(render.bulletins_of(&district.slug));
    let name = &district.name;
    let feed = district_feed(&context, district);
    let page = DistrictPage {
        name: name.clone(),
        category: district.category.clone().unwrap_or_default(),
        code: district.code.clone().unwrap_or_default(),
        validity: validity(district),
        is_reference: render.site.is_reference(district),
        summary_html: context.inlines(&profile.page.summary),
        body_html: body,
        legend: legend(cards.iter().map(|card| &card.value)),
        cards,
        without_rate: without_rate(&context, &place),
        charts_html: charts,
        own: filled(table(&context, &format!("{name}：本页所列数据"), own, By::Indicator)),
        latest: filled(
            table(&context, &format!("{name}：各项最新数据"), &elsewhere, By::Indicator).collected(),
        ),
        targets: filled(table(&context, &format!("{name}：目标与计划"), &targets, By::Indicator).collected()),
        bulletins: bulletins.into_iter().map(|bulletin| list::line(&context, bulletin)).collect(),
        feed: feed.as_ref().map(|feed| feed.atom.clone()).unwrap_or_default(),
        source: profile.source.as_deref().map(|source| context.source(source)),
        data: context.to(&FileAddress::DistrictData(district.slug.clone()).path()),
    };
    print(&context, "district.html", About { feed, ..about(profile) }, &page)
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

/// The sentence for a place without a printed flagship rate: declared missing, or never entered.
fn without_rate(context: &PageContext<'_>, place: &Place) -> String {
    let site = context.render.site;
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
