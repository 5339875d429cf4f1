//! Lists that name their unit once: 47、55和56微克/立方米.

use super::{Found, Kind};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::{Amount, grammar, number};

/// Signs between the numbers of a list.
const JOINTS: &str = "、和及与";

/// Gives the numbers of a list the unit of the last.
pub(super) fn complete(glyphs: &Glyphs<'_>, found: &mut [Found]) {
    let mut at = found.len();
    while at > 1 {
        at -= 1;
        let Some((kind, unit)) = found.get(at).and_then(|last| unit(glyphs, last)) else { continue };
        let mut first = at;
        while joined(glyphs, found, first) && is_bare(glyphs, found.get(first - 1)) {
            first -= 1;
        }
        // 第3、4、5户: a list that an ordinal, a date or a name begins is one of those.
        if joined(glyphs, found, first) {
            continue;
        }
        for item in found.get_mut(first..at).unwrap_or_default() {
            let printed = glyphs.text(item.start..item.end);
            if let Ok(amount) = Amount::parse(&format!("{printed}{unit}")) {
                (item.kind, item.amount, item.given) = (kind, Some(amount), Some(unit.clone()));
            }
        }
        at = first.max(1);
    }
}

/// What the last number of a list says for all: a plain amount's kind and unit. 万 is said for each number.
fn unit(glyphs: &Glyphs<'_>, last: &Found) -> Option<(Kind, String)> {
    let number = number::number(glyphs, last.start).filter(|number| !number.chinese)?;
    let counted = last.amount.is_some() && matches!(last.kind, Kind::Amount | Kind::Other);
    let plain = number.value.is_ok_and(|value| value.scale == 0 && !value.more);
    let unit = glyphs.text(number.end..last.end);
    (counted && plain && last.end > number.end).then(|| (last.kind, unit.trim_start().to_owned()))
}

/// Whether only the sign of a list parts a numeral from the one before.
fn joined(glyphs: &Glyphs<'_>, found: &[Found], at: usize) -> bool {
    let Some([before, next]) = at.checked_sub(1).and_then(|from| found.get(from..=at)) else { return false };
    before.end + 1 == next.start && glyphs.is(before.end, |c| JOINTS.contains(c))
}

/// Whether this is a number in digits and nothing else.
fn is_bare(glyphs: &Glyphs<'_>, item: Option<&Found>) -> bool {
    item.is_some_and(|item| {
        let digits = grammar::signed(glyphs, item.start).unwrap_or(item.start);
        item.amount.is_none() && number::decimal(glyphs, digits) == item.end && item.kind != Kind::Date
    })
}
