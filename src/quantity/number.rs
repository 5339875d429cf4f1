//! One number: how far it reaches, what it comes to with 万 and 亿 multiplied out, and which of its digits the
//! print vouches for.

mod reach;

use std::ops::Range;

use rust_decimal::Decimal;

use super::amount::AmountError;
use super::glyphs::Glyphs;
use super::{chinese, firm};
use crate::text::is_han;
use reach::Reach;

/// Digits of one number. No statistic has more; with 万亿 (twelve zeros) it still fits a decimal's 28.
const MAX_DIGITS: usize = 15;
/// The scales of numbers with their powers of ten, longer words first.
const SCALES: [(&str, i32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];

/// A number in a text, as characters of its glyphs.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is written in Chinese numerals.
    pub(super) chinese: bool,
    /// What it comes to, or why that cannot be said.
    pub(super) value: Result<Value, AmountError>,
}

/// What a number comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    /// The number, multiplied out.
    pub(super) number: Decimal,
    /// The upper number of 三四个.
    pub(super) upper: Option<Decimal>,
    /// The power of ten that the last printed digit counts: -2 for 0.06, 3 for 9.1万.
    pub(super) place: i32,
    /// The power of ten of 万 or 亿, 0 without.
    pub(super) scale: i32,
    /// Whether 余 or 多 follows the digits.
    pub(super) more: bool,
}

/// The number without a sign that begins here.
pub(super) fn number(glyphs: &Glyphs<'_>, at: usize) -> Option<Number> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(arabic(glyphs, at)),
        c if chinese::is_numeral(c) => Some(chinese::numeral(glyphs, at)),
        _ => None,
    }
}

/// Behind the digits alone, without marks or 万.
pub(super) fn digits(glyphs: &Glyphs<'_>, at: usize) -> usize {
    glyphs.run(at, |c| c.is_ascii_digit())
}

/// Behind digits with a decimal point, without separators.
pub(super) fn decimal(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let end = digits(glyphs, at);
    if end > at { pointed(glyphs, end) } else { at }
}

/// Behind a number in either script, for those who do not ask what it comes to.
pub(super) fn end(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(Reach::of(glyphs, at).end),
        c if chinese::is_numeral(c) => Some(chinese::reach(glyphs, at)),
        _ => None,
    }
}

/// Whether a number is written with this character, in either script.
pub(crate) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || chinese::is_numeral(c)
}

/// A range whose second number says for both what the first leaves out: 9, 亿 and 16亿元 of 9～16亿元.
pub(crate) fn left_to_second(printed: &str) -> Option<(&str, &'static str, &str)> {
    let (first, second) = printed.split_once('～')?;
    let signs = SCALES.into_iter().map(|(word, _)| word).chain(["%"]);
    let sign = signs.into_iter().find(|sign| second.contains(sign))?;
    first.ends_with(|c: char| c.is_ascii_digit()).then_some((first, sign, second))
}

/// Whether this is 余 or 多, between the digits and 万 or after it.
pub(super) fn is_more(c: char) -> bool {
    matches!(c, '余' | '多')
}

/// Ten to a power; powers here stay within what a decimal holds.
pub(super) fn power_of_ten(power: i32) -> Decimal {
    let magnitude = power.unsigned_abs();
    if power < 0 {
        return Decimal::try_from_i128_with_scale(1, magnitude).unwrap_or(Decimal::ZERO);
    }
    let whole = 10_i128.checked_pow(magnitude).unwrap_or(i128::MAX);
    Decimal::try_from_i128_with_scale(whole, 0).unwrap_or(Decimal::MAX)
}

/// The power of ten of the lowest digit that is not zero: 2 for 300, 3 for 2.4万.
pub(super) fn lowest_place(value: Decimal) -> i32 {
    let value = value.normalize();
    let mut place = -i32::try_from(value.scale()).unwrap_or(0);
    let mut digits = value.mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        place += 1;
    }
    place
}

fn arabic(glyphs: &Glyphs<'_>, at: usize) -> Number {
    let reach = Reach::of(glyphs, at);
    let value = value(glyphs, at, &reach);
    Number { start: at, end: reach.end, chinese: false, value }
}

fn value(glyphs: &Glyphs<'_>, at: usize, reach: &Reach) -> Result<Value, AmountError> {
    let to_the_end = glyphs.byte(at)..glyphs.byte(glyphs.len());
    let (first, decimals) = plain(glyphs, at..reach.digits)?;
    let loose = reach.loose.clone();
    let loose = loose.map(|loose| AmountError::compound(to_the_end.clone(), &glyphs.text(loose)));
    if let Some(seen) = reach.kilo {
        let alone = AmountError::kilo(to_the_end, seen, first);
        // 3亿4千: what is wrong is 千, what to write is what 亿 wants.
        return Err(loose.map_or(alone.clone(), |loose| AmountError { help: loose.help, ..alone }));
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

/// Digits with thousands separators and a decimal point. A blank parts groups of three too where a unit follows; without
/// one they may be the cells of a table.
pub(super) fn grouped(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let first = digits(glyphs, at);
    let spaced = groups(glyphs, first, ' ');
    if spaced > first && first - at <= 3 && is_counted(glyphs, pointed(glyphs, spaced)) {
        return pointed(glyphs, spaced);
    }
    pointed(glyphs, groups(glyphs, first, ','))
}

/// Behind the groups of three digits that this sign parts.
fn groups(glyphs: &Glyphs<'_>, at: usize, sign: char) -> usize {
    let mut end = at;
    while glyphs.get(end) == Some(sign) && digits(glyphs, end + 1) == end + 4 {
        end += 4;
    }
    end
}

/// Whether what follows digits counts them: 余, 万, a unit with which no name begins.
fn is_counted(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let more = glyphs.run(at, is_more);
    let (scale, end) = reach::scale(glyphs, glyphs.gap(more));
    let unit = glyphs.gap(end);
    firm::is_firm(glyphs, unit) || scale > 0 && unit == end && glyphs.is(end, is_han)
}

/// Behind the point and the digits after it, when they stand here.
fn pointed(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let fraction = digits(glyphs, at + 1);
    if glyphs.get(at) == Some('.') && fraction > at + 1 { fraction } else { at }
}

/// The digits as a number, and how many decimals they print.
fn plain(glyphs: &Glyphs<'_>, range: Range<usize>) -> Result<(Decimal, i32), AmountError> {
    let (run, bytes) = (glyphs.text(range.clone()), glyphs.bytes(range));
    let whole = run.split('.').next().unwrap_or_default();
    let first = whole.split([',', ' ']).next().unwrap_or_default();
    let grouped = first.len() < whole.len();
    if grouped && first.len() > 3 {
        return Err(AmountError::grouping(bytes));
    }
    if first.len() > 1 && first.starts_with('0') || grouped && first == "0" {
        return Err(AmountError::leading_zero(bytes));
    }
    let run = run.replace([',', ' '], "");
    if run.chars().filter(char::is_ascii_digit).count() > MAX_DIGITS {
        return Err(AmountError::digits(bytes, MAX_DIGITS));
    }
    let value = run.parse::<Decimal>().map_err(|_| AmountError::point(bytes))?;
    Ok((value, i32::try_from(value.scale()).unwrap_or(0)))
}
