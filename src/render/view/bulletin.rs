//! A bulletin: prose and charts, every figure in a table, what changed, its sources and its neighbours.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::{Desk, Link};
use super::figure_table::{By, TableView, table};
use super::frame::About;
use super::print;
use super::scene::Scene;
use super::wording;
use crate::model::{Acceptance, Block, Bulletin, Figure, SourceDate, plain_text};
use crate::render::RenderError;
use crate::render::html::{self, Html};

/// Fewer headings than this are seen at a glance and need no list of contents.
const CONTENTS_FROM: usize = 4;

#[derive(Serialize)]
struct BulletinPage {
    title_html: Html,
    title: String,
    district: Link,
    kind: String,
    period: Link,
    as_of: String,
    published: String,
    /// `2020-05-06T09:00`, when it was published.
    moment: String,
    editor: String,
    source: Option<Link>,
    summary_html: Html,
    contents: Vec<Link>,
    body_html: Html,
    table: TableView,
    updates: Vec<Correction>,
    changes: Vec<Difference>,
    changes_since: String,
    earlier: Option<Link>,
    later: Option<Link>,
    sources: Vec<SourceNote>,
    cite: String,
}

/// A declared correction.
#[derive(Serialize)]
struct Correction {
    at: String,
    day: String,
    what: String,
}

/// A figure that the last bulletin gave too.
#[derive(Serialize)]
struct Difference {
    indicator: Link,
    before: String,
    now: String,
    words: String,
}

/// A source of the bulletin.
#[derive(Serialize)]
struct SourceNote {
    link: Link,
    kind: String,
    publication: String,
    date: String,
    reason: String,
    credit: String,
    external: String,
}

/// A bulletin's page.
pub(in crate::render) fn bulletin(scene: &Scene<'_>, bulletin: &Bulletin) -> Result<String, RenderError> {
    let desk = Desk::new(scene, bulletin.page.path.clone());
    let figures = scene.lookup.on_page(&desk.page);
    let mut table = table(&desk, "本通报的全部数据", figures, By::Indicator);
    table.dispute(&disputes(scene, bulletin, figures));
    let (earlier, later) = neighbours(scene, bulletin);
    let title = plain_text(&bulletin.page.title);
    let page = BulletinPage {
        title_html: html::unlinked(&bulletin.page.title),
        district: desk.district(&bulletin.district),
        kind: bulletin.kind.clone(),
        period: desk.period(&bulletin.period),
        as_of: wording::as_of(bulletin),
        published: wording::published(bulletin),
        moment: bulletin.published.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default(),
        editor: bulletin.editor.clone().unwrap_or_default(),
        source: bulletin.source.as_deref().map(|source| desk.source(source)),
        summary_html: desk.inlines(&bulletin.page.summary),
        contents: contents(&bulletin.page.body.blocks),
        body_html: desk.prose(&bulletin.page.body)?,
        table,
        updates: corrections(bulletin),
        changes: earlier.map(|before| differences(&desk, before, bulletin)).unwrap_or_default(),
        changes_since: earlier.map(|before| before.period.name()).unwrap_or_default(),
        earlier: earlier.map(|one| desk.link(plain_text(&one.page.title), &one.page.path)),
        later: later.map(|one| desk.link(plain_text(&one.page.title), &one.page.path)),
        sources: sources(&desk, bulletin, figures),
        cite: cite(scene, bulletin, &title),
        title,
    };
    print(&desk, "bulletin.html", about(&desk, bulletin), &page)
}

fn about(desk: &Desk<'_>, bulletin: &Bulletin) -> About {
    About {
        title: plain_text(&bulletin.page.title),
        description: plain_text(&bulletin.page.summary),
        keywords: bulletin.page.keywords.clone(),
        article: true,
        above: vec![desk.district(&bulletin.district)],
        ..About::default()
    }
}

/// The sections below the title; the table of figures closes the list.
fn contents(blocks: &[Block]) -> Vec<Link> {
    let headings: Vec<Link> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level: 2, id, content } => {
                Some(Link { text: plain_text(content), href: format!("#{id}") })
            }
            _ => None,
        })
        .collect();
    if headings.len() < CONTENTS_FROM { Vec::new() } else { headings }
}

/// The reasons for published contradictions, by the anchor of the figure they stand beside.
fn disputes<'a>(
    scene: &Scene<'_>,
    bulletin: &Bulletin,
    figures: &'a [std::sync::Arc<Figure>],
) -> BTreeMap<&'a str, Vec<String>> {
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for accept in &bulletin.accept {
        for figure in figures.iter().filter(|figure| is_named(scene, accept, figure, bulletin)) {
            reasons.entry(&figure.anchor).or_default().push(accept.reason.clone());
        }
    }
    reasons
}

/// Figures are named as `指标` or `指标@期间`; without a period the bulletin's own is meant, or the only one.
fn is_named(scene: &Scene<'_>, accept: &Acceptance, figure: &Figure, bulletin: &Bulletin) -> bool {
    accept.figures.iter().any(|named| {
        let (name, period) = named.split_once('@').map_or((named.as_str(), None), |(name, period)| (name, Some(period)));
        let same = scene.site.dictionary.get(name.trim()).is_some_and(|one| one.id == figure.indicator.id);
        let key = figure.period.key();
        same && period.map_or_else(
            || figure.period == bulletin.period || !has_period(scene, figure, bulletin),
            |period| period.trim() == key,
        )
    })
}

fn has_period(scene: &Scene<'_>, figure: &Figure, bulletin: &Bulletin) -> bool {
    let page = scene.lookup.on_page(&bulletin.page.path);
    page.iter().any(|other| other.indicator.id == figure.indicator.id && other.period == bulletin.period)
}

fn corrections(bulletin: &Bulletin) -> Vec<Correction> {
    let updates = bulletin.page.updates.iter();
    updates
        .map(|update| Correction {
            at: wording::moment(update.at),
            day: update.at.date().to_string(),
            what: update.what.clone(),
        })
        .collect()
}

/// The bulletins of the same district just before and just after this one.
fn neighbours<'a>(scene: &Scene<'a>, bulletin: &Bulletin) -> (Option<&'a Bulletin>, Option<&'a Bulletin>) {
    let mut own: Vec<&Bulletin> = scene.bulletins().filter(|one| one.district.slug == bulletin.district.slug).collect();
    own.sort_by_key(|one| (one.period.end(), one.page.path.clone()));
    let at = own.iter().position(|one| one.page.path == bulletin.page.path);
    let Some(at) = at else { return (None, None) };
    (at.checked_sub(1).and_then(|at| own.get(at).copied()), own.get(at + 1).copied())
}

fn differences(desk: &Desk<'_>, before: &Bulletin, now: &Bulletin) -> Vec<Difference> {
    let figures = |one: &Bulletin| desk.scene.lookup.on_page(&one.page.path).to_vec();
    let earlier = figures(before);
    let current = figures(now).into_iter().filter(|figure| figure.period == now.period);
    let pairs = current.filter_map(|to| {
        let same = |from: &&std::sync::Arc<Figure>| {
            from.indicator.id == to.indicator.id
                && from.place == to.place
                && from.nature == to.nature
                && from.period == before.period
        };
        Some((std::sync::Arc::clone(earlier.iter().find(same)?), to))
    });
    let rows = pairs.map(|(from, to)| Difference {
        indicator: Link { text: to.indicator.name.clone(), href: desk.figure(&to) },
        before: from.printed().to_owned(),
        now: to.printed().to_owned(),
        words: wording::change(&from, &to).unwrap_or_else(|| "不能直接比较".to_owned()),
    });
    rows.collect()
}

/// The main source first, then the others that figures on this page name.
fn sources(desk: &Desk<'_>, bulletin: &Bulletin, figures: &[std::sync::Arc<Figure>]) -> Vec<SourceNote> {
    let mut all = Vec::new();
    for source in bulletin.source.iter().chain(figures.iter().filter_map(|figure| figure.source.as_ref())) {
        if !all.iter().any(|one: &&std::sync::Arc<_>| one.id == source.id) {
            all.push(source);
        }
    }
    let note = |source: &std::sync::Arc<crate::model::SourceDocument>| SourceNote {
        link: desk.source(source),
        kind: source.kind.clone(),
        publication: source.publication.clone().unwrap_or_default(),
        date: wording::source_date(source),
        reason: match &source.date {
            SourceDate::Undated { reason, .. } => reason.clone().unwrap_or_default(),
            SourceDate::Dated(_) => String::new(),
        },
        credit: source.credit.clone().unwrap_or_default(),
        external: source.external.clone().unwrap_or_default(),
    };
    all.into_iter().map(note).collect()
}

/// How to cite this bulletin: publisher, title, site, date, address where it is known.
fn cite(scene: &Scene<'_>, bulletin: &Bulletin, title: &str) -> String {
    let settings = &scene.site.settings;
    let published = match bulletin.published {
        Some(at) => format!("，{}发布", wording::date(at.date())),
        None => "，发布日期未标注".to_owned(),
    };
    let address = scene.base_url().map(|base| format!("，{base}{}", bulletin.page.path.folder())).unwrap_or_default();
    format!("{}：《{title}》，{}，数据截至{}{published}{address}。", settings.publisher, settings.title, wording::as_of(bulletin))
}
