//! The reporting status (谁没报): which district has reported which period as of a given day (never the clock's), what
//! bulletins leave out, and which evergreen pages are out of date.

mod gaps;
mod matrix;
mod stale;
mod status;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostics, Severity};
use crate::site::{Bulletin, PagePath, Site, parse_target};
use gaps::GapFinder;
use matrix::{StatusMatrix, is_of};

pub use gaps::{Gap, GapKind};
pub use stale::Stale;
pub use status::{CellStatus, ReportingStatus, StatusCell, StatusRow, Unread};

impl<'a> ReportingStatus<'a> {
    /// The reporting status on a day. Bulletins count by the days of their period, not by their kind.
    #[must_use]
    pub fn on(site: &'a Site, day: Date, unread: &Unread) -> Self {
        let reporting = &site.settings.reporting;
        let matrix = StatusMatrix::of(site);
        let periods = matrix.periods(day);
        let gap_finder = GapFinder::of(site);
        let mut status = Self {
            day,
            frequency: reporting.every,
            rows: Vec::new(),
            gaps: Vec::new(),
            off_schedule: matrix.off_schedule(&periods),
            held: site.authored().filter(|page| matrix.hidden(&page.path)).collect(),
            stale: stale::stale(site, &|page| matrix.hidden(page)),
            next: None,
            periods,
        };
        for district in &matrix.districts {
            let (row, gaps) = matrix.row(district, &status, &gap_finder, unread);
            status.rows.push(row);
            status.gaps.extend(gaps);
        }
        status.next = matrix.next(&status);
        status
    }

    /// The reporting status as the site itself shows it: on its reference day, when everything that is published
    /// has compiled.
    #[must_use]
    pub fn published(site: &'a Site) -> Option<Self> {
        Self::reference_day(site).map(|day| Self::on(site, day, &Unread::new()))
    }

    /// The reference day of the site, from its content alone: the first day after the bulletins of the reference
    /// period were due. `None` when nothing was ever reported and no period is named.
    pub(crate) fn reference_day(site: &Site) -> Option<Date> {
        let reporting = &site.settings.reporting;
        let named = site.settings.status.as_ref().and_then(|page| page.as_of.clone());
        let of_frequency =
            |bulletin: &&Bulletin| reporting.every.is_none_or(|every| is_of(&bulletin.period, every));
        let latest =
            || site.bulletins.iter().filter(of_frequency).map(|bulletin| bulletin.period.clone()).max();
        let period = named.or_else(latest)?;
        reporting.deadline(&period).unwrap_or_else(|| period.end()).tomorrow().ok()
    }
}

/// The addresses of the files under `content/<district>/` that have errors and no bulletin.
#[must_use]
pub fn unread(diagnostics: &Diagnostics, site: &Site) -> Unread {
    let known: BTreeSet<&PagePath> = site.bulletins.iter().map(|bulletin| &bulletin.page.path).collect();
    let errors = diagnostics.sorted().into_iter().filter(|problem| problem.severity == Severity::Error);
    let pages = errors.filter_map(|problem| {
        let file = diagnostics.path(problem)?.strip_prefix("content/")?;
        parse_target(file, "").ok().filter(|_| file.ends_with(".md"))
    });
    pages.filter(|page| !known.contains(page)).collect()
}
