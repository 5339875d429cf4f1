//! The year, month, quarter and day that a printed date names.

use super::period::Period;

/// A date as far as a print names it: `4月16日` has no year, `2015年底` no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// 1900 to 2099, or four mistyped digits, in what [`numerals`](super::numeral::numerals) finds.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 4.
    pub quarter: Option<i8>,
    /// 1 to 31.
    pub day: Option<i8>,
}

impl Moment {
    /// The first and the last moment of a period, as far as its key names them.
    #[must_use]
    pub fn of(period: &Period) -> Vec<Self> {
        let of_year = |year: &i16| Self { year: Some(*year), ..Self::default() };
        match period {
            Period::Year(year) | Period::Half(year, _) => vec![of_year(year)],
            Period::Quarter(year, quarter) => vec![Self { quarter: Some(*quarter), ..of_year(year) }],
            Period::Month(year, month) => vec![Self { month: Some(*month), ..of_year(year) }],
            Period::Day(day) => {
                vec![Self { month: Some(day.month()), day: Some(day.day()), ..of_year(&day.year()) }]
            }
            Period::Range(from, to) => [Self::of(from), Self::of(to)].concat(),
        }
    }

    /// Every moment with some of the parts of this one: 2020年4月16日 includes 4月16日.
    pub(crate) fn coarser(self) -> impl Iterator<Item = Self> {
        (0..16_u8).map(move |mask| {
            let keep = |bit: u8| mask & bit != 0;
            Self {
                year: self.year.filter(|_| keep(1)),
                month: self.month.filter(|_| keep(2)),
                quarter: self.quarter.filter(|_| keep(4)),
                day: self.day.filter(|_| keep(8)),
            }
        })
    }
}
