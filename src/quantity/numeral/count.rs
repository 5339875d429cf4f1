//! Whether Chinese numerals before a measure word count anything: 三门 does, 一个 and 千亩 mostly do not.

use crate::quantity::chinese::{is_digit, is_numeral};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::grammar::Quantity;

/// Measure words with which 一 counts; 一个, 一张, 一次 and most others are the indefinite article.
const ONE: &[&str] = &["名", "所", "座", "亩", "公顷", "公斤", "斤", "吨", "元", "平方米", "%", "倍"];
/// Measure words that after a single Chinese digit are mostly names: 三类, 五级, 七层, 三区, 九省.
const NAMES: &[&str] = &[
    "类", "级", "面", "方", "环", "圈", "道", "站", "村", "镇", "乡", "县", "区", "市", "省", "里", "分",
    "角", "度", "折", "节", "集", "代", "步", "字", "单", "双", "对", "校", "起", "堂", "社区", "街道", "岗",
    "票", "顶", "片", "块", "眼", "席", "股", "部", "队", "课", "期", "群",
];

/// Whether a quantity in Chinese numerals is a count.
pub(super) fn counts(glyphs: &Glyphs<'_>, quantity: &Quantity) -> bool {
    if quantity.qualified {
        return true;
    }
    let start = quantity.number.start;
    let unit = glyphs.text(quantity.unit.clone());
    let number: Vec<char> = glyphs.folded(quantity.number.clone()).collect();
    let single = number.len() == 1;
    // 不三不四, 说三道四: a numeral behind these is part of a saying.
    if single && glyphs.before(start).is_some_and(|c| "每某这那哪另各同头前后再第".contains(c) && c != '每')
    {
        return false;
    }
    match number.as_slice() {
        ['一'] => ONE.contains(&unit.as_str()) || unit.contains('多'),
        // 夫妻二人: with measure words two is 两.
        ['二'] => false,
        // 百, 千 and 万 without a digit are round: 百亩, 千村, 万户; 十 counts.
        [c] if !is_digit(*c) && *c != '十' => false,
        [_] => !NAMES.contains(&unit.as_str()) && (unit == "成" || !repeats(glyphs, quantity.unit.end)),
        [_, ..] => {
            number.iter().any(|c| is_digit(*c))
                || number.contains(&'十')
                || number.len() > 2
                || number.iter().any(|c| "余多".contains(*c))
        }
        [] => false,
    }
}

/// 三进三出 and the like: another single digit follows at once.
fn repeats(glyphs: &Glyphs<'_>, at: usize) -> bool {
    glyphs.get(at).is_some_and(is_numeral)
}
