//! A run of text as its reader sees it: its printed characters, and which of them are read together.

use std::ops::Range;

use crate::site::{Inline, leaves};

/// A run as it is printed.
#[derive(Debug, Default)]
pub(super) struct Print {
    /// All of it, with the words of citations.
    pub(super) text: String,
    /// The bytes that are read as one text, without markup: from one citation, picture or break to the next.
    pub(super) runs: Vec<Range<usize>>,
    /// The bytes of citations and computed comparisons, and of numbers that their author marks as no figure.
    pub(super) fixed: Vec<Range<usize>>,
    code: Vec<Range<usize>>,
    /// Where each piece ends.
    ends: Vec<usize>,
}

impl Print {
    /// The print of a run.
    pub(super) fn of(content: &[Inline]) -> Self {
        let mut print = Self::default();
        let (mut open, mut after_code) = (None, false);
        for leaf in leaves(content) {
            let start = print.text.len();
            print.text.push_str(leaf.words());
            let place = start..print.text.len();
            let is_code = matches!(leaf, Inline::Code(_));
            if (is_code || after_code) && !print.goes_on(start) {
                print.close(&mut open, start);
            }
            match leaf {
                Inline::Text(_) | Inline::Code(_) => open = open.or(Some(start)),
                _ => print.close(&mut open, start),
            }
            print.code.extend(Some(place.clone()).filter(|_| is_code));
            let fixed = matches!(leaf, Inline::Figure(_) | Inline::Change(_) | Inline::Literal(_));
            print.fixed.extend(Some(place).filter(|_| fixed));
            after_code = is_code;
            print.ends.push(print.text.len());
        }
        let end = print.text.len();
        print.close(&mut open, end);
        print
    }

    /// Whether some bytes are in several pieces.
    pub(super) fn is_spread(&self, range: &Range<usize>) -> bool {
        let first = self.ends.partition_point(|end| *end <= range.start);
        self.ends.get(first).is_some_and(|end| *end < range.end)
    }

    /// Whether a byte is a citation's, or that of a number marked as no figure.
    pub(super) fn is_fixed(&self, at: usize) -> bool {
        let behind = self.fixed.partition_point(|fixed| fixed.end <= at);
        self.fixed.get(behind).is_some_and(|fixed| fixed.start <= at)
    }

    /// Whether some bytes are code, or have code in them.
    pub(super) fn is_code(&self, range: &Range<usize>) -> bool {
        let behind = self.code.partition_point(|code| code.end <= range.start);
        self.code.get(behind).is_some_and(|code| code.start < range.end)
    }

    /// Whether text goes on over the edge of code: 53`010`人 does, and not a name such as `g`5.
    fn goes_on(&self, edge: usize) -> bool {
        let (before, behind) = self.text.split_at_checked(edge).unwrap_or_default();
        let word =
            |c: char| c.is_ascii_alphabetic() || c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '%');
        !before.chars().next_back().is_some_and(word) && !behind.chars().next().is_some_and(word)
    }

    fn close(&mut self, open: &mut Option<usize>, end: usize) {
        let run = open.take().map(|start| start..end);
        self.runs.extend(run.filter(|run| !run.is_empty()));
    }
}
