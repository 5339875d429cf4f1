//! Places in an order: 第3个, 第一书记, and the numbers of lists, which stand at the beginning of a sentence.

use super::{Found, Kind};
use crate::quantity::chinese::is_numeral;
use crate::quantity::glyphs::Glyphs;
use crate::quantity::number;
use crate::quantity::unit::Units;

/// List numbers have one or two digits.
const LIST_DIGITS: usize = 2;

/// The ordinal or list number that begins here.
pub(super) fn ordinal(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Found> {
    let end = match glyphs.get(at)? {
        '第' => numbered(glyphs, at, units)?,
        '①'..='⑳' => at + 1,
        '(' | '（' if opens(glyphs, at) => {
            let number = short(glyphs, at + 1)?;
            glyphs.eat_any(number, &[")", "）"])?
        }
        _ if opens(glyphs, at) => {
            let number = short(glyphs, at)?;
            let end = glyphs.eat_any(number, &["、", ".", ")", "）"])?;
            // 1.5万 is a number, and 一、二月 a date.
            if glyphs.get(end).is_some_and(|c| c.is_ascii_digit() || is_numeral(c)) {
                return None;
            }
            end
        }
        _ => return None,
    };
    Some(Found::new(Kind::Ordinal, at, end))
}

/// 第3个, 第三, 第十三个.
fn numbered(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<usize> {
    let digits = number::digits(glyphs, at + 1);
    let end = if digits > at + 1 { digits } else { glyphs.run(at + 1, is_numeral) };
    // 第一季度 is a date.
    let quarter = glyphs.eat(end, "季度").is_some();
    (end > at + 1 && !quarter).then(|| units.end(glyphs, end).map_or(end, |(end, _)| end))
}

fn short(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let digits = number::digits(glyphs, at);
    let end = if digits > at { digits } else { glyphs.run(at, is_numeral) };
    (end > at && end - at <= LIST_DIGITS).then_some(end)
}

/// Whether a sentence begins here.
fn opens(glyphs: &Glyphs<'_>, at: usize) -> bool {
    glyphs.before(at).is_none_or(|c| "\n\r。；;！？:“「".contains(c))
}
