//! The one escaper: text as HTML, SVG and XML print it.

use std::io::{self, Write};

/// Writes text so that it stays text, in an element and in an attribute between quotes of either kind.
///
/// # Errors
/// When `out` fails.
pub(in crate::render) fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        let (plain, tail) = rest.split_at(at);
        out.write_all(plain.as_bytes())?;
        let mut characters = tail.chars();
        out.write_all(characters.next().map_or("", entity).as_bytes())?;
        rest = characters.as_str();
    }
    out.write_all(rest.as_bytes())
}

/// Adds escaped text to a string.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = tail.chars();
        out.push_str(characters.next().map_or("", entity));
        rest = characters.as_str();
    }
    out.push_str(rest);
}

fn special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'')
}

fn entity(c: char) -> &'static str {
    match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    }
}
