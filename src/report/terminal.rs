//! Text on a terminal: its layout, its colours, and where a line of Han and Latin characters may break.

use crate::diagnostic::Language;
use crate::text::{may_begin_line, may_end_line, width};

/// The layout of text on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalLayout {
    /// The language of the text; quoted examples are Chinese.
    pub language: Language,
    /// Whether to write colours, as ANSI escapes.
    pub color: bool,
    /// Columns of the terminal.
    pub columns: usize,
}

/// How a text is emphasised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
}

/// A text with ANSI escapes for its emphasis, or unchanged without colours.
pub(super) fn paint(text: &str, emphasis: Emphasis, color: bool) -> String {
    let code = match emphasis {
        Emphasis::Bold => "1",
        Emphasis::Dim => "2",
        Emphasis::Red => "31",
        Emphasis::Green => "32",
        Emphasis::Yellow => "33",
    };
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// A text in lines of at most `columns`, each after `indent`. An empty line separates paragraphs; a word that
/// is longer than a line gets a line of its own.
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

/// The pieces between which a line may break: a Han character with the marks attached to it, a Latin word
/// with the space after it. A line break in the source counts as a space.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars().map(|c| if c == '\n' { ' ' } else { c }) {
        let attached = match pieces.last().and_then(|piece| piece.chars().next_back()) {
            None => false,
            Some(last) => {
                c == ' '
                    || !may_begin_line(c)
                    || !may_end_line(last)
                    || last != ' ' && is_narrow(last) && is_narrow(c)
            }
        };
        match pieces.last_mut() {
            Some(piece) if attached => piece.push(c),
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
