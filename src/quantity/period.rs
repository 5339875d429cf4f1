//! Periods: a year, half-year, quarter, month, day, or a range from one to another.

mod parse;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

/// Bulletins begin with the People's Republic; a later year is a typing error.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1949..=2100;

/// The time a figure or a bulletin is about. Periods sort by their end, then their start.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2019`
    Year(i16),
    /// `2019-H1`, half 1 or 2.
    Half(i16, i8),
    /// `2019-Q4`, quarter 1 to 4.
    Quarter(i16, i8),
    /// `2020-04`, month 1 to 12.
    Month(i16, i8),
    /// `2020-04-16`
    Day(Date),
    /// `2017-10/2020-04`; neither end is itself a range.
    Range(Box<Period>, Box<Period>),
}

impl Period {
    /// A period as its key is written.
    pub(super) fn parse_key(text: &str) -> Option<Self> {
        exact(text)
    }

    /// The first day.
    #[must_use]
    pub fn start(&self) -> Date {
        match self {
            Self::Year(year) => first(*year, 1),
            Self::Half(year, half) => first(*year, half * 6 - 5),
            Self::Quarter(year, quarter) => first(*year, quarter * 3 - 2),
            Self::Month(year, month) => first(*year, *month),
            Self::Day(day) => *day,
            Self::Range(from, _) => from.start(),
        }
    }

    /// The last day; the figures of a period refer to it.
    #[must_use]
    pub fn end(&self) -> Date {
        match self {
            Self::Year(year) => first(*year, 12).last_of_month(),
            Self::Half(year, half) => first(*year, half * 6).last_of_month(),
            Self::Quarter(year, quarter) => first(*year, quarter * 3).last_of_month(),
            Self::Month(year, month) => first(*year, *month).last_of_month(),
            Self::Day(day) => *day,
            Self::Range(_, to) => to.end(),
        }
    }

    /// The key that authors write: `2019-Q4`. Parsing it gives the same period.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Year(year) => format!("{year}"),
            Self::Half(year, half) => format!("{year}-H{half}"),
            Self::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
            Self::Month(year, month) => format!("{year}-{month:02}"),
            Self::Day(day) => format!("{day}"),
            Self::Range(from, to) => format!("{}/{}", from.key(), to.key()),
        }
    }

    /// The form in addresses and anchors: `2019-q4`, `2017-10_2020-04`.
    #[must_use]
    pub fn slug(&self) -> String {
        self.key().to_ascii_lowercase().replace('/', "_")
    }

    /// The name for readers: 2019年第四季度.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Year(year) => format!("{year}年"),
            Self::Half(year, half) => format!("{year}年{}半年", if *half == 1 { '上' } else { '下' }),
            Self::Quarter(year, quarter) => format!("{year}年第{}季度", ordinal(*quarter)),
            Self::Month(year, month) => format!("{year}年{month}月"),
            Self::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::Range(from, to) => format!("{}至{}", from.name(), to.name()),
        }
    }

    /// Whether every day of the other period is a day of this one.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.start() <= other.start() && other.end() <= self.end()
    }
}

/// The key distinguishes periods of the same days, such as `2019` and `2019-01/2019-12`.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let days = |period: &Self| (period.end(), period.start());
        days(self).cmp(&days(other)).then_with(|| self.key().cmp(&other.key()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.key())
    }
}

fn ordinal(number: i8) -> char {
    match number {
        1 => '一',
        2 => '二',
        3 => '三',
        _ => '四',
    }
}

/// The first of a month. Periods are built by parsing, which admits valid months only; a month that is
/// none falls back to the first day of the calendar rather than to a panic.
fn first(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MIN)
}

/// A period as its key is written.
fn exact(text: &str) -> Option<Period> {
    let Some((from, to)) = text.split_once('/') else { return simple(text) };
    let (from, to) = (simple(from)?, simple(to)?);
    rises(&from, &to).then(|| Period::Range(Box::new(from), Box::new(to)))
}

fn rises(from: &Period, to: &Period) -> bool {
    from.start() < to.start() && from.end() < to.end()
}

/// A period that is no range.
pub(super) fn simple(text: &str) -> Option<Period> {
    shaped(text).filter(|period| YEARS.contains(&period.start().year()))
}

/// A period that is no range, in whatever year.
pub(super) fn shaped(text: &str) -> Option<Period> {
    let mut parts = text.split('-');
    match (parts.next().and_then(year)?, parts.next(), parts.next(), parts.next()) {
        (year, None, None, None) => Some(Period::Year(year)),
        (year, Some(part), None, None) => within(year, part),
        (year, Some(month), Some(day), None) => {
            Date::new(year, two_digits(month)?, two_digits(day)?).ok().map(Period::Day)
        }
        _ => None,
    }
}

fn within(year: i16, part: &str) -> Option<Period> {
    match part {
        "H1" => Some(Period::Half(year, 1)),
        "H2" => Some(Period::Half(year, 2)),
        "Q1" => Some(Period::Quarter(year, 1)),
        "Q2" => Some(Period::Quarter(year, 2)),
        "Q3" => Some(Period::Quarter(year, 3)),
        "Q4" => Some(Period::Quarter(year, 4)),
        _ => {
            two_digits(part).filter(|month| (1..=12).contains(month)).map(|month| Period::Month(year, month))
        }
    }
}

fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|_| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
}

fn two_digits(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()))
}
