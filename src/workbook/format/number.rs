//! Numbers displayed as numbers: digits laid out over the places of a section.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::chinese;
use super::code::{Section, Token};
use super::decimal::rounded;
use super::general::{self, scientific};

/// The number as a section displays it; `signed` when the sign is not the section's own.
pub(super) fn display(section: &Section, number: Decimal, signed: bool) -> String {
    let sign = if signed { "-" } else { "" };
    let text = laid_out(&section.tokens, number.abs(), section.general);
    format!("{sign}{}", chinese::each(section.numerals, &text))
}

fn laid_out(tokens: &[Token], number: Decimal, is_general: bool) -> String {
    let is_digit = |token: &Token| matches!(token, Token::Digit(_));
    let slash = tokens.iter().position(|token| *token == Token::Slash);
    let exponent = tokens.iter().position(|token| matches!(token, Token::Exponent(_)));
    match (slash, exponent) {
        (Some(at), _) if tokens.iter().take(at).any(is_digit) && tokens.iter().skip(at).any(is_digit) => {
            fraction(tokens, at, number)
        }
        (_, Some(at)) => power(tokens, at, number),
        _ if is_general => words(tokens, &general::display(number)),
        _ if tokens.iter().any(is_digit) => decimal(tokens, number),
        _ => words(tokens, ""),
    }
}

/// The fixed words of a section, with the number where the general format displays it.
fn words(tokens: &[Token], number: &str) -> String {
    let part = |token: &Token| match token {
        Token::Literal(words) => words.clone(),
        Token::General => number.to_owned(),
        Token::Percent => "%".to_owned(),
        Token::Point => ".".to_owned(),
        Token::Comma => ",".to_owned(),
        Token::Slash => "/".to_owned(),
        _ => String::new(),
    };
    tokens.iter().map(part).collect()
}

/// The places of a section: where its point is, and which commas group and which divide by a thousand.
struct DigitPlaces {
    whole: usize,
    decimals: Vec<char>,
    groups: bool,
    /// Powers of ten that the number is multiplied by: two for `%`, minus three for a comma at the end.
    shift: i32,
}

fn places(tokens: &[Token]) -> DigitPlaces {
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let digits = |range: &[Token]| -> Vec<char> {
        range.iter().filter_map(|token| if let Token::Digit(c) = token { Some(*c) } else { None }).collect()
    };
    let (whole, after) = tokens.split_at(point.min(tokens.len()));
    let last = whole.iter().rposition(|token| matches!(token, Token::Digit(_)));
    let first = whole.iter().position(|token| matches!(token, Token::Digit(_)));
    let comma = |from: usize, to: usize| {
        whole.iter().take(to).skip(from).filter(|token| **token == Token::Comma).count()
    };
    // Commas after the last digit divide, wherever that digit is.
    let end = tokens.iter().rposition(|token| matches!(token, Token::Digit(_))).map_or(0, |at| at + 1);
    let behind = tokens.iter().skip(end).take_while(|token| **token == Token::Comma).count();
    let before =
        last.map_or(0, |last| whole.iter().skip(last + 1).take_while(|t| **t == Token::Comma).count());
    let scaling = if after.is_empty() { behind } else { before + behind };
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count();
    let shift =
        i32::try_from(2 * percents).unwrap_or_default() - i32::try_from(3 * scaling).unwrap_or_default();
    DigitPlaces {
        whole: digits(whole).len(),
        decimals: digits(after),
        groups: first.zip(last).is_some_and(|(first, last)| comma(first, last) > 0),
        shift,
    }
}

fn decimal(tokens: &[Token], number: Decimal) -> String {
    let places = places(tokens);
    let Some(scaled) = shifted(number, places.shift) else { return general::display(number) };
    let decimals = places.decimals.len();
    let text = format!("{:.decimals$}", rounded(scaled, u32::try_from(decimals).unwrap_or(28)));
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    lay(tokens, &places, whole.trim_start_matches('0'), rest)
}

/// Digits put over their places. The first place takes all digits that have none of their own.
fn lay(tokens: &[Token], places: &DigitPlaces, whole: &str, decimals: &str) -> String {
    let needed = places.decimals.iter().rposition(|place| *place == '0').map_or(0, |at| at + 1);
    let used = decimals.trim_end_matches('0').len().max(needed);
    let mut text = String::new();
    let (mut nth, mut point) = (0, false);
    for token in tokens {
        match token {
            Token::Digit(kind) if point => {
                match decimals.chars().nth(nth) {
                    Some(digit) if nth < used => text.push(digit),
                    _ if *kind == '?' => text.push(' '),
                    _ => {}
                }
                nth += 1;
            }
            Token::Digit(kind) => {
                let place = places.whole - nth;
                let from = if nth == 0 { whole.len().max(place) } else { place };
                for at in (place..=from).rev() {
                    push(&mut text, whole, at, *kind, places.groups);
                }
                nth += 1;
            }
            Token::Point if !point => {
                if nth == 0 {
                    text += whole;
                }
                (nth, point) = (0, true);
                text.push('.');
            }
            Token::Percent => text.push('%'),
            Token::Literal(words) => text += words,
            Token::Slash => text.push('/'),
            _ => {}
        }
    }
    text
}

/// The digit at a place, counted from the point from 1, with the comma that follows it.
fn push(text: &mut String, whole: &str, at: usize, kind: char, groups: bool) {
    let digit = whole.len().checked_sub(at).and_then(|index| whole.chars().nth(index));
    match (digit, kind) {
        (Some(digit), _) => text.push(digit),
        (None, '0') => text.push('0'),
        (None, '?') => return text.push(' '),
        (None, _) => return,
    }
    if groups && at > 1 && at % 3 == 1 {
        text.push(',');
    }
}

/// `0.00E+00`; a mantissa of several whole places (`##0.0E+0`) keeps exponents that are multiples of them.
fn power(tokens: &[Token], at: usize, number: Decimal) -> String {
    let (mantissa, after) = tokens.split_at(at);
    let places = places(mantissa);
    let step = i64::try_from(places.whole.max(1)).unwrap_or(1);
    let size = general::magnitude(number).div_euclid(step) * step;
    let decimals = places.decimals.len();
    let digits = i64::try_from(decimals).unwrap_or_default();
    let (mut unit, mut size) = match i32::try_from(-size).ok().and_then(|shift| shifted(number, shift)) {
        Some(unit) => (rounded(unit, u32::try_from(decimals).unwrap_or(28)), size),
        None => return scientific(number, digits, false),
    };
    if let Some(full) = shifted(Decimal::ONE, i32::try_from(step).unwrap_or(1)).filter(|full| unit >= *full) {
        unit = rounded(unit / full, u32::try_from(decimals).unwrap_or(28));
        size += step;
    }
    let text = format!("{unit:.decimals$}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mantissa = lay(mantissa, &places, whole, rest);
    let plus = matches!(after.first(), Some(Token::Exponent(true)));
    let sign = if size < 0 {
        "-"
    } else if plus {
        "+"
    } else {
        ""
    };
    let width = after.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let words: String = after
        .iter()
        .filter_map(|t| if let Token::Literal(w) = t { Some(w.as_str()) } else { None })
        .collect();
    format!("{mantissa}E{sign}{:0width$}{words}", size.unsigned_abs())
}

/// `# ?/?`: the nearest fraction whose denominator has so many digits.
fn fraction(tokens: &[Token], slash: usize, number: Decimal) -> String {
    let width = tokens.iter().skip(slash).filter(|token| matches!(token, Token::Digit(_))).count();
    let most = 10_i64.pow(u32::try_from(width.clamp(1, 3)).unwrap_or(1)) - 1;
    let (whole, rest) = (number.floor(), number - number.floor());
    let nearest = (1..=most).map(|below| {
        let above = rounded(rest * Decimal::from(below), 0);
        ((above / Decimal::from(below) - rest).abs(), above, below)
    });
    let Some((_, above, below)) = nearest.min_by(|a, b| a.0.cmp(&b.0)) else {
        return general::display(number);
    };
    match (above.to_i64().unwrap_or_default(), whole) {
        (0, whole) => whole.to_string(),
        (above, whole) if above == below => (whole + Decimal::ONE).to_string(),
        (above, whole) if whole.is_zero() => format!("{above}/{below}"),
        (above, whole) => format!("{whole} {above}/{below}"),
    }
}

/// The number with its point moved; `None` where exact arithmetic has no room.
fn shifted(number: Decimal, places: i32) -> Option<Decimal> {
    let mut ten = Decimal::ONE;
    for _ in 0..places.unsigned_abs() {
        ten = ten.checked_mul(Decimal::TEN)?;
    }
    if places < 0 { number.checked_div(ten) } else { number.checked_mul(ten) }
}
