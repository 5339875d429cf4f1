//! The characters of an amount, full-width forms folded, each with its place in the author's text.

use crate::text::fold_number;

/// Walks over folded characters and knows the byte each one came from.
#[derive(Debug)]
pub(super) struct Cursor {
    glyphs: Vec<(usize, char)>,
    next: usize,
    end: usize,
}

impl Cursor {
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim_end();
        let glyphs = text.char_indices().map(|(at, c)| (at, fold_number(c))).collect();
        Self { glyphs, next: 0, end: text.len() }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The byte where the text ends.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The byte of the next character.
    pub(super) fn at(&self) -> usize {
        self.glyphs.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    pub(super) fn ahead(&self, count: usize) -> Option<char> {
        self.glyphs.get(self.next.saturating_add(count)).map(|(_, c)| *c)
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let found = self.peek();
        self.next = self.next.saturating_add(usize::from(found.is_some()));
        found
    }

    /// Passes over a word when it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let comes = word.chars().enumerate().all(|(count, c)| self.ahead(count) == Some(c));
        if comes {
            self.next = self.next.saturating_add(word.chars().count());
        }
        comes
    }

    /// The longest run of characters that fit.
    pub(super) fn run(&mut self, fits: impl Fn(char) -> bool) -> String {
        let mut run = String::new();
        while let Some(c) = self.peek().filter(|c| fits(*c)) {
            run.push(c);
            self.bump();
        }
        run
    }

    /// The folded text that is left, without passing over it.
    pub(super) fn rest(&self) -> String {
        self.glyphs.iter().skip(self.next).map(|(_, c)| *c).collect()
    }

    pub(super) fn spaces(&mut self) {
        self.run(|c| c == ' ');
    }
}
