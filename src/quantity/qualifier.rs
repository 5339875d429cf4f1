//! The words around a number, and the interval each of them stands for.

use rust_decimal::Decimal;

use super::amount::{Interval, Qualifier};
use super::glyphs::Glyphs;
use super::power::{half_unit, lowest_place, power_of_ten};
use super::value::Value;

/// 约, 左右: a tenth to either side. No standard fixes it; 约 is printed for rounding to one or two
/// digits, which moves a number by at most a tenth.
const ABOUT_PER_CENT: i64 = 10;
/// 近: at most a tenth below, for the same reason; farther below, a writer would take another round number.
const NEAR_PER_CENT: i64 = 10;

/// A qualifying word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QualifierWord {
    /// 约, 左右
    About,
    /// 近
    Near,
    /// 超, 逾
    Above,
    /// 余, 多 after the digits: 300余个
    More,
    /// 多 after the unit: 3米多
    MoreUnit,
    /// 不足, 不满
    Under,
    /// 以上, 至少
    AtLeast,
    /// 以下, 至多
    AtMost,
    /// 多达, 高达: they emphasise the number without changing it.
    Emphasis,
}

/// Longer words precede the words they begin with.
const BEFORE: [(&str, QualifierWord); 28] = [
    ("不低于", QualifierWord::AtLeast),
    ("不少于", QualifierWord::AtLeast),
    ("至少有", QualifierWord::AtLeast),
    ("至少", QualifierWord::AtLeast),
    ("最少", QualifierWord::AtLeast),
    ("不高于", QualifierWord::AtMost),
    ("不超过", QualifierWord::AtMost),
    ("不多于", QualifierWord::AtMost),
    ("至多有", QualifierWord::AtMost),
    ("至多", QualifierWord::AtMost),
    ("最多", QualifierWord::AtMost),
    ("不足", QualifierWord::Under),
    ("不满", QualifierWord::Under),
    ("不到", QualifierWord::Under),
    ("低于", QualifierWord::Under),
    ("超过", QualifierWord::Above),
    ("超出", QualifierWord::Above),
    ("高于", QualifierWord::Above),
    ("多于", QualifierWord::Above),
    ("超", QualifierWord::Above),
    ("逾", QualifierWord::Above),
    ("大约", QualifierWord::About),
    ("约", QualifierWord::About),
    ("接近", QualifierWord::Near),
    ("将近", QualifierWord::Near),
    ("近", QualifierWord::Near),
    ("多达", QualifierWord::Emphasis),
    ("高达", QualifierWord::Emphasis),
];

const AFTER: [(&str, QualifierWord); 9] = [
    ("及以上", QualifierWord::AtLeast),
    ("以上", QualifierWord::AtLeast),
    ("及以下", QualifierWord::AtMost),
    ("以下", QualifierWord::AtMost),
    ("以内", QualifierWord::AtMost),
    ("左右", QualifierWord::About),
    ("上下", QualifierWord::About),
    ("多", QualifierWord::MoreUnit),
    ("余", QualifierWord::MoreUnit),
];

/// Characters before which a word is no qualifier: 签约, 附近, 赶超.
const JOINED: [(&str, &str); 4] = [
    ("约", "签节合预契条制邀履违解集简特失守续赴公"),
    ("近", "附最临靠亲贴邻走"),
    ("超", "赶反"),
    ("不到", "达看得找受想收买用"),
];
/// Characters after which 上下, 以上 and 以下 are no qualifiers: 上下游, 以下简称.
const CONTINUED_BY: &str = "游级联楼简";
/// Units after which 多 and 余 may follow inside a sentence: 3米多, 5000元余.
const MORE_AFTER: &str = "米里年天亩倍斤吨元成时";
/// Qualifiers before one number; pages print two at most (大约不到).
const MAX_QUALIFIERS: usize = 3;

/// Whether a qualifier begins with this character.
pub(super) fn may_begin(c: char) -> bool {
    "约近超逾不至最大接低高多上数几将".contains(c)
}

/// The words before a number, and where the number begins. Emphasis (多达) belongs to the sentence around it,
/// unless the quantity stands `alone`.
pub(super) fn before(glyphs: &Glyphs<'_>, at: usize, alone: bool) -> (Vec<QualifierWord>, usize) {
    let (mut qualifiers, mut end) = (Vec::new(), at);
    while qualifiers.len() < MAX_QUALIFIERS && glyphs.is(end, may_begin) {
        let allowed = BEFORE.iter().filter(|(_, qualifier)| alone || *qualifier != QualifierWord::Emphasis);
        let longest =
            allowed.filter_map(|(word, qualifier)| Some((glyphs.eat(end, word)?, *qualifier, *word)));
        let Some((next, qualifier, word)) = longest.max_by_key(|(next, ..)| *next) else { break };
        let joined = JOINED.iter().find(|(short_word, _)| *short_word == word);
        if joined.is_some_and(|(_, before)| glyphs.before(end).is_some_and(|c| before.contains(c))) {
            break;
        }
        qualifiers.push(qualifier);
        end = glyphs.gap(next);
    }
    (qualifiers, end)
}

/// The qualifiers after a unit, and where they end.
pub(super) fn after(glyphs: &Glyphs<'_>, at: usize) -> (Vec<QualifierWord>, usize) {
    let (mut qualifiers, mut end) = (Vec::new(), at);
    while let Some((next, qualifier)) = next_after(glyphs, end) {
        qualifiers.push(qualifier);
        end = next;
    }
    (qualifiers, end)
}

fn next_after(glyphs: &Glyphs<'_>, at: usize) -> Option<(usize, QualifierWord)> {
    let from = glyphs.gap(at);
    let (next, qualifier) =
        AFTER.iter().find_map(|(word, qualifier)| Some((glyphs.eat(from, word)?, *qualifier)))?;
    let follows = match qualifier {
        QualifierWord::MoreUnit => {
            from == at && glyphs.before(at).is_some_and(|c| MORE_AFTER.contains(c)) || glyphs.len() == next
        }
        _ => !glyphs.is(next, |c| CONTINUED_BY.contains(c)),
    };
    follows.then_some((next, qualifier))
}

/// The words that make a number rough twice: 约 and 左右 of 约300个左右, 近 and 余 of 近300余个.
pub(crate) fn rough_twice(printed: &str) -> Option<(&'static str, &'static str)> {
    let rough = |qualifier: &QualifierWord| {
        matches!(qualifier, QualifierWord::About | QualifierWord::Near | QualifierWord::MoreUnit)
    };
    let before = BEFORE.iter().find(|(word, qualifier)| rough(qualifier) && printed.starts_with(word))?;
    let behind = AFTER.iter().find(|(word, qualifier)| rough(qualifier) && printed.contains(word))?;
    Some((before.0, behind.0))
}

/// The qualifier and interval of a number; `None` when its qualifiers contradict each other.
pub(super) fn stands_for(
    number: &Value,
    qualifiers: &[QualifierWord],
    share: bool,
) -> Option<(Qualifier, Interval)> {
    let mut meanings = qualifiers
        .iter()
        .filter(|qualifier| **qualifier != QualifierWord::Emphasis)
        .map(|qualifier| meaning(number, *qualifier));
    let Some(first) = meanings.next() else { return Some((Qualifier::Exact, unqualified(number, share))) };
    meanings.try_fold(first, |(qualifier, interval), (next, other)| {
        Some((together(qualifier, next)?, interval.hull(&other)))
    })
}

/// A number alone. A whole count is itself; decimals, multiples of 万 and shares are rounded, so they
/// stand for half a unit of their last printed digit to either side.
fn unqualified(number: &Value, share: bool) -> Interval {
    if number.place == 0 && !share {
        return Interval::point(number.number);
    }
    Interval::rounded(number.number, half_unit(number.place))
}

/// The meaning of a single qualifier. Qualified numbers are not negative, so their intervals do not go below zero.
///
/// By Civil Code (民法典) article 1259, 以上 and 以下 include the number; 不满 and 超过 do not.
fn meaning(number: &Value, qualifier: QualifierWord) -> (Qualifier, Interval) {
    let value = number.number;
    let unit = power_of_ten(number.place);
    let share_of = |per_cent: i64| value.checked_mul(Decimal::new(per_cent, 2)).unwrap_or_default();
    match qualifier {
        // About five is four to six: at least one unit of the last digit, or a small count could not vary.
        QualifierWord::About => {
            let margin = share_of(ABOUT_PER_CENT).max(unit);
            let high = value.checked_add(margin).unwrap_or(value);
            (Qualifier::About, Interval::closed(floor(value, margin), high))
        }
        QualifierWord::Near => {
            let low = floor(value, share_of(NEAR_PER_CENT).max(unit));
            (
                Qualifier::Near,
                Interval { low: Some(low), low_open: false, high: Some(value), high_open: true },
            )
        }
        QualifierWord::Above | QualifierWord::Emphasis => (Qualifier::Over, Interval::from(value, true)),
        // 300余 stays below 400: 余 stands for the digits that were left out.
        QualifierWord::More => (Qualifier::Over, more(value, left_out(value))),
        // 3米多 stays below 4米.
        QualifierWord::MoreUnit => (Qualifier::Over, more(value, power_of_ten(number.scale))),
        QualifierWord::Under => {
            let interval = Interval { high_open: true, ..Interval::closed(Decimal::ZERO, value) };
            (Qualifier::Under, interval)
        }
        QualifierWord::AtLeast => (Qualifier::AtLeast, Interval::from(value, false)),
        QualifierWord::AtMost => (Qualifier::AtMost, Interval::closed(Decimal::ZERO, value)),
    }
}

fn floor(value: Decimal, margin: Decimal) -> Decimal {
    value.checked_sub(margin).unwrap_or_default().max(Decimal::ZERO)
}

/// What 余 leaves out: 260余 less than ten, 2.4万余 less than a thousand. 76余 has left no place out, so the
/// word is used loosely; another ten is the least that still lets a count be more than 76.
fn left_out(value: Decimal) -> Decimal {
    let place = lowest_place(value);
    if place == 0 && value > Decimal::TEN { Decimal::TEN } else { power_of_ten(place) }
}

fn more(value: Decimal, step: Decimal) -> Interval {
    Interval::open(value, value.checked_add(step).unwrap_or(Decimal::MAX))
}

/// Two qualifiers on one number (约30个左右, 超过30个以上, 近300余个) are bad style, but pages print them:
/// the amount stands for everything that either means. Only an upper with a lower limit is refused.
fn together(a: Qualifier, b: Qualifier) -> Option<Qualifier> {
    use Qualifier::{About, AtLeast, AtMost, Over, Under};
    match (a, b) {
        (a, b) if a == b => Some(a),
        (Under | AtMost, Over | AtLeast) | (Over | AtLeast, Under | AtMost) => None,
        (Over | AtLeast, Over | AtLeast) => Some(AtLeast),
        (Under | AtMost, Under | AtMost) => Some(AtMost),
        _ => Some(About),
    }
}

/// A range, both ends included; 约 widens it by a tenth.
pub(super) fn spans(low: Decimal, high: Decimal, about: bool) -> Interval {
    let margin = |value: Decimal| {
        let per_cent = if about { ABOUT_PER_CENT } else { 0 };
        value.abs().checked_mul(Decimal::new(per_cent, 2)).unwrap_or_default()
    };
    let widened = low.checked_sub(margin(low)).zip(high.checked_add(margin(high)));
    let (low, high) = widened.unwrap_or((low, high));
    Interval::closed(low, high)
}
