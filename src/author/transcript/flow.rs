//! Joins the lines of a column into running text: broken lines joined, spaces inside numbers and words closed.

use super::doubled::PrintedChar;
use crate::quantity::continues_number;
use crate::text::is_han;

/// A line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) marks: Vec<PrintedChar>,
    /// Whether it is indented more than the line before, which begins something new.
    pub(super) indented: bool,
}

/// A text built from lines.
#[derive(Debug, Default)]
pub(super) struct Flow {
    marks: Vec<PrintedChar>,
    /// Where the last line begins.
    line: usize,
}

impl Flow {
    /// Adds the lines of a block. Nothing continues over the blank line before it.
    pub(super) fn add(&mut self, block: &[Line]) {
        for (at, line) in block.iter().enumerate() {
            let separator =
                if at == 0 { Some('\n').filter(|_| !self.marks.is_empty()) } else { self.separator(line) };
            self.marks.extend(separator.map(|c| (c, false)));
            self.line = self.marks.len();
            self.marks.extend(&line.marks);
        }
    }

    /// What separates the last line from the next of its block: nothing, where a sentence continues.
    fn separator(&self, next: &Line) -> Option<char> {
        let (before, after) = self.last().zip(next.marks.first().map(|(c, _)| *c))?;
        if before.is_ascii_alphabetic() && after.is_ascii_alphabetic() {
            return Some(' ');
        }
        let continues_number = match (self.ends_in_number(), after.is_numeric() && !is_han(after)) {
            (false, _) => return None,
            // Lines of numbers alone are cells of a table.
            (true, true) => self.is_prose(),
            (true, false) => !is_han(after) || continues_number(&line_text(next)),
        };
        (next.indented || self.is_row() || !continues_number).then_some('\n')
    }

    /// Whether the last line ends in digits, with or without 万 and 亿.
    fn ends_in_number(&self) -> bool {
        let mut rest = self.marks.iter().rev().map(|(c, _)| *c);
        let last = rest.find(|c| !"万亿余多".contains(*c));
        last.is_some_and(|c| c.is_numeric() && !is_han(c))
    }

    /// Whether the last line is a row of a table: two spaces or more separate its number from the text before it.
    fn is_row(&self) -> bool {
        let line = self.marks.get(self.line..).unwrap_or_default().iter().rev().map(|(c, _)| *c);
        let before = line.skip_while(|c| c.is_numeric() || ".,%".contains(*c));
        before.take_while(|c| *c == ' ').count() > 1
    }

    /// The text and its marks, spaces closed.
    pub(super) fn close(self) -> Vec<PrintedChar> {
        let mut out: Vec<PrintedChar> = Vec::with_capacity(self.marks.len());
        for (at, mark) in self.marks.iter().enumerate() {
            let before = out.iter().rev().map(|(c, _)| *c).find(|c| *c != ' ');
            let kept = out.iter().rev().take_while(|(c, _)| *c == ' ').count();
            let after = self.marks.get(at + 1..).unwrap_or_default();
            if mark.0 != ' ' || kept < 2 && keeps_space(before, after, kept) {
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

/// Whether a space stays: between Latin words, and between two numbers, where the grammar decides whether it separates
/// groups of digits or two cells. Two spaces or more are a column beside any number; `kept` of them are there already.
fn keeps_space(before: Option<char>, after: &[PrintedChar], kept: usize) -> bool {
    let next = after.iter().map(|(c, _)| *c).find(|c| *c != ' ');
    let Some((before, next)) = before.zip(next) else { return false };
    let digit = |c: char| c.is_numeric() && !is_han(c);
    let column = kept > 0 || after.first().is_some_and(|(c, _)| *c == ' ');
    match column {
        true => {
            digit(before)
                || digit(next)
                || kept == 0 && before.is_ascii_alphabetic() && next.is_ascii_alphabetic()
        }
        false => digit(before) && digit(next) || before.is_ascii_alphabetic() && next.is_ascii_alphabetic(),
    }
}

/// The text of a line.
pub(super) fn line_text(line: &Line) -> String {
    line.marks.iter().map(|(c, _)| *c).collect()
}
