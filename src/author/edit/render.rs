//! YAML as it is typed: values in their short and long forms, in braces and on lines.

use std::ops::Range;

use super::{Said, Wanted};
use crate::author::transcript::scalar;

/// Bytes that become others; an empty range inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Change {
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    pub(super) fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

/// A value in the shortest form that says all of it; `period` where its place does not name one.
pub(super) fn value(wanted: &Wanted<'_>, period: bool, flow: bool) -> String {
    match (&wanted.said, wanted.source, period) {
        (Said::Printed(printed, None), None, false) => scalar(printed, flow),
        _ => long(wanted, period),
    }
}

/// A value in its long form: `{value: 2186户, note: 四类户}`.
pub(super) fn long(wanted: &Wanted<'_>, period: bool) -> String {
    let mut parts = match &wanted.said {
        Said::Printed(printed, note) => {
            let note = note.iter().map(|note| format!("note: {}", scalar(note, true)));
            std::iter::once(format!("value: {}", scalar(printed, true))).chain(note).collect()
        }
        Said::Missing(word) => vec![format!("missing: {word}")],
    };
    parts.extend(period.then(|| format!("period: {}", wanted.period.key())));
    parts.extend(wanted.source.map(|id| format!("source: {}", scalar(id, true))));
    format!("{{{}}}", parts.join(", "))
}

/// A text inside quotes that stay.
pub(super) fn quoted(text: &str, quote: u8) -> String {
    if quote == b'\'' {
        return text.replace('\'', "''");
    }
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
