//! The words by which a text says which way an amount went: 下降3.2% is -3.2% of a growth.

use rust_decimal::Decimal;

use crate::quantity::Amount;
use crate::text::is_digit;

/// Which way an amount went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeDirection {
    /// 增长
    Up,
    /// 下降
    Down,
}

const DOWN: [&str; 21] = [
    "负增长",
    "下降",
    "降低",
    "减少",
    "缩减",
    "压减",
    "精简",
    "压缩",
    "回落",
    "下滑",
    "缩小",
    "缩短",
    "收窄",
    "净减",
    "降幅",
    "减幅",
    "少",
    "低",
    "降",
    "减",
    "跌",
];
const UP: [&str; 19] = [
    "增长", "增加", "提高", "上升", "提升", "扩大", "上涨", "攀升", "净增", "增幅", "涨幅", "升幅", "扩充",
    "壮大", "多", "高", "增", "升", "涨",
];
/// What may be between such a word and its number.
const BEHIND: [&str; 5] = ["了", "将近", "达到", "达", "幅度"];

/// Such a word in a text, and what is around it.
pub(crate) struct Verb<'t> {
    /// Which way it says.
    pub(crate) way: ChangeDirection,
    /// The text before it.
    pub(crate) before: &'t str,
    /// The text behind it.
    pub(crate) behind: &'t str,
}

fn words() -> impl Iterator<Item = (&'static str, ChangeDirection)> {
    DOWN.into_iter()
        .map(|word| (word, ChangeDirection::Down))
        .chain(UP.into_iter().map(|word| (word, ChangeDirection::Up)))
}

/// The first word of a text that says a way: the longest of those that begin first.
pub(crate) fn verb(text: &str) -> Option<Verb<'_>> {
    let places = words().filter_map(|(word, way)| Some((text.find(word)?, word.len(), way)));
    let (at, length, way) = places.min_by_key(|(at, length, _)| (*at, usize::MAX - length))?;
    Some(Verb { way, before: text.get(..at)?, behind: text.get(at + length..)? })
}

/// 减少, 降低了: the way that a text ends in, whatever is before it, and where its word begins.
fn ends_in_change(text: &str) -> Option<(ChangeDirection, usize)> {
    let text = BEHIND.iter().fold(text.trim_end(), |text, word| text.trim_end_matches(word));
    // One character may be the end of another word: 不少, 提高, 最低.
    let mut long = words().filter(|(word, _)| word.chars().count() > 1);
    let (word, way) = long.find(|(word, _)| text.ends_with(*word))?;
    Some((way, text.len() - word.len()))
}

/// The words before a number that say that it is one below zero of what may grow: 下降了 of 同比下降了.
pub(crate) fn fall(before: &str) -> Option<&str> {
    let (way, start) = ends_in_change(before)?;
    before.get(start..).filter(|_| way == ChangeDirection::Down)
}

/// Whether the words before a number say that it is one below zero of what may grow.
pub(crate) fn falls(before: &str) -> bool {
    fall(before).is_some()
}

/// The number that a print says behind such words: 3.2% of 同比下降3.2%. One that has a sign of its own there is not
/// read: 下降-3.2% says both ways.
pub(crate) fn fallen(printed: &str) -> Option<&str> {
    let (before, size) = printed.split_at_checked(printed.find(is_digit)?)?;
    let grows = || Amount::parse(size).is_ok_and(|amount| amount.value > Decimal::ZERO);
    (falls(before) && grows()).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fall_is_known_by_the_words_before_its_number() {
        for text in ["同比下降", "比上月回落了", "减少", "降低达", "出现负增长", "降幅达到"]
        {
            assert!(falls(text), "{text}");
        }
        for text in ["同比增长", "下降到", "降至", "不少", "最低", "下降-", "增速为", ""] {
            assert!(!falls(text), "{text}");
        }
        for (before, words) in
            [("货运量同比下降", "下降"), ("出现负增长 ", "负增长 "), ("比上月回落了", "回落了")]
        {
            assert_eq!(fall(before), Some(words), "{before}");
        }
    }
}
