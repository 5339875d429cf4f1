//! The bulletins of a site by district and period, and the status of each cell of the table.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::gaps::{Gap, GapFinder};
use super::status::{CellStatus, ReportingStatus, StatusCell, StatusRow, Unread};
use crate::quantity::Period;
use crate::site::{Bulletin, District, Frequency, Level, PagePath, Site, State, days};

/// What the rows are made from.
pub(crate) struct StatusMatrix<'a> {
    site: &'a Site,
    pub(crate) districts: Vec<&'a Arc<District>>,
    /// By district and the days of the period, in the order of addresses.
    bulletins: BTreeMap<(&'a str, (Date, Date)), Vec<&'a Bulletin>>,
    held: BTreeSet<&'a PagePath>,
}

impl<'a> StatusMatrix<'a> {
    pub(crate) fn of(site: &'a Site) -> Self {
        let names = &site.settings.reporting.districts;
        let reports = |district: &&Arc<District>| match names.is_empty() {
            true => district.level == Level::District,
            false => names.iter().any(|name| district.is_called(name)),
        };
        let held = site.authored().filter(|page| !page.standing.is_published());
        let mut bulletins: BTreeMap<_, Vec<&Bulletin>> = BTreeMap::new();
        for bulletin in &site.bulletins {
            bulletins
                .entry((bulletin.district.slug.as_str(), extent(&bulletin.period)))
                .or_default()
                .push(bulletin);
        }
        bulletins.values_mut().for_each(|all| all.sort_by_key(|bulletin| &bulletin.page.path));
        Self {
            site,
            districts: site.own_districts().filter(reports).collect(),
            bulletins,
            held: held.map(|page| &page.path).collect(),
        }
    }

    pub(crate) fn hidden(&self, page: &PagePath) -> bool {
        self.held.contains(page)
    }

    /// The periods that count on a day.
    pub(crate) fn periods(&self, day: Date) -> Vec<Period> {
        let reporting = &self.site.settings.reporting;
        let Some(every) = reporting.every else { return Vec::new() };
        let reported = self.bulletins.values().flatten().map(|bulletin| &bulletin.period);
        let reported: BTreeSet<Period> =
            reported.filter(|period| is_of(period, every)).map(|period| every.around(period.end())).collect();
        let first = reporting.from.as_ref().or(reported.first()).map(Period::start);
        let end = day.yesterday().unwrap_or(day);
        let Some(first) = first else { return Vec::new() };
        let past = every.between(first, end).into_iter().filter(|period| period.end() < day);
        let early = reported.into_iter().filter(|period| period.end() >= day);
        let within =
            |period: &Period| reporting.until.as_ref().is_none_or(|until| period.end() <= until.end());
        past.filter(within).chain(early.filter(|period| first <= period.end())).collect()
    }

    /// Bulletins of the districts that report which stand for none of these periods.
    pub(crate) fn off_schedule(&self, periods: &[Period]) -> Vec<&'a Bulletin> {
        if self.site.settings.reporting.every.is_none() {
            return Vec::new();
        }
        let counted: BTreeSet<(Date, Date)> = periods.iter().map(extent).collect();
        let all = self.site.bulletins.iter().filter(|bulletin| !counted.contains(&extent(&bulletin.period)));
        all.filter(|bulletin| !self.hidden(&bulletin.page.path)).collect()
    }

    pub(crate) fn row(
        &self,
        district: &'a Arc<District>,
        status: &ReportingStatus<'a>,
        gap_finder: &GapFinder<'a>,
        unread: &Unread,
    ) -> (StatusRow<'a>, Vec<Gap<'a>>) {
        let mut gaps = Vec::new();
        let mut before: Option<Vec<&Bulletin>> = None;
        let groups = self.groups(district, status);
        let last_group = groups.iter().rposition(|(_, published)| !published.is_empty());
        let mut cells = Vec::new();
        for (at, (period, published)) in groups.into_iter().enumerate() {
            let earlier = before.as_deref().filter(|_| last_group == Some(at));
            let row_gaps = gap_finder.gaps(&published, earlier);
            if status.frequency.is_some() {
                cells.push(self.cell(district, &period, &published, &row_gaps, status.day, unread));
            }
            gaps.extend(row_gaps);
            if !published.is_empty() {
                before = Some(published);
            }
        }
        let own = self.site.bulletins.iter().filter(|bulletin| bulletin.district.slug == district.slug);
        let last = own
            .filter(|bulletin| !self.hidden(&bulletin.page.path))
            .max_by_key(|bulletin| (bulletin.period.end(), bulletin.period.start()));
        let age = last.map(|bulletin| days(bulletin.period.end(), status.day));
        (StatusRow { district, cells, last, age }, gaps)
    }

    /// The published bulletins of a district, period by period: those of the frequency, or every one there is.
    fn groups(
        &self,
        district: &'a District,
        status: &ReportingStatus<'a>,
    ) -> Vec<(Period, Vec<&'a Bulletin>)> {
        let published = |all: &Vec<&'a Bulletin>| -> Vec<&'a Bulletin> {
            all.iter().copied().filter(|bulletin| !self.hidden(&bulletin.page.path)).collect()
        };
        if status.frequency.is_some() {
            let of = |period: &Period| self.bulletins.get(&(district.slug.as_str(), extent(period)));
            let periods = status.periods.iter();
            return periods
                .map(|period| (period.clone(), of(period).map(published).unwrap_or_default()))
                .collect();
        }
        let own = self.bulletins.iter().filter(|((slug, _), _)| *slug == district.slug);
        let mut all: Vec<_> =
            own.filter_map(|(_, all)| Some((all.first()?.period.clone(), published(all)))).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    fn cell(
        &self,
        district: &District,
        period: &Period,
        published: &[&'a Bulletin],
        gaps: &[Gap<'a>],
        day: Date,
        unread: &Unread,
    ) -> StatusCell<'a> {
        let deadline = self.site.settings.reporting.deadline(period);
        let every = self.bulletins.get(&(district.slug.as_str(), extent(period)));
        let file = PagePath::page(&format!("{}/{}", district.slug, period.slug()));
        let status = if !published.is_empty() {
            late(published, deadline).map_or(CellStatus::Reported, CellStatus::Late)
        } else if let Some(state) = every.and_then(|every| held(every)) {
            CellStatus::Held(state)
        } else if file.is_ok_and(|file| unread.contains(&file)) {
            CellStatus::Unread
        } else if !district.is_valid_on(period.end()) {
            // Who is there on the last day of a period is the one to report it.
            CellStatus::NotThere
        } else {
            match deadline.map(|deadline| days(deadline, day)) {
                Some(over) if over <= 0 => CellStatus::Pending(-over),
                over => CellStatus::Missing(over),
            }
        };
        let bulletins =
            if published.is_empty() { every.cloned().unwrap_or_default() } else { published.to_vec() };
        StatusCell { status, bulletins, gaps: gaps.iter().filter(|gap| gap.kind.is_owed()).count() }
    }

    /// The first deadline that is not past; known only where there is a frequency and a deadline.
    pub(crate) fn next(&self, status: &ReportingStatus<'a>) -> Option<(Period, Date)> {
        let reporting = &self.site.settings.reporting;
        let every = reporting.every?;
        let first = status
            .periods
            .iter()
            .find(|period| reporting.deadline(period).is_some_and(|deadline| deadline >= status.day));
        let period = first.cloned().unwrap_or_else(|| every.around(status.day));
        let begun = reporting.from.as_ref().is_none_or(|from| from.start() <= period.end());
        let going = reporting.until.as_ref().is_none_or(|until| period.end() <= until.end());
        let deadline = reporting.deadline(&period).filter(|_| begun && going)?;
        Some((period, deadline))
    }
}

/// Why none of these bulletins is out; one without a number is as none.
fn held(bulletins: &[&Bulletin]) -> Option<State> {
    let states = bulletins.iter().map(|bulletin| bulletin.page.standing.state);
    states.filter(|state| *state != State::Empty).min()
}

/// By how many days the earliest of these bulletins came too late. One whose day is not recorded may have
/// been in time.
fn late(published: &[&Bulletin], deadline: Option<Date>) -> Option<i64> {
    let days_over = published.iter().map(|bulletin| Some(days(deadline?, bulletin.published?.date())));
    days_over.collect::<Option<Vec<i64>>>()?.into_iter().min().filter(|over| *over > 0)
}

fn extent(period: &Period) -> (Date, Date) {
    (period.start(), period.end())
}

/// Whether the days of a period are those of one of the frequency: `2020-01/2020-03` is a quarter.
pub(crate) fn is_of(period: &Period, every: Frequency) -> bool {
    extent(&every.around(period.end())) == extent(period)
}
