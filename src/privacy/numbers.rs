//! Which stretches of digits are the number of somebody: by their check digits, by what is before them, and by what is
//! not behind them.

use super::digits::{is_card, is_disability, is_identity, is_mobile, mobile, passes};
use super::finding::{Finding, Personal};
use super::stretch::{Group, SHORTEST, stretches};
use crate::text::narrow;

/// What an amount of eleven digits and more is counted in.
const AMOUNTS: [&str; 30] = [
    "元", "余元", "多元", "美元", "欧元", "日元", "人次", "户次", "公斤", "千克", "吨", "斤", "亩", "公顷",
    "平方", "立方", "公里", "株", "棵", "尾", "羽", "头", "只", "件", "套", "份", "千瓦", "度", "%", "字节",
];
/// Signs of money.
const MONEY: [char; 3] = ['¥', '￥', '$'];
/// Letters that belong to a telephone, not to a longer token.
const TELEPHONE: [&str; 5] = ["tel", "phone", "mobile", "mob", "cell"];
/// Words before the number of an account, whatever its check digits: those of passbooks and companies have none.
const ACCOUNT: [&str; 8] = ["账号", "帐号", "卡号", "账户", "帐户", "一卡通", "银行卡", "存折"];
/// Words before the number of a paper without check digits.
const PAPERS: [&str; 5] = ["护照", "社保", "社会保障", "低保证", "户口簿"];
/// Bytes before a number that are searched for a word that says what it is.
const BEFORE: usize = 48;
/// Bytes before a number that are searched for the beginning of an address.
const ADDRESS: usize = 400;

/// Every number of somebody in a text.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut all = Vec::new();
    for groups in stretches(text) {
        let context = |group: &Group| Context::of(text, group.range());
        let mut at = 0;
        while let Some(group) = groups.get(at) {
            let rest = groups.get(at..).unwrap_or_default();
            let long = group.digits.len() >= SHORTEST;
            let alone = long.then(|| compact(&group.text(), &context(group))).flatten();
            let alone = alone.map(|(kind, sure)| (1, kind, sure));
            let Some((count, kind, sure)) = alone.or_else(|| grouped(text, rest)) else {
                at += 1;
                continue;
            };
            let end = rest.get(count - 1).map_or(group.range().end, |last| last.range().end);
            all.push(Finding { kind, range: group.range().start..end, sure, part: false });
            at += count;
        }
    }
    all
}

/// What is around a number.
struct Context<'a> {
    /// Everything before it.
    text: &'a str,
    /// The words right before it.
    before: &'a str,
    after: &'a str,
}

impl<'a> Context<'a> {
    fn of(text: &'a str, range: std::ops::Range<usize>) -> Self {
        let after = text.get(range.end..).unwrap_or_default();
        let text = text.get(..range.start).unwrap_or_default();
        Self { text, before: last(text, BEFORE), after }
    }

    /// Whether it is in a web address, where long numbers are those of pages.
    fn in_address(&self) -> bool {
        let word = last(self.text, ADDRESS).rsplit(|c: char| c.is_whitespace() || !c.is_ascii());
        word.take(1).any(|word| word.contains("://"))
    }

    /// Whether letters or digits make it part of a longer token.
    fn in_token(&self) -> bool {
        let letters = self.before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        let letters = self.before.get(letters..).unwrap_or_default().to_ascii_lowercase();
        let joined = self.before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let own = TELEPHONE.contains(&letters.as_str());
        joined && !own || self.after.starts_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// Whether it is an amount: of money, with decimals, or counted in something.
    fn is_amount(&self) -> bool {
        let after = self.after.trim_start_matches(['*', '`', ' ', '\u{3000}']);
        let head: String = after.chars().take(4).map(narrow).collect();
        let counted = AMOUNTS.iter().any(|unit| head.starts_with(unit));
        let before = self.before.trim_end_matches([' ', '*']);
        let decimals = self.after.strip_prefix('.').is_some_and(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (1..=2).contains(&digits)
        });
        let fraction = before.ends_with("0.") && !before.ends_with("10.") || before.ends_with(MONEY);
        counted || decimals || fraction
    }

    /// Whether a word that says what the number is stands right before it.
    fn is_called(&self, words: &[&str]) -> bool {
        let head = self.before.trim_end_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | '：' | '"' | '\'' | '“' | '(' | '（' | '为' | '是' | '码' | '编' | '号' | '*' | '`'
                )
        });
        words.iter().any(|word| head.ends_with(word.trim_end_matches('号')))
    }
}

/// The last bytes of a text, from the beginning of a character.
fn last(text: &str, bytes: usize) -> &str {
    let start = text.len().saturating_sub(bytes);
    let start = (start..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    text.get(start..).unwrap_or_default()
}

/// What digits without a gap are, and whether that is sure.
fn compact(digits: &str, context: &Context<'_>) -> Option<(Personal, bool)> {
    let passed = digits.get(..18).is_some_and(passes);
    let token = context.in_token();
    if is_disability(digits) && (passed || !token) {
        return Some((Personal::Disability, passed));
    }
    if is_identity(digits) {
        let right = digits.len() == 18 && passed;
        let known = right || !token && !context.is_amount();
        return known.then_some((Personal::Identity, right || digits.len() == 15));
    }
    if context.is_amount() {
        return None;
    }
    let named = named(digits, context);
    if token || named.is_some() {
        return named;
    }
    if mobile(digits).is_some() && !digits.ends_with("0000000") {
        return Some((Personal::Mobile, true));
    }
    (is_card(digits) && !context.in_address()).then_some((Personal::Account, true))
}

/// A number that only the word before it tells: of an account or a paper.
fn named(digits: &str, context: &Context<'_>) -> Option<(Personal, bool)> {
    if (12..=25).contains(&digits.len()) && context.is_called(&ACCOUNT) {
        return Some((Personal::Account, true));
    }
    // The letters of a passport stand before its digits.
    let letters = context.before.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let paper = Context { before: letters, ..*context };
    ((7..=18).contains(&digits.len()) && paper.is_called(&PAPERS)).then_some((Personal::Paper, true))
}

/// How many groups are one number, and what it is: 138 0013 8000, 6222 6002 …, 110105-19491231-002X.
fn grouped(text: &str, groups: &[Group]) -> Option<(usize, Personal, bool)> {
    let gap = groups.get(1)?.gap.as_str();
    let (mut joined, mut lengths) = (String::new(), Vec::new());
    for (at, group) in groups.iter().enumerate().take(6) {
        if at > 1 && group.gap != gap {
            break;
        }
        joined += &group.text();
        lengths.push(group.digits.len());
        if at == 0 || !(11..=19).contains(&joined.len()) {
            continue;
        }
        let first = groups.first()?.range().start;
        let context = Context::of(text, first..group.range().end);
        if let Some(kind) = parted(&joined, &lengths, gap, &context) {
            return Some((at + 1, kind, true));
        }
    }
    None
}

/// What a number in groups of these lengths is.
fn parted(digits: &str, lengths: &[usize], gap: &str, context: &Context<'_>) -> Option<Personal> {
    let wide = lengths.iter().rev().skip(1).all(|length| *length > 1);
    if digits.len() == 18 && wide && is_identity(digits) && passes(digits) {
        return Some(Personal::Identity);
    }
    if gap.chars().count() != 1 || gap == "\n" || context.in_token() || context.is_amount() {
        return None;
    }
    let own = digits.strip_prefix("86").filter(|_| lengths.first() == Some(&2));
    let lengths = if own.is_some() { lengths.get(1..)? } else { lengths };
    let spaced = matches!(lengths, [3, 4, 4] | [11]);
    let dashed = matches!(lengths, [3, 3, 5] | [4, 3, 4] | [4, 4, 3] | [3, 8] | [7, 4]) && gap != " ";
    if (spaced || dashed) && is_mobile(own.unwrap_or(digits)) {
        return Some(Personal::Mobile);
    }
    let card = matches!(
        lengths,
        [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3] | [6, 4, 4, 4] | [6, 4, 4, 4, 1] | [6, 13] | [6, 10]
    );
    (card && is_card(digits)).then_some(Personal::Account)
}
