//! The pages: each a typed view that hands its template text which is ready to print.
//!
//! # Architecture Invariant
//! A view decides and words; a template lays out. Views print nothing but through the theme, and markup
//! enters a view only as [`Html`](super::html::Html), in fields named `…_html`.

mod about;
mod bulletin;
mod card;
mod chart;
mod citation;
mod context;
mod data;
mod district;
mod figure_table;
mod frame;
mod government_footer;
mod guarantees;
mod home;
mod host;
mod indicator;
mod list;
mod machine;
mod origin;
mod period;
mod plain;
mod progress;
mod ranking;
mod render_context;
mod search;
mod site_map;
mod source;
mod status;
mod status_lists;
mod table_view;
#[cfg(test)]
mod tests;
mod value;
mod wording;

pub(super) use crate::render::pages::render_context::{Lookup, PageKind, RenderContext};
pub(super) use bulletin::bulletin;
pub(super) use data::data;
pub(super) use district::district;
pub(super) use home::home;
pub(super) use indicator::{indicator, indicators};
pub(super) use period::{period, periods};
pub(super) use plain::{leaving, not_found, plain, redirect, withdrawn};
pub(super) use search::search;
pub(super) use site_map::site_map;
pub(super) use source::{source, sources};

use super::RenderError;

/// The kinds of page that are made from the data and that only menus lead to, in the order of menus.
pub(super) const KINDS: &[PageKind] = &[guarantees::KIND, status::KIND, ranking::KIND];

/// The page of this name in the folder of its kind.
pub(super) fn overview(
    render: RenderContext<'_>,
    folder: &str,
    name: &str,
) -> Option<Result<String, RenderError>> {
    let kind = KINDS.iter().find(|kind| kind.overview.folder == folder)?;
    (kind.view)(render, name)
}
