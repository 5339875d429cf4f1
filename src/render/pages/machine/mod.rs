//! What a page says to programs: in its head for link previews and browsers, and as linked data for search
//! engines. Only what the site knows is said, and nothing a reader cannot see on the page.
//!
//! Addresses in linked data and previews are absolute. A site that does not know its own address has
//! none there: a relative one would name another thing on every host that carries a copy.

mod government;
mod linked;
mod social;

use serde::Serialize;

use super::about::{About, Subject};
use crate::render::html::Html;
use crate::render::pages::context::PageContext;
use crate::site::{Block, DataFile, FileAddress, PagePath, Picture};

/// The head of a page for programs.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render::pages) struct Machine {
    /// `<meta name>`
    names: Vec<Tag>,
    /// `<meta property>`
    properties: Vec<Tag>,
    /// The page's data as JSON; empty where it has none of its own.
    data: String,
    /// How browsers search this site; empty where that is not known.
    search: String,
    linked_data_html: Html,
}

/// A name with its content.
#[derive(Debug, Clone, Serialize)]
struct Tag {
    name: &'static str,
    content: String,
}

/// The head of this page for programs.
pub(in crate::render::pages) fn machine(context: &PageContext<'_>, about: &About<'_>) -> Machine {
    let picture = picture(about.subject).and_then(|picture| {
        Some((picture, at(context, &FileAddress::Attachment(picture.path.clone()).path())?))
    });
    let card = if picture.is_some() { "summary_large_image" } else { "summary" };
    Machine {
        names: government::labels(context, about, picture.as_ref())
            .into_iter()
            .chain([Tag { name: "twitter:card", content: card.to_owned() }])
            .collect(),
        properties: social::properties(context, about, picture.as_ref()),
        data: data(context, about.subject),
        search: context
            .render
            .base_url()
            .map(|_| context.to(&FileAddress::OpenSearch.path()))
            .unwrap_or_default(),
        linked_data_html: Html::data(&linked::graph(context, about, picture.as_ref())),
    }
}

/// The absolute address of a page or file, where the site knows its own.
fn at(context: &PageContext<'_>, target: &PagePath) -> Option<String> {
    context.render.base_url().map(|base| format!("{base}{}", target.folder()))
}

fn data(context: &PageContext<'_>, subject: Subject<'_>) -> String {
    match subject {
        Subject::District(district) => context.to(&FileAddress::DistrictData(district.slug.clone()).path()),
        Subject::Indicator(indicator) => context.to(&FileAddress::IndicatorData(indicator.id.clone()).path()),
        Subject::Downloads => context.to(&FileAddress::Data(DataFile::Json).path()),
        Subject::Page | Subject::Bulletin(_) => String::new(),
    }
}

/// A bulletin's first picture: what previews show of it.
fn picture(subject: Subject<'_>) -> Option<&Picture> {
    let Subject::Bulletin(bulletin) = subject else { return None };
    bulletin.page.body.blocks.iter().find_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    })
}
