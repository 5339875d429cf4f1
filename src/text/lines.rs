//! The lines of a text: where they begin and end, their width on a terminal, and which characters may begin or end them.

use unicode_width::UnicodeWidthStr;

/// Closing marks and signs behind a number, which begin no line (GB/T 15834).
const NOT_FIRST: &str = "，。、；：？！）》」』】〕”’％‰℃·…—,.;:?!)]}%/";
/// Opening marks, which end no line.
const NOT_LAST: &str = "（《「『【〔“‘([{";

/// The first byte of the line that contains `at`.
#[must_use]
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// The byte of the line feed that ends the line, or of the text's end.
#[must_use]
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

/// The first byte of the next line; `None` in the last line.
#[must_use]
pub(crate) fn next_line(text: &str, at: usize) -> Option<usize> {
    text.get(at..)?.find('\n').map(|length| at + length + 1)
}

/// The line end that a text is written with.
#[must_use]
pub(crate) fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The first `most` characters of a text, followed by … where the text is longer.
#[must_use]
pub(crate) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The number of terminal columns that a text takes; a Han character takes two.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Whether a line may begin with a character.
#[must_use]
pub(crate) fn may_begin_line(c: char) -> bool {
    !NOT_FIRST.contains(c)
}

/// Whether a line may end with a character.
#[must_use]
pub(crate) fn may_end_line(c: char) -> bool {
    !NOT_LAST.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_knows_its_line() {
        let text = "甲\r\n乙丙\n\nd";
        for (at, places) in [
            (0, (0, 4, Some(5))),
            (3, (0, 4, Some(5))),
            (4, (0, 4, Some(5))),
            (5, (5, 11, Some(12))),
            (11, (5, 11, Some(12))),
            (12, (12, 12, Some(13))),
            (13, (13, 14, None)),
            (14, (13, 14, None)),
            (99, (0, 14, None)),
        ] {
            assert_eq!((line_start(text, at), line_end(text, at), next_line(text, at)), places, "{at}");
        }
    }

    #[test]
    fn a_long_text_ends_in_a_mark() {
        assert_eq!((shortened("甲乙丙", 3), shortened("甲乙丙丁", 3)), ("甲乙丙".into(), "甲乙丙…".into()));
        assert_eq!((newline("a\nb"), newline("a\r\nb"), newline("")), ("\n", "\r\n", "\n"));
    }

    #[test]
    fn a_han_character_takes_two_columns() {
        assert_eq!((width("户15495"), width("𠮷"), width("😀"), width("é\u{200b}")), (7, 2, 2, 1));
    }

    #[test]
    fn marks_keep_to_what_they_belong_to() {
        assert!("，）”%℃/".chars().all(|c| !may_begin_line(c) && may_end_line(c)));
        assert!("（“[".chars().all(|c| may_begin_line(c) && !may_end_line(c)));
        assert!("户a1＋".chars().all(|c| may_begin_line(c) && may_end_line(c)));
    }
}
