//! Numbers in Chinese numerals: 三万五千, 二〇二〇, 三点五, and neighbours for a rough count, 三四.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::error::AmountError;
use super::number::{Number, eat_more, lowest_place, power_of_ten};

/// Characters of one numeral; 九千九百九十九万九千九百九十九 has fifteen.
const MAX_NUMERAL: usize = 24;

/// Whether a Chinese numeral may begin with this character. ○ stands for 〇 in many typed texts.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some() || matches!(c, '廿' | '卅')
}

/// Whether this is a digit from 〇 to 九; 两 is left out, for it is also a weight.
pub(super) fn is_digit(c: char) -> bool {
    c != '两' && digit(c).is_some()
}

/// The number a text of one digit from 一 to 九 or 1 to 9 stands for.
pub(super) fn one_digit(text: &str) -> Option<Decimal> {
    let mut all = text.chars();
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let value = only.to_digit(10).map(u64::from).or_else(|| digit(only))?;
    Some(Decimal::from(value)).filter(|value| !value.is_zero())
}

/// Reads a numeral where one begins.
pub(super) fn numeral(cursor: &mut Cursor) -> Result<Number, AmountError> {
    let start = cursor.at();
    let mut run = cursor.run(|c| is_numeral(c) || c == '点');
    let mut more = false;
    if eat_more(cursor) {
        more = true;
        run.push_str(&cursor.run(|c| matches!(c, '万' | '亿')));
    }
    let range = start..cursor.at();
    let wrong = || AmountError::numeral(range.clone(), &run);
    if run.chars().count() > MAX_NUMERAL {
        return Err(wrong());
    }
    let run = run.replace('廿', "二十").replace('卅', "三十");
    let (low, high) = neighbours(&run).unwrap_or_else(|| (run.clone(), None));
    let (value, place, scale) = value(&low).ok_or_else(wrong)?;
    let upper = high.map(|high| value_of(&high).ok_or_else(wrong)).transpose()?;
    Ok(Number { value, upper, place, scale, more, start, end: range.end })
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

/// 二〇二〇: one digit a place.
fn positional(run: &str) -> Option<Decimal> {
    run.chars().try_fold(Decimal::ZERO, |sum, c| {
        sum.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(digit(c)?))
    })
}

/// 三万五千: what stands before 亿 or 万, multiplied, and what stands after it. 万 alone is one 万.
fn structured(run: &str, ends: bool) -> Option<u64> {
    for (sign, unit) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some((high, low)) = run.rsplit_once(sign) {
            let high = if high.is_empty() { 1 } else { structured(high, false).filter(|high| *high > 0)? };
            return high.checked_mul(unit)?.checked_add(after_large(low, unit, ends)?);
        }
    }
    small(run, ends)
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
fn small(run: &str, ends: bool) -> Option<u64> {
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
    let digits = ["〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"];
    digits.iter().position(|same| same.contains(c)).and_then(|digit| u64::try_from(digit).ok())
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
