//! Ages (56岁, 60多岁, 年近七旬, 80高龄) and ordinals (第3个, 第一书记, and the numbers of lists, which begin a sentence).

use super::kind::{Kind, Recognized};
use crate::quantity::chinese::is_numeral;
use crate::quantity::glyphs::Glyphs;
use crate::quantity::number;
use crate::quantity::unit::Units;

/// Qualifiers before an age.
const BEFORE: &[&str] = &["年近", "年过", "年逾", "年满", "近", "逾", "约", "不满", "不足", "未满"];
/// Units of an age.
const UNITS: &[&str] = &["周岁", "岁半", "岁", "旬", "高龄"];

/// List numbers have one or two digits.
const LIST_DIGITS: usize = 2;

/// The age that begins here.
pub(super) fn age(glyphs: &Glyphs<'_>, at: usize) -> Option<Recognized> {
    let number_at = glyphs.eat_any(at, BEFORE).unwrap_or(at);
    let end = number::end(glyphs, number_at)?;
    // 预期寿命76.8岁 is a mean, nobody's age.
    if glyphs.folded(number_at..end).any(|c| c == '.') {
        return None;
    }
    let sign = glyphs.get(end).filter(|c| "~—-至到".contains(*c));
    let second = sign.and_then(|_| number::end(glyphs, end + 1));
    let some = glyphs.eat(end, "几").unwrap_or(end);
    let end = glyphs.eat_any(second.unwrap_or(some), UNITS)?;
    // 上旬, 中旬 and 下旬 are parts of a month and have no number before them; 5岁月 is none.
    if glyphs.get(end) == Some('月') {
        return None;
    }
    let range = glyphs
        .get(end)
        .filter(|c| "~—-至到".contains(*c))
        .and_then(|_| glyphs.eat_any(number::end(glyphs, end + 1)?, UNITS));
    let end = range.unwrap_or(end);
    let end = glyphs.eat_any(end, &["及以上", "以上", "及以下", "以下", "左右", "多"]).unwrap_or(end);
    Some(Recognized::new(Kind::Age, at, end))
}

/// The ordinal or list number that begins here.
pub(super) fn ordinal(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Recognized> {
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
    Some(Recognized::new(Kind::Ordinal, at, end))
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
