//! The changes of bytes that set a figure.

use std::ops::Range;

use super::figure_edit::{FigureEdit, NewValue, quoted};
use super::locate::{FrontMatter, Location, field, fields, locate};
use crate::author::yaml::scalar;
use crate::quantity::Period;
use crate::read::{KeyValue, Node, Value};

/// The indent of the first indicator.
const INDENT: &str = "  ";

/// Replaces a range of bytes; an empty range inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Change {
    fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

/// The changes that set a figure; `None` where its position is not certain.
pub(super) fn changes(
    front: &FrontMatter<'_>,
    edit: &FigureEdit<'_>,
    order: &dyn Fn(&str) -> Option<usize>,
) -> Option<Vec<Change>> {
    match locate(front, edit) {
        None => Some(vec![new_indicator(front, edit, order)?]),
        Some(Location::Bare(node)) => Some(vec![bare(front, node, edit)?]),
        Some(Location::Long(node)) => long(front, node, edit),
        Some(Location::Empty(field)) => {
            let after = field.key.span.range().end;
            let colon = after + front.text.get(after..)?.find(':')? + 1;
            Some(vec![Change::insert(colon, format!(" {}", edit.shortest(false, false)))])
        }
        Some(Location::OtherBare(node)) => other_bare(front, node, edit).map(|change| vec![change]),
        Some(Location::OtherLong(node)) if front.is_flow(node) => {
            let range = node.span.range();
            let figure = edit.long(true);
            Some(vec![Change::insert(range.start, "["), Change::insert(range.end, format!(", {figure}]"))])
        }
        Some(Location::OtherLong(_)) => None,
        Some(Location::Periods(node)) => new_period(front, node, edit).map(|change| vec![change]),
        Some(Location::List(node)) => new_list_figure(front, node, edit).map(|change| vec![change]),
    }
}

/// A value alone becomes another: its quotes stay, and so does everything around it.
fn bare(front: &FrontMatter<'_>, node: &Node, edit: &FigureEdit<'_>) -> Option<Change> {
    let (Value::Scalar(old), NewValue::Printed(printed, None), None) =
        (&node.value, &edit.value, edit.source)
    else {
        return Some(Change::replace(node.span.range(), edit.shortest(false, true)));
    };
    if old.quoted {
        let quote = *front.text.as_bytes().get(node.span.range().start)?;
        return Some(Change::replace(old.span.range(), quoted(printed, quote)));
    }
    // Inside braces a comma would end the value; outside it is harmless, and quoting is too.
    let around = front.text.get(front.line_start(node.span.range().start)..node.span.range().start)?;
    Some(Change::replace(node.span.range(), scalar(printed, around.contains(['{', '[']))))
}

/// A long form keeps its other keys.
fn long(front: &FrontMatter<'_>, node: &Node, edit: &FigureEdit<'_>) -> Option<Vec<Change>> {
    let (key, word, other) = match &edit.value {
        NewValue::Printed(printed, _) => ("value", printed.as_str(), "missing"),
        NewValue::Missing(word) => ("missing", *word, "value"),
    };
    let flow = front.is_flow(node);
    let lone = fields(node).len() == 1 && flow;
    let (change, end) = match (field(node, key), field(node, other)) {
        (Some(old_field), _) => {
            let Value::Scalar(old) = &old_field.value.value else { return None };
            let range = old_field.value.span.range();
            let text = match old.quoted {
                true => quoted(word, *front.text.as_bytes().get(range.start)?),
                false => scalar(word, true),
            };
            (Change::replace(if old.quoted { old.span.range() } else { range.clone() }, text), range.end)
        }
        // {missing: 未报} alone was a placeholder for the number.
        (None, Some(_)) if lone => {
            return Some(vec![Change::replace(node.span.range(), edit.shortest(false, true))]);
        }
        (None, Some(other_field)) => {
            let range = other_field.key.span.range().start..other_field.value.span.range().end;
            let end = range.end;
            (Change::replace(range, format!("{key}: {}", scalar(word, true))), end)
        }
        (None, None) => return None,
    };
    let mut changes = vec![change];
    let mut more = String::new();
    let separator = match flow {
        true => ", ".to_owned(),
        false => format!("{}{}", front.newline(), indent(front, fields(node).first()?)),
    };
    if let Some(source) = edit.source {
        match field(node, "source").map(|field| &field.value) {
            Some(old) => changes.push(Change::replace(old.span.range(), scalar(source, true))),
            None => more += &format!("{separator}source: {}", scalar(source, true)),
        }
    }
    if let (NewValue::Printed(_, Some(note)), None) = (&edit.value, field(node, "note")) {
        more += &format!("{separator}note: {}", scalar(note, true));
    }
    changes.extend((!more.is_empty()).then(|| Change::insert(end, more)));
    Some(changes)
}

/// `1000户` becomes `{2020-04: 1000户, 2019: 900户}`.
fn other_bare(front: &FrontMatter<'_>, node: &Node, edit: &FigureEdit<'_>) -> Option<Change> {
    let Value::Scalar(old) = &node.value else { return None };
    let own = match old.quoted {
        true => front.text.get(node.span.range())?.to_owned(),
        false => scalar(&old.text, true),
    };
    let own = format!("{}: {own}", edit.home.key());
    let new = format!("{}: {}", edit.period.key(), edit.shortest(false, true));
    let (first, second) = if edit.period < edit.home { (new, own) } else { (own, new) };
    Some(Change::replace(node.span.range(), format!("{{{first}, {second}}}")))
}

/// A period among others, before the first later one.
fn new_period(front: &FrontMatter<'_>, node: &Node, edit: &FigureEdit<'_>) -> Option<Change> {
    let later = |field: &&KeyValue| Period::parse(&field.key.text).is_ok_and(|period| period > *edit.period);
    let (fields, flow) = (fields(node), front.is_flow(node));
    let new = format!("{}: {}", edit.period.key(), edit.shortest(false, flow));
    let next = fields.iter().find(later);
    if flow {
        return Some(match (next, fields.last()) {
            (Some(field), _) => Change::insert(key_start(front, field), format!("{new}, ")),
            (None, Some(last)) => {
                Change::insert(last.value.span.range().end.max(last.key.span.range().end), format!(", {new}"))
            }
            (None, None) => Change::replace(node.span.range(), format!("{{{new}}}")),
        });
    }
    let line = format!("{}{new}{}", indent(front, fields.first()?), front.newline());
    match next {
        Some(field) => Some(Change::insert(front.line_start(field.key.span.range().start), line)),
        None => Some(after(front, fields.last()?, &line)),
    }
}

fn new_list_figure(front: &FrontMatter<'_>, node: &Node, edit: &FigureEdit<'_>) -> Option<Change> {
    let Value::Sequence(figures) = &node.value else { return None };
    let figure = edit.long(edit.period != edit.home);
    if front.is_flow(node) {
        return Some(match figures.last() {
            Some(last) => Change::insert(last.span.range().end, format!(", {figure}")),
            None => Change::replace(node.span.range(), format!("[{figure}]")),
        });
    }
    let start = node.span.range().start;
    let dash = front.text.get(front.line_start(start)..start)?;
    let line = format!("{dash}- {figure}{}", front.newline());
    Some(Change::insert(front.line_end(node.span.range().end), line))
}

/// An indicator that is not listed yet: placed after the last one that precedes it in the dictionary.
fn new_indicator(
    front: &FrontMatter<'_>,
    edit: &FigureEdit<'_>,
    order: &dyn Fn(&str) -> Option<usize>,
) -> Option<Change> {
    let name = scalar(edit.names.first()?, true);
    let own = edit.period == edit.home;
    let rendered = |flow: bool| match own {
        true => format!("{name}: {}", edit.shortest(false, flow)),
        false => format!("{name}: {{{}: {}}}", edit.period.key(), edit.shortest(false, true)),
    };
    let newline = front.newline();
    let Some(figures) = front.figures() else {
        let fence = front.line_start(front.text.get(..front.body)?.trim_end().len());
        return Some(Change::insert(fence, format!("figures:{newline}{INDENT}{}{newline}", rendered(false))));
    };
    let place = order(edit.names.first()?);
    let all = fields(&figures.value);
    let before = |field: &&KeyValue| order(&field.key.text) < place;
    match &figures.value.value {
        Value::Null => {
            let line = front.line_end(figures.key.span.range().end + 1);
            Some(Change::insert(line, format!("{INDENT}{}{newline}", rendered(false))))
        }
        Value::Mapping(_) if front.is_flow(&figures.value) => {
            Some(match (all.iter().rfind(before), all.first()) {
                (Some(field), _) => {
                    Change::insert(field.value.span.range().end, format!(", {}", rendered(true)))
                }
                (None, Some(first)) => {
                    Change::insert(key_start(front, first), format!("{}, ", rendered(true)))
                }
                (None, None) => {
                    Change::replace(figures.value.span.range(), format!("{{{}}}", rendered(true)))
                }
            })
        }
        Value::Mapping(_) => {
            let first = all.first()?;
            let line = format!("{}{}{newline}", indent(front, first), rendered(false));
            let sorted = all.windows(2).all(|pair| match pair {
                [previous, next] => order(&previous.key.text) <= order(&next.key.text),
                _ => true,
            });
            match all.iter().rfind(before) {
                Some(field) if sorted => Some(after(front, field, &line)),
                None if sorted => Some(Change::insert(front.line_start(first.key.span.range().start), line)),
                _ => Some(after(front, all.last()?, &line)),
            }
        }
        _ => None,
    }
}

/// A `source` of the whole bulletin: in place of an empty one, else after the period.
pub(super) fn source(front: &FrontMatter<'_>, id: &str) -> Option<Change> {
    let id = scalar(id, false);
    if let Some(old) = field(front.root, "source") {
        let colon = old.key.span.range().end + front.text.get(old.key.span.range().end..)?.find(':')? + 1;
        return (old.value.value == Value::Null).then(|| Change::insert(colon, format!(" {id}")));
    }
    let period = field(front.root, "period")?;
    Some(after(front, period, &format!("source: {id}{}", front.newline())))
}

/// A line after a field, however many lines the field takes.
fn after(front: &FrontMatter<'_>, field: &KeyValue, line: &str) -> Change {
    let end = field.value.span.range().end.max(field.key.span.range().end + 1);
    Change::insert(front.line_end(end), line)
}

/// The start of a key, its quote included.
fn key_start(front: &FrontMatter<'_>, field: &KeyValue) -> usize {
    let start = field.key.span.range().start;
    let quote = field.key.quoted && front.text.get(..start).is_some_and(|head| head.ends_with(['"', '\'']));
    start - usize::from(quote)
}

/// The spaces before a field that begins a line.
fn indent<'a>(front: &FrontMatter<'a>, field: &KeyValue) -> &'a str {
    let start = key_start(front, field);
    let line = front.text.get(front.line_start(start)..start).unwrap_or_default();
    if line.trim().is_empty() { line } else { INDENT }
}
