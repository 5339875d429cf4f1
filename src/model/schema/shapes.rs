//! The kinds of value that a key can have, as JSON Schema says them.

use serde_json::{Map, Value, json};

use crate::model::fields::choice_in_words;

/// What a period looks like: 2019, 2019-H1, 2019-Q4, 2020-04, 2020-04-16.
const PERIOD: &str = r"(19|20|21)\d{2}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?";
/// What an address inside the site is made of.
const SLUG: &str = r"[a-z0-9_-]+(\.[a-z0-9_-]+)*";

/// A key of a mapping: its name, whether it must be there, and what it holds.
pub(super) type Key = (&'static str, bool, Value);

/// A key that may be left out or left empty.
pub(super) fn key(name: &'static str, about: &str, value: Value) -> Key {
    (name, false, described(about, or_nothing(value)))
}

/// A key that must be there.
pub(super) fn required(name: &'static str, about: &str, value: Value) -> Key {
    (name, true, described(&format!("{about}（必填）"), value))
}

/// A mapping with these keys and no other.
pub(super) fn mapping(keys: Vec<Key>) -> Value {
    let wanted: Vec<&str> = keys.iter().filter(|(_, must, _)| *must).map(|(name, ..)| *name).collect();
    let properties: Map<String, Value> =
        keys.into_iter().map(|(name, _, value)| (name.to_owned(), value)).collect();
    let mut all = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !wanted.is_empty() {
        set(&mut all, "required", json!(wanted));
    }
    all
}

/// A text. What looks like a number to YAML is a text to us, in its own digits.
pub(super) fn text() -> Value {
    json!({"type": ["string", "number"], "minLength": 1})
}

/// A text with something to show for it.
pub(super) fn text_as(example: &str) -> Value {
    json!({"type": ["string", "number"], "minLength": 1, "examples": [example]})
}

/// true or false.
pub(super) fn flag() -> Value {
    json!({"type": "boolean"})
}

/// A whole number.
pub(super) fn integer() -> Value {
    json!({"type": "integer"})
}

/// One of some words of the program.
pub(super) fn choice<T>(words: &[(&'static str, T)]) -> Value {
    let meanings: Vec<String> = words.iter().map(|(word, _)| choice_in_words(word)).collect();
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json!({"enum": words, "enumDescriptions": meanings})
}

/// A text for which some are known; another is no mistake of form.
pub(super) fn known(names: &[String]) -> Value {
    if names.is_empty() {
        return text();
    }
    json!({"anyOf": [{"enum": names}, {"type": ["string", "number"], "minLength": 1}]})
}

/// A list of such values; one alone stands for a list of one.
pub(super) fn list(item: Value) -> Value {
    json!({"anyOf": [{"type": "array", "items": item.clone()}, item]})
}

/// A day: 2020-05-06.
pub(super) fn day() -> Value {
    matching(r"^\d{4}-\d{2}-\d{2}$", "写成 2020-05-06", "2020-05-06")
}

/// A day, with or without a time.
pub(super) fn moment() -> Value {
    matching(r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$", "写成 2020-05-06 或 2020-05-06 09:00", "2020-05-06 09:00")
}

/// A period; a bare year is a number to YAML.
pub(super) fn period() -> Value {
    let text = matching(
        &format!("^ *{PERIOD}(/{PERIOD})? *$"),
        "写成 2019、2019-H1、2019-Q4、2020-04、2020-04-16 或 2017-10/2020-04",
        "2020-04",
    );
    json!({"anyOf": [text, {"type": "integer", "minimum": 1949, "maximum": 2100}]})
}

/// The pattern of a key that is a period.
pub(super) fn period_key() -> String {
    format!("^ *{PERIOD}(/{PERIOD})? *$")
}

/// A part of an address.
pub(super) fn slug(example: &str) -> Value {
    matching(&format!("^{SLUG}$"), "只用小写英文字母、数字、- 和 _", example)
}

/// An address inside the site.
pub(super) fn address(example: &str) -> Value {
    matching(&format!("^/*{SLUG}(/{SLUG})*/*$"), "写站内的网址，只用小写英文字母、数字、-、_ 和 /", example)
}

/// A text of a certain shape.
pub(super) fn matching(pattern: &str, wanted: &str, example: &str) -> Value {
    json!({
        "type": ["string", "number"], "pattern": pattern, "patternErrorMessage": format!("{wanted}。"),
        "examples": [example],
    })
}

/// Adds what an editor shows beside a value.
pub(super) fn described(about: &str, mut value: Value) -> Value {
    set(&mut value, "description", json!(about));
    value
}

/// Adds what an editor offers to fill in.
pub(super) fn offering(label: &str, body: &str, mut value: Value) -> Value {
    set(&mut value, "defaultSnippets", json!([{"label": label, "bodyText": body, "body": body}]));
    value
}

/// Adds a keyword to a schema.
pub(super) fn set(schema: &mut Value, keyword: &str, value: Value) {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(keyword.to_owned(), value);
    }
}

/// A key with nothing behind it is as good as no key.
fn or_nothing(value: Value) -> Value {
    match value.get("type") {
        Some(Value::String(only)) => {
            let types = json!([only, "null"]);
            let mut value = value;
            set(&mut value, "type", types);
            value
        }
        Some(Value::Array(types)) => {
            let types: Vec<Value> = types.iter().cloned().chain([json!("null")]).collect();
            let mut value = value;
            set(&mut value, "type", json!(types));
            value
        }
        _ => {
            // Two layers of choices would tell an author nothing more.
            let own = value
                .get("anyOf")
                .and_then(Value::as_array)
                .filter(|_| value.as_object().is_some_and(|all| all.len() == 1));
            let choices = own.cloned().unwrap_or_else(|| vec![value.clone()]);
            json!({"anyOf": choices.into_iter().chain([json!({"type": "null"})]).collect::<Vec<_>>()})
        }
    }
}
