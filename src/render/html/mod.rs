//! HTML made by this program: tags, and prose turned into markup.
//!
//! # Architecture Invariant
//! [`Html`] can be built from text only by escaping it, and from tags only with names that are in
//! this program. What an author typed reaches a page as text or as an attribute's value, never as markup.

mod block;
mod inline;
mod markup;
mod numeral;
#[cfg(test)]
mod tests;

use crate::render::RenderError;
use crate::site::{Change, Chart, Figure, FigureTable, Inline, PagePath, Prose};

pub(super) use markup::{Html, Markup};

/// How a number in prose leads to where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FigureLink {
    /// The figure's row.
    pub(super) href: String,
    /// The same in one line, shown beside the number.
    pub(super) card: String,
}

/// What prose asks of the page it is on.
pub(super) trait Host {
    /// The page, from which links are counted.
    fn page(&self) -> &PagePath;

    /// Where a figure's row is, on this page or on another, and what its card says.
    fn figure_link(&self, figure: &Figure) -> FigureLink;

    /// Where the later observation of a comparison is, and what both were.
    fn comparison_link(&self, change: &Change) -> FigureLink;

    /// The page that says a link leads out of the site, where this address wants one.
    fn notice(&self, _url: &str) -> Option<PagePath> {
        None
    }

    /// A chart as a figure with its table, numbered in the order of the page.
    ///
    /// # Errors
    /// When the theme's chart template fails.
    fn chart(&self, chart: &Chart) -> Result<Html, RenderError>;

    /// A table of figures.
    ///
    /// # Errors
    /// When the theme's table template fails.
    fn figures(&self, table: &FigureTable) -> Result<Html, RenderError>;
}

/// A page's text.
///
/// # Errors
/// When a template of a chart or a table in it fails.
pub(super) fn prose(host: &impl Host, prose: &Prose) -> Result<Html, RenderError> {
    let mut out = Markup::default();
    block::write(&mut out, host, &prose.blocks)?;
    Ok(out.finish())
}

/// A run of text with links.
pub(super) fn inlines(host: &impl Host, content: &[Inline]) -> Html {
    let mut out = Markup::default();
    inline::write(&mut out, Some(host), content);
    out.finish()
}

/// The title of the page it is on: its figures lead to their rows.
pub(super) fn own_title(host: &impl Host, content: &[Inline]) -> Html {
    let mut out = Markup::default();
    inline::write_clauses(&mut out, Some(host), content);
    out.finish()
}

/// A title, which may be inside a link: figures are marked, nothing is linked, no numeral breaks across lines.
/// It breaks between its clauses first, and inside one only where a clause is longer than a line.
pub(super) fn title(content: &[Inline]) -> Html {
    let mut out = Markup::default();
    inline::write_clauses::<Nowhere>(&mut out, None, content);
    out.finish()
}

/// A plain text in which no numeral breaks across lines.
pub(super) fn numerals(text: &str) -> Html {
    let mut out = Markup::default();
    numeral::write(&mut out, text);
    out.finish()
}

/// The host of text without links; it is never asked anything.
enum Nowhere {}

impl Host for Nowhere {
    fn page(&self) -> &PagePath {
        match *self {}
    }

    fn figure_link(&self, _: &Figure) -> FigureLink {
        match *self {}
    }

    fn comparison_link(&self, _: &Change) -> FigureLink {
        match *self {}
    }

    fn chart(&self, _: &Chart) -> Result<Html, RenderError> {
        match *self {}
    }

    fn figures(&self, _: &FigureTable) -> Result<Html, RenderError> {
        match *self {}
    }
}
