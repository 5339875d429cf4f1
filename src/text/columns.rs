//! The width of text on a terminal, and which characters may begin or end a line.

use unicode_width::UnicodeWidthStr;

/// Closing marks and signs behind a number, which begin no line (GB/T 15834).
const NOT_FIRST: &str = "，。、；：？！）》」』】〕”’％‰℃·…—,.;:?!)]}%/";
/// Opening marks, which end no line.
const NOT_LAST: &str = "（《「『【〔“‘([{";

/// The number of terminal columns that a text takes; a Han character takes two.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Whether a line may begin with a character.
#[must_use]
pub fn may_begin_line(c: char) -> bool {
    !NOT_FIRST.contains(c)
}

/// Whether a line may end with a character.
#[must_use]
pub fn may_end_line(c: char) -> bool {
    !NOT_LAST.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

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
