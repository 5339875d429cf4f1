//! The words of a text: runs of one kind of character, so that a number is replaced by a number.

use std::ops::Range;

/// What a word is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Number,
    Latin,
    Han,
    Space,
    Mark,
}

pub(super) struct Word {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// The words of a text, spaces left out.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, char) in text.char_indices() {
        let kind = kind(char);
        match words.last_mut() {
            Some(word) if word.kind == kind && kind != Kind::Mark => word.range.end = at + char.len_utf8(),
            _ => words.push(Word { kind, range: at..at + char.len_utf8() }),
        }
    }
    words.retain(|word| word.kind != Kind::Space);
    words
}

fn kind(char: char) -> Kind {
    match char {
        '0'..='9' | '.' | '%' => Kind::Number,
        'a'..='z' | 'A'..='Z' | '_' => Kind::Latin,
        '\u{4e00}'..='\u{9fff}' => Kind::Han,
        char if char.is_whitespace() => Kind::Space,
        _ => Kind::Mark,
    }
}
