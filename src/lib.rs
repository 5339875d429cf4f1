//! Tongbao 通报: a static site generator for district progress bulletins.
//!
//! No number is published that the build cannot trace to its source, reconcile with every other
//! number, and show to everyone.

pub mod check;
pub mod diagnostic;
pub mod model;
pub mod read;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod terminal;
pub mod write;

use std::path::Path;

use diagnostic::Report;
use render::{Options, Pages, Theme};

/// What a build comes to: everything that was said, and the pages when nothing stood in the way.
pub struct Built {
    /// Problems, with the texts they point at.
    pub report: Report,
    /// The plan of the site; `None` when there are errors.
    pub pages: Option<Pages>,
}

/// Reads, understands, checks and plans a site. Nothing is written.
#[must_use]
pub fn build(root: &Path, options: &Options) -> Built {
    let mut report = Report::default();
    if options.strict {
        report.deny_warnings();
    }
    let tree = read::read(&mut report, root);
    let theme = Theme::load(&mut report, &tree);
    let site = model::lower(&mut report, &tree);
    let checked = check::check(&mut report, site);
    let pages = checked.map(|checked| render::render(checked, theme, options));
    Built { report, pages }
}
