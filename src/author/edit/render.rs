//! Renders edited figures as YAML: values in their short and long forms, in braces and on lines.

use super::figure_edit::{FigureEdit, NewValue};
use crate::author::yaml::scalar;

/// A value in the shortest form that holds all of it; `period` where its position does not name one.
pub(super) fn value(edit: &FigureEdit<'_>, period: bool, flow: bool) -> String {
    match (&edit.value, edit.source, period) {
        (NewValue::Printed(printed, None), None, false) => scalar(printed, flow),
        _ => long(edit, period),
    }
}

/// A value in its long form: `{value: 2186户, note: 四类户}`.
pub(super) fn long(edit: &FigureEdit<'_>, period: bool) -> String {
    let mut parts = match &edit.value {
        NewValue::Printed(printed, note) => {
            let note = note.iter().map(|note| format!("note: {}", scalar(note, true)));
            std::iter::once(format!("value: {}", scalar(printed, true))).chain(note).collect()
        }
        NewValue::Missing(word) => vec![format!("missing: {word}")],
    };
    parts.extend(period.then(|| format!("period: {}", edit.period.key())));
    parts.extend(edit.source.map(|id| format!("source: {}", scalar(id, true))));
    format!("{{{}}}", parts.join(", "))
}

/// A text inside quotes that are kept.
pub(super) fn quoted(text: &str, quote: u8) -> String {
    if quote == b'\'' {
        return text.replace('\'', "''");
    }
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
