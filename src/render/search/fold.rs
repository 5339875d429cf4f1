//! Text as it is compared: full-width forms are half-width, capitals small, any white space one space.
//!
//! The script does the same (`fold` in `tongbao.js`); shared cases hold the two together.

use crate::text::{is_invisible, narrow};

/// Puts a text into the form that is printed in results: white space within a line is one space, and
/// invisible characters are gone. Comparing then changes characters one by one and moves none.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let start = out.len();
        for c in line.chars().filter(|c| !is_invisible(*c)) {
            if !c.is_whitespace() {
                out.push(c);
            } else if out.len() > start && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        out.truncate(out.trim_end_matches(' ').len());
        if out.len() > start {
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One character as it is compared.
pub(super) fn fold(c: char) -> char {
    let c = narrow(c);
    if c.is_whitespace() { ' ' } else { c.to_ascii_lowercase() }
}
