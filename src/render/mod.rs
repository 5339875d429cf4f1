//! How it looks: from a checked site to the bytes of every page, chart, feed and download.
//!
//! # Architecture Invariant
//! Nothing here touches a disk, a clock or a network. [`Pages`] is a plan: bytes are made when an address is asked
//! for, the same bytes every time.

mod changes;
mod chart;
mod data;
mod failure;
mod feed;
mod html;
mod open_search;
mod pages;
#[cfg(feature = "serve")]
mod press;
mod search;
mod sitemap;
mod theme;
mod view;
mod xml;

pub use changes::ChangesPage;
pub use failure::{RenderError, TemplatePlace};
pub use pages::Pages;
#[cfg(feature = "serve")]
pub(crate) use press::Press;
pub use theme::Theme;

use crate::check::Checked;

/// What a build may be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Absolute address of the site's root; it stands for `base_url` of `site.yml`.
    pub base_url: Option<String>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether warnings stop the build.
    pub strict: bool,
}

/// Plans the pages of a [revised](crate::model::revise) site that have changed; what surrounds them is taken from the
/// pages of the whole site.
#[must_use]
pub fn proof(base: &Pages, checked: Checked) -> Pages {
    Pages::proof(base, checked)
}

/// Plans every page of a site.
#[must_use]
pub fn render(checked: Checked, theme: Theme) -> Pages {
    Pages::plan(checked, theme)
}
