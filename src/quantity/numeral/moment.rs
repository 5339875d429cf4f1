//! What a printed date says: the year, month, quarter and day that it names, and nothing that it leaves open.

use crate::quantity::{Amount, Period};
use crate::text::number_key;

/// A date as far as it is said: `4月16日` names no year, `2015年底` no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// 1900 to 2099, or the four digits of a slip, in what [`super::numerals`] finds.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 4.
    pub quarter: Option<i8>,
    /// 1 to 31.
    pub day: Option<i8>,
}

impl Moment {
    /// The moments that a printed date names, two for a range: `2018—2022年`, `4月16日至18日`. None for a time
    /// that is counted from now (`5年前`) or of day.
    #[must_use]
    pub fn all(text: &str) -> Vec<Self> {
        let folded = number_key(text);
        let mut found: Vec<Self> = Vec::new();
        let mut now = Self::default();
        let mut digits = String::new();
        for (at, c) in folded.char_indices() {
            if c.is_ascii_digit() || "〇○零一二三四五六七八九十".contains(c) {
                digits.push(c);
                continue;
            }
            let rest = folded.get(at..).unwrap_or_default();
            let ago = rest.chars().nth(1).is_some_and(|next| "前后".contains(next));
            now.take(&digits, c, rest.starts_with("季度"), ago);
            if "—-~至到".contains(c) && now != Self::default() && digits_end_date(&digits, c) {
                found.push(std::mem::take(&mut now));
            }
            digits.clear();
        }
        now.take(&digits, '\0', false, false);
        found.push(now);
        found.retain(|one| *one != Self::default());
        found
    }

    /// The first and the last moment of a period, as far as its key names them.
    #[must_use]
    pub fn of(period: &Period) -> Vec<Self> {
        let year = |year: &i16| Self { year: Some(*year), ..Self::default() };
        match period {
            Period::Year(one) | Period::Half(one, _) => vec![year(one)],
            Period::Quarter(one, quarter) => vec![Self { quarter: Some(*quarter), ..year(one) }],
            Period::Month(one, month) => vec![Self { month: Some(*month), ..year(one) }],
            Period::Day(day) => {
                vec![Self { month: Some(day.month()), day: Some(day.day()), ..year(&day.year()) }]
            }
            Period::Range(from, to) => [Self::of(from), Self::of(to)].concat(),
        }
    }

    /// Every moment that is said when only some of this one's parts are named: 2020年4月16日 says 4月16日 too.
    pub fn less(self) -> impl Iterator<Item = Self> {
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

    /// Takes a number by the sign behind it. 2020-04-16 has a year, a month and a day in this order.
    fn take(&mut self, digits: &str, sign: char, quarter: bool, ago: bool) {
        let Some(number) = value(digits) else { return };
        let small = i8::try_from(number).ok();
        match sign {
            _ if quarter => self.quarter = small,
            '年' if ago => {}
            '年' => self.year = Some(number),
            '月' => self.month = small,
            '日' | '号' => self.day = small,
            _ if number >= 1900 => self.year = Some(number),
            '-' | '/' | '.' | '\0' if self.year.is_some() && self.month.is_none() => self.month = small,
            '-' | '/' | '.' | '\0' | '—' | '~' | '至' if self.month.is_some() => self.day = small,
            _ => {}
        }
    }
}

/// Whether a sign that joins two dates does so here: the hyphens of 2020-04-16 join the parts of one.
fn digits_end_date(digits: &str, sign: char) -> bool {
    sign != '-' || digits.is_empty()
}

fn value(digits: &str) -> Option<i16> {
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let one = |c: char| {
        "〇一二三四五六七八九".chars().position(|digit| digit == c).and_then(|at| i16::try_from(at).ok())
    };
    if digits.chars().count() == 4 && !digits.contains('十') {
        let plain = digits.replace(['○', '零'], "〇");
        return plain.chars().try_fold(0_i16, |sum, c| Some(sum * 10 + one(c)?));
    }
    Amount::parse(digits).ok().and_then(|amount| amount.value.to_string().parse().ok())
}
