//! Renders a checked site: the bytes of every page, chart, feed and download.
//!
//! # Architecture Invariant
//! Nothing here touches a disk, a clock or a network. [`Pages`] is a plan: the bytes of an address are rendered when
//! they are requested, the same bytes every time.

mod changes;
mod charts;
mod data;
mod failure;
mod feeds;
mod html;
mod json;
mod open_search;
mod pages;
mod plan;
mod search;
mod sitemap;
mod theme;
mod xml;

pub use crate::render::plan::Pages;
pub use changes::ChangesPage;
pub use failure::{RenderError, TemplatePlace};
#[cfg(feature = "serve")]
pub(crate) use theme::BuiltinTemplates;
pub use theme::Theme;

use std::sync::Arc;

use jiff::civil::DateTime;

use crate::check::Checked;
use crate::compile::Reach;
use crate::site::OverviewKind;
use crate::text::scope::Scope;

/// The options of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Absolute address of the site's root; it stands for `base_url` of `site.yml`.
    pub base_url: Option<String>,
    /// Whether pages that are still to come out are taken in.
    pub drafts: bool,
    /// Whether warnings stop the build.
    pub strict: bool,
    /// The moment for which the site is built, in the office's own time: what is to be published later waits.
    pub now: DateTime,
}

impl Default for Options {
    /// The options under which nothing waits.
    fn default() -> Self {
        Self { base_url: None, drafts: false, strict: false, now: DateTime::MAX }
    }
}

impl Options {
    /// Which pages are taken in.
    #[must_use]
    pub fn reach(&self) -> Reach {
        if self.drafts { Reach::Coming } else { Reach::Published }
    }
}

/// The kinds of overview that this room renders.
#[must_use]
pub(crate) fn overviews() -> Vec<OverviewKind> {
    pages::KINDS.iter().map(|kind| kind.overview).collect()
}

/// Plans every page of a site.
#[must_use]
pub fn render(checked: Checked, theme: Theme) -> Pages {
    render_within(checked, Arc::new(theme), Scope::All)
}

/// Plans the pages of a scope. In a [recompiled](crate::compile::recompile) site, everything around them comes from the
/// pages of the whole site.
#[must_use]
pub(crate) fn render_within(checked: Checked, theme: Arc<Theme>, scope: Scope<'_, Pages>) -> Pages {
    Pages::plan(checked, theme, scope)
}
