//! Days counted as numbers: the two date systems of spreadsheet programs, and the day that never existed.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Which day has the number 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::workbook) enum Epoch {
    /// Day 1 is 1900-01-01, and day 60 is 1900-02-29, which never existed: Lotus 1-2-3 had it, and Excel kept it.
    #[default]
    Of1900,
    /// Day 0 is 1904-01-01: old Excel for the Mac.
    Of1904,
}

/// The last day of both systems: 9999-12-31.
const LAST: i64 = 2_958_465;

/// A day as it is displayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
    /// Days since Sunday, as the program counts them.
    pub(super) weekday: usize,
    /// The day of the calendar; `None` for 1900-01-00 and 1900-02-29.
    pub(super) date: Option<Date>,
}

/// The day with a number; `None` before the first one and after the last.
pub(super) fn day(number: i64, epoch: Epoch) -> Option<Day> {
    let (zero, of_1900) = match epoch {
        Epoch::Of1904 => (date(1904, 1, 1), number.checked_add(1462)?),
        Epoch::Of1900 if number < 60 => (date(1899, 12, 31), number),
        Epoch::Of1900 => (date(1899, 12, 30), number),
    };
    if !(0..=LAST).contains(&number) || of_1900 > LAST {
        return None;
    }
    let weekday = usize::try_from((of_1900 + 6) % 7).ok()?;
    match (epoch, number) {
        (Epoch::Of1900, 0) => Some(Day { year: 1900, month: 1, day: 0, weekday, date: None }),
        (Epoch::Of1900, 60) => Some(Day { year: 1900, month: 2, day: 29, weekday, date: None }),
        _ => {
            let date = zero.checked_add(number.days()).ok()?;
            Some(Day { year: date.year(), month: date.month(), day: date.day(), weekday, date: Some(date) })
        }
    }
}

/// The number of a day, for files that write dates as dates.
pub(in crate::workbook) fn serial(date: Date, epoch: Epoch) -> Option<Decimal> {
    let since = |zero: Date| zero.until(date).ok().map(|span| i64::from(span.get_days()));
    let number = match epoch {
        Epoch::Of1904 => since(jiff::civil::date(1904, 1, 1))?,
        Epoch::Of1900 => match since(jiff::civil::date(1899, 12, 30))? {
            early if early <= 60 => early - 1,
            number => number,
        },
    };
    Some(Decimal::from(number))
}

/// The whole days of a number and the rest of its last day, a part of 1.
pub(super) fn parts(number: Decimal) -> Option<(i64, Decimal)> {
    let whole = number.floor();
    Some((whole.to_i64()?, number - whole))
}
