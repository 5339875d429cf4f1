//! Tongbao 通报: a static site generator for district progress bulletins.
//!
//! No number is published that the build cannot trace to its source, reconcile with every other
//! number, and show to everyone. A figure is written once; the title, the prose, the chart, the table,
//! the feed and the download all print that one figure.
//!
//! # The way through
//!
//! ```text
//! files → read → compile → check → render → publish → the site's folder
//!                   │                 └──→ preview (the same pages, from memory)
//!                   └──→ author → the author's own files (a new project, a new page, imported figures)
//! ```
//!
//! 1. [`read`](mod@read) turns files into a [`Tree`](read::Tree): decoded text, YAML with the place of every key,
//!    Markdown bodies, pictures. It knows bytes and syntax, no meaning. [`workbook`] reads spreadsheets, as displayed.
//! 2. [`compile`](mod@compile) turns the tree into a [`Site`](site::Site): it owns the keys of every mapping, the
//!    directives, the Markdown, and how a citation finds its figure.
//! 3. [`check`](mod@check) asks whether it is true: traced to the source's own numerals, in agreement with the
//!    dictionary's identities. Only it can make a [`Checked`](check::Checked).
//! 4. [`render`](mod@render) turns a checked site into [`Pages`](render::Pages), a plan: each address is known, and
//!    bytes are made when they are requested.
//! 5. [`publish`](mod@publish) puts all pages on disk in one exchange, or changes nothing. The preview answers from the
//!    same plan and renders only what is looked at.
//!
//! What follows from a site as a whole, its addresses and charts, who has reported and who ranks where, the check and the
//! pages ask of [`analyse`].
//!
//! A [`SiteBuilder`] does this again and again; files that have not changed are not parsed again. [`author`] says what the
//! program writes into the author's folder: texts for new files, edits to old ones.
//!
//! All rooms take what they know of characters and of places in texts from [`text`], and how a printed number, period or
//! date reads from [`quantity`]. Problems are data ([`diagnostic`]); every stage collects them and goes on, so one run
//! tells everything. [`report`] is the only printer.
//!
//! # The words
//!
//! | word | what it is |
//! |---|---|
//! | [`Indicator`](site::Indicator) 指标 | what is counted or measured, with its unit; the dictionary holds them all |
//! | [`Figure`](site::Figure) 数据 | one observation: a value of an indicator for a place and a reference period, with its source |
//! | [`District`](site::District) 区县 | a folder under `content/`; a [`Place`](site::Place) is a district or a village of one |
//! | [`Bulletin`](site::Bulletin) 通报 | a page of one district and one period, with figures and prose |
//! | [`SourceDocument`](site::SourceDocument) 来源 | where figures were printed; its inventory lists every [`SourceNumeral`](site::SourceNumeral) |
//! | [`Amount`](quantity::Amount) 数 | a printed number with its unit and the interval that its digits leave open |
//! | [`Period`](quantity::Period) 期间 | a reference period: a day, month, quarter, half, year or range |
//! | [`Prose`](site::Prose) 正文 | text as a tree, in which every citation has found its figure |
//! | [`Address`](site::Address) 网址 | everything that has an address in the site, and how it is spelled |
//! | [`Diagnostic`](diagnostic::Diagnostic) 问题 | what is wrong, where, and what to do, in Chinese and English |
//!
//! # Architecture Invariants
//!
//! - Data goes left to right, and none comes back. `analyse` is no stage but what later rooms ask about a site: `check` asks
//!   for addresses and charts once and hands them on with the [`Checked`](check::Checked), pages ask for reporting and
//!   rankings. A room imports only rooms above it in the list of `tests/house/imports.rs`.
//! - The published site is exchanged only when everything is checked, rendered and on the disk.
//! - The world is an argument: the environment is read in `main.rs`, the clock there and by the preview, files in `read/` and `publish/`,
//!   the network in `preview/`, another program in `read/git.rs` (git) and to open a browser. `clippy.toml`
//!   walls the rest. The same input gives the same bytes.
//! - Nothing an author types becomes markup: [`Prose`](site::Prose) has no raw-HTML variant.
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
mod privacy;
pub mod publish;
pub mod quantity;
pub mod read;
pub mod render;
pub mod report;
pub mod site;
pub mod text;
pub mod workbook;

use std::path::Path;

pub use crate::pipeline::{Built, SiteBuilder};
use render::Options;

/// Reads, understands, checks and plans a site. Nothing is written.
#[must_use]
pub fn build(root: &Path, options: &Options) -> Built {
    SiteBuilder::new(root, options).build()
}
