//! Units that are certain even where a name could follow: after a line break, and after a space that separates digits.
//!
//! 299 and 双江 in the next line are a number and a name; 919 and 户 are one amount that the line cut.

use super::chinese::is_more;
use super::glyphs::Glyphs;

/// Units with which few names and words begin, each with the characters that form such a word: 人口, 户籍, 元旦.
const UNITS: [(&str, &str); 45] = [
    ("%", ""),
    ("‰", ""),
    ("℃", ""),
    ("个百分点", ""),
    ("个千分点", ""),
    ("百分点", ""),
    ("人次", ""),
    ("人", "口民员类力社物事生大才均工"),
    ("户", "籍均外数型主口名"),
    ("名", "称单录山义优"),
    ("个", "体性旧人案"),
    ("亩", "产均"),
    ("公顷", ""),
    ("平方米", ""),
    ("平方公里", ""),
    ("立方米", ""),
    ("公里", ""),
    ("千米", ""),
    ("厘米", ""),
    ("毫米", ""),
    ("米", "易粉面脂"),
    ("公斤", ""),
    ("千克", ""),
    ("克", "服己"),
    ("斤", ""),
    ("吨", ""),
    ("元", "旦素谋宝坝"),
    ("美元", ""),
    ("家", "庭乡长具园禽政访风"),
    ("所", "有以在得属谓辖"),
    ("座", "谈"),
    ("台", "湾风账"),
    ("辆", ""),
    ("套", "餐"),
    ("项", "目"),
    ("种", "植养子田粮"),
    ("件", ""),
    ("只", "有是要能"),
    ("株", "洲"),
    ("棵", ""),
    ("床", ""),
    ("倍", "增"),
    ("岁", "月末"),
    ("千瓦", ""),
    ("标准煤", ""),
];
/// Characters that continue a date.
const DATES: &str = "年月日";

/// Whether a unit begins here that does not begin another word.
pub(super) fn is_certain(glyphs: &Glyphs<'_>, at: usize) -> bool {
    UNITS.iter().any(|(unit, other)| {
        let end = glyphs.eat(at, unit);
        end.is_some_and(|end| !glyphs.is(end, |c| other.contains(c)))
    })
}

/// Whether a number at the end of a line continues in the next line: 余, 万, a certain unit, or the 年 of a date. A
/// soft line end in running print is an accident of its columns, so the number is whole again (1.2万 and 元, 48 and 户);
/// any other word begins something new.
pub(crate) fn continues_number(next_line: &str) -> bool {
    let glyphs = Glyphs::new(next_line);
    let more = glyphs.run(0, is_more);
    let scale = glyphs.run(more, |c| matches!(c, '万' | '亿'));
    let counted = scale > more && !glyphs.is(scale, |c| "州盛里".contains(c));
    let dated = glyphs.is(0, |c| DATES.contains(c)) && !glyphs.is(1, |c| "均常报用产照本".contains(c));
    counted || dated || is_certain(&glyphs, scale)
}
