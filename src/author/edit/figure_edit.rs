//! A figure to set in a bulletin, its new value, and how that is written as YAML: in a short and a long form, in braces and
//! on lines.

use crate::author::yaml::scalar;
use crate::quantity::Period;

/// The new value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NewValue {
    /// A number as it is printed, with a remark.
    Printed(String, Option<String>),
    /// No number, and the word for the reason.
    Missing(&'static str),
}

impl NewValue {
    /// The text that a reader sees.
    pub(crate) fn printed(&self) -> &str {
        match self {
            Self::Printed(printed, _) => printed,
            Self::Missing(word) => word,
        }
    }
}

/// A figure to set in a bulletin.
#[derive(Debug, Clone)]
pub(crate) struct FigureEdit<'a> {
    /// Every name of its indicator, the one to write first.
    pub(crate) names: Vec<&'a str>,
    /// Its period.
    pub(crate) period: &'a Period,
    /// The bulletin's own period, which a figure need not name.
    pub(crate) home: &'a Period,
    /// Its new value.
    pub(crate) value: NewValue,
    /// Its source where it is not the bulletin's.
    pub(crate) source: Option<&'a str>,
}

impl FigureEdit<'_> {
    /// A value in the shortest form that holds all of it; `period` where its position does not name one.
    pub(super) fn shortest(&self, period: bool, flow: bool) -> String {
        match (&self.value, self.source, period) {
            (NewValue::Printed(printed, None), None, false) => scalar(printed, flow),
            _ => self.long(period),
        }
    }

    /// A value in its long form: `{value: 2186户, note: 四类户}`.
    pub(super) fn long(&self, period: bool) -> String {
        let mut parts = match &self.value {
            NewValue::Printed(printed, note) => {
                let note = note.iter().map(|note| format!("note: {}", scalar(note, true)));
                std::iter::once(format!("value: {}", scalar(printed, true))).chain(note).collect()
            }
            NewValue::Missing(word) => vec![format!("missing: {word}")],
        };
        parts.extend(period.then(|| format!("period: {}", self.period.key())));
        parts.extend(self.source.map(|id| format!("source: {}", scalar(id, true))));
        format!("{{{}}}", parts.join(", "))
    }
}

/// A text inside quotes that are kept.
pub(super) fn quoted(text: &str, quote: u8) -> String {
    if quote == b'\'' {
        return text.replace('\'', "''");
    }
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
