//! Digits that only a letter, a mark or a space parts, and that a reader may take for one number.

use std::ops::Range;

use crate::quantity::Units;
use crate::quantity::numeral::{Kind, Numeral, numerals};
use crate::text::{Beside, beside, is_chinese_mark, is_digit, letter_like_digit};

/// Characters between two pieces of one number: a comma or a space, and what slipped in with it.
const GAP: usize = 4;
/// Characters behind a number in which its unit stands.
const UNIT: usize = 16;
/// Words before a number that is a name: 表1 33户, 第1 2组.
const NAMED: &str = "第表图附件栏例式号章节";
/// Characters before a number of two digits of a time or an angle: 8时05分, 9:05.
const TIMED: &str = "时点分度年月:：∶°′";
/// What is numbered with noughts in front: 02栋, 03标段.
const NUMBERED: &str = "栋幢组村社区级期批号包标车班室层楼台线路门版届队";
/// Vessels that are counted by what they hold: 5l瓶.
const VESSELS: &str = "瓶桶袋箱盒罐";

/// A chain of digits in a text.
pub(super) struct Chain<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    /// Whether a mark parts some of the digits, and whether a space does.
    marked: bool,
    spaced: bool,
}

impl<'t> Chain<'t> {
    /// The chain that begins with some digits or with letters that look like more of them, not before a byte.
    pub(super) fn of(text: &'t str, from: usize, digits: &Range<usize>) -> Self {
        let before = text.get(from..digits.start).unwrap_or_default();
        let letter = |c| letter_like_digit(c).is_some();
        let letters = before.trim_end_matches(|c| letter(c) || is_mark(c)).len();
        let first = before.get(letters..).and_then(|letters| letters.find(letter));
        let start = first.map_or(digits.start, |first| from + letters + first);
        let mut chain = Self { text, range: start..start, marked: false, spaced: false };
        chain.word(start);
        while let Some(next) = chain.next_word() {
            chain.word(next);
        }
        chain
    }

    /// Takes digits with points, commas and letters among them.
    fn word(&mut self, start: usize) {
        let word = |c: char| is_number(c) || is_mark(c);
        let word = self.text.get(start..start + behind(self.text, start, word)).unwrap_or_default();
        let word = word.trim_end_matches(|c| !is_number(c));
        self.marked |= word.contains(',');
        self.range.end = start + word.len();
    }

    /// Where digits go on behind a mark or a space.
    fn next_word(&mut self) -> Option<usize> {
        let rest = self.text.get(self.range.end..)?;
        let gap = |c: &char| c.is_whitespace() || beside(*c) == Beside::Joint;
        let gap: String = rest.chars().take(GAP).take_while(gap).collect();
        let goes_on = !gap.is_empty() && rest.get(gap.len()..)?.starts_with(is_digit);
        if !goes_on {
            return None;
        }
        let spaces = gap.chars().all(char::is_whitespace);
        self.marked |= !spaces;
        self.spaced |= spaces;
        Some(self.range.end + gap.len())
    }

    /// Whether letters stand among the digits.
    pub(super) fn has_letters(&self) -> bool {
        self.printed().contains(|c| letter_like_digit(c).is_some())
    }

    /// Whether the letters are slips: what they are part of is counted, and no code.
    pub(super) fn is_number_with_letters(&self, units: &Units) -> bool {
        let after = self.after();
        let letters = |word: &&str| word.contains(|c| letter_like_digit(c).is_some());
        let name = !self.printed().split_whitespace().filter(letters).any(|word| !is_name(word));
        // 5l瓶 holds litres.
        let litres = self.printed().ends_with('l') && after.starts_with(|c| VESSELS.contains(c));
        let word = after.starts_with(|c: char| c.is_ascii_alphanumeric());
        !name && !litres && !word && !self.is_in_code() && self.counted(units).is_some()
    }

    /// Whether a reader sees one number where the scanner reads a part of it.
    pub(super) fn is_torn(&self, units: &Units) -> bool {
        if !self.marked && !self.spaced || self.is_in_code() || self.is_named() {
            return false;
        }
        let Some(kind) = self.counted(units) else { return false };
        let all = self.text.get(self.range.start..self.range.end + self.unit().len()).unwrap_or_default();
        let read = numerals(all, units).into_iter().next();
        let whole = |first: &Numeral| first.range.start == 0 && first.range.end >= self.range.len();
        let dated = |first: &Numeral| matches!(first.kind, Kind::Date | Kind::Ordinal);
        let separated = self.spaced && !self.marked;
        !read.is_some_and(|first| whole(&first) || separated && (dated(&first) || kind != Kind::Amount))
    }

    /// Whether its number is the rest of another one: no number of a count begins with 0 before digits.
    pub(super) fn is_rest(&self, units: &Units) -> bool {
        let rest = self.printed().strip_prefix('0').is_some_and(|rest| rest.starts_with(is_digit));
        let timed = self.before().ends_with(|c| TIMED.contains(c) || NAMED.contains(c));
        let part = self.before().strip_suffix('/').is_some_and(|first| first.ends_with(is_digit));
        let numbered = self.after().trim_start().starts_with(|c| NUMBERED.contains(c));
        rest && !timed
            && !numbered
            && (part || !self.is_in_code())
            && self.counted(units) == Some(Kind::Amount)
    }

    /// Its bytes with the digits of another number, which a mark parts from it: 154、033.
    pub(super) fn with_first(&self) -> Range<usize> {
        let mark = |c: char| !c.is_alphanumeric();
        let before = self.before().trim_end_matches(mark);
        let digits = before.trim_end_matches(|c| is_digit(c) || is_mark(c));
        let near = self.before().get(before.len()..).is_some_and(|gap| gap.chars().count() <= GAP);
        let start = if near && digits.len() < before.len() { digits.len() } else { self.range.start };
        start..self.range.end
    }

    /// Whether it is part of a name: of a code, or 表1.
    pub(super) fn is_part_of_name(&self) -> bool {
        self.is_in_code() || self.before().ends_with(|c| NAMED.contains(c))
    }

    /// What the scanner makes of a number in the place of the chain, where it counts something.
    fn counted(&self, units: &Units) -> Option<Kind> {
        let counted = numerals(&format!("11{}", self.unit()), units).into_iter().next()?;
        counted.amount.filter(|_| counted.range.start == 0 && counted.range.end > 2).map(|_| counted.kind)
    }

    /// Whether it is part of a name in letters: G154_33.
    fn is_in_code(&self) -> bool {
        self.before().ends_with(|c: char| c.is_ascii_alphanumeric() || "_-+./@#:=\\".contains(c))
    }

    /// Whether its first digits are a name or the number of a heading, or all that is quoted: 表1 33户, 3.1 33户, Office 2019
    /// 26套, ‘154’33户.
    fn is_named(&self) -> bool {
        let before = self.before().chars().next_back();
        let quoted = before.is_some_and(|c| "'‘`".contains(c));
        let opens = before.is_none_or(|c| c.is_whitespace() || is_chinese_mark(c));
        let first = self.printed().split(char::is_whitespace).next().unwrap_or_default();
        let titled = self.before().trim_end().ends_with(|c: char| c.is_ascii_alphabetic());
        let numbered = opens && (first.chars().count() <= 2 || first.contains('.') || titled);
        quoted || self.spaced && !self.marked && (numbered || before.is_some_and(|c| NAMED.contains(c)))
    }

    pub(super) fn printed(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    pub(super) fn before(&self) -> &'t str {
        self.text.get(..self.range.start).unwrap_or_default()
    }

    pub(super) fn after(&self) -> &'t str {
        self.text.get(self.range.end..).unwrap_or_default()
    }

    /// As much behind it as a unit takes.
    fn unit(&self) -> &'t str {
        let after = self.after();
        let end = after.char_indices().nth(UNIT).map_or(after.len(), |(at, _)| at);
        after.get(..end).unwrap_or_default()
    }
}

/// O2 is a gas, I5 a make.
fn is_name(word: &str) -> bool {
    word.chars().count() == 2 && word.starts_with(['O', 'o', 'I']) && word.ends_with(is_digit)
}

/// Marks in the middle of a number.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '．')
}

fn is_number(c: char) -> bool {
    is_digit(c) || letter_like_digit(c).is_some()
}

/// How many bytes from a place on fit.
pub(super) fn behind(text: &str, from: usize, fits: impl Fn(char) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find(|c| !fits(c)).unwrap_or(rest.len())
}
