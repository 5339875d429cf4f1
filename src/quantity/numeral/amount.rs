//! Quantities in running text: which of them count something, and counts without a number.

use super::{Found, Kind, count};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::grammar::{self, Form, Wanted};
use crate::quantity::number::is_more;
use crate::quantity::people::PEOPLE;
use crate::quantity::unit::{Measure, Units};
use crate::quantity::{chinese, qualifier};

/// The amount, duration or vague count that begins here.
pub(super) fn amount(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Found> {
    if let Some(end) = vague(glyphs, at, units) {
        return Some(Found::new(Kind::Other, at, end));
    }
    let quantity = grammar::quantity(glyphs, at, Wanted::Among(units))?;
    if quantity.chinese
        && quantity.form == Form::Measured
        && !quantity.range
        && !count::counts(glyphs, &quantity)
    {
        return None;
    }
    let kind = match quantity.measure {
        Measure::Count => Kind::Amount,
        Measure::Time => Kind::Other,
    };
    let given = quantity.people.then(|| PEOPLE.to_owned());
    let amount = quantity.amount.ok();
    Some(Found { amount, given, ..Found::new(kind, at, quantity.end) })
}

/// 数万户, 几十个, 十几个, 上万元: a count without a number. The unit is needed, because 上百 alone may be a word.
fn vague(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<usize> {
    let large = |at| glyphs.run(at, |c| "十百千万亿".contains(c));
    let number = match glyphs.get(at)? {
        '数' | '几' => large(at + 1),
        '上' if !glyphs.before(at).is_some_and(|c| "以网线村会路早晚身世".contains(c)) => {
            large(at + 1)
        }
        c if chinese::is_numeral(c) => {
            let some = glyphs.eat(glyphs.run(at, chinese::is_numeral), "几")?;
            large(some).max(some)
        }
        _ => return None,
    };
    if number == at + 1 {
        return None;
    }
    let more = glyphs.run(number, is_more);
    units.end(glyphs, more).map(|(end, _)| qualifier::after(glyphs, end).1)
}
