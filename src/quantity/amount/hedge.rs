//! The words around a number, and the interval each of them stands for.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::number::{Number, lowest_place, power_of_ten};
use super::{Interval, Qualifier};

/// 约, 左右: a tenth to either side. No standard fixes it; 约 is printed for rounding to one or two
/// digits, which moves a number by at most a tenth.
const ABOUT_PER_CENT: i64 = 10;
/// 近: at most a tenth below, for the same reason; farther below, a writer would take another round number.
const NEAR_PER_CENT: i64 = 10;

/// One qualifying word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
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
    /// 多达, 高达: they praise the number and leave it as it is.
    Emphasis,
}

/// Longer words stand before the words they begin with.
const BEFORE: [(&str, Hedge); 27] = [
    ("不低于", Hedge::AtLeast),
    ("不少于", Hedge::AtLeast),
    ("至少有", Hedge::AtLeast),
    ("至少", Hedge::AtLeast),
    ("最少", Hedge::AtLeast),
    ("不高于", Hedge::AtMost),
    ("不超过", Hedge::AtMost),
    ("不多于", Hedge::AtMost),
    ("至多有", Hedge::AtMost),
    ("至多", Hedge::AtMost),
    ("最多", Hedge::AtMost),
    ("不足", Hedge::Under),
    ("不满", Hedge::Under),
    ("不到", Hedge::Under),
    ("低于", Hedge::Under),
    ("超过", Hedge::Above),
    ("超出", Hedge::Above),
    ("高于", Hedge::Above),
    ("多于", Hedge::Above),
    ("超", Hedge::Above),
    ("逾", Hedge::Above),
    ("大约", Hedge::About),
    ("约", Hedge::About),
    ("接近", Hedge::Near),
    ("近", Hedge::Near),
    ("多达", Hedge::Emphasis),
    ("高达", Hedge::Emphasis),
];

const AFTER: [(&str, Hedge); 9] = [
    ("及以上", Hedge::AtLeast),
    ("以上", Hedge::AtLeast),
    ("及以下", Hedge::AtMost),
    ("以下", Hedge::AtMost),
    ("以内", Hedge::AtMost),
    ("左右", Hedge::About),
    ("上下", Hedge::About),
    ("多", Hedge::MoreUnit),
    ("余", Hedge::MoreUnit),
];

/// Every word that may stand before a number.
pub(in crate::quantity) fn words_before() -> impl Iterator<Item = &'static str> {
    BEFORE.iter().map(|(word, _)| *word)
}

/// Every word that may stand after a unit.
pub(in crate::quantity) fn words_after() -> impl Iterator<Item = &'static str> {
    AFTER.iter().map(|(word, _)| *word)
}

/// The words that stand before a number.
pub(super) fn before(cursor: &mut Cursor) -> Vec<Hedge> {
    let mut found = Vec::new();
    cursor.spaces();
    while let Some((_, hedge)) = BEFORE.iter().find(|(word, _)| cursor.eat(word)) {
        found.push(*hedge);
        cursor.spaces();
    }
    found
}

/// Parts the words at the end of a unit from it.
pub(super) fn after(unit: &str) -> (&str, Vec<Hedge>) {
    let (mut unit, mut found) = (unit.trim(), Vec::new());
    let strip = |unit: &'_ str| -> Option<(usize, Hedge)> {
        AFTER.iter().find_map(|(word, hedge)| unit.strip_suffix(word).map(|rest| (rest.len(), *hedge)))
    };
    while let Some((length, hedge)) = strip(unit) {
        unit = unit.get(..length).unwrap_or_default().trim_end();
        found.push(hedge);
    }
    (unit, found)
}

/// What a number with its qualifiers stands for; `None` when the qualifiers exclude each other.
pub(super) fn stands_for(number: &Number, hedges: &[Hedge], share: bool) -> Option<(Qualifier, Interval)> {
    let mut said =
        hedges.iter().filter(|hedge| **hedge != Hedge::Emphasis).map(|hedge| meaning(number, *hedge));
    let Some(first) = said.next() else { return Some((Qualifier::Exact, plain(number, share))) };
    said.try_fold(first, |(qualifier, interval), (next, other)| {
        Some((together(qualifier, next)?, interval.hull(&other)))
    })
}

/// A number alone. A whole count is itself; decimals, multiples of 万 and shares are rounded, so they
/// stand for half a unit of their last printed digit to either side.
fn plain(number: &Number, share: bool) -> Interval {
    if number.place == 0 && !share {
        return Interval::point(number.value);
    }
    Interval::rounded(number.value, half_unit(number.place))
}

/// One qualifier. Numbers that carry one are not negative, so zero is the floor of what lies below them.
///
/// By Civil Code (民法典) article 1259, 以上 and 以下 include the number; 不满 and 超过 do not.
fn meaning(number: &Number, hedge: Hedge) -> (Qualifier, Interval) {
    let value = number.value;
    let unit = power_of_ten(number.place);
    let share_of = |per_cent: i64| value.checked_mul(Decimal::new(per_cent, 2)).unwrap_or_default();
    match hedge {
        // About five is four to six: at least one unit of the last digit, or a small count could not vary.
        Hedge::About => {
            let margin = share_of(ABOUT_PER_CENT).max(unit);
            let high = value.checked_add(margin).unwrap_or(value);
            (Qualifier::About, Interval::closed(floor(value, margin), high))
        }
        Hedge::Near => {
            let low = floor(value, share_of(NEAR_PER_CENT).max(unit));
            (
                Qualifier::Near,
                Interval { low: Some(low), low_open: false, high: Some(value), high_open: true },
            )
        }
        Hedge::Above | Hedge::Emphasis => (Qualifier::Over, Interval::from(value, true)),
        // 300余 stays below 400: 余 stands for the digits that were left out.
        Hedge::More => (Qualifier::Over, more(value, left_out(value))),
        // 3米多 stays below 4米.
        Hedge::MoreUnit => (Qualifier::Over, more(value, power_of_ten(number.scale))),
        Hedge::Under => {
            let interval = Interval { high_open: true, ..Interval::closed(Decimal::ZERO, value) };
            (Qualifier::Under, interval)
        }
        Hedge::AtLeast => (Qualifier::AtLeast, Interval::from(value, false)),
        Hedge::AtMost => (Qualifier::AtMost, Interval::closed(Decimal::ZERO, value)),
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

/// Half of ten to the power `place`.
pub(super) fn half_unit(place: i32) -> Decimal {
    power_of_ten(place.saturating_sub(1)).checked_mul(Decimal::from(5)).unwrap_or_default()
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
