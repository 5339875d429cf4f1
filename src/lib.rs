//! Tongbao 通报: a static site generator for district progress bulletins.
//!
//! No number is published that the build cannot trace to its source, reconcile with every other
//! number, and show to everyone. A figure is written once; the title, the prose, the chart, the table,
//! the feed and the download all print that one figure.
//!
//! # The way through
//!
//! ```text
//! disk → read → model → check → render → write → disk
//!                         │        └──→ serve (the same pages, from memory)
//!                         └──→ desk → write (the author's own files: a new site, a new page, imported figures)
//! ```
//!
//! 1. [`read`](mod@read) turns files into a [`Tree`](read::Tree): decoded text, YAML with the place of every key,
//!    Markdown bodies, pictures. It knows bytes and syntax, no meaning.
//! 2. [`model`] turns the tree into a [`Site`](model::Site): amounts with exact intervals, periods,
//!    indicators, places, figures, sources, and prose in which every citation has found its figure.
//! 3. [`check`](mod@check) asks whether it is true: traced to the source's own numerals, in agreement with the
//!    dictionary's identities. Only it can make a [`Checked`](check::Checked).
//! 4. [`render`](mod@render) turns a checked site into [`Pages`](render::Pages), a plan: each address has a
//!    recipe, and bytes are made when somebody asks for them.
//! 5. [`write`](mod@write) puts all pages on disk in one exchange, or changes nothing. `serve` answers from the
//!    same plan and renders only what is looked at.
//! 6. [`desk`] says what the program writes into the author's folder: texts for new files, edits to old ones.
//!
//! A [`Workshop`] goes this way again and again, and does nothing twice that it knows already.
//!
//! All rooms take what they know of characters from [`text`]. Problems are data ([`diagnostic`]) that point into
//! texts ([`source`]); every stage collects them and
//! goes on, so one run tells everything. [`terminal`] is the only printer.
//!
//! # Architecture Invariants
//!
//! - Data passes each room once, left to right. No import runs back up; `tests/house/imports.rs` holds the table.
//! - Nothing is written before everything is checked and rendered.
//! - The world is an argument: clock and environment are looked at in `main.rs`, files in `read/` and `write/`,
//!   the network in `serve/`, another program in `read/revision.rs` (git) and to open a browser. `clippy.toml`
//!   walls the rest. The same input gives the same bytes.
//! - Nothing an author types becomes markup: [`Prose`](model::Prose) has no raw-HTML variant.
//! - Figures are exact decimals in the author's own digits; floating point exists inside charts only.
//! - Zero, 未公布, 不适用, 未报 and 不公开 are five different things, in every output.
//!
//! There is deliberately no plugin interface, no global state, no configuration beside the content, no
//! embedded clock, and no HTML sanitizer, for there is no HTML to sanitize.

pub mod analyse;
pub mod author;
pub mod check;
pub mod compile;
pub mod diagnostic;
mod pipeline;
#[cfg(feature = "serve")]
pub mod preview;
pub mod publish;
pub mod quantity;
pub mod read;
pub mod render;
pub mod report;
pub mod site;
pub mod text;
pub mod workbook;

use std::path::Path;

pub use crate::pipeline::{Built, Workshop};
use render::Options;

/// Reads, understands, checks and plans a site. Nothing is written.
#[must_use]
pub fn build(root: &Path, options: &Options) -> Built {
    Workshop::new(root, options).build()
}
