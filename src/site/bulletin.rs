//! Pages an author writes: bulletins, the evergreen page of a district, plain pages.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::prose::page_parts;
use super::{
    Block, District, Figure, Href, Inline, PagePart, PagePath, Prose, Signature, SourceDocument, Standing,
    inlines,
};
use crate::quantity::Period;
use crate::text::source::Span;

/// Fewer headings than this are taken in at a glance and need no list of contents.
const CONTENTS_FROM: usize = 4;

/// A declared correction: 更正.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// When.
    pub at: DateTime,
    /// What was changed, plain text.
    pub what: String,
}

/// An old address that leads to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The address.
    pub path: PagePath,
    /// Where it is written.
    pub span: Span,
}

/// What every page has.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its address.
    pub path: PagePath,
    /// Its title.
    pub title: Vec<Inline>,
    /// One or two sentences.
    pub summary: Vec<Inline>,
    /// Its text.
    pub body: Prose,
    /// Whether it is out.
    pub standing: Standing,
    /// Old addresses that lead here.
    pub aliases: Vec<Alias>,
    /// Corrections, oldest first.
    pub updates: Vec<Update>,
    /// Words for search engines.
    pub keywords: Vec<String>,
    /// Position in menus.
    pub order: i64,
    /// Where its title is written.
    pub span: Span,
}

/// A contradiction that is in the source and is published as it is, with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The code that is accepted, such as `FIG-SHARE`.
    pub rule: String,
    /// The figures it is about, as written: `指标` or `指标@期间`.
    pub figures: Vec<String>,
    /// Why, printed beside the figures.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}

/// A bulletin of one district and period.
#[derive(Debug, Clone, PartialEq)]
pub struct Bulletin {
    /// What every page has.
    pub page: Page,
    /// The district.
    pub district: Arc<District>,
    /// The period it reports.
    pub period: Period,
    /// 月通报, 季通报 …
    pub kind: String,
    /// The date the figures refer to.
    pub as_of: Period,
    /// Whether that date is inferred from the text of an undated source.
    pub as_of_inferred: bool,
    /// When it was published, when the author says so.
    pub published: Option<DateTime>,
    /// Its main source.
    pub source: Option<Arc<SourceDocument>>,
    /// Contradictions it publishes knowingly.
    pub accept: Vec<Acceptance>,
    /// 责任编辑
    pub editor: Option<String>,
    /// 三审三校, as far as it is written down; never published.
    pub review: Vec<Signature>,
}

/// The evergreen page of a district.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What every page has; its title is the district's name.
    pub page: Page,
    /// The district.
    pub district: Arc<District>,
    /// The main source of the figures it carries itself.
    pub source: Option<Arc<SourceDocument>>,
}

impl Page {
    /// Its title, its summary, then its text.
    #[must_use]
    pub fn parts(&self) -> Vec<PagePart<'_>> {
        page_parts(&self.title, &self.summary, &self.body)
    }

    /// Where its links lead, in the order of its text.
    #[must_use]
    pub fn links(&self) -> Vec<&Href> {
        let runs = self.parts().into_iter().filter_map(|part| match part {
            PagePart::Text(_, content) => Some(content),
            _ => None,
        });
        let links = runs.flat_map(inlines).filter_map(|inline| match inline {
            Inline::Link { href, .. } => Some(href),
            _ => None,
        });
        links.collect()
    }

    /// The headings that a list of contents names, each with its anchor; none where there are few.
    #[must_use]
    pub(crate) fn contents(&self) -> Vec<(&str, &[Inline])> {
        let headings = self.body.blocks.iter().filter_map(|block| match block {
            Block::Heading { level: 2, id, content } => Some((id.as_str(), content.as_slice())),
            _ => None,
        });
        let headings: Vec<_> = headings.collect();
        if headings.len() < CONTENTS_FROM { Vec::new() } else { headings }
    }
}

impl Bulletin {
    /// What the bulletins of a district are put in order by: earlier ones first.
    #[must_use]
    pub fn order(&self) -> (Date, &PagePath) {
        (self.period.end(), &self.page.path)
    }

    /// The figures of this bulletin that an earlier one gave too, each at its own bulletin's period: then and now.
    #[must_use]
    pub(crate) fn comparable<'f, F: AsRef<Figure>>(
        &self,
        figures: &'f [F],
        before: &Self,
        earlier: &'f [F],
    ) -> Vec<(&'f Figure, &'f Figure)> {
        let current = figures.iter().map(AsRef::as_ref).filter(|figure| figure.period == self.period);
        let pairs = current.filter_map(|now| {
            let same = |then: &&Figure| {
                then.indicator.id == now.indicator.id
                    && then.place == now.place
                    && then.nature == now.nature
                    && then.period == before.period
            };
            Some((earlier.iter().map(AsRef::as_ref).find(same)?, now))
        });
        pairs.collect()
    }
}
