//! The grammar of printed dates and periods: years, months, days, quarters and halves, spans of them, hours, and
//! times that are counted from now or named by a century.

mod part;
mod span;

use super::glyphs::Glyphs;
use super::moment::Moment;
use super::{chinese, number};
pub(super) use part::PrintedDate;
use part::{OF_MONTH, OF_YEAR, QUARTERS, arabic_year, four_digits, of, small_number, two_digits};

/// Half-years with their numbers.
const HALVES: [(&str, i8); 2] = [("上半年", 1), ("下半年", 2)];
/// Signs between two days.
const JOINTS: &[&str] = &["-", "—", "~", "至"];

/// Whether a numeral begins here that does not continue a previous numeral.
pub(super) fn begins(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let first = |fits: fn(char) -> bool| glyphs.is(at, fits) && !glyphs.before(at).is_some_and(fits);
    first(|c| c.is_ascii_digit())
        || first(chinese::is_numeral)
        || glyphs.is(at, |c| "第上下前Qq".contains(c)) && !glyphs.before(at).is_some_and(digit)
}

/// The date that begins here.
pub(super) fn date(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    span::years(glyphs, at)
        .or_else(|| year(glyphs, at))
        .or_else(|| ago(glyphs, at))
        .or_else(|| part_of_year(glyphs, at))
        .or_else(|| day(glyphs, at))
        .or_else(|| hour(glyphs, at).map(PrintedDate::unnamed))
        .or_else(|| decade(glyphs, at))
}

/// 2020-04-16, 2020/4/16, 2020.4.16, 2020-04: tried before codes, which have hyphens and points too. 2020.4 is a
/// number with a decimal unless the text is a date and nothing else, which is `alone`.
pub(super) fn numeric(glyphs: &Glyphs<'_>, at: usize, alone: bool) -> Option<PrintedDate> {
    if let Some(season) = span::season(glyphs, at) {
        return Some(season);
    }
    let (year, end) = arabic_year(glyphs, at)?;
    let sign = glyphs.get(end).filter(|c| "-/.".contains(*c))?;
    let (month, end) = two_digits(glyphs, end + 1, 12).filter(|(month, _)| *month > 0)?;
    let from = Moment { year: Some(year), month: Some(month), ..Moment::default() };
    if glyphs.get(end) == Some(sign)
        && let Some((day, end)) = two_digits(glyphs, end + 1, 31)
    {
        return Some(PrintedDate::new(end, Moment { day: Some(day), ..from }));
    }
    let more = glyphs.get(end) == Some(sign);
    (sign != '.' || alone || more).then(|| PrintedDate::new(end, from))
}

/// 2020年, 二〇二〇年四月, 2015年底, 2020年4月16日, 2019年一季度, 2020年上半年, 2021年1—4月.
fn year(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (year, end) =
        arabic_year(glyphs, at).or_else(|| chinese_year(glyphs, at)).or_else(|| other_year(glyphs, at))?;
    let end = of(glyphs, end, OF_YEAR)?;
    let plain = glyphs.before(end) == Some('年');
    let within = part_of_year(glyphs, end).or_else(|| half(glyphs, end)).filter(|_| plain);
    let part = within.unwrap_or(PrintedDate::unnamed(end));
    let named = |moment: Moment| Moment { year: Some(year), ..moment };
    Some(PrintedDate { from: named(part.from), ..part })
}

fn part_of_year(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    span::quarters(glyphs, at)
        .or_else(|| quarter(glyphs, at))
        .or_else(|| span::months(glyphs, at))
        .or_else(|| month(glyphs, at))
}

/// 上半年, 下半年; read behind a year, or where a text is a date and nothing else.
pub(super) fn half(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    HALVES.into_iter().find_map(|(word, half)| {
        Some(PrintedDate { half: Some(half), ..PrintedDate::unnamed(glyphs.eat(at, word)?) })
    })
}

/// 5年前, 三年后: a time counted from now.
fn ago(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let unit = glyphs.eat_any(number::end(glyphs, at)?, &["年", "个月", "个多月", "天"])?;
    let end = glyphs.eat_any(unit, &["前", "后"])?;
    // 三年后期, 5年前期: the word goes on.
    (glyphs.get(end) != Some('期')).then(|| PrintedDate::unnamed(end))
}

/// 一季度, 第一季度, 2季度, Q2.
fn quarter(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let letter = glyphs.eat_any(at, &["Q", "q"]);
    let number = letter.or_else(|| glyphs.eat(at, "第")).unwrap_or(at);
    let behind = number + 1;
    let end = if letter.is_some() { behind } else { glyphs.eat_any(behind, QUARTERS)? };
    let c = glyphs.get(number)?;
    let quarter = ["一1", "二2", "三3", "四4"].iter().position(|same| same.contains(c))?;
    let quarter = i8::try_from(quarter).ok()? + 1;
    Some(PrintedDate::new(end, Moment { quarter: Some(quarter), ..Moment::default() }))
}

/// 4月, 10月份, 1月底, 四月十六日, 4月16日, 4月1日至7日.
fn month(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (month, end) = small_number(glyphs, at, 12)?;
    let end = of(glyphs, end, OF_MONTH)?;
    let from = Moment { month: Some(month), ..Moment::default() };
    if glyphs.get(end - 1) != Some('月') {
        return Some(PrintedDate::new(end, from));
    }
    let last = |at| {
        let (day, end) = small_number(glyphs, at, 31)?;
        Some((day, glyphs.eat_any(end, &["日", "号"])?))
    };
    let span = |at| {
        let (first, end) = small_number(glyphs, at, 31)?;
        let end = glyphs.eat(end, "日").unwrap_or(end);
        let (day, end) = last(glyphs.eat_any(end, JOINTS)?)?;
        let to = Moment { day: Some(day), ..Moment::default() };
        Some(PrintedDate { to: Some(to), ..PrintedDate::new(end, Moment { day: Some(first), ..from }) })
    };
    let single_day = |at| last(at).map(|(day, end)| PrintedDate::new(end, Moment { day: Some(day), ..from }));
    Some(span(end).or_else(|| single_day(end)).unwrap_or(PrintedDate::new(end, from)))
}

/// 16日.
fn day(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (day, end) = small_number(glyphs, at, 31)?;
    let end = glyphs.eat(end, "日")?;
    let other = glyphs.is(end, |c| "内均".contains(c));
    (!other).then(|| PrintedDate::new(end, Moment { day: Some(day), ..Moment::default() }))
}

/// 8时30分, 10点30分, 9:30 behind a day or half-day.
fn hour(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let (_, number) = two_digits(glyphs, at, 24)?;
    let minutes = |at: usize| two_digits(glyphs, at, 59).and_then(|(_, end)| glyphs.eat(end, "分"));
    if let Some(end) = glyphs.eat(number, "时") {
        return Some(minutes(end).unwrap_or(end));
    }
    // 10点30分, 上午9点: 点 alone may be the point of a number that is read aloud.
    if let Some(end) = glyphs.eat(number, "点") {
        let whole = || glyphs.eat_any(end, &["钟", "半", "整"]);
        let after_noon = || Some(end).filter(|_| glyphs.before(at).is_some_and(|c| "午晚晨日".contains(c)));
        return minutes(end).or_else(whole).or_else(after_noon);
    }
    let minute = glyphs.eat(number, ":")?;
    let (_, end) = two_digits(glyphs, minute, 59).filter(|(_, end)| *end == minute + 2)?;
    let clock = |c: char| c == '日' || c == '午' || c == '晚' || c == '晨' || c == ' ';
    (number == at + 2 || glyphs.before(at).is_some_and(clock)).then_some(end)
}

/// 20世纪90年代, 21世纪, 80年代.
fn decade(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let end = number::end(glyphs, at)?;
    if let Some(century) = glyphs.eat(end, "世纪") {
        return Some(decade(glyphs, century).unwrap_or(PrintedDate::unnamed(century)));
    }
    let behind = glyphs.eat_any(end, &["年代末", "年代初", "年代"])?;
    Some(PrintedDate::new(behind, Moment { year: glyphs.text(at..end).parse().ok(), ..Moment::default() }))
}

/// 3020年: a mistyped year is a year. Four digits count years only before words that make them a span of time.
fn other_year(glyphs: &Glyphs<'_>, at: usize) -> Option<(i16, usize)> {
    let (year, end) = four_digits(glyphs, at).filter(|_| glyphs.get(at) != Some('0'))?;
    let span = glyphs.eat_any(glyphs.eat(end, "年")?, &["历史", "以上", "前", "后"]);
    span.is_none().then_some((year, end))
}

/// 二〇二〇: four digits, of which the first two begin a century.
fn chinese_year(glyphs: &Glyphs<'_>, at: usize) -> Option<(i16, usize)> {
    let end = glyphs.run(at, chinese::is_digit);
    if end != at + 4 {
        return None;
    }
    let year = chinese::by_place(&glyphs.text(at..end))?;
    matches!(year / 100, 19 | 20).then_some((year, end))
}
