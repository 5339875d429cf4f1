//! Periods: a year, half-year, quarter, month, day, or a range from one to another.

use jiff::civil::Date;

/// The time a figure or a bulletin is about.
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

    /// The last day: a figure of a period stands at its end.
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
}

/// The first of a month. Periods are built by parsing, which admits valid months only; a month that is
/// none falls back to the first day of the calendar rather than to a panic.
fn first(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MIN)
}
