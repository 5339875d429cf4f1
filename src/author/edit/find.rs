//! Where a figure stands in a front matter, in whichever of its forms.

use super::Wanted;
use crate::compile::keys::FIGURE;
use crate::quantity::Period;
use crate::read::{Entry, Node, Value};
use crate::site::{Choice, Nature};
use crate::text::{line_start, newline, next_line};

/// A front matter and its text.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) front: &'a Node,
    /// Where the prose begins, behind the closing `---`.
    pub(super) body: usize,
}

impl Context<'_> {
    /// Whether a list or mapping is written in brackets.
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        self.text.get(node.span.range()).is_some_and(|text| text.starts_with(['{', '[']))
    }

    /// Start of the line that a byte stands in.
    pub(super) fn line_start(&self, at: usize) -> usize {
        line_start(self.text, at)
    }

    /// The byte behind the end of the line in which the text before `at` ends.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let at = self.text.get(..at).map_or(at, |head| head.trim_end().len());
        next_line(self.text, at).unwrap_or(self.text.len())
    }

    /// The line end of the file.
    pub(super) fn newline(&self) -> &'static str {
        newline(self.text)
    }

    /// The figures, when there are any.
    pub(super) fn figures(&self) -> Option<&Entry> {
        entry(self.front, "figures")
    }
}

/// Where a wanted figure stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found<'a> {
    /// A value alone.
    Bare(&'a Node),
    /// A mapping with `value` or `missing`.
    Long(&'a Node),
    /// Its period's key, or its indicator's, without a value.
    Empty(&'a Entry),
    /// A value alone, of another period.
    OtherBare(&'a Node),
    /// A mapping with `value` or `missing`, of another period or place.
    OtherLong(&'a Node),
    /// A mapping of periods without this one.
    Periods(&'a Node),
    /// A list without it.
    List(&'a Node),
}

/// The entry of a mapping with this key.
pub(super) fn entry<'a>(node: &'a Node, key: &str) -> Option<&'a Entry> {
    entries(node).iter().find(|entry| entry.key.text == key)
}

pub(super) fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Mapping(entries) => entries,
        _ => &[],
    }
}

/// Where the figure stands, or what stands in its way; `None` where its indicator has no entry.
pub(super) fn find<'a>(context: &Context<'a>, wanted: &Wanted<'_>) -> Option<Found<'a>> {
    let figures = entry(context.front, "figures")?;
    let named =
        entries(&figures.value).iter().find(|entry| wanted.names.contains(&entry.key.text.as_str()))?;
    Some(match &named.value.value {
        Value::Null => Found::Empty(named),
        Value::Scalar(_) if wanted.period == wanted.home => Found::Bare(&named.value),
        Value::Scalar(_) => Found::OtherBare(&named.value),
        Value::Sequence(items) => match items.iter().find(|item| is_long(item) && fits(item, wanted)) {
            Some(item) => Found::Long(item),
            None => Found::List(&named.value),
        },
        Value::Mapping(_) if is_long(&named.value) && fits(&named.value, wanted) => Found::Long(&named.value),
        Value::Mapping(_) if is_long(&named.value) => Found::OtherLong(&named.value),
        Value::Mapping(entries) => {
            let of =
                |entry: &&Entry| Period::parse(&entry.key.text).is_ok_and(|period| period == *wanted.period);
            match entries.iter().find(of) {
                None => Found::Periods(&named.value),
                Some(entry) => match &entry.value.value {
                    Value::Null => Found::Empty(entry),
                    Value::Mapping(_) => Found::Long(&entry.value),
                    _ => Found::Bare(&entry.value),
                },
            }
        }
    })
}

fn is_long(node: &Node) -> bool {
    entries(node).iter().any(|entry| FIGURE.key(&entry.key.text).is_some())
}

/// Whether a long form is a result of the whole district at the wanted time.
fn fits(node: &Node, wanted: &Wanted<'_>) -> bool {
    let text = |key: &str| match entry(node, key).map(|entry| &entry.value.value) {
        Some(Value::Scalar(scalar)) => Some(scalar.text.as_str()),
        _ => None,
    };
    let period = text("period").map_or(Some(wanted.home.clone()), |key| Period::parse(key).ok());
    let result = text("nature").is_none_or(|nature| nature == Nature::Actual.word());
    period.as_ref() == Some(wanted.period) && text("place").is_none() && result
}
