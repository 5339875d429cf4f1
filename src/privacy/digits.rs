//! The shapes and check digits of personal numbers.

use jiff::civil::Date;

/// The first two digits of GB/T 2260: the provincial level.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];
/// Weights and check characters of 公民身份号码, GB 11643-1999.
const IDENTITY_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECK: &str = "10X98765432";
/// Characters of 统一社会信用代码, GB 32100-2015, each standing for its place; the weights are powers of 3.
const CREDIT: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Lengths of a bank card's number; shorter ones pass the check too often by chance.
const CARD: std::ops::RangeInclusive<usize> = 16..=19;
/// What bank cards begin with: 62 is UnionPay, the others are older ones and those of other networks.
const CARD_BEGINS: [&str; 5] = ["62", "4", "5", "3", "9"];

/// Whether a code of GB/T 2260 may begin with these two digits.
pub(crate) fn is_province(digits: &str) -> bool {
    PROVINCES.contains(&digits)
}

/// Whether this is a 公民身份号码: 18 characters whose birth date exists, or the old 15 digits. One whose check
/// character is wrong counts as well, unless it is a right 统一社会信用代码: a slip, or a number that a spreadsheet
/// rounded.
pub(super) fn is_identity(token: &str) -> bool {
    match token.len() {
        18 => {
            let last = token.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x'));
            last && token.get(..17).is_some_and(is_dated) && (passes(token) || !is_credit_code(token))
        }
        15 => {
            let dated = |(head, tail): (&str, &str)| is_dated(&format!("{head}19{tail}"));
            token.split_at_checked(6).is_some_and(dated)
        }
        _ => false,
    }
}

/// Whether these are the first 17 digits of a 公民身份号码: a division, a birth date that exists, a sequence.
pub(super) fn is_dated(digits: &str) -> bool {
    let number = |range| digits.get(range).and_then(|part: &str| part.parse::<i16>().ok());
    let date = number(6..10).zip(number(10..12)).zip(number(12..14));
    let exists = |((year, month), day): ((i16, i16), i16)| {
        let (month, day) = (i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
        (1800..2100).contains(&year) && Date::new(year, month, day).is_ok()
    };
    // 9 begins the card of a foreign permanent resident, 83 that of a resident from Taiwan.
    let place =
        digits.starts_with(['9']) || digits.get(..2).is_some_and(|two| two == "83" || is_province(two));
    digits.len() == 17 && digits.bytes().all(|b| b.is_ascii_digit()) && place && date.is_some_and(exists)
}

/// Whether the check character of 18 is right.
pub(super) fn passes(token: &str) -> bool {
    let sum: u32 =
        token.chars().filter_map(|c| c.to_digit(10)).zip(IDENTITY_WEIGHTS).map(|(a, w)| a * w).sum();
    let expected = usize::try_from(sum % 11).ok().and_then(|at| IDENTITY_CHECK.chars().nth(at));
    token.chars().next_back().map(|c| c.to_ascii_uppercase()) == expected
}

/// 残疾人证: an identity number, the category 1 to 7 and the grade 1 to 4, and B1 … when it was issued again.
pub(super) fn is_disability(token: &str) -> bool {
    let Some((identity, rest)) = token.split_at_checked(18) else { return false };
    let mut rest = rest.chars();
    let graded = matches!(rest.next(), Some('1'..='7')) && matches!(rest.next(), Some('1'..='4'));
    let again = rest.as_str();
    let again = again.is_empty() || again.len() == 2 && again.starts_with(['B', 'b']);
    graded && again && is_identity(identity)
}

/// The mobile number of the mainland that a token is, without the code of the country, whoever its carrier is now.
pub(super) fn mobile(token: &str) -> Option<&str> {
    ["0086", "086", "86", ""].iter().filter_map(|code| token.strip_prefix(code)).find(|own| is_mobile(own))
}

/// Whether a token is a mobile number and nothing more.
pub(super) fn is_mobile(token: &str) -> bool {
    let mut digits = token.chars();
    let begins = digits.next() == Some('1') && matches!(digits.next(), Some('3'..='9'));
    begins && token.len() == 11 && digits.all(|c| c.is_ascii_digit())
}

/// A bank card: its first digits and the check of Luhn.
pub(super) fn is_card(token: &str) -> bool {
    let begins = CARD_BEGINS.iter().any(|begin| token.starts_with(begin));
    begins && CARD.contains(&token.len()) && token.bytes().all(|b| b.is_ascii_digit()) && luhn(token)
}

fn luhn(digits: &str) -> bool {
    let values = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate();
    let sum: u32 = values
        .map(|(at, value)| if at % 2 == 0 { value } else { value * 2 - if value > 4 { 9 } else { 0 } })
        .sum();
    sum.is_multiple_of(10)
}

/// A right 统一社会信用代码, which is public.
pub(super) fn is_credit_code(token: &str) -> bool {
    let values: Option<Vec<usize>> = token.chars().map(|c| CREDIT.find(c.to_ascii_uppercase())).collect();
    let Some((check, values)) = values.as_deref().and_then(<[usize]>::split_last) else { return false };
    let (sum, _) = values.iter().fold((0, 1), |(sum, weight), value| (sum + value * weight, weight * 3 % 31));
    values.len() == 17 && (31 - sum % 31) % 31 == *check
}
