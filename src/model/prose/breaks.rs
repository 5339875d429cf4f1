//! Line breaks inside a paragraph: nothing between Han characters, a space between words.

use super::shield::is_chinese;
use super::{Inline, Picture};

/// Replaces every soft break, which the lowering leaves as a line feed in its text. With `folded`,
/// spaces count as soft breaks too, but only where that takes them away.
///
/// GB/T 15834 knows no space between Han characters, nor between a Han character and a number.
pub(super) fn join(content: &mut Vec<Inline>, folded: bool) {
    let mut breaks = Vec::new();
    let mut before = None;
    for inline in content.iter() {
        look(inline, folded, &mut before, &mut breaks);
    }
    let mut verdicts = breaks.into_iter().map(|gap| vanishes(gap.0, gap.1));
    for inline in content.iter_mut() {
        replace(inline, folded, &mut verdicts);
    }
    content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

type Gap = (Option<char>, Option<char>);

/// Collects what stands before and after each break.
fn look(inline: &Inline, folded: bool, before: &mut Option<char>, breaks: &mut Vec<Gap>) {
    let mut see = |char: char, is_break: bool| {
        if is_break {
            breaks.push((*before, None));
            return;
        }
        let waiting = breaks.iter_mut().rev().take_while(|gap| gap.1.is_none());
        waiting.for_each(|gap| gap.1 = Some(char));
        *before = Some(char);
    };
    match inline {
        Inline::Text(text) => text.chars().for_each(|char| see(char, is_break(char, folded))),
        Inline::Code(text) => text.chars().for_each(|char| see(char, false)),
        Inline::Numeral(number) | Inline::Literal(number) => {
            number.text.chars().for_each(|char| see(char, false))
        }
        Inline::Figure(citation) => citation.printed().chars().for_each(|char| see(char, false)),
        Inline::Change(change) => change.text.chars().for_each(|char| see(char, false)),
        Inline::Break | Inline::Picture(Picture { .. }) => see(' ', false),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
            inner.iter().for_each(|inline| look(inline, folded, before, breaks));
        }
        Inline::Link { content, .. } => {
            content.iter().for_each(|inline| look(inline, folded, before, breaks));
        }
    }
}

fn replace(inline: &mut Inline, folded: bool, verdicts: &mut dyn Iterator<Item = bool>) {
    match inline {
        Inline::Text(text) if text.contains(|char| is_break(char, folded)) => {
            let kept = |char| match is_break(char, folded) {
                true if verdicts.next().unwrap_or(false) => None,
                true => Some(' '),
                false => Some(char),
            };
            *text = text.chars().filter_map(kept).collect();
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
            inner.iter_mut().for_each(|inline| replace(inline, folded, verdicts));
        }
        Inline::Link { content, .. } => {
            content.iter_mut().for_each(|inline| replace(inline, folded, verdicts));
        }
        _ => {}
    }
}

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
