//! Dates: years, months, days, quarters, hours, plans and congresses that are named by a year.

use super::extent::{self, is_chinese, is_chinese_digit};
use super::glyphs::Glyphs;
use super::{Found, Kind};

/// Years that are years: statistics of this century and the last.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;
/// What may follow a year.
const OF_YEAR: &[&str] = &["年度", "年末", "年底", "年初", "年中", "年代", "年"];
/// What may follow a month.
const OF_MONTH: &[&str] = &["月份", "月底", "月末", "月初", "月中旬", "月上旬", "月下旬", "月中", "月"];
const QUARTERS: &[&str] = &["季度末", "季度"];

/// The date that begins here.
pub(super) fn date(glyphs: &Glyphs<'_>, at: usize) -> Option<Found> {
    let end = years(glyphs, at)
        .or_else(|| year(glyphs, at))
        .or_else(|| ago(glyphs, at))
        .or_else(|| quarter(glyphs, at))
        .or_else(|| month(glyphs, at))
        .or_else(|| day(glyphs, at))
        .or_else(|| hour(glyphs, at))
        .or_else(|| decade(glyphs, at))?;
    Some(Found::new(Kind::Date, at, end))
}

/// 2020-04-16, 2020/4/16, 2020.4.16, 2020-04: asked before codes, which have hyphens and points too.
pub(super) fn numeric(glyphs: &Glyphs<'_>, at: usize) -> Option<Found> {
    written(glyphs, at).map(|end| Found::new(Kind::Date, at, end))
}

fn written(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let mut end = arabic_year(glyphs, at)?;
    let sign = glyphs.get(end).filter(|c| "-/.".contains(*c))?;
    let month = two_digits(glyphs, end + 1, 12)?;
    end = month;
    if glyphs.get(end) == Some(sign) {
        return two_digits(glyphs, end + 1, 31).or(Some(end));
    }
    // 2020.4 with nothing behind it is a number with a decimal.
    (sign != '.').then_some(end)
}

/// 2018—2022, 2018～2022年, 2016至2019年.
fn years(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let first = arabic_year(glyphs, at)?;
    let first = glyphs.eat(first, "年").unwrap_or(first);
    let sign = glyphs.get(first).filter(|c| "—-~至到".contains(*c))?;
    let second = if sign == '—' { glyphs.run(first, |c| c == '—') } else { first + 1 };
    let end = arabic_year(glyphs, second)?;
    Some(glyphs.eat_any(end, OF_YEAR).unwrap_or(end))
}

/// 2020年, 二〇二〇年四月, 2015年底, 2020年4月16日, 2019年一季度.
fn year(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let digits =
        arabic_year(glyphs, at).or_else(|| chinese_year(glyphs, at)).or_else(|| other_year(glyphs, at))?;
    let end = glyphs.eat_any(digits, OF_YEAR)?;
    Some(quarter(glyphs, end).or_else(|| month(glyphs, end)).unwrap_or(end))
}

/// 5年前, 三年后: a time counted from now.
fn ago(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = extent::number(glyphs, at)?;
    let unit = glyphs.eat_any(number.end, &["年", "个月", "个多月", "天"])?;
    let end = glyphs.eat_any(unit, &["前", "后"])?;
    // 三年后期, 5年前期: the word goes on.
    (glyphs.get(end) != Some('期')).then_some(end)
}

/// 一季度, 第一季度, 2季度.
fn quarter(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = glyphs.eat(at, "第").unwrap_or(at);
    let c = glyphs.get(number)?;
    let end = glyphs.eat_any(number + 1, QUARTERS)?;
    "一二三四1234".contains(c).then_some(end)
}

/// 4月, 10月份, 1月底, 四月十六日, 4月16日.
fn month(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = small(glyphs, at, 12)?;
    let end = glyphs.eat_any(number, OF_MONTH)?;
    if glyphs.get(end - 1) != Some('月') {
        return Some(end);
    }
    let last = |at| small(glyphs, at, 31).and_then(|end| glyphs.eat_any(end, &["日", "号"]));
    let range = |at| {
        let first = small(glyphs, at, 31)?;
        let first = glyphs.eat(first, "日").unwrap_or(first);
        last(glyphs.eat_any(first, &["-", "—", "~", "至"])?)
    };
    Some(range(end).or_else(|| last(end)).unwrap_or(end))
}

/// 16日.
fn day(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = small(glyphs, at, 31)?;
    let end = glyphs.eat(number, "日")?;
    (!glyphs.get(end).is_some_and(|c| "内均".contains(c))).then_some(end)
}

/// 8时30分, 10点30分, 9:30 behind a day or half-day.
fn hour(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = two_digits(glyphs, at, 24)?;
    if let Some(end) = glyphs.eat(number, "时") {
        let minute = two_digits(glyphs, end, 59).and_then(|minute| glyphs.eat(minute, "分"));
        return Some(minute.unwrap_or(end));
    }
    // 10点30分, 上午9点: 点 alone may be the point of a number that is read aloud.
    if let Some(end) = glyphs.eat(number, "点") {
        let minute = two_digits(glyphs, end, 59).and_then(|minute| glyphs.eat(minute, "分"));
        let whole = || glyphs.eat_any(end, &["钟", "半", "整"]);
        let after_noon = || Some(end).filter(|_| glyphs.before(at).is_some_and(|c| "午晚晨日".contains(c)));
        return minute.or_else(whole).or_else(after_noon);
    }
    let minute = glyphs.eat(number, ":")?;
    let end = two_digits(glyphs, minute, 59).filter(|end| *end == minute + 2)?;
    let clock = |c: char| c == '日' || c == '午' || c == '晚' || c == '晨' || c == ' ';
    (number == at + 2 || glyphs.before(at).is_some_and(clock)).then_some(end)
}

/// 20世纪90年代, 21世纪, 80年代.
fn decade(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = extent::number(glyphs, at)?;
    if let Some(end) = glyphs.eat(number.end, "世纪") {
        return Some(decade(glyphs, end).unwrap_or(end));
    }
    glyphs.eat_any(number.end, &["年代末", "年代初", "年代"])
}

fn arabic_year(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let end = extent::digits(glyphs, at);
    let value = value(glyphs, at, end)?;
    (end == at + 4 && YEARS.contains(&value)).then_some(end)
}

/// 3020年: a slip of a year is a year. Four digits count years only when these go on as a span of time.
fn other_year(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let end = extent::digits(glyphs, at);
    let year = glyphs.eat(end, "年").filter(|_| end == at + 4 && glyphs.get(at) != Some('0'))?;
    let span = ["历史", "以上", "前", "后"];
    glyphs.eat_any(year, &span).is_none().then_some(end)
}

/// 二〇二〇: four digits, of which the first two begin a century.
fn chinese_year(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let end = glyphs.run(at, is_chinese_digit);
    let first: String = glyphs.folded(at..end).take(2).collect();
    let century = matches!(first.as_str(), "一九" | "二〇" | "二零" | "二○");
    (end == at + 4 && century).then_some(end)
}

/// A number from 1 to `limit` in either script.
fn small(glyphs: &Glyphs<'_>, at: usize, limit: u32) -> Option<usize> {
    two_digits(glyphs, at, limit).filter(|_| glyphs.get(at) != Some('〇')).or_else(|| {
        let end = glyphs.run(at, |c| is_chinese(c) && c != '两');
        let written: String = glyphs.folded(at..end).collect();
        let value = crate::quantity::Amount::parse(&written).ok()?.value;
        (value >= 1.into() && value <= limit.into()).then_some(end)
    })
}

/// One or two Arabic digits that come to at most `limit`.
fn two_digits(glyphs: &Glyphs<'_>, at: usize, limit: u32) -> Option<usize> {
    let end = extent::digits(glyphs, at);
    let value = value(glyphs, at, end)?;
    (end - at <= 2 && value <= limit).then_some(end)
}

fn value(glyphs: &Glyphs<'_>, start: usize, end: usize) -> Option<u32> {
    let digits: String = glyphs.folded(start..end.min(start + 5)).collect();
    digits.parse().ok()
}
