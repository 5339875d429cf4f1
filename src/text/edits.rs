//! Applies edits to a text and keeps every byte outside them.

use std::ops::Range;

/// Applies all edits to a text. Each edit replaces a range of bytes, and an empty range inserts. Insertions at the same
/// byte keep their order. `None` where edits overlap, or a range is not in the text or
/// cuts a character.
#[must_use]
pub(crate) fn edited<S: AsRef<str>>(
    text: &str,
    edits: impl IntoIterator<Item = (Range<usize>, S)>,
) -> Option<String> {
    let mut edits: Vec<(Range<usize>, S)> = edits.into_iter().collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (range, new) in &edits {
        text.get(range.clone())?;
        out += text.get(done..range.start)?;
        out += new.as_ref();
        done = range.end;
    }
    out += text.get(done..)?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_come_in_any_order_and_never_overlap() {
        for (edits, text) in [
            (vec![], Some("键：1，乙")),
            (vec![(3..6, ": "), (7..10, ", ")], Some("键: 1, 乙")),
            (vec![(7..10, ", "), (3..6, ": ")], Some("键: 1, 乙")),
            (vec![(0..3, "甲"), (3..3, "a"), (3..3, "b"), (3..6, ":")], Some("甲ab:1，乙")),
            (vec![(13..13, "！")], Some("键：1，乙！")),
            (vec![(3..7, "x"), (6..7, "y")], None),
            (vec![(3..7, "x"), (4..4, "y")], None),
            (vec![(4..6, "x")], None),
            (vec![(13..14, "x")], None),
        ] {
            assert_eq!(edited("键：1，乙", edits.clone()).as_deref(), text, "{edits:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn as_replacing_one_by_one_from_the_last_to_the_first(
            text in "[a-z甲乙丙：\r\n]{0,40}",
            edits in proptest::collection::vec((0_usize..40, 0_usize..5, "[x-z，]{0,3}"), 0..6),
        ) {
            let edits: Vec<(Range<usize>, String)> =
                edits.into_iter().map(|(at, length, new)| (at..at + length, new)).collect();
            if let Some(text_after) = edited(&text, edits.clone()) {
                let mut sorted = edits;
                sorted.sort_by_key(|(range, _)| (range.start, range.end));
                let mut expected = text;
                sorted.iter().rev().for_each(|(range, new)| expected.replace_range(range.clone(), new));
                proptest::prop_assert_eq!(text_after, expected);
            }
        }
    }
}
