//! Numbers in Chinese numerals: 三万五千, 二〇二〇, 三点五, and neighbours for a rough count, 三四.

use rust_decimal::Decimal;

use super::error::QuantityError;
use super::glyphs::Glyphs;
use super::power::{lowest_place, power_of_ten};
use super::value::{Number, Value};

/// Characters of one numeral; 九千九百九十九万九千九百九十九 has fifteen.
const MAX_NUMERAL: usize = 24;

/// Whether a Chinese numeral may begin with this character. ○ stands for 〇 in many texts.
pub(super) fn is_numeral(c: char) -> bool {
    is_digit(c) || unit(c).is_some() || matches!(c, '廿' | '卅' | '卌')
}

/// Whether this is a digit from 〇 to 九, or 两.
pub(super) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// A number of digits from 〇 to 九, one for each place.
pub(super) fn by_place(run: &str) -> Option<i16> {
    run.chars().try_fold(0_i16, |sum, c| sum.checked_mul(10)?.checked_add(i16::try_from(digit(c)?).ok()?))
}

/// A number of a date, at most 三十一.
pub(super) fn in_date(run: &str) -> Option<i8> {
    i8::try_from(structured(run, true)?).ok()
}

/// The digit from 1 to 9 that a character means, in either script.
pub(super) fn tenth(c: char) -> Option<Decimal> {
    let value = c.to_digit(10).map(u64::from).or_else(|| digit(c).filter(|_| c != '两'))?;
    Some(Decimal::from(value)).filter(|value| !value.is_zero())
}

/// The end of the numeral that begins here: 三万五千, 三点五万, 百余, 三十多万.
pub(super) fn reach(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let end = behind_digits(glyphs, at);
    let more = glyphs.run(end, is_more);
    if more > end { glyphs.run(more, |c| matches!(c, '万' | '亿')) } else { end }
}

/// Whether this is 余 or 多, between the digits and 万 or after it.
pub(super) fn is_more(c: char) -> bool {
    matches!(c, '余' | '多')
}

fn behind_digits(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let end = glyphs.run(at, is_numeral);
    let point = glyphs.get(end) == Some('点') && glyphs.is(end + 1, is_digit);
    if point { glyphs.run(end + 1, is_numeral) } else { end }
}

/// Reads the numeral that begins here.
pub(super) fn numeral(glyphs: &Glyphs<'_>, at: usize) -> Number {
    let (digits, end) = (behind_digits(glyphs, at), reach(glyphs, at));
    let more = glyphs.is(digits, is_more);
    let value = if end - at > MAX_NUMERAL {
        None
    } else {
        let run: String = glyphs.folded(at..end).filter(|c| !is_more(*c)).collect();
        read(&run.replace('廿', "二十").replace('卅', "三十").replace('卌', "四十"), more)
    };
    // 三点 alone is an hour, or a number that breaks off.
    let value = value.filter(|_| glyphs.get(end) != Some('点'));
    let wrong = || QuantityError::numeral(glyphs.bytes(at..end), &glyphs.text(at..end.min(at + MAX_NUMERAL)));
    Number { start: at, end, chinese: true, value: value.ok_or_else(wrong) }
}

fn read(run: &str, more: bool) -> Option<Value> {
    let (low, high) = neighbours(run).unwrap_or_else(|| (run.to_owned(), None));
    let (number, place, scale) = value(&low)?;
    let upper = high.map(|high| value_of(&high).ok_or(())).transpose().ok()?;
    Some(Value { number, upper, place, scale, more })
}

fn value_of(run: &str) -> Option<Decimal> {
    value(run).map(|(value, _, _)| value)
}

/// The number, the place of its last digit, and the scale 万 or 亿 it ends in.
fn value(run: &str) -> Option<(Decimal, i32, i32)> {
    if let Some((whole, fraction)) = run.split_once('点') {
        return decimal(whole, fraction);
    }
    if run.chars().count() > 1 && run.chars().all(|c| digit(c).is_some()) {
        return positional(run).map(|value| (value, 0, 0));
    }
    let value = Decimal::from(structured(run, true)?);
    if !run.contains(['万', '亿']) {
        return Some((value, 0, 0));
    }
    let scale = run.chars().last().map_or(0, scale_of);
    let lowest = lowest_place(value);
    Some((value, if scale > 0 { lowest.min(scale) } else { lowest }, scale))
}

/// 三点五, 零点零六, 三点五万
fn decimal(whole: &str, fraction: &str) -> Option<(Decimal, i32, i32)> {
    let scale = fraction.chars().last().map_or(0, scale_of);
    let digits = fraction.strip_suffix(['万', '亿']).unwrap_or(fraction);
    let decimals = i32::try_from(digits.chars().count()).ok().filter(|count| *count > 0)?;
    let part = positional(digits)?.checked_mul(power_of_ten(-decimals))?;
    let value = Decimal::from(structured(whole, false)?).checked_add(part)?;
    Some((value.checked_mul(power_of_ten(scale))?, scale - decimals, scale))
}

/// 二〇二〇: a digit for each place.
fn positional(run: &str) -> Option<Decimal> {
    run.chars().try_fold(Decimal::ZERO, |sum, c| {
        sum.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(digit(c)?))
    })
}

/// 三万五千: the part before 亿 or 万, multiplied, plus the part after it. 万 alone is one 万.
fn structured(run: &str, ends: bool) -> Option<u64> {
    for (sign, unit) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some((high, low)) = run.rsplit_once(sign) {
            let high = if high.is_empty() { 1 } else { structured(high, false).filter(|high| *high > 0)? };
            return high.checked_mul(unit)?.checked_add(after_large(low, unit, ends)?);
        }
    }
    below_ten_thousand(run, ends)
}

/// What follows 万 or 亿: nothing, one digit that counts the next place (三万五), or a smaller number.
fn after_large(low: &str, unit: u64, ends: bool) -> Option<u64> {
    let mut digits = low.chars();
    match (digits.next(), digits.next()) {
        (None, _) => Some(0),
        (Some(only), None) => digit(only).filter(|_| ends)?.checked_mul(unit / 10),
        _ => structured(low, ends).filter(|value| *value < unit),
    }
}

/// 三千二百一十五, 百 for 一百, 三百五 for 三百五十, 三百零五. Only what ends a numeral is so shortened: 三百五万 could
/// be 350万 or 305万.
fn below_ten_thousand(run: &str, ends: bool) -> Option<u64> {
    let (mut sum, mut pending, mut next, mut ceiling) = (0_u64, None, 1_u64, 10_000_u64);
    for c in run.chars() {
        match (digit(c), unit(c)) {
            (Some(0), _) if pending.is_none() => next = 1,
            (Some(digit), _) if pending.is_none() => pending = Some(digit),
            // 百 and 十五 may go without 一; behind 一千 only 十 may, and 千百 is a way to say many.
            (None, Some(unit)) if pending.is_none() && unit != 10 && run.chars().count() > 1 => return None,
            (None, Some(10)) if pending.is_none() && (run.starts_with('百') || run.starts_with('千')) => {
                return None;
            }
            (None, Some(unit)) if unit < ceiling => {
                sum = sum.checked_add(pending.take().unwrap_or(1).checked_mul(unit)?)?;
                (next, ceiling) = (unit / 10, unit);
            }
            _ => return None,
        }
    }
    if pending.is_some() && next > 1 && !ends {
        return None;
    }
    let tail = pending.unwrap_or(0).checked_mul(next)?;
    Some(sum.checked_add(tail)?).filter(|_| !run.is_empty())
}

/// 三四 is 三 to 四, 七八十 is 七十 to 八十, 十七八 is 十七 to 十八: two digits in order where one belongs.
fn neighbours(run: &str) -> Option<(String, Option<String>)> {
    let all: Vec<char> = run.chars().collect();
    let has_unit = all.iter().any(|c| unit(*c).is_some());
    if run.contains('点') || (!has_unit && all.len() != 2) {
        return None;
    }
    let at = all.windows(2).position(|pair| match pair {
        [a, b] => digit(*a).zip(digit(*b)).is_some_and(|(a, b)| a > 0 && b == a + 1),
        _ => false,
    })?;
    let without = |skip: usize| -> String {
        all.iter().enumerate().filter(|(place, _)| *place != skip).map(|(_, c)| *c).collect()
    };
    Some((without(at + 1), Some(without(at))))
}

fn digit(c: char) -> Option<u64> {
    match c {
        '〇' | '零' | '○' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

fn scale_of(c: char) -> i32 {
    match c {
        '万' => 4,
        '亿' => 8,
        _ => 0,
    }
}
