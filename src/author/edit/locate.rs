//! Locates a figure in a front matter, in any of its forms.

use super::figure_edit::FigureEdit;
use crate::compile::keys::FIGURE;
use crate::quantity::Period;
use crate::read::{KeyValue, Node, Value};
use crate::site::{Choice, Nature};
use crate::text::{line_start, newline, next_line};

/// A front matter and its text.
pub(super) struct FrontMatter<'a> {
    pub(super) text: &'a str,
    pub(super) root: &'a Node,
    /// Where the prose begins, behind the closing `---`.
    pub(super) body: usize,
}

impl FrontMatter<'_> {
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
    pub(super) fn figures(&self) -> Option<&KeyValue> {
        field(self.root, "figures")
    }
}

/// The location of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) enum Location<'a> {
    /// A scalar value.
    Bare(&'a Node),
    /// A mapping with `value` or `missing`.
    Long(&'a Node),
    /// The key of its period or its indicator, without a value.
    Empty(&'a KeyValue),
    /// A scalar value of another period.
    OtherBare(&'a Node),
    /// A mapping with `value` or `missing`, of another period or place.
    OtherLong(&'a Node),
    /// A mapping of periods without this one.
    Periods(&'a Node),
    /// A list without this figure.
    List(&'a Node),
}

/// The field of a mapping with this key.
pub(super) fn field<'a>(node: &'a Node, key: &str) -> Option<&'a KeyValue> {
    fields(node).iter().find(|field| field.key.text == key)
}

pub(super) fn fields(node: &Node) -> &[KeyValue] {
    match &node.value {
        Value::Mapping(fields) => fields,
        _ => &[],
    }
}

/// The location of the figure, or of what is there instead; `None` where its indicator is not listed.
pub(super) fn locate<'a>(front: &FrontMatter<'a>, edit: &FigureEdit<'_>) -> Option<Location<'a>> {
    let figures = field(front.root, "figures")?;
    let named = fields(&figures.value).iter().find(|field| edit.names.contains(&field.key.text.as_str()))?;
    Some(match &named.value.value {
        Value::Null => Location::Empty(named),
        Value::Scalar(_) if edit.period == edit.home => Location::Bare(&named.value),
        Value::Scalar(_) => Location::OtherBare(&named.value),
        Value::Sequence(nodes) => match nodes.iter().find(|node| is_long(node) && fits(node, edit)) {
            Some(node) => Location::Long(node),
            None => Location::List(&named.value),
        },
        Value::Mapping(_) if is_long(&named.value) && fits(&named.value, edit) => {
            Location::Long(&named.value)
        }
        Value::Mapping(_) if is_long(&named.value) => Location::OtherLong(&named.value),
        Value::Mapping(fields) => {
            let of =
                |field: &&KeyValue| Period::parse(&field.key.text).is_ok_and(|period| period == *edit.period);
            match fields.iter().find(of) {
                None => Location::Periods(&named.value),
                Some(field) => match &field.value.value {
                    Value::Null => Location::Empty(field),
                    Value::Mapping(_) => Location::Long(&field.value),
                    _ => Location::Bare(&field.value),
                },
            }
        }
    })
}

fn is_long(node: &Node) -> bool {
    fields(node).iter().any(|field| FIGURE.key(&field.key.text).is_some())
}

/// Whether a long form is a result of the whole district for the period of the edit.
fn fits(node: &Node, edit: &FigureEdit<'_>) -> bool {
    let text = |key: &str| match field(node, key).map(|field| &field.value.value) {
        Some(Value::Scalar(scalar)) => Some(scalar.text.as_str()),
        _ => None,
    };
    let period = text("period").map_or(Some(edit.home.clone()), |key| Period::parse(key).ok());
    let result = text("nature").is_none_or(|nature| nature == Nature::Actual.word());
    period.as_ref() == Some(edit.period) && text("place").is_none() && result
}
