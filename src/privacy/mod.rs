//! The detector of personal and secret data: identity cards, disability cards, mobile numbers, bank cards, lists of
//! persons, marks of secrecy.
//!
//! Nothing here returns the data itself, only its kind and place: a message must never print it again, and a line that
//! holds it is shown [`masked`].

mod digits;
mod lists;
mod marks;
mod mask;
mod numbers;
mod stretch;
#[cfg(test)]
mod tests;

use std::ops::Range;

use rust_decimal::Decimal;

pub(crate) use digits::is_province;
use digits::{is_card, is_disability, is_identity, is_mobile};
pub use mask::masked;
pub(crate) use mask::{Masked, hidden};

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
    /// A mark of secrecy, or of a paper that is not to be passed on.
    Secret,
}

/// A place of a text that holds something personal or secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// What it is.
    pub(crate) kind: Personal,
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// Whether it is that and nothing else: a check digit may be wrong by a slip, a sentence may speak of a mark.
    pub(crate) sure: bool,
    /// Whether it belongs to a list whose headings are a finding of their own.
    pub(crate) part: bool,
}

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
    let own =
        ["0086", "086", "86"].iter().find_map(|code| digits.strip_prefix(code).filter(|own| is_mobile(own)));
    own.map_or_else(|| digits.clone(), str::to_owned)
}

impl Personal {
    /// Whether it is a number, which is masked wherever a line with it is shown.
    #[must_use]
    pub(crate) fn is_number(self) -> bool {
        !matches!(self, Self::Name | Self::Address | Self::Secret)
    }

    /// Its name in Chinese and English.
    #[must_use]
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("姓名", "personal names"),
            Self::Identity => ("身份证号", "identity numbers"),
            Self::Disability => ("残疾人证号", "disability card numbers"),
            Self::Mobile => ("手机号或联系电话", "telephone numbers"),
            Self::Account => ("银行卡号或账号", "bank accounts"),
            Self::Paper => ("证件号", "numbers of personal papers"),
            Self::Address => ("家庭住址", "home addresses"),
            Self::Secret => ("密级或内部资料的标志", "marks of secret or internal papers"),
        }
    }
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
