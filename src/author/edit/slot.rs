//! Which bytes change so that a figure says what it is to say.

use super::find::{Context, Found, entries, entry, find};
use super::render::{self, Change};
use super::{Said, Wanted};
use crate::author::transcript::scalar;
use crate::quantity::Period;
use crate::read::{Entry, Node, Value};

/// Spaces before an indicator where there is none yet to be aligned with.
const INDENT: &str = "  ";

/// The changes that put a figure in; `None` where no place is certain.
pub(super) fn changes(
    context: &Context<'_>,
    wanted: &Wanted<'_>,
    order: &dyn Fn(&str) -> Option<usize>,
) -> Option<Vec<Change>> {
    match find(context, wanted) {
        None => Some(vec![new_indicator(context, wanted, order)?]),
        Some(Found::Bare(node)) => Some(vec![bare(context, node, wanted)?]),
        Some(Found::Long(node)) => long(context, node, wanted),
        Some(Found::Empty(entry)) => {
            let after = entry.key.span.range().end;
            let colon = after + context.text.get(after..)?.find(':')? + 1;
            Some(vec![Change::insert(colon, format!(" {}", render::value(wanted, false, false)))])
        }
        Some(Found::OtherBare(node)) => other_bare(context, node, wanted).map(|change| vec![change]),
        Some(Found::OtherLong(node)) if context.is_flow(node) => {
            let range = node.span.range();
            let item = render::long(wanted, true);
            Some(vec![Change::insert(range.start, "["), Change::insert(range.end, format!(", {item}]"))])
        }
        Some(Found::OtherLong(_)) => None,
        Some(Found::Periods(node)) => new_period(context, node, wanted).map(|change| vec![change]),
        Some(Found::List(node)) => new_item(context, node, wanted).map(|change| vec![change]),
    }
}

/// A value alone becomes another: its quotes stay, and so does everything around it.
fn bare(context: &Context<'_>, node: &Node, wanted: &Wanted<'_>) -> Option<Change> {
    let (Value::Scalar(old), Said::Printed(printed, None), None) = (&node.value, &wanted.said, wanted.source)
    else {
        return Some(Change::replace(node.span.range(), render::value(wanted, false, true)));
    };
    if old.quoted {
        let quote = *context.text.as_bytes().get(node.span.range().start)?;
        return Some(Change::replace(old.span.range(), render::quoted(printed, quote)));
    }
    // Inside braces a comma would end the value; outside it is harmless, but quoting then is as well.
    let around = context.text.get(context.line_start(node.span.range().start)..node.span.range().start)?;
    Some(Change::replace(node.span.range(), scalar(printed, around.contains(['{', '[']))))
}

/// A long form keeps its other keys.
fn long(context: &Context<'_>, node: &Node, wanted: &Wanted<'_>) -> Option<Vec<Change>> {
    let (key, word, other) = match &wanted.said {
        Said::Printed(printed, _) => ("value", printed.as_str(), "missing"),
        Said::Missing(word) => ("missing", *word, "value"),
    };
    let flow = context.is_flow(node);
    let lone = entries(node).len() == 1 && flow;
    let (change, end) = match (entry(node, key), entry(node, other)) {
        (Some(entry), _) => {
            let Value::Scalar(old) = &entry.value.value else { return None };
            let range = entry.value.span.range();
            let text = match old.quoted {
                true => render::quoted(word, *context.text.as_bytes().get(range.start)?),
                false => scalar(word, true),
            };
            (Change::replace(if old.quoted { old.span.range() } else { range.clone() }, text), range.end)
        }
        // {missing: 未报} alone was the place kept for the number.
        (None, Some(_)) if lone => {
            return Some(vec![Change::replace(node.span.range(), render::value(wanted, false, true))]);
        }
        (None, Some(entry)) => {
            let range = entry.key.span.range().start..entry.value.span.range().end;
            let end = range.end;
            (Change::replace(range, format!("{key}: {}", scalar(word, true))), end)
        }
        (None, None) => return None,
    };
    let mut changes = vec![change];
    let mut more = String::new();
    let separator = match flow {
        true => ", ".to_owned(),
        false => format!("{}{}", context.newline(), indent(context, entries(node).first()?)),
    };
    if let Some(source) = wanted.source {
        match entry(node, "source").map(|entry| &entry.value) {
            Some(old) => changes.push(Change::replace(old.span.range(), scalar(source, true))),
            None => more += &format!("{separator}source: {}", scalar(source, true)),
        }
    }
    if let (Said::Printed(_, Some(note)), None) = (&wanted.said, entry(node, "note")) {
        more += &format!("{separator}note: {}", scalar(note, true));
    }
    changes.extend((!more.is_empty()).then(|| Change::insert(end, more)));
    Some(changes)
}

/// `1000户` becomes `{2020-04: 1000户, 2019: 900户}`.
fn other_bare(context: &Context<'_>, node: &Node, wanted: &Wanted<'_>) -> Option<Change> {
    let Value::Scalar(old) = &node.value else { return None };
    let own = match old.quoted {
        true => context.text.get(node.span.range())?.to_owned(),
        false => scalar(&old.text, true),
    };
    let own = format!("{}: {own}", wanted.home.key());
    let new = format!("{}: {}", wanted.period.key(), render::value(wanted, false, true));
    let (first, second) = if wanted.period < wanted.home { (new, own) } else { (own, new) };
    Some(Change::replace(node.span.range(), format!("{{{first}, {second}}}")))
}

/// A period among others, before the first later one.
fn new_period(context: &Context<'_>, node: &Node, wanted: &Wanted<'_>) -> Option<Change> {
    let later = |entry: &&Entry| Period::parse(&entry.key.text).is_ok_and(|period| period > *wanted.period);
    let (entries, flow) = (entries(node), context.is_flow(node));
    let new = format!("{}: {}", wanted.period.key(), render::value(wanted, false, flow));
    let next = entries.iter().find(later);
    if flow {
        return Some(match (next, entries.last()) {
            (Some(entry), _) => Change::insert(key_start(context, entry), format!("{new}, ")),
            (None, Some(last)) => {
                Change::insert(last.value.span.range().end.max(last.key.span.range().end), format!(", {new}"))
            }
            (None, None) => Change::replace(node.span.range(), format!("{{{new}}}")),
        });
    }
    let line = format!("{}{new}{}", indent(context, entries.first()?), context.newline());
    match next {
        Some(entry) => Some(Change::insert(context.line_start(entry.key.span.range().start), line)),
        None => Some(after(context, entries.last()?, &line)),
    }
}

fn new_item(context: &Context<'_>, node: &Node, wanted: &Wanted<'_>) -> Option<Change> {
    let Value::Sequence(items) = &node.value else { return None };
    let item = render::long(wanted, wanted.period != wanted.home);
    if context.is_flow(node) {
        return Some(match items.last() {
            Some(last) => Change::insert(last.span.range().end, format!(", {item}")),
            None => Change::replace(node.span.range(), format!("[{item}]")),
        });
    }
    let start = node.span.range().start;
    let dash = context.text.get(context.line_start(start)..start)?;
    let line = format!("{dash}- {item}{}", context.newline());
    Some(Change::insert(context.line_end(node.span.range().end), line))
}

/// An indicator that has no entry yet: behind the last one that comes before it in the dictionary.
fn new_indicator(
    context: &Context<'_>,
    wanted: &Wanted<'_>,
    order: &dyn Fn(&str) -> Option<usize>,
) -> Option<Change> {
    let name = scalar(wanted.names.first()?, true);
    let own = wanted.period == wanted.home;
    let rendered = |flow: bool| match own {
        true => format!("{name}: {}", render::value(wanted, false, flow)),
        false => format!("{name}: {{{}: {}}}", wanted.period.key(), render::value(wanted, false, true)),
    };
    let newline = context.newline();
    let Some(figures) = context.figures() else {
        let fence = context.line_start(context.text.get(..context.body)?.trim_end().len());
        return Some(Change::insert(fence, format!("figures:{newline}{INDENT}{}{newline}", rendered(false))));
    };
    let place = order(wanted.names.first()?);
    let all = entries(&figures.value);
    let before = |entry: &&Entry| order(&entry.key.text) < place;
    match &figures.value.value {
        Value::Null => {
            let line = context.line_end(figures.key.span.range().end + 1);
            Some(Change::insert(line, format!("{INDENT}{}{newline}", rendered(false))))
        }
        Value::Mapping(_) if context.is_flow(&figures.value) => {
            Some(match (all.iter().rfind(before), all.first()) {
                (Some(entry), _) => {
                    Change::insert(entry.value.span.range().end, format!(", {}", rendered(true)))
                }
                (None, Some(first)) => {
                    Change::insert(key_start(context, first), format!("{}, ", rendered(true)))
                }
                (None, None) => {
                    Change::replace(figures.value.span.range(), format!("{{{}}}", rendered(true)))
                }
            })
        }
        Value::Mapping(_) => {
            let first = all.first()?;
            let line = format!("{}{}{newline}", indent(context, first), rendered(false));
            let sorted = all.windows(2).all(|pair| match pair {
                [one, next] => order(&one.key.text) <= order(&next.key.text),
                _ => true,
            });
            match all.iter().rfind(before) {
                Some(entry) if sorted => Some(after(context, entry, &line)),
                None if sorted => {
                    Some(Change::insert(context.line_start(first.key.span.range().start), line))
                }
                _ => Some(after(context, all.last()?, &line)),
            }
        }
        _ => None,
    }
}

/// A `source` of the whole bulletin: in the place of an empty one, else behind the period.
pub(super) fn source(context: &Context<'_>, id: &str) -> Option<Change> {
    let id = scalar(id, false);
    if let Some(old) = entry(context.front, "source") {
        let colon = old.key.span.range().end + context.text.get(old.key.span.range().end..)?.find(':')? + 1;
        return (old.value.value == Value::Null).then(|| Change::insert(colon, format!(" {id}")));
    }
    let period = entry(context.front, "period")?;
    Some(after(context, period, &format!("source: {id}{}", context.newline())))
}

/// A line behind an entry, however many lines that takes.
fn after(context: &Context<'_>, entry: &Entry, line: &str) -> Change {
    let end = entry.value.span.range().end.max(entry.key.span.range().end + 1);
    Change::insert(context.line_end(end), line)
}

/// Where a key begins, its quote included.
fn key_start(context: &Context<'_>, entry: &Entry) -> usize {
    let start = entry.key.span.range().start;
    let quote = entry.key.quoted && context.text.get(..start).is_some_and(|head| head.ends_with(['"', '\'']));
    start - usize::from(quote)
}

/// The spaces in front of an entry that begins a line.
fn indent<'a>(context: &Context<'a>, entry: &Entry) -> &'a str {
    let start = key_start(context, entry);
    let line = context.text.get(context.line_start(start)..start).unwrap_or_default();
    if line.trim().is_empty() { line } else { INDENT }
}
