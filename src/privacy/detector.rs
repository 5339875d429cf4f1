//! Looks over a text, a cell, a number of a spreadsheet.

use rust_decimal::Decimal;

use super::digits::{self, is_card, is_disability, is_identity, mobile};
use super::finding::{Finding, Personal};
use super::{lists, marks, numbers, stretch};

/// Everything personal or secret in a text, in its order.
#[must_use]
pub(crate) fn findings(text: &str) -> Vec<Finding> {
    let mut all = numbers::find(text);
    all.extend(lists::find(text));
    all.extend(marks::find(text));
    all.sort_by_key(|finding| (finding.range.start, finding.range.end));
    all
}

/// The digits of a text as a number is compared: of either width, without what groups them and the code of the country.
#[must_use]
pub(crate) fn digits_of(text: &str) -> String {
    let (mut digits, mut at) = (String::new(), 0);
    while let Some((c, length)) = stretch::sign(text, at) {
        at += length;
        digits.extend(Some(c.to_ascii_uppercase()).filter(|c| c.is_ascii_digit() || *c == 'X'));
    }
    mobile(&digits).map_or_else(|| digits.clone(), str::to_owned)
}

/// The first kind of personal data that the text of a cell holds, however its digits are grouped.
#[must_use]
pub(crate) fn find(text: &str) -> Option<Personal> {
    rounded(text).or_else(|| numbers::find(text).first().map(|finding| finding.kind))
}

/// As [`find`] for a number that a spreadsheet stores as such: it keeps 15 digits, so that a long one ends in zeros
/// and no longer passes its own check. A round number is a sum of money, not a telephone.
#[must_use]
pub(crate) fn find_number(number: Decimal) -> Option<Personal> {
    if !number.is_integer() || number.is_sign_negative() {
        return None;
    }
    let digits = number.normalize().to_string();
    let round = digits.ends_with("0000");
    match token(&digits) {
        Some(Personal::Mobile) if round => None,
        Some(kind) => Some(kind),
        // The digits that were lost are zeros now.
        None if digits.len() == 20 && digits.get(..17).is_some_and(digits::is_dated) => {
            Some(Personal::Disability)
        }
        None => None,
    }
}

fn token(token: &str) -> Option<Personal> {
    if is_disability(token) {
        Some(Personal::Disability)
    } else if is_identity(token) {
        Some(Personal::Identity)
    } else if mobile(token).is_some() {
        Some(Personal::Mobile)
    } else {
        is_card(token).then_some(Personal::Account)
    }
}

/// What a spreadsheet makes of a long number: 5.10105E+17. The rest of its digits are gone, and it is still one.
fn rounded(text: &str) -> Option<Personal> {
    let (mantissa, exponent) = text.trim().split_once(['E', 'e'])?;
    let mantissa: Decimal = mantissa.parse().ok()?;
    let between = |low: i64, high: i64| Decimal::new(low, 1) <= mantissa && mantissa < Decimal::new(high, 1);
    match exponent.trim_start_matches('+').parse::<u32>().ok()? {
        10 if between(13, 20) && mantissa.scale() > 2 => Some(Personal::Mobile),
        14 | 17 if between(11, 100) => Some(Personal::Identity),
        19 if between(11, 100) => Some(Personal::Disability),
        15 | 16 | 18 if between(30, 100) => Some(Personal::Account),
        _ => None,
    }
}
