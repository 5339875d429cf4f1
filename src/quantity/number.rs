//! A number in either script: where it ends and what its value is, with 万 and 亿 multiplied out.

mod reach;

use std::ops::Range;

use rust_decimal::Decimal;

use super::chinese;
use super::error::QuantityError;
use super::glyphs::Glyphs;
use super::power::power_of_ten;
use super::value::{Number, Value};
use reach::{Reach, SCALES};
pub(super) use reach::{decimal, digits, grouped};

/// Digits of one number. No statistic has more; with 万亿 (twelve zeros) it still fits a decimal's 28.
const MAX_DIGITS: usize = 15;
/// The number without a sign that begins here.
pub(super) fn number(glyphs: &Glyphs<'_>, at: usize) -> Option<Number> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(arabic(glyphs, at)),
        c if chinese::is_numeral(c) => Some(chinese::numeral(glyphs, at)),
        _ => None,
    }
}

/// The end of a number in either script, without its value.
pub(super) fn end(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(Reach::of(glyphs, at).end),
        c if chinese::is_numeral(c) => Some(chinese::reach(glyphs, at)),
        _ => None,
    }
}

/// Whether numbers are written with this character, in either script.
pub(crate) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || chinese::is_numeral(c)
}

/// A range whose second number has what the first leaves out: 9, 亿 and 16亿元 of 9～16亿元.
pub(crate) fn left_to_second(printed: &str) -> Option<(&str, &'static str, &str)> {
    let (first, second) = printed.split_once('～')?;
    let signs = SCALES.into_iter().map(|(word, _)| word).chain(["%"]);
    let sign = signs.into_iter().find(|sign| second.contains(sign))?;
    first.ends_with(|c: char| c.is_ascii_digit()).then_some((first, sign, second))
}

fn arabic(glyphs: &Glyphs<'_>, at: usize) -> Number {
    let reach = Reach::of(glyphs, at);
    let value = value(glyphs, at, &reach);
    Number { start: at, end: reach.end, chinese: false, value }
}

fn value(glyphs: &Glyphs<'_>, at: usize, reach: &Reach) -> Result<Value, QuantityError> {
    let rest = glyphs.byte(at)..glyphs.byte(glyphs.len());
    let (first, decimals) = plain(glyphs, at..reach.digits)?;
    let loose = reach.loose.clone();
    let loose = loose.map(|loose| QuantityError::compound(rest.clone(), &glyphs.text(loose)));
    if let Some(kilo) = reach.kilo {
        let kilo_error = QuantityError::kilo(rest, kilo, first);
        // 3亿4千: the message is about 千, the advice about 亿.
        return Err(
            loose.map_or(kilo_error.clone(), |loose| QuantityError { help: loose.help, ..kilo_error })
        );
    }
    if let Some(error) = loose {
        return Err(error);
    }
    let counted = |number: Decimal, power: i32| number.checked_mul(power_of_ten(power)).unwrap_or(number);
    let part = |(digits, power): &(Range<usize>, i32)| {
        counted(glyphs.text(digits.clone()).parse().unwrap_or_default(), *power)
    };
    let first = counted(first, reach.first_scale);
    let number = reach.parts.iter().map(part).fold(first, |sum, part| sum.checked_add(part).unwrap_or(sum));
    Ok(Value { number, upper: None, place: reach.scale - decimals, scale: reach.scale, more: reach.more })
}

/// The digits as a number, and how many decimals they print.
fn plain(glyphs: &Glyphs<'_>, range: Range<usize>) -> Result<(Decimal, i32), QuantityError> {
    let (run, bytes) = (glyphs.text(range.clone()), glyphs.bytes(range));
    let whole = run.split('.').next().unwrap_or_default();
    let first = whole.split([',', ' ']).next().unwrap_or_default();
    let grouped = first.len() < whole.len();
    if grouped && first.len() > 3 {
        return Err(QuantityError::grouping(bytes));
    }
    if first.len() > 1 && first.starts_with('0') || grouped && first == "0" {
        return Err(QuantityError::leading_zero(bytes));
    }
    let run = run.replace([',', ' '], "");
    if run.chars().filter(char::is_ascii_digit).count() > MAX_DIGITS {
        return Err(QuantityError::digits(bytes, MAX_DIGITS));
    }
    let value = run.parse::<Decimal>().map_err(|_| QuantityError::point(bytes))?;
    Ok((value, i32::try_from(value.scale()).unwrap_or(0)))
}
