//! Figures put into the front matter of a bulletin: the one place where an author's figures are edited.
//!
//! Every change is a few bytes at places that the parser gave, so that comments, order, line ends and quotes stay
//! as they are; after each the text is parsed again and must say what was wanted.

mod find;
mod render;
mod slot;
#[cfg(test)]
mod tests;

use crate::quantity::Period;
use crate::read::{Node, Value, document};
use crate::text::edited;
use crate::text::source::{Source, Sources, Span};
use find::{Context, find};
use render::Change;

/// What a figure is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// A number as it is printed, with a remark.
    Printed(String, Option<String>),
    /// No number, and the word for why.
    Missing(&'static str),
}

impl Said {
    /// What a reader sees.
    pub(crate) fn printed(&self) -> &str {
        match self {
            Self::Printed(printed, _) => printed,
            Self::Missing(word) => word,
        }
    }
}

/// A figure that is to stand in a bulletin.
#[derive(Debug, Clone)]
pub(crate) struct Wanted<'a> {
    /// Every name of its indicator, the one that is written first.
    pub(crate) names: Vec<&'a str>,
    /// Its time.
    pub(crate) period: &'a Period,
    /// The bulletin's own period, which a figure need not name.
    pub(crate) home: &'a Period,
    /// What it says.
    pub(crate) said: Said,
    /// Its source where it is not the bulletin's.
    pub(crate) source: Option<&'a str>,
}

/// The text with the figure in it; `None` where it is written in a way that cannot be edited with certainty.
/// `order` gives the place of a name in the dictionary.
pub(crate) fn set(text: &str, wanted: &Wanted<'_>, order: &dyn Fn(&str) -> Option<usize>) -> Option<String> {
    let (front, body) = parse(text)?;
    let context = Context { text, front: &front, body: body.range().start };
    let changes = slot::changes(&context, wanted, order)?;
    let new = apply(text, changes)?;
    let (front, body) = parse(&new)?;
    let after = Context { text: &new, front: &front, body: body.range().start };
    (says(&after, wanted) && new.get(body.range()) == text.get(context.body..)).then_some(new)
}

/// The text with a `source` of its own, put behind its period.
pub(crate) fn set_source(text: &str, id: &str) -> Option<String> {
    let (front, body) = parse(text)?;
    let context = Context { text, front: &front, body: body.range().start };
    let new = apply(text, vec![slot::source(&context, id)?])?;
    parse(&new).map(|_| new)
}

fn parse(text: &str) -> Option<(Node, Span)> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new("", ""));
    let (found, _) = document(text, Span::new(id, 0, text.len()));
    found
}

/// Whether the front matter says what was wanted.
fn says(context: &Context<'_>, wanted: &Wanted<'_>) -> bool {
    let scalar = |node: &Node| match &node.value {
        Value::Scalar(scalar) => scalar.text.trim() == wanted.said.printed(),
        _ => false,
    };
    match (find(context, wanted), &wanted.said) {
        (Some(find::Found::Bare(node)), Said::Printed(..)) => scalar(node),
        (Some(find::Found::Long(node)), said) => {
            let key = if matches!(said, Said::Missing(_)) { "missing" } else { "value" };
            find::entry(node, key).is_some_and(|entry| scalar(&entry.value))
        }
        _ => false,
    }
}

fn apply(text: &str, changes: Vec<Change>) -> Option<String> {
    edited(text, changes.into_iter().map(|change| (change.range, change.text)))
}
