//! Spans that a page prints twice: bold type made by printing over itself comes out of a page as
//! `帮助帮助430430名困难家庭学生名困难家庭学生`.
//!
//! A span is doubled when all of it is a row of blocks, each followed by itself. So that 1616户 and 天天 stay what
//! they are, a row needs a block of three Han characters, or it must fill its line next to a line that has one.

use super::Mark;
use crate::text::is_han;

/// The longest block, in characters; blocks are parts of a line of print.
const MAX_BLOCK: usize = 48;
/// Characters of the shortest doubled span.
const MIN_SPAN: usize = 8;
/// Han characters of its longest block: no sentence repeats three characters by accident.
const MIN_HAN: usize = 3;
/// Characters of a doubled line next to another one: 短板短板。。
const MIN_LINE: usize = 4;

/// Lines with every doubled span printed once and marked.
pub(super) fn undouble(lines: &[String]) -> Vec<Vec<Mark>> {
    let marked: Vec<Vec<Mark>> = lines.iter().map(|line| spans(&line.chars().collect::<Vec<_>>())).collect();
    let doubled: Vec<bool> = marked.iter().map(|line| line.iter().any(|(_, doubled)| *doubled)).collect();
    let beside = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| doubled.get(before));
        before.is_some_and(|one| *one) || doubled.get(at + 1).is_some_and(|one| *one)
    };
    let whole = |(at, line): (usize, Vec<Mark>)| {
        let plain: Vec<char> = line.iter().map(|(c, _)| *c).collect();
        let weak = !line.iter().any(|(_, doubled)| *doubled) && plain.len() >= MIN_LINE && beside(at);
        let row = if weak { row(&plain, 0) } else { Row::default() };
        if weak && row.end == plain.len() { row.once } else { line }
    };
    marked.into_iter().enumerate().map(whole).collect()
}

/// A row of doubled blocks.
#[derive(Default)]
struct Row {
    /// One past its last character.
    end: usize,
    /// The blocks, each once.
    once: Vec<Mark>,
    /// Han characters of its longest block.
    han: usize,
}

fn spans(line: &[char]) -> Vec<Mark> {
    let mut out = Vec::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line.get(at) {
        let row = row(line, at);
        if row.end - at >= MIN_SPAN && row.han >= MIN_HAN {
            at = row.end;
            out.extend(row.once);
        } else {
            out.push((*c, false));
            at += 1;
        }
    }
    out
}

/// The longest row of doubled blocks from here on; of two blocks that fit, the longer one.
fn row(line: &[char], start: usize) -> Row {
    let mut row = Row { end: start, ..Row::default() };
    if inside_number(line, start) {
        return row;
    }
    loop {
        // Between doubled words a page sets single spaces.
        let at = if line.get(row.end) == Some(&' ') && row.end > start { row.end + 1 } else { row.end };
        let Some(length) = block(line, at) else { return row };
        let once = line.get(at..at + length).unwrap_or_default();
        row.han = row.han.max(once.iter().filter(|c| is_han(**c)).count());
        row.once.extend(once.iter().map(|c| (*c, true)));
        row.end = at + 2 * length;
    }
}

/// The length of the longest block that is doubled here and cuts no number before it or behind it.
fn block(line: &[char], at: usize) -> Option<usize> {
    let longest = MAX_BLOCK.min(line.len().saturating_sub(at) / 2);
    (1..=longest).rev().find(|length| {
        let (once, twice) = (line.get(at..at + length), line.get(at + length..at + 2 * length));
        once == twice && !inside_number(line, at + 2 * length)
    })
}

/// Whether a number goes on across this place.
fn inside_number(line: &[char], at: usize) -> bool {
    let digit =
        |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(|c| c.is_numeric() && !is_han(*c));
    digit(at.checked_sub(1)) && digit(Some(at))
}
