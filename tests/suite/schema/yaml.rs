//! Our own YAML as an editor's extension sees it: scalars take the types of YAML 1.2's core schema.

use serde_json::{Map, Value, json};
use tongbao::read::{Node, Scalar, Value as Held};

/// A node as JSON; of two equal keys the last, as other readers do.
pub(crate) fn value(node: &Node) -> Value {
    match &node.value {
        Held::Null => Value::Null,
        Held::Scalar(scalar) => typed(scalar),
        Held::Sequence(items) => items.iter().map(value).collect(),
        Held::Mapping(entries) => {
            let pairs = entries.iter().map(|pair| (pair.key.text.clone(), value(&pair.value)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
    }
}

fn typed(scalar: &Scalar) -> Value {
    let text = scalar.text.as_str();
    if scalar.quoted {
        return json!(text);
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return json!(true),
        "false" | "False" | "FALSE" => return json!(false),
        _ => {}
    }
    let numeric = text.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    if let (true, Ok(whole)) = (numeric, text.parse::<i64>()) {
        return json!(whole);
    }
    if let (true, Ok(number)) = (numeric, text.parse::<f64>()) {
        return json!(number);
    }
    json!(text)
}
