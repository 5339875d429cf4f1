//! Marks of secrecy and of papers that are not to be passed on.

use std::ops::Range;

use super::finding::{Finding, Personal};

/// The levels of 国家秘密, which stand before a star.
const LEVELS: [&str; 3] = ["秘密", "机密", "绝密"];
const STARS: [char; 2] = ['★', '☆'];
/// What papers say that are not to be passed on, and the words by which they are searched.
const PHRASES: [(&str, &[&str]); 3] = [
    ("内部", &["内部资料", "内部文件", "内部材料", "内部参考", "内部使用", "内部传阅"]),
    ("外传", &["请勿外传", "不得外传", "严禁外传"]),
    ("注意保存", &["注意保存"]),
];
/// Characters of a line that is a mark and no sentence.
const MARK: usize = 24;

/// Every mark of a text; one in a running sentence is not sure.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let stars = STARS.iter().flat_map(|star| text.match_indices(*star)).filter_map(|(at, star)| {
        let before = text.get(..at)?.trim_end();
        let level = LEVELS.iter().find(|level| before.ends_with(**level))?;
        Some((before.len() - level.len()..at + star.len(), true))
    });
    let phrases = PHRASES.iter().flat_map(|(word, phrases)| {
        text.match_indices(word).filter_map(|(at, _)| phrase(text, at, word, phrases))
    });
    let phrases = phrases.map(|range| (range.clone(), !is_sentence(text, &range)));
    stars
        .chain(phrases)
        .map(|(range, sure)| Finding { kind: Personal::Secret, range, sure, part: false })
        .collect()
}

/// The place of the phrase in which a word stands.
fn phrase(text: &str, at: usize, word: &str, phrases: &[&str]) -> Option<Range<usize>> {
    phrases.iter().find_map(|phrase| {
        let start = at.checked_sub(phrase.find(word)?)?;
        text.get(start..)?.starts_with(phrase).then(|| start..start + phrase.len())
    })
}

/// Whether a place is in a running sentence, not in a line or cell of its own.
fn is_sentence(text: &str, range: &Range<usize>) -> bool {
    // A line may be as long as the file.
    let inside = |c: &char| !matches!(c, '\n' | '|');
    let before = text.get(..range.start).unwrap_or_default().chars().rev().take_while(inside).take(MARK + 1);
    let after = text.get(range.end..).unwrap_or_default().chars().take_while(inside).take(MARK + 1);
    let (before, after): (String, String) = (before.collect(), after.collect());
    let ended = after.trim_end().ends_with(['。', '；', '！', '？']) || before.contains('。');
    ended || before.chars().count() + after.chars().count() > MARK
}
