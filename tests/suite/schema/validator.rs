//! JSON Schema, draft 7, as far as our schemas go: a keyword that is not known here stops the test.

use regex_lite::Regex;
use serde_json::Value;

/// Keywords that say nothing about what is valid.
const REMARKS: [&str; 10] = [
    "$schema",
    "title",
    "description",
    "examples",
    "enumDescriptions",
    "patternErrorMessage",
    "defaultSnippets",
    "definitions",
    "then",
    "else",
];

/// Everything in `value` that the schema does not admit, each with its path.
pub(crate) fn faults(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let Some(keywords) = schema.as_object() else { panic!("no schema at {path}: {schema}") };
    let mut all = Vec::new();
    for (keyword, argument) in keywords {
        let inner = |schema: &Value, value: &Value, path: &str| faults(root, schema, value, path);
        let valid = |schema: &Value| inner(schema, value, path).is_empty();
        let mut unless = |good: bool| {
            if !good {
                all.push(format!("{path}: {keyword} {argument}"));
            }
        };
        match keyword.as_str() {
            word if REMARKS.contains(&word) => {}
            "type" => unless(types(argument).iter().any(|kind| is(value, kind))),
            "enum" => unless(argument.as_array().unwrap().contains(value)),
            "const" => unless(argument == value),
            "minLength" => unless(
                value.as_str().is_none_or(|text| text.chars().count() as u64 >= argument.as_u64().unwrap()),
            ),
            "pattern" => unless(value.as_str().is_none_or(|text| regex(argument).is_match(text))),
            "minimum" => unless(value.as_f64().is_none_or(|number| number >= argument.as_f64().unwrap())),
            "maximum" => unless(value.as_f64().is_none_or(|number| number <= argument.as_f64().unwrap())),
            "minProperties" => {
                unless(value.as_object().is_none_or(|map| map.len() as u64 >= argument.as_u64().unwrap()))
            }
            "required" => {
                let missing = |map: &serde_json::Map<String, Value>| {
                    argument.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))
                };
                unless(value.as_object().is_none_or(missing));
            }
            "anyOf" => unless(argument.as_array().unwrap().iter().any(valid)),
            "oneOf" => {
                unless(argument.as_array().unwrap().iter().filter(|schema| valid(schema)).count() == 1)
            }
            "not" => unless(!valid(argument)),
            "allOf" => {
                argument.as_array().unwrap().iter().for_each(|schema| all.extend(inner(schema, value, path)))
            }
            "if" => {
                let next = if valid(argument) { "then" } else { "else" };
                all.extend(keywords.get(next).map(|schema| inner(schema, value, path)).unwrap_or_default());
            }
            "$ref" => {
                let target = root.pointer(argument.as_str().unwrap().trim_start_matches('#'));
                all.extend(inner(target.expect("a definition"), value, path));
            }
            "items" => {
                for (at, element) in value.as_array().into_iter().flatten().enumerate() {
                    all.extend(inner(argument, element, &format!("{path}/{at}")));
                }
            }
            "properties" => {
                for (key, schema) in argument.as_object().unwrap() {
                    all.extend(
                        value
                            .get(key)
                            .map(|child| inner(schema, child, &format!("{path}/{key}")))
                            .unwrap_or_default(),
                    );
                }
            }
            "patternProperties" | "additionalProperties" => {
                for (key, child) in value.as_object().into_iter().flatten() {
                    let schema = match keyword.as_str() {
                        "patternProperties" => patterned(keywords, key),
                        _ if is_named(keywords, key) => None,
                        _ => Some(argument),
                    };
                    match schema {
                        Some(Value::Bool(false)) => all.push(format!("{path}: the key {key}")),
                        Some(schema) => all.extend(inner(schema, child, &format!("{path}/{key}"))),
                        None => {}
                    }
                }
            }
            other => panic!("the keyword {other} is not known to this test"),
        }
    }
    all
}

fn is_named(keywords: &serde_json::Map<String, Value>, key: &str) -> bool {
    keywords.get("properties").is_some_and(|named| named.get(key).is_some())
        || patterned(keywords, key).is_some()
}

fn patterned<'a>(keywords: &'a serde_json::Map<String, Value>, key: &str) -> Option<&'a Value> {
    let patterns = keywords.get("patternProperties")?.as_object()?;
    patterns.iter().find(|(pattern, _)| Regex::new(pattern).unwrap().is_match(key)).map(|(_, schema)| schema)
}

fn regex(pattern: &Value) -> Regex {
    Regex::new(pattern.as_str().unwrap()).unwrap()
}

fn types(argument: &Value) -> Vec<&str> {
    match argument {
        Value::String(name) => vec![name],
        many => many.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect(),
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type is called {other}"),
    }
}
