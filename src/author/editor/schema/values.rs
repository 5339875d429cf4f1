//! The kinds of value of a key, as JSON Schema.

use serde_json::{Map, Value, json};

use crate::compile::keys::{Key, Mapping, Name, Shape, SiteNames, Snippet, ValueKind};
use crate::diagnostic::Code;
use crate::site::Word;

/// A period, or two with a slash between: 2019, 2019-H1, 2019-Q4, 2020-04, 2020-04-16.
pub(super) const PERIOD_KEY: &str = concat!(
    r"^ *(19|20|21)\d{2}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?",
    r"(/(19|20|21)\d{2}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?)? *$"
);

/// A mapping with exactly its keys.
pub(super) fn mapping(mapping: &Mapping, names: &SiteNames) -> Value {
    let property = |key: &'static Key| (key.name.to_owned(), property(key, names));
    let properties: Map<String, Value> = mapping.keys().map(property).collect();
    let required: Vec<&str> = mapping.keys().filter(|key| key.required).map(|key| key.name).collect();
    let mut all = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        set(&mut all, "required", json!(required));
    }
    if let (Some(all), Value::Object(between)) = (all.as_object_mut(), (mapping.between)()) {
        all.extend(between);
    }
    all
}

fn property(key: &'static Key, names: &SiteNames) -> Value {
    let (about, _) = key.about;
    let value = value(&key.kind, key.own_example(), names);
    match key.required {
        true => described(&format!("{about}（必填）"), value),
        // A key without a value is equivalent to no key.
        false => described(about, or_nothing(value)),
    }
}

/// The schema of a value of this kind, with an example.
pub(super) fn value(kind: &ValueKind, example: Option<&'static str>, names: &SiteNames) -> Value {
    match kind {
        ValueKind::Text | ValueKind::Prose | ValueKind::Citation => text(example),
        ValueKind::Shaped(shape) => matching(shape, example),
        ValueKind::Period => {
            let hint = "写成 2019、2019-H1、2019-Q4、2020-04、2020-04-16 或 2017-10/2020-04";
            let text =
                matching(&Shape { name: ("", ""), pattern: PERIOD_KEY, hint, example: "2020-04" }, example);
            // A bare year is a number to YAML.
            json!({"anyOf": [text, {"type": "integer", "minimum": 1949, "maximum": 2100}]})
        }
        ValueKind::Amount => json!({
            "type": ["string", "number"], "minLength": 1,
            "description": "数值，照原文写，带约数词和单位：0.6%、近5000万元、300余个、1～2个；零写作 0",
            "examples": ["0.6%", "15495户", "300余个", "近5000万元"],
        }),
        ValueKind::Flag => json!({"type": "boolean"}),
        ValueKind::Integer => json!({"type": "integer"}),
        ValueKind::Count(None) => json!({"type": "integer", "minimum": 0}),
        ValueKind::Count(Some(most)) => json!({"type": "integer", "minimum": 0, "maximum": most}),
        ValueKind::Choice(words) => {
            let meanings: Vec<String> = words().iter().map(Word::zh).collect();
            let words: Vec<&str> = words().iter().map(|word| word.text).collect();
            json!({"enum": words, "enumDescriptions": meanings})
        }
        ValueKind::Name(name) => suggested(names.called(*name)),
        ValueKind::Usual(words) => suggested(words),
        ValueKind::Rule => {
            let rules: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
            let titles: Vec<&str> = Code::ALL.iter().map(|code| code.title().0).collect();
            json!({"enum": rules, "enumDescriptions": titles})
        }
        ValueKind::List(element) => {
            list(value(element, example.filter(|example| !example.starts_with('[')), names))
        }
        ValueKind::Divisions => {
            let name = || value(&ValueKind::Name(Name::Indicator), None, names);
            json!({"anyOf": [list(name()), {"type": "array", "items": list(name())}]})
        }
        ValueKind::Mapping(inner) => mapping(inner, names),
        ValueKind::FlagOr(inner) => json!({"anyOf": [{"type": "boolean"}, mapping(inner, names)]}),
        ValueKind::Items(inner) => {
            let all = json!({"type": "array", "items": mapping(inner, names)});
            with_snippet("一个数", &Snippet::numeral(names), all)
        }
        ValueKind::Figures(_) => by_indicator(names),
        ValueKind::Terms => json!({"type": "object", "additionalProperties": {"type": ["string", "number"]}}),
        ValueKind::Anything => json!({}),
    }
}

/// A text. What YAML reads as a number is accepted as a text in its own digits.
fn text(example: Option<&str>) -> Value {
    let mut text = json!({"type": ["string", "number"], "minLength": 1});
    if let Some(example) = example {
        set(&mut text, "examples", json!([example]));
    }
    text
}

/// A text with suggestions; other texts are valid too.
fn suggested<T: serde::Serialize>(names: &[T]) -> Value {
    if names.is_empty() {
        return text(None);
    }
    json!({"anyOf": [{"enum": names}, text(None)]})
}

/// A list of such values; a single value is a list of one.
fn list(element: Value) -> Value {
    json!({"anyOf": [{"type": "array", "items": element.clone()}, element]})
}

fn matching(shape: &Shape, example: Option<&str>) -> Value {
    json!({
        "type": ["string", "number"], "pattern": shape.pattern,
        "patternErrorMessage": format!("{}。", shape.hint),
        "examples": [example.unwrap_or(shape.example)],
    })
}

/// Adds the description that an editor displays.
pub(super) fn described(about: &str, mut value: Value) -> Value {
    set(&mut value, "description", json!(about));
    value
}

/// Adds the snippet that an editor offers.
pub(super) fn with_snippet(label: &str, body: &str, mut value: Value) -> Value {
    set(&mut value, "defaultSnippets", json!([{"label": label, "bodyText": body, "body": body}]));
    value
}

/// Adds a keyword to a schema.
pub(super) fn set(schema: &mut Value, keyword: &str, value: Value) {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(keyword.to_owned(), value);
    }
}

fn or_nothing(mut value: Value) -> Value {
    let types = match value.get("type") {
        Some(Value::String(only)) => vec![json!(only)],
        Some(Value::Array(types)) => types.clone(),
        _ => {
            // Two nested choices add nothing for an author.
            let own = value.get("anyOf").and_then(Value::as_array);
            let own = own.filter(|_| value.as_object().is_some_and(|all| all.len() == 1)).cloned();
            let choices = own.unwrap_or_else(|| vec![value]);
            return json!({"anyOf": choices.into_iter().chain([json!({"type": "null"})]).collect::<Vec<_>>()});
        }
    };
    set(&mut value, "type", types.into_iter().chain([json!("null")]).collect());
    value
}

/// Indicators of the site with their definitions, and any other name.
fn by_indicator(names: &SiteNames) -> Value {
    let property = |name: &String, about: &String| {
        let about = if about.is_empty() { "数据" } else { about };
        (name.clone(), json!({"description": about, "allOf": [{"$ref": "#/definitions/reading"}]}))
    };
    let all = names.called(Name::Indicator).iter().zip(&names.abouts);
    let properties: Map<String, Value> = all.map(|(name, about)| property(name, about)).collect();
    json!({
        "type": "object", "properties": properties,
        "additionalProperties": {"$ref": "#/definitions/reading"},
    })
}
