//! Numerals in running Chinese text: where each stands, what it is, and the amount it prints.
//!
//! One scanner for the prose of a bulletin and for the text of a source page. It reads left to right and asks at
//! each place, in this order: is it a fixed phrase with a numeral in it that counts nothing (统一, 千方百计); a
//! name or code; an ordinal; a date; an age; an amount. The first that answers takes its characters, so no two
//! numerals overlap. A single Chinese digit is an amount only with a measure word: 三农 and 一些 count nothing.

mod age;
mod amount;
mod count;
mod label;
mod list;
mod ordinal;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::date::Dated;
use super::glyphs::Glyphs;
use super::{Amount, chinese, date, phrase, qualifier};

pub use super::moment::Moment;
pub use super::unit::Units;
pub(crate) use label::is_household_name;

/// What a numeral is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count or measure: `15495户`, `近5000万元`, `三成`, `7：3`, `两个`.
    Amount,
    /// A day, month, year, quarter or hour: `4月16日`, `2015年底`, `一季度`, `5年前`.
    Date,
    /// Somebody's age: `60多岁`, `年近七旬`.
    Age,
    /// A place in an order: `第3个`, `第一书记`, and the numbers of lists: `1.`, `（一）`.
    Ordinal,
    /// Part of a name or a code: `“1486”`, `1+10+N`, `五看五查`, `三大`, `G50`.
    Label,
    /// A duration (`3个月`, `两年`), a count without a number (`数万户`, `上万元`) or a bare number.
    Other,
}

/// A numeral of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its bytes, with its qualifiers and unit.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// What it prints, for [`Kind::Amount`] and for durations; `None` where the amount grammar refuses the print
    /// (`4千人`).
    pub amount: Option<Amount>,
    /// The unit where the sentence gives it and not the number: 微克/立方米 for the 47 of 47、55微克/立方米, 人 for 545万群众.
    pub given: Option<String>,
}

/// A numeral that was recognised: what it is and the glyph behind it.
struct Found {
    kind: Kind,
    start: usize,
    end: usize,
    amount: Option<Amount>,
    given: Option<String>,
}

impl Found {
    fn new(kind: Kind, start: usize, end: usize) -> Self {
        Self { kind, start, end, amount: None, given: None }
    }
}

/// Every numeral of a text, in order; none overlaps another.
#[must_use]
pub fn numerals(text: &str, units: &Units) -> Vec<Numeral> {
    let glyphs = Glyphs::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        if !may_begin(&glyphs, at, units) {
            at += 1;
            continue;
        }
        match recognise(&glyphs, at, units) {
            Some(numeral) => {
                at = numeral.end.max(at + 1);
                found.push(numeral);
            }
            None => at = pass(&glyphs, at, units),
        }
    }
    list::complete(&glyphs, &mut found);
    found.into_iter().map(|found| numeral(text, &glyphs, found)).collect()
}

fn numeral(text: &str, glyphs: &Glyphs<'_>, found: Found) -> Numeral {
    let range = glyphs.bytes(found.start..found.end);
    let printed = text.get(range.clone()).unwrap_or_default();
    let amount = found.amount.map(|amount| Amount { printed: printed.to_owned(), ..amount });
    Numeral { range, kind: found.kind, amount, given: found.given }
}

/// Whether there is anything to recognise here. Most characters of a text are neither digits nor the first
/// character of a qualifier, so this keeps a long text fast.
fn may_begin(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> bool {
    glyphs.get(at).is_some_and(|c| {
        c.is_ascii_alphanumeric()
            || chinese::is_numeral(c)
            || ('①'..='⑳').contains(&c)
            || !units.phrases(c).is_empty()
            || "第年（(“‘「『\"'-—负过半前双▲▼△▽".contains(c)
            || qualifier::may_begin(c)
    })
}

fn recognise(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Found> {
    if phrase::end(glyphs, at, units).is_some() {
        return None;
    }
    let dated = |date: Option<Dated>| date.map(|date| Found::new(Kind::Date, at, date.end));
    dated(date::numeric(glyphs, at, false))
        .or_else(|| label::label(glyphs, at, units))
        .or_else(|| ordinal::ordinal(glyphs, at, units))
        .or_else(|| dated(date::date(glyphs, at)))
        .or_else(|| age::age(glyphs, at))
        .or_else(|| amount::amount(glyphs, at, units))
        .or_else(|| label::bare(glyphs, at))
}

/// Where to go on after what is no numeral: behind the phrase, the run of numeral characters, or the glyph.
fn pass(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> usize {
    let run = match glyphs.get(at) {
        Some(c) if c.is_ascii_alphanumeric() => glyphs.run(at, |c| c.is_ascii_alphanumeric()),
        _ => glyphs.run(at, chinese::is_numeral),
    };
    phrase::end(glyphs, at, units).unwrap_or(run).max(at + 1)
}
