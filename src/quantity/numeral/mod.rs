//! Numerals in running Chinese text: the place, kind and amount of each.
//!
//! One scanner for the prose of a bulletin and for the text of a source page. It reads left to right and checks at
//! each place, in this order: is it a fixed phrase with a numeral in it that counts nothing (统一, 千方百计); a
//! name or code; an ordinal; a date; an age; an amount. The first that answers takes its characters, so no two
//! numerals overlap. A single Chinese digit is an amount only with a measure word: 三农 and 一些 count nothing.

mod age_ordinal;
mod amount;
mod kind;
mod label;
mod list;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use super::date::PrintedDate;
use super::glyphs::Glyphs;
use super::unit::Units;
use super::{Amount, chinese, date, qualifier};
use kind::Recognized;

pub use kind::{Kind, Numeral};
pub(crate) use label::is_household_name;

/// Every numeral of a text, in order; none overlaps another.
#[must_use]
pub fn numerals(text: &str, units: &Units) -> Vec<Numeral> {
    let glyphs = Glyphs::new(text);
    let mut numerals = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        if !may_begin(&glyphs, at, units) {
            at += 1;
            continue;
        }
        match recognise(&glyphs, at, units) {
            Some(numeral) => {
                at = numeral.end.max(at + 1);
                numerals.push(numeral);
            }
            None => at = skip(&glyphs, at, units),
        }
    }
    list::complete(&glyphs, &mut numerals);
    numerals.into_iter().map(|recognized| numeral(text, &glyphs, recognized)).collect()
}

fn numeral(text: &str, glyphs: &Glyphs<'_>, recognized: Recognized) -> Numeral {
    let range = glyphs.bytes(recognized.start..recognized.end);
    let printed = text.get(range.clone()).unwrap_or_default();
    let amount = recognized.amount.map(|amount| Amount { printed: printed.to_owned(), ..amount });
    Numeral { range, kind: recognized.kind, amount, implied_unit: recognized.implied_unit }
}

/// Whether a numeral may begin here. Most characters of a text are neither digits nor the first
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

fn recognise(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Recognized> {
    if units.phrase_end(glyphs, at).is_some() {
        return None;
    }
    let dated = |date: Option<PrintedDate>| date.map(|date| Recognized::new(Kind::Date, at, date.end));
    dated(date::numeric(glyphs, at, false))
        .or_else(|| label::label(glyphs, at, units))
        .or_else(|| age_ordinal::ordinal(glyphs, at, units))
        .or_else(|| dated(date::date(glyphs, at)))
        .or_else(|| age_ordinal::age(glyphs, at))
        .or_else(|| amount::amount(glyphs, at, units))
        .or_else(|| label::bare(glyphs, at))
}

/// Where to continue after text that is no numeral: after the phrase, the run of numeral characters, or the character.
fn skip(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> usize {
    let run = match glyphs.get(at) {
        Some(c) if c.is_ascii_alphanumeric() => glyphs.run(at, |c| c.is_ascii_alphanumeric()),
        _ => glyphs.run(at, chinese::is_numeral),
    };
    units.phrase_end(glyphs, at).unwrap_or(run).max(at + 1)
}
