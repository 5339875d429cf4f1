//! Personal data recognised by its shape: identity cards, disability cards, mobile numbers, bank cards, and the headings
//! of columns that hold them.
//!
//! Nothing here returns the data itself, only its kind: a message must never print it again.

mod digits;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use crate::diagnostic::Text;
use crate::say;
use crate::text::{is_invisible, narrow};
use digits::{is_card, is_disability, is_identity, is_mobile};

/// Words that make a heading one of a personal column wherever they are in it.
const PARTS: [(&str, Personal); 25] = [
    ("姓名", Personal::Name),
    ("户主", Personal::Name),
    ("名单", Personal::Name),
    ("残疾人证", Personal::Disability),
    ("残疾证", Personal::Disability),
    ("身份证", Personal::Identity),
    ("身份号", Personal::Identity),
    ("证件号", Personal::Identity),
    ("手机", Personal::Mobile),
    ("电话", Personal::Mobile),
    ("联系方式", Personal::Mobile),
    ("银行账", Personal::Account),
    ("银行帐", Personal::Account),
    ("银行卡", Personal::Account),
    ("卡号", Personal::Account),
    ("账号", Personal::Account),
    ("帐号", Personal::Account),
    ("一卡通", Personal::Account),
    ("低保证", Personal::Paper),
    ("社保号", Personal::Paper),
    ("社会保障号", Personal::Paper),
    ("护照", Personal::Paper),
    ("住址", Personal::Address),
    ("家庭地址", Personal::Address),
    ("详细地址", Personal::Address),
];
/// Headings that are personal as a whole.
const WHOLE: [&str; 6] = ["家庭成员", "监护人", "受益人", "联系人", "法定代表人", "与户主关系"];
/// What a heading that counts something ends in: 残疾人证发放数, 电话普及率.
const COUNTS: &str = "数率量比额人户";
/// Characters of a heading; a longer text that holds one of the words is a sentence about it.
const MAX_HEADING: usize = 10;

/// What kind of personal data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Personal {
    /// A personal name, or the column of one.
    Name,
    /// 居民身份证号, 18 or the old 15 characters, also one that a spreadsheet has rounded.
    Identity,
    /// 残疾人证号
    Disability,
    /// A mobile number.
    Mobile,
    /// A bank card or account.
    Account,
    /// 低保证, 社保, 护照 and other papers.
    Paper,
    /// A home address.
    Address,
}

impl Personal {
    /// Its name in both languages.
    #[must_use]
    pub(crate) fn name(self) -> Text {
        match self {
            Self::Name => say!("姓名", "personal names"),
            Self::Identity => say!("身份证号", "identity numbers"),
            Self::Disability => say!("残疾人证号", "disability card numbers"),
            Self::Mobile => say!("手机号或联系电话", "telephone numbers"),
            Self::Account => say!("银行卡号或账号", "bank accounts"),
            Self::Paper => say!("证件号", "numbers of personal papers"),
            Self::Address => say!("家庭住址", "home addresses"),
        }
    }
}

/// The first kind of personal data that a text holds, however its digits are grouped.
#[must_use]
pub(crate) fn find(text: &str) -> Option<Personal> {
    let plain = |c: char| if c == '\u{a0}' { ' ' } else { narrow(c) };
    let folded: String = text.chars().filter(|c| !is_invisible(*c)).map(plain).collect();
    rounded(&folded).or_else(|| tokens(&folded).find_map(token)).or_else(|| grouped(&folded))
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

/// Runs of ASCII letters and digits: what a number's neighbours may not be.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|token| token.len() >= 11)
}

fn token(token: &str) -> Option<Personal> {
    let mobile = ["0086", "086", "86", ""].iter().filter_map(|code| token.strip_prefix(code)).any(is_mobile);
    if is_disability(token) {
        Some(Personal::Disability)
    } else if is_identity(token) {
        Some(Personal::Identity)
    } else if mobile {
        Some(Personal::Mobile)
    } else {
        is_card(token).then_some(Personal::Account)
    }
}

/// Digits in groups, as people write them to be read: 138 0013 8000, 6222 6002 …, 110105-19491231-002X.
fn grouped(text: &str) -> Option<Personal> {
    let part_of = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '·' | 'X' | 'x');
    let runs = text.split(|c: char| !part_of(c));
    runs.filter_map(|run| {
        let groups: Vec<&str> = run.split([' ', '-', '·']).filter(|group| !group.is_empty()).collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        let joined = groups.concat();
        match lengths.as_slice() {
            [3, 4, 4] | [2, 3, 4, 4] if joined.len() >= 11 => token(&joined),
            [4, 4, 4, 4] | [4, 4, 4, 4, _] | [6, 8, 4] | [6, 4, 4, 4] | [6, 4, 2, 2, 4] => token(&joined),
            _ => None,
        }
    })
    .next()
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

/// Whether a heading, without its spaces and remarks, is that of a column with personal data.
#[must_use]
pub(crate) fn heading(text: &str) -> Option<Personal> {
    if WHOLE.contains(&text) {
        return Some(Personal::Name);
    }
    let counts = text.ends_with(|c| COUNTS.contains(c));
    if counts || text.chars().count() > MAX_HEADING || text.contains([':', '：', '，', '。', ',']) {
        return None;
    }
    PARTS.iter().find(|(part, _)| text.contains(part)).map(|(_, kind)| *kind)
}
