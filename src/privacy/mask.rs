//! Texts with what is personal in them masked, and where each place of the original is in them.

use std::borrow::Cow;
use std::ops::Range;

use super::detector::findings;
use crate::text::width;

/// What stands for a column of a masked character.
const MASK: char = '●';

/// A text in which personal data is masked.
#[derive(Debug, Clone)]
pub(crate) struct Masked<'a> {
    /// The text.
    pub(crate) text: Cow<'a, str>,
    /// The characters that were masked: their bytes in the original and in `text`.
    moved: Vec<(Range<usize>, Range<usize>)>,
}

impl<'a> Masked<'a> {
    /// Masks a text.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut hidden: Vec<Range<usize>> = findings(text)
            .into_iter()
            .filter(|finding| finding.part || finding.kind.is_number())
            .map(|finding| finding.range)
            .collect();
        if hidden.is_empty() {
            return Self { text: Cow::Borrowed(text), moved: Vec::new() };
        }
        hidden.sort_by_key(|range| range.start);
        let (mut out, mut done, mut moved) = (String::with_capacity(text.len()), 0, Vec::new());
        for range in hidden {
            let start = range.start.max(done);
            out += text.get(done..start).unwrap_or_default();
            for (at, c) in text.get(start..range.end).unwrap_or_default().char_indices() {
                let (from, to) = (start + at, out.len());
                push(&mut out, c);
                moved.push((from..from + c.len_utf8(), to..out.len()));
            }
            done = range.end.max(done);
        }
        out += text.get(done..).unwrap_or_default();
        Self { text: Cow::Owned(out), moved }
    }

    /// Where a byte of the original is in the masked text.
    pub(crate) fn at(&self, offset: usize) -> usize {
        let index = self.moved.partition_point(|(from, _)| from.start <= offset);
        match index.checked_sub(1).and_then(|index| self.moved.get(index)) {
            Some((from, to)) if offset < from.end => to.start,
            Some((from, to)) => to.end + (offset - from.end),
            None => offset,
        }
    }

    /// Where a range of the original is in the masked text.
    pub(crate) fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.at(range.start)..self.at(range.end)
    }
}

/// A text with personal data masked, as wide as it was.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    Masked::of(text).text
}

/// A text of which every character is masked.
#[must_use]
pub(crate) fn hidden(text: &str) -> String {
    let mut out = String::new();
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// The ends of lines stay, so that a line is where it was.
fn push(out: &mut String, c: char) {
    match c {
        '\n' | '\r' => out.push(c),
        _ => out.extend(std::iter::repeat_n(MASK, width(c.encode_utf8(&mut [0; 4])))),
    }
}
