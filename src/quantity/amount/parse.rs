//! The grammar of a printed amount: qualifiers, number, 万 or 亿, unit, qualifiers; or a range, or a ratio.

use rust_decimal::{Decimal, RoundingStrategy};

use super::chinese;
use super::cursor::Cursor;
use super::error::AmountError;
use super::hedge::{self, Hedge};
use super::number::{self, Number};
use super::{Amount, Interval, Qualifier, is_share};

/// Characters of an amount; the longest in print, such as 约13万元～17万元, have about a dozen.
const MAX_CHARACTERS: usize = 64;
/// Characters of a unit; 公斤每亩, 平方公里, 台（套）-like words are far shorter.
const MAX_UNIT: usize = 10;
/// Decimals of a ratio's quotient: enough to tell any two ratios of numbers below a thousand apart.
const RATIO_DECIMALS: u32 = 6;

pub(super) fn parse(text: &str) -> Result<Amount, AmountError> {
    let mut cursor = Cursor::new(text);
    if cursor.len() > MAX_CHARACTERS {
        return Err(AmountError::too_long(0..cursor.end(), MAX_CHARACTERS));
    }
    let hedges = hedge::before(&mut cursor);
    let prefix = share_prefix(&mut cursor);
    let first = number::number(&mut cursor)?;
    cursor.spaces();
    let mut amount = if cursor.eat(":") {
        ratio(&mut cursor, &first, &hedges)?
    } else if prefix.is_none() && cursor.eat("分之") {
        fraction(&mut cursor, &first, hedges)?
    } else {
        measured(&mut cursor, first, hedges, prefix)?
    };
    amount.printed = text.trim().to_owned();
    Ok(amount)
}

/// 百分之, 千分之: the unit comes first.
fn share_prefix(cursor: &mut Cursor) -> Option<&'static str> {
    let found = [("百分之", "%"), ("千分之", "‰")].into_iter().find(|(word, _)| cursor.eat(word));
    found.map(|(_, unit)| unit)
}

/// Everything but ratios: one number or two, then the unit.
fn measured(
    cursor: &mut Cursor,
    mut first: Number,
    mut hedges: Vec<Hedge>,
    prefix: Option<&'static str>,
) -> Result<Amount, AmountError> {
    let (mut unit, after) = unit(cursor, &mut first, prefix)?;
    hedges.extend(first.more.then_some(Hedge::More));
    hedges.extend(after);
    if range_sign(cursor) {
        let mut second = number::number(cursor)?;
        let (second_unit, after) = self::unit(cursor, &mut second, prefix)?;
        hedges.extend(second.more.then_some(Hedge::More));
        hedges.extend(after);
        if unit.is_empty() {
            share_scale(&mut first, &second);
            unit.clone_from(&second_unit);
        }
        if unit != second_unit {
            return Err(AmountError::range_units(first.start..cursor.end(), &unit, &second_unit));
        }
        first.place = first.place.min(second.place);
        first.upper = Some(second.upper.unwrap_or(second.value));
    }
    if cursor.peek().is_some() {
        return Err(AmountError::several(cursor.at()..cursor.end()));
    }
    amount(&first, &hedges, unit, cursor.end())
}

fn amount(number: &Number, hedges: &[Hedge], unit: String, end: usize) -> Result<Amount, AmountError> {
    let range = number.start..end;
    let bare = hedges.iter().all(|hedge| *hedge == Hedge::Emphasis);
    if !bare && (number.value.is_sign_negative() || number.value.is_zero()) {
        return Err(AmountError::hedge_misplaced(range));
    }
    let (qualifier, interval) = match number.upper {
        Some(upper) if number.value >= upper => return Err(AmountError::range(range)),
        Some(_) if !hedges.iter().all(|hedge| matches!(hedge, Hedge::About | Hedge::Emphasis)) => {
            return Err(AmountError::hedge_misplaced(range));
        }
        Some(upper) => (Qualifier::Range, hedge::spans(number.value, upper, !bare)),
        None => hedge::stands_for(number, hedges, is_share(&unit)).ok_or(AmountError::hedges(0..end))?,
    };
    let decimals = u32::try_from(-number.place).unwrap_or(0);
    let value = number.value.normalize();
    Ok(Amount { printed: String::new(), value, interval, unit, qualifier, decimals })
}

/// 三分之一, 万分之五: a share, read to the whole per cent as a writer means it, or to the digits it prints.
fn fraction(cursor: &mut Cursor, whole: &Number, mut hedges: Vec<Hedge>) -> Result<Amount, AmountError> {
    let mut part = number::number(cursor)?;
    let (word, after) = unit(cursor, &mut part, None)?;
    let range = whole.start..cursor.end();
    let plain = |number: &Number| number.value > Decimal::ZERO && !number.more && number.upper.is_none();
    let share = part.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|value| value.checked_div(whole.value));
    let share = share.filter(|_| plain(whole) && plain(&part) && word.is_empty() && cursor.peek().is_none());
    let share = share.ok_or(AmountError::fraction(range))?;
    let value =
        share.round_dp_with_strategy(RATIO_DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize();
    hedges.extend(after);
    let place = if value.is_integer() { 0 } else { number::lowest_place(value).max(-2) };
    let place = if whole.value < Decimal::ONE_HUNDRED { 0 } else { place };
    let number = Number { value, place, start: whole.start, end: cursor.end(), ..part };
    amount(&number, &hedges, "%".to_owned(), cursor.end())
}

/// The unit up to the end or a range sign, and the qualifiers behind it. 成 becomes tens of per cent.
fn unit(
    cursor: &mut Cursor,
    number: &mut Number,
    prefix: Option<&'static str>,
) -> Result<(String, Vec<Hedge>), AmountError> {
    cursor.spaces();
    let start = cursor.at();
    let mut seen = String::new();
    while let Some(c) = cursor.peek().filter(|_| !range_ahead(cursor)) {
        seen.push(c);
        cursor.bump();
    }
    let (word, hedges) = hedge::after(&seen);
    let range = start..cursor.at();
    let (word, next) = tenths(word, prefix);
    check_unit(word, range.clone())?;
    let unit = match (prefix, word) {
        (Some(unit), "") => unit,
        (Some(_), _) => return Err(AmountError::several(range)),
        (None, "成") => {
            number.value = number.value.checked_mul(Decimal::TEN).unwrap_or_default();
            number.upper = number.upper.and_then(|upper| upper.checked_mul(Decimal::TEN));
            number.place = number.place.saturating_add(1);
            number.scale = 1;
            if let Some(next) = next.filter(|_| number.place == 1) {
                number.value = number.value.checked_add(next).unwrap_or(number.value);
                number.place = 0;
            }
            "%"
        }
        (None, word) => word,
    };
    Ok((unit.to_owned(), hedges))
}

/// 成五 of 三成五: the unit 成 and the digit that counts its tenths.
fn tenths<'w>(word: &'w str, prefix: Option<&'static str>) -> (&'w str, Option<Decimal>) {
    let digit = word.strip_prefix('成').filter(|_| prefix.is_none()).and_then(chinese::one_digit);
    if digit.is_some() { ("成", digit) } else { (word, None) }
}

fn check_unit(word: &str, range: std::ops::Range<usize>) -> Result<(), AmountError> {
    if word.contains(['(', '（', ')', '）', '[', '【']) {
        return Err(AmountError::brackets(range));
    }
    if word.chars().any(|c| c.is_ascii_digit() || chinese::is_digit(c)) {
        return Err(AmountError::several(range));
    }
    let sign = |c: char| "%‰²³℃㎡°·/".contains(c);
    let share = word.contains(['%', '‰']) && word.chars().count() > 1;
    let long = word.chars().count() > MAX_UNIT;
    if share || long || !word.chars().all(|c| c.is_alphabetic() || sign(c)) {
        return Err(AmountError::unit(range, word));
    }
    Ok(())
}

/// Passes over the sign between two numbers. GB/T 15835 wants ～ or —; pages also print - and 至.
fn range_sign(cursor: &mut Cursor) -> bool {
    let found = range_ahead(cursor);
    if found {
        cursor.spaces();
        cursor.bump();
        cursor.spaces();
    }
    found
}

/// Whether a range sign and a number come next.
fn range_ahead(cursor: &Cursor) -> bool {
    let spaces = |from: usize| (from..).take_while(|count| cursor.ahead(*count) == Some(' ')).count();
    let sign = spaces(0);
    if !matches!(cursor.ahead(sign), Some('~' | '—' | '-' | '至' | '到')) {
        return false;
    }
    let number = sign.saturating_add(1);
    let number = number.saturating_add(spaces(number));
    cursor.ahead(number).is_some_and(|c| c.is_ascii_digit() || chinese::is_numeral(c))
}

/// In 3～5万元 and 三至五成 the first number leaves out what the second says for both. GB/T 15835 wants it
/// repeated; where a page leaves it out, 3元 to 5万元 is never meant. 5000～2万元 stays as it is.
fn share_scale(first: &mut Number, second: &Number) {
    let factor = number::power_of_ten(second.scale);
    let shared = first.value.checked_mul(factor).filter(|value| *value < second.value);
    if let Some(value) = shared.filter(|_| first.scale == 0 && second.scale > 0) {
        first.value = value;
        first.place = first.place.saturating_add(second.scale);
    }
}

/// 7∶3 stands for its quotient, to six decimals, in the unit 比: a pair has no one number of its own,
/// and ratios are only ever compared.
fn ratio(cursor: &mut Cursor, first: &Number, hedges: &[Hedge]) -> Result<Amount, AmountError> {
    cursor.spaces();
    let second = number::number(cursor)?;
    cursor.spaces();
    let range = first.start..cursor.end();
    let plain = |number: &Number| number.value > Decimal::ZERO && !number.more && number.upper.is_none();
    if !hedges.is_empty() {
        return Err(AmountError::hedge_misplaced(range));
    }
    let quotient = first.value.checked_div(second.value).filter(|_| plain(first) && plain(&second));
    let quotient = quotient.filter(|_| cursor.peek().is_none()).ok_or(AmountError::ratio(range))?;
    let round = |strategy| quotient.round_dp_with_strategy(RATIO_DECIMALS, strategy).normalize();
    let value = round(RoundingStrategy::MidpointAwayFromZero);
    let interval = Interval::closed(
        round(RoundingStrategy::ToNegativeInfinity),
        round(RoundingStrategy::ToPositiveInfinity),
    );
    let (unit, qualifier) = ("比".to_owned(), Qualifier::Exact);
    Ok(Amount { printed: String::new(), value, interval, unit, qualifier, decimals: value.scale() })
}
