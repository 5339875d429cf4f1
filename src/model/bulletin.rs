//! Pages an author writes: bulletins, the evergreen page of a district, plain pages.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::{District, Inline, PagePath, Period, Prose, Signature, SourceDocument};
use crate::source::Span;

/// A declared correction: 更正.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// When.
    pub at: DateTime,
    /// What was changed, plain text.
    pub what: String,
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
    /// Kept out of the site unless drafts are asked for.
    pub draft: bool,
    /// Old addresses that lead here.
    pub aliases: Vec<PagePath>,
    /// Corrections, oldest first.
    pub updates: Vec<Update>,
    /// Words for search engines.
    pub keywords: Vec<String>,
    /// Position in menus.
    pub order: i64,
    /// Where its title is written.
    pub span: Span,
}

/// A contradiction that stands in the source and is published as it is, with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The code that is accepted, such as `FIG-SHARE`.
    pub rule: String,
    /// The figures it is about, as written: `指标` or `指标@期间`.
    pub figures: Vec<String>,
    /// Why, shown beside the figures.
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
    /// The date the figures stand at.
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
