//! Ages: 56岁, 60多岁, 年近七旬, 六旬老人, 80高龄.

use super::{Found, Kind};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::number;

const BEFORE: &[&str] = &["年近", "年过", "年逾", "年满", "近", "逾", "约", "不满", "不足", "未满"];
const UNITS: &[&str] = &["周岁", "岁半", "岁", "旬", "高龄"];

/// The age that begins here.
pub(super) fn age(glyphs: &Glyphs<'_>, at: usize) -> Option<Found> {
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
    Some(Found::new(Kind::Age, at, end))
}
