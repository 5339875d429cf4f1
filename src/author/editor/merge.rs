//! Adds missing members to an author's JSON file, which keeps everything it has.

use serde::Serialize;
use serde_json::ser::PrettyFormatter;
use serde_json::{Serializer, Value};

use crate::text::newline;

/// The text with the members it lacks; `None` when none are missing.
///
/// # Errors
/// The text is not a plain JSON object; VS Code accepts comments, and they would be lost.
pub(super) fn merged(existing: &str, members: &Value) -> Result<Option<String>, ()> {
    let plain = existing.strip_prefix('\u{feff}').unwrap_or(existing);
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

/// JSON with line breaks, ending in one.
pub(super) fn pretty(value: &Value, indent: &str) -> String {
    let mut bytes = Vec::new();
    let mut out = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(indent.as_bytes()));
    // Writing into memory cannot fail, and JSON is UTF-8.
    let _ = value.serialize(&mut out);
    String::from_utf8(bytes).unwrap_or_default() + "\n"
}

/// Adds missing members; whether any was added. An author's own value always stays.
fn add(existing: &mut Value, missing: &Value) -> bool {
    match (existing, missing) {
        (Value::Object(existing), Value::Object(missing)) => {
            let mut changed = false;
            for (key, value) in missing {
                changed |= match existing.get_mut(key) {
                    Some(own) => add(own, value),
                    None => existing.insert(key.clone(), value.clone()).is_none(),
                };
            }
            changed
        }
        (Value::Array(existing), Value::Array(missing)) => {
            let label = |value: &Value| value.get("label").cloned();
            let same = |value: &Value, other: &Value| {
                value == other || label(value).is_some() && label(value) == label(other)
            };
            let new: Vec<Value> = missing
                .iter()
                .filter(|value| !existing.iter().any(|own| same(own, value)))
                .cloned()
                .collect();
            let changed = !new.is_empty();
            existing.extend(new);
            changed
        }
        _ => false,
    }
}

/// The white space before the first member.
fn indent(text: &str) -> &str {
    let line = text.lines().find(|line| line.trim_start().starts_with('"'));
    let white = line.map_or("", |line| line.get(..line.len() - line.trim_start().len()).unwrap_or_default());
    if white.is_empty() { "  " } else { white }
}
