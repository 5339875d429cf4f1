//! Members added to an author's JSON file: what it says stays, what it lacks is added at the end.

use serde::Serialize;
use serde_json::ser::PrettyFormatter;
use serde_json::{Serializer, Value};

use crate::text::newline;

/// The text with the members it lacks; `None` when it lacks none.
///
/// # Errors
/// The text is no plain JSON object; VS Code takes comments, and they would be lost.
pub(super) fn merged(held: &str, members: &Value) -> Result<Option<String>, ()> {
    let plain = held.strip_prefix('\u{feff}').unwrap_or(held);
    let mut value: Value = if plain.trim().is_empty() {
        Value::Object(serde_json::Map::new())
    } else {
        serde_json::from_str(plain).map_err(|_| ())?
    };
    if !value.is_object() {
        return Err(());
    }
    if !add(&mut value, members) {
        return Ok(None);
    }
    let text = pretty(&value, indent(plain));
    Ok(Some(text.replace('\n', newline(plain))))
}

/// JSON as people read it, with a line end.
pub(super) fn pretty(value: &Value, indent: &str) -> String {
    let mut bytes = Vec::new();
    let mut out = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(indent.as_bytes()));
    // EditorFile into memory cannot fail, and what is written is UTF-8.
    let _ = value.serialize(&mut out);
    String::from_utf8(bytes).unwrap_or_default() + "\n"
}

/// Adds what is missing, and says whether anything was. An author's own value always stays.
fn add(held: &mut Value, wanted: &Value) -> bool {
    match (held, wanted) {
        (Value::Object(held), Value::Object(wanted)) => {
            let mut changed = false;
            for (key, value) in wanted {
                changed |= match held.get_mut(key) {
                    Some(own) => add(own, value),
                    None => held.insert(key.clone(), value.clone()).is_none(),
                };
            }
            changed
        }
        (Value::Array(held), Value::Array(wanted)) => {
            let label = |value: &Value| value.get("label").cloned();
            let same = |one: &Value, other: &Value| {
                one == other || label(one).is_some() && label(one) == label(other)
            };
            let new: Vec<Value> =
                wanted.iter().filter(|value| !held.iter().any(|own| same(own, value))).cloned().collect();
            let changed = !new.is_empty();
            held.extend(new);
            changed
        }
        _ => false,
    }
}

/// The white space before the first member, as the author's editor writes it.
fn indent(text: &str) -> &str {
    let line = text.lines().find(|line| line.trim_start().starts_with('"'));
    let white = line.map_or("", |line| line.get(..line.len() - line.trim_start().len()).unwrap_or_default());
    if white.is_empty() { "  " } else { white }
}
