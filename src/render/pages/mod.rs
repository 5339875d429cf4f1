//! The pages: each a typed view that hands its template text which is ready to print.
//!
//! # Architecture Invariant
//! A view decides and words; a template lays out. Views print nothing but through the theme, and markup
//! enters a view only as [`Html`](super::html::Html), in fields named `…_html`.

mod bulletin;
mod card;
mod chart;
mod citation;
mod context;
mod data;
mod district;
mod figure_table;
mod frame;
mod government;
mod guarantees;
mod home;
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
mod shared;
mod source;
mod status;
#[cfg(test)]
mod tests;
mod value;
mod wording;

use serde::Serialize;

pub(super) use crate::render::pages::render_context::{Lookup, RenderContext};
pub(super) use bulletin::bulletin;
pub(super) use data::data;
pub(super) use district::district;
pub(super) use government::{leaving, site_map};
pub(super) use guarantees::guarantees;
pub(super) use home::home;
pub(super) use indicator::{indicator, indicators};
pub(super) use period::{period, periods};
pub(super) use plain::{not_found, plain, redirect};
pub(super) use ranking::{ranking, rankings};
pub(super) use search::search;
pub(super) use source::{source, sources};
pub(super) use status::status;

use super::RenderError;
use crate::render::pages::context::PageContext;
use frame::{About, Sheet, frame};

/// Prints a page with its frame.
fn print<T: Serialize>(
    desk: &PageContext<'_>,
    template: &'static str,
    about: About<'_>,
    page: &T,
) -> Result<String, RenderError> {
    desk.print(template, &Sheet { frame: &frame(desk, about), page })
}
