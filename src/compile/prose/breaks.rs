//! Line breaks inside a paragraph: nothing between Han characters, a space between words.

use crate::site::{Inline, leaves, rewrite};
use crate::text::is_chinese;

/// Replaces every soft break, which the lowering leaves as a line feed in its text. With `folded`,
/// spaces count as soft breaks too, but only where that takes them away.
///
/// GB/T 15834 knows no space between Han characters, nor between a Han character and a number.
pub(crate) fn join(content: &mut Vec<Inline>, folded: bool) {
    let mut breaks: Vec<Gap> = Vec::new();
    let mut before = None;
    for leaf in leaves(content) {
        let words = match leaf {
            Inline::Break | Inline::Picture(_) => " ",
            leaf => leaf.words(),
        };
        for char in words.chars() {
            if matches!(leaf, Inline::Text(_)) && is_break(char, folded) {
                breaks.push((before, None));
                continue;
            }
            let waiting = breaks.iter_mut().rev().take_while(|gap| gap.1.is_none());
            waiting.for_each(|gap| gap.1 = Some(char));
            before = Some(char);
        }
    }
    let mut verdicts = breaks.into_iter().map(|gap| vanishes(gap.0, gap.1));
    rewrite(content, &mut |text| {
        if !text.contains(|char| is_break(char, folded)) {
            return;
        }
        let kept = |char| match is_break(char, folded) {
            true if verdicts.next().unwrap_or(false) => None,
            true => Some(' '),
            false => Some(char),
        };
        *text = text.chars().filter_map(kept).collect();
    });
    content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

/// What stands before and after a break.
type Gap = (Option<char>, Option<char>);

fn is_break(char: char, folded: bool) -> bool {
    char == '\n' || folded && char == ' '
}

/// Whether a break between these two characters leaves nothing.
fn vanishes(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let numeric = |char: char| char.is_ascii_digit() || char == '%';
    match (is_chinese(before), is_chinese(after)) {
        (true, true) => true,
        (true, false) => numeric(after),
        (false, true) => numeric(before),
        (false, false) => false,
    }
}
