//! Text as it is compared: full-width forms are half-width, capitals small, any white space one space.
//!
//! The script does the same (`fold` in `tongbao.js`); shared cases hold the two together.

/// Puts a text into the form that is printed in results: white space within a line is one space, and
/// characters that nobody sees are gone. Comparing then changes characters one by one and moves none.
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
    let c = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    };
    c.to_ascii_lowercase()
}

/// The characters of format (Unicode's class Cf): soft hyphens, zero-width joiners, marks of direction, the byte
/// order mark. They come with text that is pasted.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
        | '\u{e0020}'..='\u{e007f}')
}
