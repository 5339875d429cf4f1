//! Who reports how often, until when, and what: `reporting:` of `site.yml`, and the calendar it makes.

use jiff::ToSpan;
use jiff::civil::Date;

use super::choice::Choice;
use crate::quantity::Period;

/// How often districts report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// `月`
    Month,
    /// `季`
    Quarter,
    /// `半年`
    Half,
    /// `年`
    Year,
}

impl Choice for Frequency {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("月", Self::Month, "", "month"),
        ("季", Self::Quarter, "", "quarter"),
        ("半年", Self::Half, "", "half a year"),
        ("年", Self::Year, "", "year"),
    ];
}

impl Frequency {
    /// The frequency of a period; days and ranges have none.
    #[must_use]
    pub fn of(period: &Period) -> Option<Self> {
        match period {
            Period::Month(..) => Some(Self::Month),
            Period::Quarter(..) => Some(Self::Quarter),
            Period::Half(..) => Some(Self::Half),
            Period::Year(_) => Some(Self::Year),
            Period::Day(_) | Period::Range(..) => None,
        }
    }

    /// 每月, 每季 …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "每月",
            Self::Quarter => "每季",
            Self::Half => "每半年",
            Self::Year => "每年",
        }
    }

    /// The ASCII key of JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half-year",
            Self::Year => "year",
        }
    }

    /// The period of this frequency in which a day lies.
    #[must_use]
    pub fn around(self, day: Date) -> Period {
        let (year, month) = (day.year(), day.month());
        match self {
            Self::Month => Period::Month(year, month),
            Self::Quarter => Period::Quarter(year, (month + 2) / 3),
            Self::Half => Period::Half(year, (month + 5) / 6),
            Self::Year => Period::Year(year),
        }
    }

    /// Every period of this frequency from the one around `first` to the one around `last`, both included.
    #[must_use]
    pub(crate) fn between(self, first: Date, last: Date) -> Vec<Period> {
        let mut all = Vec::new();
        let mut day = first;
        while day <= last {
            let period = self.around(day);
            let next = period.end().tomorrow();
            all.push(period);
            match next {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        all
    }
}

/// What `reporting:` of `site.yml` says. Nothing of it is guessed: without `every` there is no frequency, without
/// `due` nothing is late.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reporting {
    /// How often each district reports.
    pub every: Option<Frequency>,
    /// Days after the end of a period in which its bulletin may come, 0 to 366.
    pub due: Option<i32>,
    /// The first period that is expected; without it, the earliest that any district has reported.
    pub from: Option<Period>,
    /// The last period that is expected; without it there is no end.
    pub until: Option<Period>,
    /// Names of the districts that report; empty for all of level 区县.
    pub districts: Vec<String>,
    /// Names of the indicators that every bulletin gives, beside those the dictionary marks `expected`.
    pub expect: Vec<String>,
}

impl Reporting {
    /// The last day on which the bulletin of a period is on time.
    #[must_use]
    pub fn deadline(&self, period: &Period) -> Option<Date> {
        period.end().checked_add(self.due?.days()).ok()
    }
}

/// The page 报送情况 of the site, where it is switched on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusPage {
    /// The period it shows; without it, the latest that any district has reported.
    pub as_of: Option<Period>,
}

/// Days from one day to another, negative when the other is earlier.
pub(crate) fn days(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
