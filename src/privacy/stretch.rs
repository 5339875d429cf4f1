//! Stretches of digits as a reader sees them: full-width ones, written as escapes or references, in groups, with
//! marks of emphasis or invisible characters between them.

use std::ops::Range;

use crate::text::{is_invisible, narrow};

/// Digits of the shortest stretch that is looked at: that of a passport.
pub(super) const SHORTEST: usize = 7;
/// Characters between two groups of one number.
const MAX_GAP: usize = 3;

/// A digit, or the X that ends an identity number, with its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Digit {
    pub(super) c: char,
    pub(super) range: Range<usize>,
}

/// Digits without a visible gap.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) digits: Vec<Digit>,
    /// What is between it and the group before it; empty for the first one.
    pub(super) gap: String,
}

impl Group {
    /// Its digits.
    pub(super) fn text(&self) -> String {
        self.digits.iter().map(|digit| digit.c).collect()
    }

    /// Its place in the text.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.digits.first().map_or(0, |digit| digit.range.start);
        start..self.digits.last().map_or(start, |digit| digit.range.end)
    }
}

/// Every stretch of a text with enough digits to be a number of somebody.
pub(super) fn stretches(text: &str) -> Vec<Vec<Group>> {
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(start) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|b| begins(*b))) {
        let start = at + start;
        let (end, digits) = region(text, start);
        if digits >= SHORTEST {
            read(text, start..end, &mut all);
        }
        at = end.max(start + 1);
    }
    all
}

/// Whether a digit may begin with this byte: one of either width, an escape, a reference.
fn begins(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, 0xef | b'\\' | b'&')
}

/// The end of the bytes that a stretch may be made of, and how many of them may be digits. It is cheap and finds too
/// much; [`read`] is exact.
fn region(text: &str, start: usize) -> (usize, usize) {
    let mut digits = 0;
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let mut ends = |byte: u8| match byte {
        b'0'..=b'9' | 0xef => {
            digits += 1;
            false
        }
        b'a'..=b'f' | b'A'..=b'F' | b'x' | b'X' | b'u' | b'U' => false,
        b' ' | b'\t' | b'\r' | b'\n' | b'-' | b'.' | b'*' | b'_' | b'~' | b'`' | b'\\' | b'&' | b'#'
        | b';' => false,
        // Most Han characters begin with these.
        0xe4..=0xe9 => true,
        byte => byte.is_ascii(),
    };
    let length = bytes.iter().position(|byte| ends(*byte)).unwrap_or(bytes.len());
    (start + length, digits)
}

/// What a character is to a stretch.
enum Role {
    Digit(char),
    /// Nothing that is seen between two digits.
    Nothing,
    Gap(char),
    End,
}

/// Reads the stretches of a region.
fn read(text: &str, region: Range<usize>, all: &mut Vec<Vec<Group>>) {
    let (mut groups, mut gap): (Vec<Group>, String) = (Vec::new(), String::new());
    let mut at = region.start;
    while at < region.end {
        let Some((c, length)) = sign(text, at) else { break };
        let range = at..at + length;
        at = range.end;
        match role(text, c, &range, groups.last(), &gap) {
            Role::Digit(c) => push(&mut groups, &mut gap, Digit { c, range }),
            Role::Nothing => {}
            Role::Gap(c) if !groups.is_empty() && gap.chars().count() < MAX_GAP => gap.push(c),
            Role::Gap(_) | Role::End => close(&mut groups, &mut gap, all),
        }
    }
    close(&mut groups, &mut gap, all);
}

fn push(groups: &mut Vec<Group>, gap: &mut String, digit: Digit) {
    match groups.last_mut() {
        Some(group) if gap.is_empty() => group.digits.push(digit),
        _ => groups.push(Group { digits: vec![digit], gap: std::mem::take(gap) }),
    }
}

fn close(groups: &mut Vec<Group>, gap: &mut String, all: &mut Vec<Vec<Group>>) {
    gap.clear();
    let groups = std::mem::take(groups);
    if groups.iter().map(|group| group.digits.len()).sum::<usize>() >= SHORTEST {
        all.push(groups);
    }
}

fn role(text: &str, c: char, range: &Range<usize>, group: Option<&Group>, gap: &str) -> Role {
    let next = || text.get(range.end..).and_then(|rest| rest.chars().next());
    let doubled = || next() == Some(c) || text.get(..range.start).is_some_and(|before| before.ends_with(c));
    let after_digit = group.is_some() && (gap.is_empty() || gap.chars().all(|c| !c.is_alphanumeric()));
    match c {
        '0'..='9' => Role::Digit(c),
        'x' | 'X' if after_digit && !next().is_some_and(|c| c.is_ascii_alphanumeric()) => Role::Digit('X'),
        '`' | '*' => Role::Nothing,
        '_' | '~' if doubled() => Role::Nothing,
        ' ' | '-' | '–' | '—' | '‐' | '‑' | '·' | '.' | '\n' | '\t' => Role::Gap(c),
        '\r' => Role::Nothing,
        c if is_invisible(c) => Role::Nothing,
        _ => Role::End,
    }
}

/// The character at a byte as a reader sees it, and how many bytes it takes: an escape of YAML, a reference of Markdown
/// and a full-width digit are the digit that they stand for.
pub(super) fn sign(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.get(at..)?;
    let c = rest.chars().next()?;
    let written = match c {
        '\\' => escape(rest),
        '&' => reference(rest),
        _ => None,
    };
    let (c, length) = written.unwrap_or((c, c.len_utf8()));
    Some((if c == '\u{a0}' { ' ' } else { narrow(c) }, length))
}

/// `\x31`, `\u0031`, `\U00000031`, and `\-`.
fn escape(rest: &str) -> Option<(char, usize)> {
    let kind = rest.chars().nth(1)?;
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        kind => return kind.is_ascii_punctuation().then_some((kind, 2)),
    };
    let value = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((char::from_u32(value)?, 2 + digits))
}

/// `&#49;` and `&#x31;`.
fn reference(rest: &str) -> Option<(char, usize)> {
    let inside = rest.strip_prefix("&#")?;
    let end = inside.bytes().take(8).position(|byte| byte == b';')?;
    let number = inside.get(..end)?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some((char::from_u32(value)?, end + 3))
}
