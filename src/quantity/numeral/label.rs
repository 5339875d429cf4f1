//! Names and codes with numerals in them: “1486”, 1+10+N, 五看五查, 三大, 四个不摘, G50.

use super::kind::{Kind, Recognized};
use crate::quantity::chinese::{is_digit, is_numeral};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::unit::Units;
use crate::quantity::{grammar, number};
use crate::text::is_han;

/// The longest name in quotation marks, in characters; a longer text is a quoted sentence.
const MAX_QUOTED: usize = 12;
/// The longest stretch between two digits of a name such as 两不愁三保障.
const MAX_SEGMENT: usize = 3;
/// The most digits of such a name; 五看五查四讲四助 has four.
const MAX_PARTS: usize = 8;
/// Digits from which a bare number is a code rather than a count.
const CODE_DIGITS: usize = 5;

/// The longest code of several parts; looking no farther keeps a long text of digits and hyphens from costing its
/// square.
const MAX_CODE: usize = 40;

/// Names that cannot be recognized by their form.
const NAMES: &str = "\
    两不愁三保障 两不愁、三保障 两不愁 三保障 四个不摘 四不摘 五级书记 双组长 三大攻坚战 四个意识 \
    四个自信 两个维护 两个确立 两个一百年 四个全面 五个一批 六个精准 十八大 十九大 二十大 十七大 十六大 \
    十二五 十三五 十四五 十五五 一二三产业 一二三产 三会一课 两学一做 四议两公开 五位一体 三变改革 \
    三次产业 双十一 双十二 六稳六保 三重一大 四好农村路";
/// What a name of several things ends in: 四个方面, 5个阶段, 三个一批.
const OF_NAMES: &[&str] = &[
    "方面", "阶段", "环节", "层面", "维度", "一批", "一", "不摘", "意识", "自信", "维护", "全面", "精准",
    "确保", "百年", "必须", "统筹", "关键", "结合", "坚持", "突出", "清零", "到位", "转变", "着力", "强化",
];
/// Suffixes that make a label of an Arabic number: 2星级, 3号, 80后.
const AFTER: &[&str] = &["星级", "号线", "号", "后"];

/// Whether a label is a common name of these years.
pub(crate) fn is_household_name(text: &str) -> bool {
    NAMES.split_whitespace().any(|name| name == text)
}

/// The name or code that begins here.
pub(super) fn label(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Recognized> {
    let name = |end| Recognized::new(Kind::Label, at, end);
    match glyphs.get(at)? {
        '“' | '‘' | '「' | '『' | '"' | '\'' => quoted(glyphs, at),
        c if c.is_ascii_alphanumeric() => code(glyphs, at, units)
            .or_else(|| address(glyphs, at))
            .or_else(|| proportion(glyphs, at))
            .or_else(|| suffixed(glyphs, at))
            .map(name),
        // 零下五度 is a temperature.
        c if (is_numeral(c) || c == '双') && glyphs.eat(at, "零下").is_none() => glyphs
            .longest(at, NAMES)
            .or_else(|| segments(glyphs, at))
            .or_else(|| of_several(glyphs, at))
            .or_else(|| suffixed(glyphs, at))
            .map(name),
        _ => None,
    }
}

/// A number without a unit: a long number or a number with a leading zero is a code.
pub(super) fn bare(glyphs: &Glyphs<'_>, at: usize) -> Option<Recognized> {
    let signed = grammar::signed(glyphs, at);
    if !glyphs.get(at)?.is_ascii_digit() && signed.is_none() {
        return None;
    }
    if let Some(digits) = signed {
        return Some(Recognized::new(Kind::Other, at, number::end(glyphs, digits)?));
    }
    let end = number::end(glyphs, at)?;
    let digits = number::digits(glyphs, at);
    let code = digits - at >= CODE_DIGITS && digits == end
        || glyphs.get(at) == Some('0') && end == digits && end > at + 1;
    Some(Recognized::new(if code { Kind::Label } else { Kind::Other }, at, end))
}

/// The name between quotation marks, when it begins with a numeral and is no sentence and no amount.
fn quoted(glyphs: &Glyphs<'_>, at: usize) -> Option<Recognized> {
    let first = glyphs.get(at + 1)?;
    if !(first.is_ascii_digit() || is_numeral(first) || first == '双') {
        return None;
    }
    let end = glyphs.run_within(at + 1, MAX_QUOTED + 1, |c| {
        is_han(c) || c.is_ascii_alphanumeric() || "+-、·".contains(c)
    });
    let closed = glyphs.get(end).is_some_and(|c| "”’」』\"'".contains(c));
    let digits = number::digits(glyphs, at + 1);
    let amount = digits > at + 1 && digits < end && is_han(glyphs.get(digits)?) && end - digits <= 2;
    let article = first == '一' && segments(glyphs, at + 1).is_none_or(|last| last != end);
    let named = closed && end - at - 1 <= MAX_QUOTED && !amount && !article;
    named.then(|| Recognized::new(Kind::Label, at + 1, end))
}

/// G50, COVID-19, 1+10+N, 3+X, 5G, 023-12345678: letters or a plus among the digits, or two hyphens.
fn code(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<usize> {
    let mut end = at;
    loop {
        end = glyphs.run_within(end, MAX_CODE, |c| c.is_ascii_alphanumeric());
        let joint = glyphs.get(end).is_some_and(|c| "+-._".contains(c));
        if !joint || end - at > MAX_CODE || !glyphs.get(end + 1).is_some_and(|c| c.is_ascii_alphanumeric()) {
            break;
        }
        end += 1;
    }
    let all: Vec<char> = glyphs.folded(at..end).collect();
    let has = |fits: fn(&char) -> bool| all.iter().any(fits);
    let marks = |mark: char| all.iter().filter(|c| **c == mark).count();
    let letters = has(char::is_ascii_alphabetic);
    let digits = number::decimal(glyphs, at);
    let unit = digits > at && units.end(glyphs, digits).is_some_and(|(unit, _)| unit >= end);
    let lower = all.iter().rev().take_while(|c| c.is_ascii_lowercase()).count() > 0
        && all.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count() > 0;
    let measured = unit || lower;
    let phone = marks('-') == 1 && all.first() == Some(&'0') && all.len() > 8;
    let versions = marks('.') > 1;
    let named = letters && !measured || marks('+') > 0 || phone || versions;
    (has(char::is_ascii_digit) && named).then_some(end)
}

/// 3栋2单元501室: a house, a stair, a door, one straight after the other.
fn address(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let part = |at: usize, names: &[&str]| {
        let number = number::digits(glyphs, at);
        glyphs.eat_any(number, names).filter(|_| number > at)
    };
    let mut end = part(part(at, &["栋", "幢", "号楼", "座", "单元"])?, &["单元", "楼", "号", "室"])?;
    while let Some(next) = part(end, &["单元", "楼", "号", "室"]) {
        end = next;
    }
    Some(end)
}

/// 1:500, 1:10000: what a map is drawn to; 7.2:40.2:52.6: a structure of three or more, which is no amount.
fn proportion(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let next = |at| {
        let end = number::decimal(glyphs, glyphs.eat(at, ":")?);
        (glyphs.before(end) != Some(':')).then_some(end)
    };
    if let Some(mut end) = next(number::decimal(glyphs, at)).and_then(next) {
        while let Some(more) = next(end) {
            end = more;
        }
        return Some(end);
    }
    let second = glyphs.eat(at, "1:")?;
    let end = number::digits(glyphs, second);
    let hundreds = glyphs.folded(second..end).skip(1).collect::<String>();
    (hundreds.len() >= 2 && hundreds.ends_with("00")).then_some(end)
}

/// 五看五查四讲四助, 八改六化, 一户一策, 两不愁三保障: digits, each before the same few characters.
fn segments(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let digit = |at: usize| glyphs.get(at).is_some_and(|c| is_digit(c) || "十百千万双".contains(c));
    let word = |at: usize| {
        glyphs.run_within(at, MAX_SEGMENT + 1, |c| {
            is_han(c) && !is_numeral(c) && !"的了和与及等是在之余多、".contains(c)
        })
    };
    let mut starts = vec![at];
    let mut next = at;
    while starts.len() < MAX_PARTS && digit(next) && !digit(next + 1) {
        let end = word(next + 1);
        // 三至五成 is a range.
        let range = end == next + 2 && glyphs.is(next + 1, |c| matches!(c, '至' | '到'));
        if range || end == next + 1 || end - next - 1 > MAX_SEGMENT || !digit(end) || digit(end + 1) {
            break;
        }
        starts.push(end);
        next = end;
    }
    let (last, before) = (starts.pop()?, starts.last().copied()?);
    let length = last - before - 1;
    // 两夫妇一提起: a 一 that a longer word follows is no part of a name that began with another number.
    if length > 1 && glyphs.get(last) == Some('一') && glyphs.get(at) != Some('一') {
        return None;
    }
    let end = last + 1 + length;
    (word(last + 1) >= end && !measures(glyphs, &starts)).then_some(end)
}

/// 三户五人 is two counts: a measure word follows the first digit.
fn measures(glyphs: &Glyphs<'_>, starts: &[usize]) -> bool {
    let first = starts.first().copied().unwrap_or_default();
    let is_one = glyphs.get(first) == Some('一');
    !is_one
        && glyphs.get(first + 1).is_some_and(|c| "户人名个家亩元斤岁年月日".contains(c))
        && glyphs.get(first + 2).is_some_and(is_numeral)
}

/// 三大, 四个方面, 三个一批, 六个一.
fn of_several(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let number = glyphs.run(at, is_numeral);
    let several = |end: usize| end > at && glyphs.get(at) != Some('一');
    if let Some(end) = glyphs.eat(number, "大").filter(|_| several(number)) {
        let word = glyphs.get(end).is_some_and(|c| "量批概约幅型小力".contains(c));
        return (!word).then_some(end);
    }
    named(glyphs, number).filter(|_| several(number))
}

fn named(glyphs: &Glyphs<'_>, number: usize) -> Option<usize> {
    let after_measure = glyphs.eat(number, "个")?;
    // 三个不变 is a name; 三个不同类型 are counted.
    let denied =
        || glyphs.eat(after_measure, "不").filter(|end| !glyphs.is(*end, |c| "同足到少满等超是".contains(c)));
    glyphs.eat_any(after_measure, OF_NAMES).or_else(denied)
}

/// 十七届五次会议, 第十八届中央委员会: congresses and their meetings are named by number.
fn congress(glyphs: &Glyphs<'_>, number: usize) -> Option<usize> {
    let end = glyphs.eat(number, "届")?;
    let meeting = |at: usize| {
        let times = number::end(glyphs, glyphs.eat(at, "第").unwrap_or(at))?;
        let kind = glyphs.eat(times, "次").or_else(|| glyphs.eat(times, "中"))?;
        glyphs.eat_any(kind, &["全体会议", "会议", "全会"])
    };
    let body = || {
        glyphs.eat_any(
            end,
            &["全国", "中央", "人大", "政协", "党代会", "委员会", "市委", "省委", "县委", "区委"],
        )
    };
    meeting(end).or_else(|| body().map(|_| end))
}

/// 两位数, 三级以上医院: how long a number is, and classes.
fn class(glyphs: &Glyphs<'_>, number: usize) -> Option<usize> {
    let grade = || glyphs.eat_any(glyphs.eat(number, "级")?, &["及以上", "以上", "及以下", "以下"]);
    glyphs.eat(number, "位数").or_else(grade)
}

/// 2星级, 3号, 6社 behind a village, 5个阶段, 十三五期间.
fn suffixed(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let digits = number::digits(glyphs, at);
    let number = if digits > at { digits } else { glyphs.run(at, is_numeral) };
    if number == at {
        return None;
    }
    let group = glyphs.before(at).is_some_and(|c| "村区居".contains(c));
    let group = glyphs.eat_any(number, &["社", "组"]).filter(|_| group);
    if let Some(end) = group.or_else(|| congress(glyphs, number)).or_else(|| class(glyphs, number)) {
        return Some(end);
    }
    if digits == at {
        return None;
    }
    glyphs.eat_any(number, AFTER).or_else(|| named(glyphs, number)).or_else(|| {
        let end = glyphs.eat(number, "社")?;
        glyphs.get(end).is_some_and(|c| "村居社".contains(c)).then_some(end)
    })
}
