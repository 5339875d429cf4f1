//! A text as folded characters, each with its byte.

use std::ops::Range;

use super::financial;
use crate::text::fold_number;

/// A text that can be inspected from any character in both directions.
#[derive(Debug)]
pub(super) struct Glyphs<'t> {
    text: &'t str,
    glyphs: Vec<(usize, char)>,
}

impl<'t> Glyphs<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // A tab separates the columns of a table, so it is no space inside a quantity.
        let folded = |c| if c == '\t' { c } else { fold_number(c) };
        let mut glyphs: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, folded(c))).collect();
        financial::plain_numerals(&mut glyphs);
        Self { text, glyphs }
    }

    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The byte of a character, or of the end.
    pub(super) fn byte(&self, at: usize) -> usize {
        self.glyphs.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// The bytes of a range of characters.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.glyphs.get(at).map(|(_, c)| *c)
    }

    /// The character in the text, not folded.
    pub(super) fn unfolded(&self, at: usize) -> Option<char> {
        self.text.get(self.byte(at)..)?.chars().next()
    }

    /// Whether the character here fits.
    pub(super) fn is(&self, at: usize, fits: impl Fn(char) -> bool) -> bool {
        self.get(at).is_some_and(fits)
    }

    /// The character before.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// The end of a word that begins here.
    pub(super) fn eat(&self, at: usize, word: &str) -> Option<usize> {
        let mut at = at;
        for c in word.chars() {
            if self.get(at) != Some(c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The end of the first of these words that begins here.
    pub(super) fn eat_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.eat(at, word))
    }

    /// The end of the longest of these space-separated words that begins here.
    pub(super) fn longest(&self, at: usize, words: &str) -> Option<usize> {
        words.split_whitespace().filter_map(|word| self.eat(at, word)).max()
    }

    /// The end of the run of characters that fit.
    pub(super) fn run(&self, at: usize, fits: impl Fn(char) -> bool) -> usize {
        let mut at = at;
        while self.is(at, &fits) {
            at += 1;
        }
        at
    }

    /// The end of the run of at most `limit` characters that fit. The limit keeps a long text from taking quadratic
    /// time.
    pub(super) fn run_within(&self, at: usize, limit: usize, fits: impl Fn(char) -> bool) -> usize {
        let fitting = self.glyphs.iter().skip(at).take(limit).take_while(|(_, c)| fits(*c));
        at + fitting.count()
    }

    /// The position after a single space; two or more separate the columns of a table.
    pub(super) fn gap(&self, at: usize) -> usize {
        let single = self.get(at) == Some(' ') && self.get(at + 1) != Some(' ');
        at + usize::from(single)
    }

    /// The folded characters.
    pub(super) fn folded(&self, range: Range<usize>) -> impl Iterator<Item = char> {
        self.glyphs.get(range).unwrap_or_default().iter().map(|(_, c)| *c)
    }

    /// The folded text of a range.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.folded(range).collect()
    }
}
