//! Chinese emphasis: what CommonMark's flanking rules take for a word and for punctuation when `*` or `~~` touches Han text.
//!
//! `**“重点”**文字` is not bold in CommonMark: the closing run is after punctuation and before a
//! letter, so it cannot close. Here a Chinese neighbour of such a run is swapped, in a copy that only
//! the parser sees, for a stand-in of the same byte length that makes the run flank as Chinese writers
//! mean it. Every stand-in means one character only and occurs nowhere in the text, so what the parser
//! gives back is restored exactly and byte offsets never move.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::text::{is_chinese, is_chinese_mark};

/// Stand-ins that count as letters, by the length of their UTF-8 form. Two bytes: IPA letters; three
/// bytes: the private use area.
const LETTERS: [RangeInclusive<u32>; 2] = [0x0250..=0x02AF, 0xE000..=0xF8FF];
/// Stand-ins that count as punctuation: three bytes: arrows, operators, technical signs, box drawings,
/// Braille; four bytes: pictographs, for the rare Han characters beyond the basic plane.
const MARKS: [RangeInclusive<u32>; 5] =
    [0x2190..=0x23FF, 0x2500..=0x26FF, 0x2800..=0x28FF, 0x2A00..=0x2AFF, 0x1F300..=0x1F5FF];

/// What a neighbour of a run is to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Guise {
    Letter,
    Mark,
}

/// A copy of a text that parses as Chinese writers mean it.
#[derive(Debug)]
pub(crate) struct Shielded {
    /// The copy: as long as the text, every byte offset the same.
    pub(crate) copy: String,
    back: BTreeMap<char, char>,
}

impl Shielded {
    /// Shields every run of `*` and `~~` in a text.
    pub(crate) fn new(text: &str) -> Self {
        let guises = neighbours(text);
        let mut stand_ins = StandIns::new(text, !guises.is_empty());
        let mut copy = String::with_capacity(text.len());
        let mut done = 0;
        for (at, (char, guise)) in guises {
            let Some(stand_in) = stand_ins.get(char, guise) else { continue };
            copy.push_str(text.get(done..at).unwrap_or_default());
            copy.push(stand_in);
            done = at + char.len_utf8();
        }
        copy.push_str(text.get(done..).unwrap_or_default());
        Self { copy, back: stand_ins.back }
    }

    /// Whether anything was swapped at all.
    pub(crate) fn is_plain(&self) -> bool {
        self.back.is_empty()
    }

    /// A text from the parser with every stand-in replaced by what it stands for.
    pub(crate) fn restore(&self, text: &str) -> String {
        text.chars().map(|char| self.back.get(&char).copied().unwrap_or(char)).collect()
    }
}

/// The characters to swap, by byte offset.
fn neighbours(text: &str) -> BTreeMap<usize, (char, Guise)> {
    let mut guises = BTreeMap::new();
    let mut rest = 0;
    while let Some((start, end)) = next_run(text, rest) {
        rest = end;
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        if let Some(char) = before.filter(|&char| is_chinese(char)) {
            note_guise(&mut guises, start - char.len_utf8(), char, after);
        }
        if let Some(char) = after.filter(|&char| is_chinese(char)) {
            note_guise(&mut guises, end, char, before);
        }
    }
    guises
}

/// The next run of `*`, or of two or more `~`, without one that a backslash escapes.
fn next_run(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut from = from;
    loop {
        let start = from + text.get(from..)?.find(['*', '~'])?;
        let rest = text.get(start..)?;
        let delimiter = rest.chars().next()?;
        let end = start + rest.len() - rest.trim_start_matches(delimiter).len();
        let escapes = text.get(..start)?.bytes().rev().take_while(|&byte| byte == b'\\').count();
        let start = start + escapes % 2;
        let shortest = if delimiter == '~' { 2 } else { 1 };
        if end >= start + shortest {
            return Some((start, end));
        }
        from = end;
    }
}

/// Notes how `char`, one neighbour of a run, is to look, given the neighbour on the other side: beside
/// punctuation that is not Chinese it has to be a mark, else the run could not flank; otherwise a letter.
fn note_guise(guises: &mut BTreeMap<usize, (char, Guise)>, at: usize, char: char, other: Option<char>) {
    let guise = match other {
        Some(other) if is_foreign_mark(other) => Guise::Mark,
        _ => Guise::Letter,
    };
    // A Han letter that may stay a letter, and a Chinese mark that may stay a mark, need no stand-in;
    // but between two runs the wish for a mark wins.
    let noted = guises.entry(at).or_insert((char, guise));
    noted.1 = noted.1.max(guise);
}

/// Stand-ins that do not occur in the text, each given away once.
struct StandIns {
    taken: BTreeSet<u32>,
    given: BTreeMap<(char, Guise), char>,
    back: BTreeMap<char, char>,
    next: BTreeMap<(Guise, usize), u32>,
}

impl StandIns {
    fn new(text: &str, needed: bool) -> Self {
        let pools = || LETTERS.iter().chain(&MARKS);
        let in_pool = |char: &u32| pools().any(|pool| pool.contains(char));
        let taken =
            if needed { text.chars().map(u32::from).filter(in_pool).collect() } else { BTreeSet::new() };
        Self { taken, given: BTreeMap::new(), back: BTreeMap::new(), next: BTreeMap::new() }
    }

    /// The stand-in of this length for a character; none when it looks right as it is, or when the text
    /// has used up all stand-ins, which costs nothing but that one run's emphasis.
    fn get(&mut self, char: char, guise: Guise) -> Option<char> {
        if is_chinese_mark(char) == (guise == Guise::Mark) {
            return None;
        }
        if let Some(given) = self.given.get(&(char, guise)) {
            return Some(*given);
        }
        let length = char.len_utf8();
        let first = self.next.get(&(guise, length)).copied().unwrap_or(0);
        let pools: &[RangeInclusive<u32>] = if guise == Guise::Letter { &LETTERS } else { &MARKS };
        let fits = |code: &u32| char::from_u32(*code).is_some_and(|stand_in| stand_in.len_utf8() == length);
        let code = pools
            .iter()
            .flat_map(|pool| *pool.start().max(&first)..=*pool.end())
            .find(|code| !self.taken.contains(code) && fits(code));
        self.next.insert((guise, length), code.map_or(u32::MAX, |code| code + 1));
        let stand_in = char::from_u32(code?)?;
        self.given.insert((char, guise), stand_in);
        self.back.insert(stand_in, char);
        Some(stand_in)
    }
}

/// Punctuation of Western typing that the parser may need as it is.
fn is_foreign_mark(char: char) -> bool {
    char.is_ascii_punctuation()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_keeps_every_offset_and_comes_back_whole() {
        for text in [
            "**“重点”**文字",
            "达到**{fig}`a`**的人",
            "𠀀**(一)**𠀁",
            "阿布都·**买买提**·艾力",
            "\\**“a”**b 私有区\u{E000}↠",
        ] {
            let shielded = Shielded::new(text);
            assert_eq!(shielded.copy.len(), text.len());
            assert_eq!(shielded.restore(&shielded.copy), text);
            assert!(!shielded.is_plain() && shielded.copy != text, "{text}");
        }
    }

    #[test]
    fn a_text_without_runs_is_left_alone() {
        for text in ["1~2个", "重点**文字**重点", "\\*“a”", "“重点”"] {
            assert_eq!(Shielded::new(text).copy, text);
        }
    }

    #[test]
    fn full_marks_and_symbols_of_the_text_are_never_used_as_stand_ins() {
        let all: String = (0xE000..0xE100).filter_map(char::from_u32).collect();
        let text = format!("{all}**“重点”**文字");
        let shielded = Shielded::new(&text);
        assert_eq!(shielded.restore(&shielded.copy), text);
    }
}
