//! Bulletins that are there as files and could not be understood: they are not missing, they are broken.

use std::collections::BTreeSet;

use crate::analyse::reporting::status::Unread;
use crate::diagnostic::{Report, Severity};
use crate::site::{PagePath, Site, parse_target};

/// The addresses of the files under `content/<district>/` that have errors and no bulletin.
#[must_use]
pub fn unread(report: &Report, site: &Site) -> Unread {
    let there: BTreeSet<&PagePath> = site.bulletins.iter().map(|one| &one.page.path).collect();
    let errors = report.sorted().into_iter().filter(|one| one.severity == Severity::Error);
    let pages = errors.filter_map(|one| {
        let file = report.path(one)?.strip_prefix("content/")?;
        parse_target(file, "").ok().filter(|_| file.ends_with(".md"))
    });
    pages.filter(|page| !there.contains(page)).collect()
}
