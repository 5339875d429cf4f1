//! 无数: a bulletin that gives no number and says nothing of its own, as one is that was just begun.

use super::entry::{entry, scalar};
use crate::compile::keys::{BULLETIN, FIGURE};
use crate::read::{Node, Value};

/// The directives that only show figures; what any other fence holds is text.
const SHOWS: [&str; 2] = ["```{chart}", "```{figures}"];

/// Whether a bulletin has neither a value nor a sentence. One with a key that is not known may have either under it.
pub(super) fn is_empty(front: &Node, body: &str) -> bool {
    let Value::Mapping(entries) = &front.value else { return false };
    let known = entries.iter().all(|pair| BULLETIN.key(&pair.key.text).is_some());
    let given = ["figures", "targets"].into_iter().filter_map(|key| entry(front, key)).any(has_value);
    // A summary with roles in it says what the figures say.
    let summary =
        scalar(front, "summary").is_some_and(|summary| !summary.contains('{') && has_words(summary));
    known && !given && !summary && !has_sentence(body)
}

/// Whether a figure, or any of several, has a value.
fn has_value(node: &Node) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Scalar(_) => true,
        Value::Sequence(all) => all.iter().any(has_value),
        Value::Mapping(entries) => {
            let missing = entry(node, "missing").is_some_and(|reason| reason.value != Value::Null);
            let of_figure = |key: &str| FIGURE.key(key).is_some() && key != "value";
            let inner = entries.iter().filter(|pair| !missing || !of_figure(&pair.key.text));
            inner.into_iter().any(|pair| has_value(&pair.value))
        }
    }
}

/// Whether anything stands in a text beside headings and what shows figures.
fn has_sentence(body: &str) -> bool {
    let mut shows = false;
    for line in body.lines().map(str::trim) {
        if shows {
            shows = !line.starts_with("```");
        } else if SHOWS.iter().any(|fence| line.starts_with(fence)) {
            shows = true;
        } else if !line.starts_with('#') && has_words(&own_words(line)) {
            return true;
        }
    }
    false
}

/// A line without its pictures, links and roles: their words are those of files and figures.
fn own_words(line: &str) -> String {
    let (mut own, mut rest) = (String::new(), line);
    while let Some(at) = rest.find(['[', '{']) {
        let (before, from) = rest.split_at(at);
        own.push_str(before);
        let (middle, end) = if from.starts_with('[') { ("](", ')') } else { ("}`", '`') };
        let after = from.find(middle).map(|at| at + middle.len());
        let close = after.and_then(|after| Some(after + from.get(after..)?.find(end)? + 1));
        let skipped = close.unwrap_or(1);
        if close.is_none() {
            own.push_str(from.get(..1).unwrap_or_default());
        }
        rest = from.get(skipped..).unwrap_or_default();
    }
    own + rest
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
