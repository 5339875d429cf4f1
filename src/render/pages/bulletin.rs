//! A bulletin: prose and charts, every figure in a table, what changed, its sources and its neighbours.

use serde::Serialize;

use super::about::{About, Subject, district_feed};
use super::card::{self, Card};
use super::citation::{SourceNote, sources};
use super::figure_table::table;
use super::frame::print;
use super::progress::{Difference, differences, neighbours};
use super::table_view::{By, TableView};
use super::wording;
use crate::render::RenderError;
use crate::render::html::{self, Html};
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, Bulletin, plain_text};

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
    /// The headline figures it gives.
    cards: Vec<Card>,
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

/// A bulletin's page.
pub(in crate::render) fn bulletin(
    render: RenderContext<'_>,
    bulletin: &Bulletin,
) -> Result<String, RenderError> {
    let context = PageContext::new(render, bulletin.page.path.clone());
    let figures = render.site.index.on_page(&context.page);
    let table = table(&context, "本通报的全部数据", figures, By::Indicator);
    let (earlier, later) = neighbours(&render, bulletin);
    let title = plain_text(&bulletin.page.title);
    // The table of figures closes the list.
    let contents = bulletin.page.contents().into_iter();
    let contents = contents.map(|(id, text)| Link { text: plain_text(text), href: format!("#{id}") });
    let page = BulletinPage {
        title_html: html::own_title(&context, &bulletin.page.title),
        district: context.district(&bulletin.district),
        kind: bulletin.kind.clone(),
        period: context.period(&bulletin.period),
        as_of: wording::as_of(bulletin),
        published: wording::published(bulletin),
        moment: bulletin.published.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default(),
        editor: bulletin.editor.clone().unwrap_or_default(),
        source: bulletin.source.as_deref().map(|source| context.source(source)),
        summary_html: context.inlines(&bulletin.page.summary),
        cards: card::of_bulletin(&context, bulletin),
        contents: contents.collect(),
        body_html: context.prose(&bulletin.page.body)?,
        table,
        updates: corrections(bulletin),
        changes: earlier.map(|before| differences(&context, before, bulletin)).unwrap_or_default(),
        changes_since: earlier.map(|before| before.period.name()).unwrap_or_default(),
        earlier: earlier.map(|before| context.link(plain_text(&before.page.title), &before.page.path)),
        later: later.map(|after| context.link(plain_text(&after.page.title), &after.page.path)),
        sources: sources(&context, bulletin, figures),
        cite: cite(&render, bulletin, &title),
        title,
    };
    print(&context, "bulletin.html", about(&context, bulletin), &page)
}

fn about<'a>(context: &PageContext<'_>, bulletin: &'a Bulletin) -> About<'a> {
    About {
        title: plain_text(&bulletin.page.title),
        description: plain_text(&bulletin.page.summary),
        keywords: bulletin.page.keywords.clone(),
        above: vec![(bulletin.district.name.clone(), Address::district(&bulletin.district).path())],
        subject: Subject::Bulletin(bulletin),
        feed: district_feed(context, &bulletin.district),
        ..About::default()
    }
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

/// How to cite this bulletin: publisher, title, site, date, address where it is known.
fn cite(render: &RenderContext<'_>, bulletin: &Bulletin, title: &str) -> String {
    let settings = &render.site.settings;
    let published = match bulletin.published {
        Some(at) => format!("，{}发布", wording::date(at.date())),
        None => "，发布日期未标注".to_owned(),
    };
    let address =
        render.base_url().map(|base| format!("，{base}{}", bulletin.page.path.folder())).unwrap_or_default();
    format!(
        "{}：《{title}》，{}，数据截至{}{published}{address}。",
        settings.publisher,
        settings.title,
        wording::as_of(bulletin)
    )
}
