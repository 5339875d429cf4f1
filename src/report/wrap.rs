//! Text in columns: where a line of Han and Latin may break.

use crate::text::{may_begin_line, may_end_line, width};

/// A text in lines of at most `columns`, each behind `indent`. An empty line parts two paragraphs; a word that
/// is longer than a line stands on its own.
pub(super) fn wrap(text: &str, columns: usize, indent: &str) -> String {
    let room = columns.saturating_sub(width(indent)).max(8);
    let mut out = String::new();
    for (at, paragraph) in text.split("\n\n").enumerate() {
        if at > 0 {
            out.push('\n');
        }
        for line in lines(paragraph, room) {
            out += &format!("{indent}{}\n", line.trim_end());
        }
    }
    out
}

fn lines(paragraph: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(paragraph) {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && width(line) + width(piece.trim_end()) > room {
            lines.push(piece.trim_start().to_owned());
        } else {
            *line += &piece;
        }
    }
    lines
}

/// The pieces between which a line may break: a Han character with the signs that cling to it, a Latin word
/// with the space after it. A line break in the source is a space.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars().map(|c| if c == '\n' { ' ' } else { c }) {
        let clings = match pieces.last().and_then(|piece| piece.chars().next_back()) {
            None => false,
            Some(last) => {
                c == ' '
                    || !may_begin_line(c)
                    || !may_end_line(last)
                    || last != ' ' && is_narrow(last) && is_narrow(c)
            }
        };
        match pieces.last_mut() {
            Some(piece) if clings => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    pieces
}

fn is_narrow(c: char) -> bool {
    width(c.encode_utf8(&mut [0; 4])) < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_han_characters_and_never_before_a_stop() {
        assert_eq!(wrap("一二三四五，六七", 10, ""), "一二三四\n五，六七\n");
        assert_eq!(wrap("甲乙丙「丁」戊", 8, ""), "甲乙丙\n「丁」戊\n");
        assert_eq!(wrap("见 content/site.yml 里的", 12, "  "), "  见\n  content/site.yml\n  里的\n");
        assert_eq!(wrap("a b\nc\n\nd", 40, " "), " a b c\n\n d\n");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_long_and_nothing_is_lost(text in "[a-c ，。（）甲乙丙丁]{0,80}", columns in 10_usize..40) {
            let wrapped = wrap(&text, columns, "");
            let bare = |text: &str| text.replace([' ', '\n'], "");
            proptest::prop_assert_eq!(bare(&wrapped), bare(&text));
            let longest = pieces(&text).iter().map(|piece| width(piece.trim())).max().unwrap_or(0);
            for line in wrapped.lines() {
                proptest::prop_assert!(width(line) <= columns.max(longest), "{:?}", line);
            }
        }
    }
}
