//! Amounts: qualifiers, number, unit, qualifiers; ranges, ratios, fractions, and counts without a number.

use super::count;
use super::extent::{self, Extent};
use super::glyphs::Glyphs;
use super::unit::{Measure, Units};
use super::{Found, Kind};
use crate::quantity::Amount;
use crate::quantity::amount::{words_after, words_before};

/// Qualifiers before one number; pages print two at most (大约不到).
const MAX_QUALIFIERS: usize = 3;
/// Spaces inside one amount.
const MAX_SPACES: usize = 2;
/// Words that praise a number and are no part of it.
const PRAISE: [&str; 2] = ["多达", "高达"];
/// What stands before a one-character qualifier when it is no qualifier: 签约, 附近, 赶超.
const JOINED: [(&str, &str); 4] = [
    ("约", "签节合预契条制邀履违解集简特失守续赴公"),
    ("近", "附最临靠亲贴邻走"),
    ("超", "赶反"),
    ("不到", "达看得找受想收买用"),
];
/// What stands after 上下, 以上 and 以下 when they are no qualifiers: 上下游, 以下简称.
const GOES_ON: &str = "游级联楼简";
/// Units after which 多 and 余 may follow: 3米多, 5000元余.
const MORE_AFTER: &str = "米里年天亩倍斤吨元成时";

/// Whether a qualifier begins with this character.
pub(super) fn begins_qualifier(c: char) -> bool {
    "约近超逾不至最大接低高多上数几".contains(c)
}

/// The amount, duration or vague count that begins here.
pub(super) fn amount(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<Found> {
    if let Some(end) = vague(glyphs, at, units) {
        return Some(Found::new(Kind::Other, at, end));
    }
    let (start, hedged) = qualifiers(glyphs, at);
    let start_number = spaces(glyphs, start);
    let negative = glyphs.get(start_number) == Some('-');
    if negative && !may_be_negative(glyphs, start_number) {
        return None;
    }
    let number_at = start_number + usize::from(negative);
    let end = fraction(glyphs, number_at).or_else(|| ratio(glyphs, number_at));
    if let Some(end) = end {
        return Some(found(glyphs, at, after(glyphs, end), Kind::Amount));
    }
    measured(glyphs, at, number_at, hedged, units)
}

/// The qualifiers before a number: where the number begins, and whether there are any.
fn qualifiers(glyphs: &Glyphs<'_>, at: usize) -> (usize, bool) {
    let mut end = at;
    for _ in 0..MAX_QUALIFIERS {
        let Some(next) = qualifier(glyphs, end) else { break };
        end = spaces(glyphs, next);
    }
    (end, end > at)
}

fn qualifier(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let joined = JOINED.iter().any(|(word, before)| {
        glyphs.eat(at, word).is_some() && glyphs.before(at).is_some_and(|c| before.contains(c))
    });
    if joined {
        return None;
    }
    words_before().filter(|word| !PRAISE.contains(word)).filter_map(|word| glyphs.eat(at, word)).max()
}

/// Behind the qualifiers after a unit.
fn after(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = at;
    while let Some(next) = words_after().filter_map(|word| follows(glyphs, end, word)).max() {
        end = next;
    }
    end
}

fn follows(glyphs: &Glyphs<'_>, at: usize, word: &str) -> Option<usize> {
    let end = glyphs.eat(at, word)?;
    let allowed = match word {
        "多" | "余" => glyphs.before(at).is_some_and(|c| MORE_AFTER.contains(c)),
        _ => !glyphs.get(end).is_some_and(|c| GOES_ON.contains(c)),
    };
    allowed.then_some(end)
}

/// A number or a range of two, with its unit.
fn measured(glyphs: &Glyphs<'_>, at: usize, number_at: usize, hedged: bool, units: &Units) -> Option<Found> {
    let first = extent::number(glyphs, number_at)?;
    let own = units.end(glyphs, spaces(glyphs, first.end));
    let own_end = own.map_or(first.end, |(end, _)| end);
    if let Some((end, measure)) = range(glyphs, first, own_end, units) {
        return Some(found(glyphs, at, after(glyphs, end), kind(measure)));
    }
    let (unit_end, measure) = own?;
    let end = after(glyphs, unit_end);
    let qualified = hedged || end > unit_end;
    if first.chinese && !count::counts(glyphs, number_at, first.end, unit_end, qualified) {
        return None;
    }
    // 三成五: a digit behind 成 counts the next place.
    let fifth =
        glyphs.before(unit_end) == Some('成') && glyphs.get(end).is_some_and(extent::is_chinese_digit);
    let end = if fifth && units.end(glyphs, end + 1).is_none() { end + 1 } else { end };
    Some(found(glyphs, at, end, kind(measure)))
}

fn kind(measure: Measure) -> Kind {
    match measure {
        Measure::Count => Kind::Amount,
        Measure::Time => Kind::Other,
    }
}

/// 1～2个, 13万元～17万元, 1至3户: behind the unit of the second number.
fn range(glyphs: &Glyphs<'_>, first: Extent, own_end: usize, units: &Units) -> Option<(usize, Measure)> {
    let sign = [spaces(glyphs, first.end), spaces(glyphs, own_end)].into_iter().find_map(|at| {
        let sign = glyphs.get(at).filter(|c| "~—-至到".contains(*c))?;
        Some((spaces(glyphs, at + 1), sign))
    });
    let (second_at, _) = sign?;
    let second = extent::number(glyphs, second_at)?;
    if second.chinese != first.chinese {
        return None;
    }
    units.end(glyphs, spaces(glyphs, second.end))
}

/// 三分之一, 百分之三, 千分之六.
fn fraction(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let whole = extent::number(glyphs, at)?.end;
    let over = glyphs.eat(whole, "分之")?;
    Some(extent::number(glyphs, over)?.end)
}

/// 7：3, 2.40:1.
fn ratio(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let first = extent::decimal(glyphs, at);
    let second = glyphs.eat(first, ":").filter(|_| first > at)?;
    let end = extent::decimal(glyphs, second);
    (end > second && end - second <= 6).then_some(end)
}

/// 数万户, 几十个, 十几个, 上万元: a count without a number. The unit is needed, because 上百 alone may be a word.
fn vague(glyphs: &Glyphs<'_>, at: usize, units: &Units) -> Option<usize> {
    let large = |at| glyphs.run(at, |c| "十百千万亿".contains(c));
    let number = match glyphs.get(at)? {
        '数' | '几' => large(at + 1),
        '上' if !glyphs.before(at).is_some_and(|c| "以网线村会路早晚身世".contains(c)) => {
            large(at + 1)
        }
        c if extent::is_chinese(c) => {
            let some = glyphs.eat(glyphs.run(at, extent::is_chinese), "几")?;
            large(some).max(some)
        }
        _ => return None,
    };
    if number == at + 1 {
        return None;
    }
    let more = glyphs.run(number, |c| "余多".contains(c));
    units.end(glyphs, more).map(|(end, _)| after(glyphs, end))
}

fn may_be_negative(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let digit = glyphs.get(at + 1).is_some_and(|c| c.is_ascii_digit());
    digit && glyphs.before(at).is_none_or(|c| "为是达至降长了((:,".contains(c))
}

fn spaces(glyphs: &Glyphs<'_>, at: usize) -> usize {
    glyphs.run_within(at, MAX_SPACES, |c| c == ' ')
}

fn found(glyphs: &Glyphs<'_>, start: usize, end: usize, kind: Kind) -> Found {
    let amount = Amount::parse(glyphs.typed(start..end)).ok();
    Found { kind, start, end, amount }
}
