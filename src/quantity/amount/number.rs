//! A number in Arabic digits with 万 and 亿 multiplied out, and which of its digits the print vouches for.

use rust_decimal::Decimal;

use super::chinese;
use super::cursor::Cursor;
use super::error::AmountError;

/// Digits of one number. No statistic has more; with 万亿 (twelve zeros) it still fits a decimal's 28.
const MAX_DIGITS: usize = 15;
/// Words that 千 begins although it counts nothing there: 千克, 千米, 千瓦, 千伏, 千帕, 千卡, 千升.
const AFTER_KILO: &str = "克米瓦伏帕卡升";

/// A number as printed.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// The number, multiplied out.
    pub(super) value: Decimal,
    /// The upper number of 三四个.
    pub(super) upper: Option<Decimal>,
    /// The power of ten that the last printed digit counts: -2 for 0.06, 3 for 9.1万.
    pub(super) place: i32,
    /// The power of ten of 万 or 亿, 0 without.
    pub(super) scale: i32,
    /// Whether 余 or 多 follows the digits.
    pub(super) more: bool,
    /// Bytes of the author's text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// Reads a number where one begins: an optional minus sign, then Arabic or Chinese numerals.
pub(super) fn number(cursor: &mut Cursor) -> Result<Number, AmountError> {
    let start = cursor.at();
    let negative = cursor.eat("-");
    cursor.spaces();
    let mut number = match cursor.peek() {
        Some(c) if c.is_ascii_digit() => arabic(cursor)?,
        Some('.') if cursor.ahead(1).is_some_and(|c| c.is_ascii_digit()) => arabic(cursor)?,
        Some(c) if chinese::is_numeral(c) => chinese::numeral(cursor)?,
        Some('+') => return Err(AmountError::plus(start..cursor.end())),
        Some(c) if "几数若半上".contains(c) => return Err(AmountError::vague(start..cursor.end(), c)),
        _ => return Err(AmountError::no_number(start..cursor.end(), &cursor.rest())),
    };
    if negative && number.value.is_zero() {
        return Err(AmountError::negative_zero(start..number.end));
    }
    if negative {
        number.value = -number.value;
    }
    number.start = start;
    Ok(number)
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

fn arabic(cursor: &mut Cursor) -> Result<Number, AmountError> {
    let start = cursor.at();
    let (digits, decimals) = digits(cursor)?;
    let mut more = eat_more(cursor);
    let (mut value, mut scale) = (digits, scale(cursor, start)?);
    if scale > 0 && !more && decimals == 0 {
        (value, scale) = compound(cursor, start, value, scale)?;
    }
    value = value.checked_mul(power_of_ten(scale)).unwrap_or(value);
    more |= eat_more(cursor);
    Ok(Number { value, upper: None, place: scale - decimals, scale, more, start, end: cursor.at() })
}

/// Digits with separators and a decimal point: the number and how many decimals it prints.
fn digits(cursor: &mut Cursor) -> Result<(Decimal, i32), AmountError> {
    let start = cursor.at();
    let run = cursor.run(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let range = start..cursor.at();
    foreign(cursor, start, &run)?;
    let (whole, fraction) = run.split_once('.').unwrap_or((&run, "0"));
    if whole.is_empty() || fraction.is_empty() || fraction.contains('.') {
        return Err(AmountError::point(range));
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    if fraction.contains(',')
        || (grouped && !(1..=3).contains(&first.len()))
        || groups.any(|group| group.len() != 3)
    {
        return Err(AmountError::grouping(range));
    }
    if first.len() > 1 && first.starts_with('0') || grouped && first == "0" {
        return Err(AmountError::leading_zero(range));
    }
    let plain = run.replace(',', "");
    if plain.chars().filter(char::is_ascii_digit).count() > MAX_DIGITS {
        return Err(AmountError::digits(range, MAX_DIGITS));
    }
    let value = plain.parse::<Decimal>().map_err(|_| AmountError::point(range))?;
    Ok((value, i32::try_from(value.scale()).unwrap_or(0)))
}

/// Notations of programming languages, and a space between digits.
fn foreign(cursor: &Cursor, start: usize, run: &str) -> Result<(), AmountError> {
    let next = cursor.peek();
    let then_digit = |count| cursor.ahead(count).is_some_and(|c: char| c.is_ascii_digit());
    let signed = matches!(cursor.ahead(1), Some('+' | '-')) && then_digit(2);
    let exponent = matches!(next, Some('e' | 'E')) && (then_digit(1) || signed);
    let radix = run == "0" && matches!(next, Some('x' | 'X' | 'o' | 'b'));
    if exponent || radix || matches!(next, Some('_' | '\'')) {
        let seen = format!("{run}{}", cursor.rest());
        return Err(AmountError::notation(start..cursor.end(), &seen));
    }
    if next == Some(' ') && then_digit(1) {
        return Err(AmountError::spaces(start..cursor.end()));
    }
    Ok(())
}

/// 余 or 多, between the digits and 万 or after it.
pub(super) fn eat_more(cursor: &mut Cursor) -> bool {
    cursor.eat("余") || cursor.eat("多")
}

/// The power of ten of 万, 亿 or 万亿; 十, 百 and 千 do not follow Arabic digits.
fn scale(cursor: &mut Cursor, start: usize) -> Result<i32, AmountError> {
    cursor.spaces();
    if cursor.eat("万亿") {
        return Ok(12);
    }
    if cursor.eat("亿") {
        return Ok(8);
    }
    if cursor.eat("万") {
        return Ok(4);
    }
    let next = cursor.ahead(1);
    let zeros = match cursor.peek() {
        Some('千') if !next.is_some_and(|c| AFTER_KILO.contains(c)) => "000",
        Some('百') if next != Some('分') => "00",
        Some('十') => "0",
        _ => return Ok(0),
    };
    let seen = cursor.peek().unwrap_or_default();
    Err(AmountError::kilo(start..cursor.end(), seen, zeros))
}

/// The parts after 亿 or 万 that GB/T 15835 admits: 3亿4500万, 1万2000. Gives back number and scale.
fn compound(
    cursor: &mut Cursor,
    start: usize,
    first: Decimal,
    first_scale: i32,
) -> Result<(Decimal, i32), AmountError> {
    if !cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
        return Ok((first, first_scale));
    }
    let run = cursor.run(|c| c.is_ascii_digit());
    let scale = scale(cursor, start)?;
    let wrong = || AmountError::compound(start..cursor.end(), &run);
    let next = run.parse::<Decimal>().map_err(|_| wrong())?;
    let steps = first_scale - scale;
    let complete = scale == 4 || run.len() == 4;
    if steps != 4 || run.len() > 4 || run.starts_with('0') || !complete {
        return Err(wrong());
    }
    let sum = first.checked_mul(power_of_ten(steps)).and_then(|high| high.checked_add(next));
    let sum = sum.ok_or_else(wrong)?;
    if scale > 0 { compound(cursor, start, sum, scale) } else { Ok((sum, 0)) }
}
