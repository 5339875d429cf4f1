//! The escapes of a text in double quotes (YAML 1.2, 5.7): where each stands and which character it is.

use crate::read::characters::is_allowed;
use crate::text::source::Span;

/// The characters of some bytes of a text that are not allowed and were written as escapes, each with its place in the
/// file. What stands there as it is has been inspected with the file.
pub(super) fn forbidden(text: &str, base: Span, (start, end): (usize, usize)) -> Vec<(char, Span)> {
    let (mut found, mut at) = (Vec::new(), start);
    while let Some(escape) = text.get(at..end).and_then(|rest| rest.find('\\')) {
        let from = at + escape;
        let Some((c, length)) = text.get(from + 1..end).and_then(decoded) else { break };
        at = from + 1 + length;
        found.extend(c.filter(|c| !is_allowed(*c)).map(|c| (c, base.part(from, at))));
    }
    found
}

/// The character that the text behind a backslash stands for, if any, and how many bytes say so.
fn decoded(rest: &str) -> Option<(Option<char>, usize)> {
    let name = rest.chars().next()?;
    let digits = match name {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return Some((named(name), name.len_utf8())),
    };
    let code = rest.get(1..=digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    Some((code.and_then(char::from_u32), 1 + digits))
}

fn named(name: char) -> Option<char> {
    Some(match name {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return None,
    })
}
