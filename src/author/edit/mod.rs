//! Edits figures in the front matter of a bulletin.
//!
//! Every change is a few bytes at positions that the parser gave, so that comments, order, line ends and quotes stay
//! as they are; after each the text is parsed again and must have the new value.

mod changes;
mod figure_edit;
mod locate;
#[cfg(test)]
mod tests;

pub(crate) use figure_edit::{FigureEdit, NewValue};

use crate::read::{Node, Value, document};
use crate::text::edited;
use crate::text::source::{Source, Sources, Span};
use changes::Change;
use locate::{FrontMatter, Location};

/// The text with the edited figure; `None` where it is written in a way that cannot be edited with certainty. `order`
/// gives the position of a name in the dictionary.
pub(crate) fn set(
    text: &str,
    edit: &FigureEdit<'_>,
    order: &dyn Fn(&str) -> Option<usize>,
) -> Option<String> {
    let (root, prose) = parse(text)?;
    let front = FrontMatter { text, root: &root, body: prose.range().start };
    let changes = changes::changes(&front, edit, order)?;
    let new = apply(text, changes)?;
    let (new_root, new_prose) = parse(&new)?;
    let after = FrontMatter { text: &new, root: &new_root, body: new_prose.range().start };
    (has_value(&after, edit) && new.get(new_prose.range()) == text.get(front.body..)).then_some(new)
}

/// The text with a `source` of the whole bulletin, placed after its period.
pub(crate) fn set_source(text: &str, id: &str) -> Option<String> {
    let (root, body) = parse(text)?;
    let front = FrontMatter { text, root: &root, body: body.range().start };
    let new = apply(text, vec![changes::source(&front, id)?])?;
    parse(&new).map(|_| new)
}

fn parse(text: &str) -> Option<(Node, Span)> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new("", ""));
    let (parsed, _) = document(text, Span::new(id, 0, text.len()));
    parsed
}

/// Whether the front matter has the value of the edit.
fn has_value(front: &FrontMatter<'_>, edit: &FigureEdit<'_>) -> bool {
    let scalar = |node: &Node| match &node.value {
        Value::Scalar(scalar) => scalar.text.trim() == edit.value.printed(),
        _ => false,
    };
    match (locate::locate(front, edit), &edit.value) {
        (Some(Location::Bare(node)), NewValue::Printed(..)) => scalar(node),
        (Some(Location::Long(node)), value) => {
            let key = if matches!(value, NewValue::Missing(_)) { "missing" } else { "value" };
            locate::field(node, key).is_some_and(|field| scalar(&field.value))
        }
        _ => false,
    }
}

fn apply(text: &str, changes: Vec<Change>) -> Option<String> {
    edited(text, changes.into_iter().map(|change| (change.range, change.text)))
}
