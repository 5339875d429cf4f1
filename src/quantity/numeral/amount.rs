//! Quantities in running text: which of them count something, and counts without a number.

use super::kind::{Kind, Recognized};
use crate::quantity::chinese::{self, is_digit, is_more, is_numeral};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::grammar::{self, Context, Form, Quantity};
use crate::quantity::people::PEOPLE;
use crate::quantity::qualifier;
use crate::quantity::unit::{Measure, Units};

/// Measure words with which 一 counts; 一个, 一张, 一次 and most others are the indefinite article.
const ONE: &[&str] = &["名", "所", "座", "亩", "公顷", "公斤", "斤", "吨", "元", "平方米", "%", "倍"];
/// Measure words that after a single Chinese digit are mostly names: 三类, 五级, 七层, 三区, 九省.
const NAMES: &[&str] = &[
    "类", "级", "面", "方", "环", "圈", "道", "站", "村", "镇", "乡", "县", "区", "市", "省", "里", "分",
    "角", "度", "折", "节", "集", "代", "步", "字", "单", "双", "对", "校", "起", "堂", "社区", "街道", "岗",
    "票", "顶", "片", "块", "眼", "席", "股", "部", "队", "课", "期", "群",
];

/// The amount, duration or vague count that begins here.
pub(super) fn amount(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Recognized> {
    if let Some(end) = vague(glyphs, at, units) {
        return Some(Recognized::new(Kind::Other, at, end));
    }
    let quantity = grammar::quantity(glyphs, at, Context::InText(units))?;
    if quantity.chinese && quantity.form == Form::Measured && !quantity.range && !counts(glyphs, &quantity) {
        return None;
    }
    let kind = match quantity.measure {
        Measure::Count => Kind::Amount,
        Measure::Time => Kind::Other,
    };
    let implied_unit = quantity.people.then(|| PEOPLE.to_owned());
    let amount = quantity.amount.ok();
    Some(Recognized { amount, implied_unit, ..Recognized::new(kind, at, quantity.end) })
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

/// Whether a quantity in Chinese numerals is a count.
fn counts(glyphs: &Glyphs<'_>, quantity: &Quantity) -> bool {
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
