//! A new source record, complete enough to be valid; the rest is left to its editor.

use std::fmt::Write as _;

use super::inventory::{Transcript, TranscriptNumeral};
use crate::author::yaml::{list_entry, scalar};
use crate::privacy::masked;

/// Columns of a line of `scan`, in characters.
const WIDTH: usize = 72;

/// The particulars of a document, from the command line.
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
    /// The day it was published; a record without one is marked as undated.
    pub date: Option<String>,
}

/// The default kind of a document.
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
    line("title", &scalar(&masked(title.as_deref().or(own).unwrap_or(id)), false));
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
    for (at, numeral) in transcript.numerals.iter().enumerate() {
        let _ = writeln!(out, "  - {}", row(at + 1, numeral));
    }
    let _ = writeln!(out, "scan: {}", scan(&transcript.numerals, ""));
    out
}

/// A line of the inventory.
pub(super) fn row(number: usize, numeral: &TranscriptNumeral) -> String {
    let TranscriptNumeral { section, kind, doubled, .. } = numeral;
    let doubled = if *doubled { ", doubled: true" } else { "" };
    let (printed, section) = (scalar(&numeral.registered(), true), scalar(section, true));
    format!("{{n: {number}, printed: {printed}, section: {section}, use: {}{doubled}}}", kind.key())
}

/// All numerals of the page, as a list over several lines, for a key that stands behind `indent`.
pub(super) fn scan(numerals: &[TranscriptNumeral], indent: &str) -> String {
    let mut out = String::from("[");
    let mut column = 7;
    for (at, numeral) in numerals.iter().enumerate() {
        let word = list_entry(&numeral.printed);
        let length = word.chars().count() + 2;
        if at > 0 {
            out.push(',');
            column += length;
            let _ = if column > WIDTH { write!(out, "\n{indent}  ") } else { write!(out, " ") };
            column = if column > WIDTH { length } else { column };
        }
        out.push_str(&word);
    }
    out.push(']');
    out
}
