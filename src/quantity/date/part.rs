//! The parts of printed dates: years in four digits, small numbers in either script, and the words that follow them.

use crate::quantity::glyphs::Glyphs;
use crate::quantity::moment::Moment;
use crate::quantity::{chinese, number};

/// Four digits that are years in running text: this century and the last.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;
/// What may follow a year.
pub(super) const OF_YEAR: &[&str] = &["年度", "年末", "年底", "年初", "年中", "年代", "年"];
/// What may follow a month.
pub(super) const OF_MONTH: &[&str] =
    &["月份", "月底", "月末", "月初", "月中旬", "月上旬", "月下旬", "月中", "月"];
/// What may follow the number of a quarter.
pub(super) const QUARTERS: &[&str] = &["季度末", "季度"];
/// Characters that make a different word of 年中, 月中, 年初, 年底 and 月底: 2020年中央财政, 2020年初步测算.
const OTHER_WORDS: [(char, &str); 3] =
    [('中', "央国小华共级考期医西东部等"), ('初', "步级中次"), ('底', "线层数价")];

/// A printed date or period: the moments it names, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quantity) struct PrintedDate {
    pub(in crate::quantity) end: usize,
    /// What it names, or the first of two.
    pub(in crate::quantity) from: Moment,
    /// The second of two: 2018—2022年, 3月1日至7日.
    pub(in crate::quantity) to: Option<Moment>,
    /// 1 for 上半年, 2 for 下半年.
    pub(in crate::quantity) half: Option<i8>,
}

impl PrintedDate {
    pub(in crate::quantity) fn new(end: usize, from: Moment) -> Self {
        Self { end, from, to: None, half: None }
    }

    /// A time that names no calendar date.
    pub(super) fn unnamed(end: usize) -> Self {
        Self::new(end, Moment::default())
    }
}

/// The end of the first of these words that begins here and does not begin a longer word.
pub(super) fn of(glyphs: &Glyphs<'_>, at: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| {
        let end = glyphs.eat(at, word)?;
        let last = glyphs.before(end)?;
        let other = OTHER_WORDS.iter().find(|(c, _)| *c == last);
        (!other.is_some_and(|(_, next)| glyphs.is(end, |c| next.contains(c)))).then_some(end)
    })
}

pub(super) fn arabic_year(glyphs: &Glyphs<'_>, at: usize) -> Option<(i16, usize)> {
    let (year, end) = four_digits(glyphs, at)?;
    YEARS.contains(&year).then_some((year, end))
}

pub(super) fn four_digits(glyphs: &Glyphs<'_>, at: usize) -> Option<(i16, usize)> {
    let end = number::digits(glyphs, at);
    if end != at + 4 {
        return None;
    }
    Some((in_digits(glyphs, at, end)?, end))
}

pub(super) fn in_digits(glyphs: &Glyphs<'_>, start: usize, end: usize) -> Option<i16> {
    glyphs
        .folded(start..end)
        .try_fold(0_i16, |sum, c| sum.checked_mul(10)?.checked_add(i16::try_from(c.to_digit(10)?).ok()?))
}

/// A number from 1 to `limit` in either script.
pub(super) fn small_number(glyphs: &Glyphs<'_>, at: usize, limit: i8) -> Option<(i8, usize)> {
    if let Some(arabic) = two_digits(glyphs, at, limit).filter(|(value, _)| *value > 0) {
        return Some(arabic);
    }
    let end = glyphs.run(at, |c| chinese::is_numeral(c) && c != '两');
    // 三十一 has three characters.
    if end == at || end > at + 3 {
        return None;
    }
    let value = chinese::in_date(&glyphs.text(at..end))?;
    (value >= 1 && value <= limit).then_some((value, end))
}

/// One or two Arabic digits that come to at most `limit`.
pub(super) fn two_digits(glyphs: &Glyphs<'_>, at: usize, limit: i8) -> Option<(i8, usize)> {
    let end = number::digits(glyphs, at);
    if end == at || end > at + 2 {
        return None;
    }
    let value = i8::try_from(in_digits(glyphs, at, end)?).ok()?;
    (value <= limit).then_some((value, end))
}
