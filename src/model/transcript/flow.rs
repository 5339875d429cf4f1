//! Lines of a column as running text: broken lines joined, spaces inside numbers and words closed.

use super::Mark;
use crate::text::is_han;

/// Sentences end here; a column that ends otherwise goes on in the next.
const ENDS: &str = "。！？!?；;：:…”’」』）)》";

/// Text that grows by lines.
#[derive(Debug, Default)]
pub(super) struct Flow {
    marks: Vec<Mark>,
}

impl Flow {
    /// Adds the lines of a block. A block after a whole sentence begins a new paragraph.
    pub(super) fn add(&mut self, block: &[Vec<Mark>]) {
        if self.last().is_some_and(|c| ENDS.contains(c)) || block.first().is_some_and(|line| is_item(line)) {
            self.marks.push(('\n', false));
        }
        for (at, line) in block.iter().enumerate() {
            let (before, after) = (self.last(), line.first().map(|(c, _)| *c));
            let digits = before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric);
            let words = before.is_some_and(|c| c.is_ascii_alphabetic())
                && after.is_some_and(|c| c.is_ascii_alphabetic());
            // A number goes on in the next line of a column, not over a blank line; lines of numbers alone are
            // cells of a table.
            if digits && (at == 0 || !self.is_prose()) {
                self.marks.push(('\n', false));
            } else if words {
                self.marks.push((' ', false));
            }
            self.marks.extend(line);
        }
    }

    /// The text and its marks, spaces closed.
    pub(super) fn close(self) -> Vec<Mark> {
        let mut out: Vec<Mark> = Vec::with_capacity(self.marks.len());
        for (at, mark) in self.marks.iter().enumerate() {
            let before = out.last().map(|(c, _)| *c);
            let after = self.marks.get(at + 1..).unwrap_or_default();
            let column = after.first().is_some_and(|(c, _)| *c == ' ');
            if mark.0 != ' ' || keeps_space(before, after, column) {
                out.push(*mark);
            }
        }
        out
    }

    fn last(&self) -> Option<char> {
        self.marks.last().map(|(c, _)| *c)
    }

    /// Whether the last line that was added holds words.
    fn is_prose(&self) -> bool {
        self.marks.iter().rev().take_while(|(c, _)| *c != '\n').any(|(c, _)| is_han(*c))
    }
}

/// Whether a line begins with the number of a list item: 1. 2、 (3).
fn is_item(line: &[Mark]) -> bool {
    let text: String = line.iter().map(|(c, _)| *c).take(5).collect();
    let rest = text.trim_start_matches(['(', '（']).trim_start_matches(|c: char| c.is_ascii_digit());
    let item = rest.len() < text.len() && rest.starts_with(['.', '．', '、', ')', '）']);
    item && !rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
}

/// A space stays between Latin words and between two numbers; one before the last three digits of a number is
/// its thousands separator, unless more than one part the columns of a table.
fn keeps_space(before: Option<char>, after: &[Mark], column: bool) -> bool {
    let next = after.iter().map(|(c, _)| *c).find(|c| *c != ' ');
    let Some((before, next)) = before.zip(next) else { return false };
    if before.is_ascii_alphabetic() && next.is_ascii_alphabetic() {
        return true;
    }
    let digit = |c: char| c.is_numeric() && !is_han(c);
    if !digit(before) || !digit(next) {
        return false;
    }
    if column {
        return true;
    }
    let rest: Vec<char> = after.iter().map(|(c, _)| *c).skip_while(|c| *c == ' ').collect();
    let digits = rest.iter().take_while(|c| c.is_numeric() && !is_han(**c)).count();
    let unit = rest.iter().skip(digits).find(|c| **c != ' ');
    !(digits == 3 && unit.is_some_and(|c| is_han(*c) || "%％.,，".contains(*c)))
}
