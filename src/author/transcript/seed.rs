//! A new source record, complete enough to be valid; what the page does not say is left to its editor.

use std::fmt::Write as _;

use super::{Entry, Transcript};

/// Columns of a line of `scan`, in characters.
const WIDTH: usize = 72;

/// What the editor says of a document, on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Particulars {
    /// The id of the record, a slug.
    pub id: String,
    /// The headline; the page's own without it.
    pub title: Option<String>,
    /// 报纸专版, 公报, 新闻 …
    pub kind: Option<String>,
    /// The district's name.
    pub district: Option<String>,
    /// The day it was published; a record without it says that it is undated.
    pub date: Option<String>,
}

/// The kind of a document whose editor has not said one.
const KIND: &str = "新闻";

/// The text of `seeds/<id>.yml`.
#[must_use]
pub fn seed(transcript: &Transcript, particulars: &Particulars) -> String {
    let Particulars { id, title, kind, district, date } = particulars;
    let own = Some(transcript.title.as_str()).filter(|title| !title.is_empty());
    let mut out = String::new();
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(out, "{key}: {value}");
    };
    line("id", &scalar(id, false));
    line("title", &scalar(title.as_deref().or(own).unwrap_or(id), false));
    line("kind", &scalar(kind.as_deref().unwrap_or(KIND), false));
    if let Some(district) = district {
        line("district", &scalar(district, false));
    }
    match date {
        Some(date) => line("date", date),
        None => line("undated", "true"),
    }
    out.push_str("sections:\n");
    for section in &transcript.sections {
        let _ = writeln!(out, "  - {}", scalar(section, false));
    }
    out.push_str("inventory:\n");
    for (at, entry) in transcript.entries.iter().enumerate() {
        let _ = writeln!(out, "  - {}", row(at + 1, entry));
    }
    let _ = writeln!(out, "scan: {}", scan(&transcript.entries));
    out
}

/// A line of the inventory.
pub(super) fn row(number: usize, entry: &Entry) -> String {
    let Entry { printed, section, kind, doubled } = entry;
    let doubled = if *doubled { ", doubled: true" } else { "" };
    let (printed, section) = (scalar(printed, true), scalar(section, true));
    format!("{{n: {number}, printed: {printed}, section: {section}, use: {}{doubled}}}", kind.key())
}

/// Every numeral that was found, as a list over several lines.
pub(super) fn scan(entries: &[Entry]) -> String {
    let mut out = String::from("[");
    let mut column = 7;
    for (at, entry) in entries.iter().enumerate() {
        let word = scalar(&entry.printed, true);
        let length = word.chars().count() + 2;
        if at > 0 {
            out.push(',');
            column += length;
            out.push_str(if column > WIDTH { "\n  " } else { " " });
            column = if column > WIDTH { length } else { column };
        }
        out.push_str(&word);
    }
    out.push(']');
    out
}

/// A text as YAML: plain where that cannot be misread, else in double quotes. Brackets and commas end a plain text
/// inside a list; what looks like a number is quoted, so that no other reader takes it for one.
#[must_use]
pub fn scalar(text: &str, flow: bool) -> String {
    let mark = |c: char| {
        matches!(c, '"' | '\\' | '#' | '\n' | '\t' | ':') || flow && matches!(c, ',' | '[' | ']' | '{' | '}')
    };
    let first = text.chars().next().is_none_or(|c| "-?:,[]{}#&*!|>'\"%@` ~".contains(c));
    // A full-width comma between digits looks like a slip for the comma of a list.
    let comma = text.contains('，') && text.starts_with(char::is_numeric);
    let wide = !text.is_ascii();
    let word = text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
        && text.chars().any(|c| c.is_ascii_lowercase())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    let share = text.ends_with('%') && text.len() > 1;
    if (wide || word || share) && !first && !comma && !text.contains(mark) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            if matches!(c, '"' | '\\') {
                vec!['\\', c]
            } else {
                vec![if c == '\n' || c == '\t' { ' ' } else { c }]
            }
        })
        .collect();
    format!("\"{escaped}\"")
}
