//! A figure to set in a bulletin, and its new value.

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
