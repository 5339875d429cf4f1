//! Line breaks inside a paragraph: nothing between Han characters, a space between words.

use crate::site::{Inline, leaves, rewrite};
use crate::text::is_chinese;

/// Replaces every soft break, which the lowering leaves as a line feed in its text. With `folded`,
/// spaces count as soft breaks too, but only where that takes them away. The places of those that vanish, in the text as it
/// was printed, come back.
///
/// GB/T 15834 knows no space between Han characters, nor between a Han character and a number.
pub(super) fn join(content: &mut Vec<Inline>, folded: bool) -> Vec<usize> {
    let mut breaks: Vec<Gap> = Vec::new();
    let (mut before, mut start) = (None, 0);
    for leaf in leaves(content) {
        let words = match leaf {
            Inline::Break | Inline::Picture(_) => " ",
            leaf => leaf.words(),
        };
        for (at, char) in words.char_indices() {
            if matches!(leaf, Inline::Text(_)) && is_break(char, folded) {
                breaks.push(Gap { place: start + at, before, after: None });
                continue;
            }
            let waiting = breaks.iter_mut().rev().take_while(|gap| gap.after.is_none());
            waiting.for_each(|gap| gap.after = Some(char));
            before = Some(char);
        }
        start += leaf.words().len();
    }
    let mut verdicts = breaks.iter().map(Gap::vanishes);
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
    breaks.iter().filter(|gap| gap.vanishes()).map(|gap| gap.place).collect()
}

/// A break with what is before and after it.
struct Gap {
    place: usize,
    before: Option<char>,
    after: Option<char>,
}

fn is_break(char: char, folded: bool) -> bool {
    char == '\n' || folded && char == ' '
}

impl Gap {
    /// Whether the break leaves nothing.
    fn vanishes(&self) -> bool {
        let (Some(before), Some(after)) = (self.before, self.after) else { return false };
        let numeric = |char: char| char.is_ascii_digit() || char == '%';
        match (is_chinese(before), is_chinese(after)) {
            (true, true) => true,
            (true, false) => numeric(after),
            (false, true) => numeric(before),
            (false, false) => false,
        }
    }
}
