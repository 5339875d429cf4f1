//! The reporting status: a row per district, a cell per period, and what is late, missing or stale.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::gaps::Gap;
use super::stale::Stale;
use crate::quantity::Period;
use crate::site::{Bulletin, District, Frequency, Page, PagePath, State};

/// The reporting of a site on a day.
#[derive(Debug, Clone)]
pub struct ReportingStatus<'a> {
    /// The day it is asked for.
    pub day: Date,
    /// How often districts report; without it there are no periods and no cells.
    pub frequency: Option<Frequency>,
    /// The periods that count, earliest first: those that were over before the day, and those reported early.
    pub periods: Vec<Period>,
    /// The districts that report, in the order of the site.
    pub rows: Vec<StatusRow<'a>>,
    /// What bulletins do not give, by district, then period, then indicator.
    pub gaps: Vec<Gap<'a>>,
    /// Bulletins that stand for no period of the frequency, such as a quarter's among months.
    pub off_schedule: Vec<&'a Bulletin>,
    /// Pages that are not out.
    pub held: Vec<&'a Page>,
    /// Evergreen pages whose observations have been overtaken.
    pub stale: Vec<Stale<'a>>,
    /// The next bulletins that will be due: their period and the last day.
    pub next: Option<(Period, Date)>,
}

/// One district.
#[derive(Debug, Clone)]
pub struct StatusRow<'a> {
    /// The district that reports.
    pub district: &'a Arc<District>,
    /// One for each of [`ReportingStatus::periods`].
    pub cells: Vec<StatusCell<'a>>,
    /// Its latest bulletin that is out.
    pub last: Option<&'a Bulletin>,
    /// Days from the end of the latest bulletin's period to the day.
    pub age: Option<i64>,
}

/// One district and period.
#[derive(Debug, Clone)]
pub struct StatusCell<'a> {
    /// Its status.
    pub status: CellStatus,
    /// Its bulletins; where none is out, those that are held back.
    pub bulletins: Vec<&'a Bulletin>,
    /// How many indicators are owed.
    pub gaps: usize,
}

/// The status of a district in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellStatus {
    /// 已报: in time, or without a deadline, or on a day that is not recorded.
    Reported,
    /// 迟报: after the last day, by so many days.
    Late(i64),
    /// 缺报: there is no bulletin; so many days after the last day, where there is one.
    Missing(Option<i64>),
    /// 待报: there is no bulletin, and there are so many days left.
    Pending(i64),
    /// There are bulletins, and none is out, for this reason. One without a number is no report: there is nothing yet.
    Held(State),
    /// 未读懂: a file is there, and it has errors.
    Unread,
    /// The district is not there at the period's end.
    NotThere,
}

impl CellStatus {
    /// The ASCII key of classes and JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Late(_) => "late",
            Self::Missing(_) => "missing",
            Self::Pending(_) => "pending",
            Self::Held(state) => state.key(),
            Self::Unread => "unread",
            Self::NotThere => "not-there",
        }
    }

    /// One character or word, distinguishable without colour.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Reported => "✓",
            Self::Late(_) => "迟",
            Self::Missing(_) => "缺",
            Self::Pending(_) => "待",
            Self::Held(State::Draft) => "稿",
            Self::Held(State::Unreviewed) => "审",
            Self::Held(State::Embargoed) => "候",
            Self::Held(State::Withdrawn) => "撤",
            Self::Held(State::Empty | State::Published) => "空",
            Self::Unread => "错",
            Self::NotThere => "—",
        }
    }
}

/// Addresses of bulletins that are there as files but could not be compiled.
pub type Unread = BTreeSet<PagePath>;

impl<'a> ReportingStatus<'a> {
    /// Every cell with its district and period, by district.
    pub fn cells(&self) -> impl Iterator<Item = (&StatusRow<'a>, &Period, &StatusCell<'a>)> {
        let rows = self.rows.iter();
        rows.flat_map(|row| self.periods.iter().zip(&row.cells).map(move |(at, cell)| (row, at, cell)))
    }

    /// How many cells say that a bulletin is not there although its time is over.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.cells().filter(|(_, _, cell)| matches!(cell.status, CellStatus::Missing(_))).count()
    }

    /// How many cells say that a bulletin came after its time was over.
    #[must_use]
    pub fn late(&self) -> usize {
        self.cells().filter(|(_, _, cell)| matches!(cell.status, CellStatus::Late(_))).count()
    }

    /// How many indicators are owed.
    #[must_use]
    pub fn owed(&self) -> usize {
        self.gaps.iter().filter(|gap| gap.kind.is_owed()).count()
    }
}
