//! The searchable documents: every page an author wrote and every indicator, in an order that does not change when pages are added.

use std::sync::Arc;

use super::fold::tidy;
use crate::site::{
    Address, Bulletin, District, Figure, Indicator, Page, PagePart, PagePath, Site, TextKind, plain_text,
};

/// Which page a document is, by its position in the site's own lists.
#[derive(Debug, Clone, Copy)]
pub(super) enum DocumentId {
    Indicator(usize),
    Page(usize),
    Profile(usize),
    Bulletin(usize),
}

/// The documents of a site. Bulletins come last and by the end of their period, so that a new one changes the end
/// of the index only, and the latest has the highest number.
pub(super) fn ids(site: &Site) -> Vec<DocumentId> {
    let mut bulletins: Vec<usize> = (0..site.bulletins.len()).collect();
    let age =
        |at: &usize| site.bulletins.get(*at).map(|bulletin| (bulletin.period.end(), &bulletin.page.path));
    bulletins.sort_by(|a, b| age(a).cmp(&age(b)));
    let indicators = (0..site.dictionary.indicators.len()).map(DocumentId::Indicator);
    let pages = (0..site.pages.len()).map(DocumentId::Page);
    let profiles = (0..site.profiles.len()).map(DocumentId::Profile);
    indicators.chain(pages).chain(profiles).chain(bulletins.into_iter().map(DocumentId::Bulletin)).collect()
}

/// What a document is made from.
enum Origin<'a> {
    Indicator(&'a Indicator),
    Page(&'a Page, Option<&'a District>),
    Bulletin(&'a Bulletin),
}

/// A searchable page; its text is made on demand.
pub(super) struct Document<'a> {
    origin: Origin<'a>,
    /// Where it lies.
    pub(super) path: PagePath,
    figures: &'a [Arc<Figure>],
}

impl<'a> Document<'a> {
    /// The document with an id.
    pub(super) fn of(id: DocumentId, site: &'a Site) -> Option<Self> {
        let (origin, path) = match id {
            DocumentId::Indicator(at) => {
                let indicator = site.dictionary.indicators.get(at)?;
                (Origin::Indicator(indicator), Address::indicator(indicator).path())
            }
            DocumentId::Page(at) => {
                let page = site.pages.get(at)?;
                (Origin::Page(page, None), page.path.clone())
            }
            DocumentId::Profile(at) => {
                let profile = site.profiles.get(at)?;
                (Origin::Page(&profile.page, Some(&profile.district)), profile.page.path.clone())
            }
            DocumentId::Bulletin(at) => {
                let bulletin = site.bulletins.get(at)?;
                (Origin::Bulletin(bulletin), bulletin.page.path.clone())
            }
        };
        let figures = site.index.on_page(&path);
        Some(Self { origin, path, figures })
    }

    /// Its title, tidy.
    pub(super) fn title(&self) -> String {
        match self.origin {
            Origin::Indicator(indicator) => tidy(&indicator.name),
            Origin::Page(page, _) | Origin::Bulletin(Bulletin { page, .. }) => tidy(&plain_text(&page.title)),
        }
    }

    /// Its text, tidy: summary and body, a paragraph a line, then a line for every figure it carries.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        match self.origin {
            Origin::Indicator(indicator) => push_definition(&mut text, indicator),
            Origin::Page(page, _) | Origin::Bulletin(Bulletin { page, .. }) => push_page(&mut text, page),
        }
        self.figures.iter().for_each(|figure| push_figure(&mut text, figure));
        tidy(&text)
    }

    /// The line under its title: its district, kind and period.
    pub(super) fn about(&self) -> [String; 3] {
        match self.origin {
            Origin::Indicator(indicator) => [String::new(), "指标".to_owned(), indicator.group.clone()],
            Origin::Page(_, None) => [String::new(), "页面".to_owned(), String::new()],
            Origin::Page(_, Some(district)) => [district.name.clone(), "区县".to_owned(), String::new()],
            Origin::Bulletin(bulletin) => {
                [bulletin.district.name.clone(), bulletin.kind.clone(), bulletin.period.name()]
            }
        }
    }

    /// The filters it passes: `district:tongnan`, `year:2020`, and those of its figures' indicators.
    pub(super) fn facets(&self) -> Vec<String> {
        let mut facets = match self.origin {
            Origin::Indicator(indicator) => vec![format!("indicator:{}", indicator.id)],
            Origin::Page(_, None) => Vec::new(),
            Origin::Page(_, Some(district)) => vec![format!("district:{}", district.slug)],
            Origin::Bulletin(bulletin) => {
                vec![
                    format!("district:{}", bulletin.district.slug),
                    format!("year:{}", bulletin.period.end().year()),
                ]
            }
        };
        facets.extend(self.figures.iter().map(|figure| format!("indicator:{}", figure.indicator.id)));
        facets
    }
}

/// Adds what a reader reads on a page: summary and body. The title is a field of its own; of charts and pictures inside
/// a line the words for those who do not see them are in the picture or the line itself.
fn push_page(out: &mut String, page: &Page) {
    for part in page.parts() {
        match part {
            PagePart::Text(TextKind::Title | TextKind::ChartAlt | TextKind::InsideText, _) => {}
            PagePart::Text(_, content) => push_line(out, &plain_text(content)),
            PagePart::Code(code, _) => push_line(out, code),
            PagePart::Chart(chart) => chart.note.iter().for_each(|note| push_line(out, note)),
            PagePart::Picture(_) | PagePart::Figures(_) => {}
        }
    }
}

/// Adds the text of an indicator's page.
fn push_definition(out: &mut String, indicator: &Indicator) {
    let texts = indicator.definition.iter().chain(&indicator.methodology).chain(&indicator.aliases);
    texts.for_each(|text| push_line(out, text));
}

/// Adds a row of the figure table.
fn push_figure(out: &mut String, figure: &Figure) {
    let cells = [&figure.indicator.name, figure.place.part.as_deref().unwrap_or_default()];
    let period = figure.period.name();
    let notes = [figure.section.as_deref(), figure.note.as_deref()].into_iter().flatten();
    for cell in cells.into_iter().chain([period.as_str(), figure.printed()]).chain(notes) {
        out.push_str(cell);
        out.push(' ');
    }
    out.push('\n');
}

fn push_line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
