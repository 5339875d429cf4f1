//! Texts that consist of a date or period, in every form that people and programs write: a field, the heading of a
//! table, a date in a file name.

use jiff::civil::Date;

use super::date::{self, PrintedDate};
use super::glyphs::Glyphs;
use super::moment::Moment;
use super::number;
use super::period::Period;

/// Signs between the first and the last of a span.
const JOINTS: &[&str] = &["——", "—", "-", "~", "至", "到"];

/// The meaning of a text that consists of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DateText {
    /// A period in full.
    Period(Period),
    /// A part of an unnamed year, as in the key of a period: `-04` for 4月, `-Q1` for 一季度.
    PartOfYear(String),
}

/// Reads a text that consists of a date.
pub(crate) fn date_text(text: &str) -> Option<DateText> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(period) = Period::parse_key(&plain) {
        return Some(DateText::Period(period));
    }
    let glyphs = Glyphs::new(&plain);
    let dated = span(&glyphs, 0).filter(|dated| dated.end == glyphs.len())?;
    if dated.from.year.is_some() {
        return period(&dated).map(DateText::Period);
    }
    // The year only fills the place; 2000 has every day.
    let of_some_year = PrintedDate { from: Moment { year: Some(2000), ..dated.from }, ..dated };
    let key = period(&of_some_year)?.key();
    let part = key.strip_prefix("2000").filter(|part| part.len() == 3)?;
    Some(DateText::PartOfYear(part.to_owned()))
}

/// The first period that a text states in full: 潼南区2020年4月脱贫攻坚进展.
pub(crate) fn first_period(text: &str) -> Option<Period> {
    let glyphs = Glyphs::new(text);
    let begins = (0..glyphs.len()).filter(|at| date::begins(&glyphs, *at));
    begins.filter_map(|at| period(&in_text(&glyphs, at)?)).next()
}

impl Moment {
    /// The moments that a printed date names, two for a range: `2018—2022年`, `4月16日至18日`. None for a time
    /// relative to now (`5年前`) or a time of day.
    #[must_use]
    pub fn all(text: &str) -> Vec<Self> {
        let glyphs = Glyphs::new(text);
        let (mut moments, mut at) = (Vec::new(), 0);
        while at < glyphs.len() {
            let dated = date::begins(&glyphs, at).then(|| alone(&glyphs, at)).flatten();
            moments.extend(dated.map(|date| date.from));
            moments.extend(dated.and_then(|date| date.to));
            at = dated.map_or(0, |date| date.end).max(at + 1);
        }
        moments.retain(|moment| *moment != Self::default());
        moments
    }
}

/// The date that begins here in a text that consists of dates, or in an inventory of printed numerals.
fn alone(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let coded = || coded(glyphs, at).filter(|dated| at == 0 && dated.end == glyphs.len());
    date::numeric(glyphs, at, true)
        .or_else(|| date::date(glyphs, at))
        .or_else(|| date::half(glyphs, at))
        .or_else(coded)
}

/// The date or span of two dates that begins here: 2017年10月至2020年4月, 1月-4月.
fn span(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let first = alone(glyphs, at)?;
    let second = glyphs.eat_any(first.end, JOINTS).and_then(|at| in_text(glyphs, at));
    match second.filter(|second| first.to.is_none() && second.to.is_none() && first.half.is_none()) {
        Some(second) => Some(PrintedDate { end: second.end, to: Some(second.from), ..first }),
        None => Some(first),
    }
}

fn in_text(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    date::numeric(glyphs, at, true).or_else(|| date::date(glyphs, at))
}

fn period(dated: &PrintedDate) -> Option<Period> {
    let first = named(dated.from, dated.half)?;
    let Some(to) = dated.to else { return Period::parse_key(&first.key()) };
    // 3月1日至7日: what the second leaves out, the first says for both.
    let month = to.month.or(dated.from.month.filter(|_| to.day.is_some()));
    let last = named(Moment { year: to.year.or(dated.from.year), month, ..to }, None)?;
    Period::parse_key(&format!("{}/{}", first.key(), last.key()))
}

fn named(moment: Moment, half: Option<i8>) -> Option<Period> {
    let year = moment.year?;
    match (half, moment.quarter, moment.month, moment.day) {
        (Some(half), None, None, None) => Some(Period::Half(year, half)),
        (None, Some(quarter), None, None) => Some(Period::Quarter(year, quarter)),
        (None, None, Some(month), Some(day)) => Date::new(year, month, day).ok().map(Period::Day),
        (None, None, Some(month), None) => (1..=12).contains(&month).then_some(Period::Month(year, month)),
        (None, None, None, None) => Some(Period::Year(year)),
        _ => None,
    }
}

/// 2020, 202004, 20200416, 2019Q4, 2019-H1: how programs and addresses write a date.
fn coded(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let end = number::digits(glyphs, at);
    let part = |from: usize| glyphs.text(from..from + 2).parse::<i8>().ok();
    let year = Moment { year: Some(glyphs.text(at..at + 4).parse().ok()?), ..Moment::default() };
    let from = match end - at {
        4 => return Some(part_behind(glyphs, end, year).unwrap_or(PrintedDate::new(end, year))),
        6 => Moment { month: part(at + 4), ..year },
        8 => Moment { month: part(at + 4), day: part(at + 6), ..year },
        _ => return None,
    };
    Some(PrintedDate::new(end, from))
}

/// Q4 and H1 behind a year, with or without a hyphen.
fn part_behind(glyphs: &Glyphs<'_>, at: usize, year: Moment) -> Option<PrintedDate> {
    let mark = glyphs.eat(at, "-").unwrap_or(at);
    let number = glyphs.get(mark + 1)?.to_digit(10).and_then(|digit| i8::try_from(digit).ok())?;
    match (glyphs.get(mark)?.to_ascii_uppercase(), number) {
        ('Q', 1..=4) => Some(PrintedDate::new(mark + 2, Moment { quarter: Some(number), ..year })),
        ('H', 1..=2) => Some(PrintedDate { half: Some(number), ..PrintedDate::new(mark + 2, year) }),
        _ => None,
    }
}
