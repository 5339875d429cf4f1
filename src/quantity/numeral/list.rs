//! Lists with a single unit at the end: 47、55和56微克/立方米.

use super::kind::{Kind, Recognized};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::{Amount, grammar, number};

/// Signs between the numbers of a list.
const JOINTS: &str = "、和及与";

/// Gives the numbers of a list the unit of the last.
pub(super) fn complete(glyphs: &Glyphs<'_>, numerals: &mut [Recognized]) {
    let mut at = numerals.len();
    while at > 1 {
        at -= 1;
        let Some((kind, unit)) = numerals.get(at).and_then(|last| unit(glyphs, last)) else { continue };
        let mut first = at;
        while joined(glyphs, numerals, first) && is_bare(glyphs, numerals.get(first - 1)) {
            first -= 1;
        }
        // 第3、4、5户: a list that begins with an ordinal, a date or a name is no list of amounts.
        if joined(glyphs, numerals, first) {
            continue;
        }
        for numeral in numerals.get_mut(first..at).unwrap_or_default() {
            let printed = glyphs.text(numeral.start..numeral.end);
            if let Ok(amount) = Amount::parse(&format!("{printed}{unit}")) {
                (numeral.kind, numeral.amount, numeral.implied_unit) =
                    (kind, Some(amount), Some(unit.clone()));
            }
        }
        at = first.max(1);
    }
}

/// The kind and unit that the last number of a list has for all of them, where it is a plain amount; 万 is repeated.
fn unit(glyphs: &Glyphs<'_>, last: &Recognized) -> Option<(Kind, String)> {
    let number = number::number(glyphs, last.start).filter(|number| !number.chinese)?;
    let counted = last.amount.is_some() && matches!(last.kind, Kind::Amount | Kind::Other);
    let plain = number.value.is_ok_and(|value| value.scale == 0 && !value.more);
    let unit = glyphs.text(number.end..last.end);
    (counted && plain && last.end > number.end).then(|| (last.kind, unit.trim_start().to_owned()))
}

/// Whether only a list sign separates a numeral from the previous one.
fn joined(glyphs: &Glyphs<'_>, numerals: &[Recognized], at: usize) -> bool {
    let Some([before, next]) = at.checked_sub(1).and_then(|from| numerals.get(from..=at)) else {
        return false;
    };
    before.end + 1 == next.start && glyphs.is(before.end, |c| JOINTS.contains(c))
}

/// Whether this is a number in digits and nothing else.
fn is_bare(glyphs: &Glyphs<'_>, numeral: Option<&Recognized>) -> bool {
    numeral.is_some_and(|numeral| {
        let digits = grammar::signed(glyphs, numeral.start).unwrap_or(numeral.start);
        numeral.amount.is_none()
            && number::decimal(glyphs, digits) == numeral.end
            && numeral.kind != Kind::Date
    })
}
