//! The words by which a text says which way an amount went: 下降3.2% is -3.2% of a growth.

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
/// What may stand between such a word and its number.
const BEHIND: [&str; 5] = ["了", "将近", "达到", "达", "幅度"];

/// Such a word in a text, and what stands around it.
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

/// 减少, 降低了: the way that a text ends in, whatever stands before it.
fn ends_in_change(text: &str) -> Option<ChangeDirection> {
    let text = BEHIND.iter().fold(text.trim_end(), |text, word| text.trim_end_matches(word));
    // One character may be the end of another word: 不少, 提高, 最低.
    let mut long = words().filter(|(word, _)| word.chars().count() > 1);
    long.find(|(word, _)| text.ends_with(*word)).map(|(_, way)| way)
}

/// Whether the words before a number say that it is one below zero of what may grow.
pub(crate) fn falls(before: &str) -> bool {
    ends_in_change(before) == Some(ChangeDirection::Down)
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
    }
}
