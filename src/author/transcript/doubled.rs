//! Removes doubled spans: bold type made by overprinting comes out of a page as
//! `帮助帮助430430名困难家庭学生名困难家庭学生`.
//!
//! A doubled span is a run of blocks, each followed by itself. So that 1616户 and 天天 stay as they are, a run needs a
//! block of three Han characters, or it must fill its line next to a line that has one.

/// A character of a page, and whether it stands in a span that the page prints twice.
pub(super) type PrintedChar = (char, bool);

use crate::text::is_han;

/// The longest block, in characters; blocks are parts of a line of print.
const MAX_BLOCK: usize = 48;
/// Characters of the shortest doubled span.
const MIN_SPAN: usize = 8;
/// Han characters of its longest block: no sentence repeats three characters by accident.
const MIN_HAN: usize = 3;
/// Characters of a doubled line next to another doubled line: 短板短板。。
const MIN_LINE: usize = 4;

/// Lines with every doubled span printed once and marked.
pub(super) fn undouble(lines: &[String]) -> Vec<Vec<PrintedChar>> {
    let marked: Vec<Vec<PrintedChar>> =
        lines.iter().map(|line| spans(&line.chars().collect::<Vec<_>>())).collect();
    let doubled: Vec<bool> = marked.iter().map(|line| line.iter().any(|(_, doubled)| *doubled)).collect();
    let beside = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| doubled.get(before));
        before.is_some_and(|line| *line) || doubled.get(at + 1).is_some_and(|line| *line)
    };
    let whole = |(at, line): (usize, Vec<PrintedChar>)| {
        let plain: Vec<char> = line.iter().map(|(c, _)| *c).collect();
        let weak = !line.iter().any(|(_, doubled)| *doubled) && plain.len() >= MIN_LINE && beside(at);
        let run = if weak { run(&plain, 0) } else { Run::default() };
        if weak && run.end == plain.len() { run.single } else { line }
    };
    marked.into_iter().enumerate().map(whole).collect()
}

/// A run of doubled blocks.
#[derive(Default)]
struct Run {
    /// One past its last character.
    end: usize,
    /// The blocks, each once.
    single: Vec<PrintedChar>,
    /// Han characters of its longest block.
    han: usize,
}

fn spans(line: &[char]) -> Vec<PrintedChar> {
    let mut out = Vec::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line.get(at) {
        let run = run(line, at);
        if run.end - at >= MIN_SPAN && run.han >= MIN_HAN {
            at = run.end;
            out.extend(run.single);
        } else {
            out.push((*c, false));
            at += 1;
        }
    }
    out
}

/// The longest run of doubled blocks from here on; of two blocks that fit, the longer one.
fn run(line: &[char], start: usize) -> Run {
    let mut run = Run { end: start, ..Run::default() };
    if inside_number(line, start) {
        return run;
    }
    loop {
        // A page puts single spaces between doubled words.
        let at = if line.get(run.end) == Some(&' ') && run.end > start { run.end + 1 } else { run.end };
        let Some(length) = block_length(line, at) else { return run };
        let block = line.get(at..at + length).unwrap_or_default();
        run.han = run.han.max(block.iter().filter(|c| is_han(**c)).count());
        run.single.extend(block.iter().map(|c| (*c, true)));
        run.end = at + 2 * length;
    }
}

/// The length of the longest block that is doubled here and cuts no number before it or behind it.
fn block_length(line: &[char], at: usize) -> Option<usize> {
    let longest = MAX_BLOCK.min(line.len().saturating_sub(at) / 2);
    (1..=longest).rev().find(|length| {
        let (first, second) = (line.get(at..at + length), line.get(at + length..at + 2 * length));
        first == second && !inside_number(line, at + 2 * length)
    })
}

/// Whether a number continues across this position.
fn inside_number(line: &[char], at: usize) -> bool {
    let digit =
        |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(|c| c.is_numeric() && !is_han(*c));
    digit(at.checked_sub(1)) && digit(Some(at))
}
