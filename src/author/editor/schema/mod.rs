//! JSON Schemas of everything an author writes as YAML, so that an editor can complete, explain and check it.
//!
//! # Architecture Invariant
//! The keys and their kinds come from the table in `keys`; this module only expresses them as JSON Schema. Names of
//! the site are offered and never required, for a schema is older than the dictionary that is being edited.

mod values;

use serde_json::{Value, json};

use crate::compile::keys::{DATED, FIGURE, INDICATOR, SchemaKind, SiteNames, Snippet, ValueKind};
use crate::site::Site;
use values::{PERIOD_KEY, described, mapping, set, value, with_snippet};

/// The dialect: the one that every release of VS Code's YAML extension understands.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of one kind of mapping, with the names of this site to choose from.
#[must_use]
pub fn schema(kind: SchemaKind, site: &Site) -> Value {
    let names = SiteNames::of(site);
    let mut body = match kind {
        SchemaKind::Dictionary => dictionary(&names),
        _ => mapping(kind.mapping(), &names),
    };
    if kind.mapping().key("figures").is_some() {
        set(&mut body, "definitions", definitions(&names));
    }
    let head = json!({"$schema": DIALECT, "title": format!("通报：{}", kind.name())});
    match (head, body) {
        (Value::Object(mut head), Value::Object(body)) => {
            head.extend(body);
            Value::Object(head)
        }
        (_, body) => body,
    }
}

/// `indicators.yml`: every name an indicator.
fn dictionary(names: &SiteNames) -> Value {
    let mut indicator = mapping(&INDICATOR, names);
    set(&mut indicator, "description", json!("一个指标：编号、单位、定义和与别的指标的关系。"));
    let all = json!({"type": ["object", "null"], "additionalProperties": indicator});
    let all = described("指标词典：每个指标一段，名称在前。通报里只能用登记过的指标。", all);
    with_snippet("新指标", &Snippet::indicator(names), all)
}

/// The shared definitions.
fn definitions(names: &SiteNames) -> Value {
    let amount = value(&ValueKind::Amount, None, names);
    let plain = json!({"$ref": "#/definitions/value"});
    json!({
        "value": amount,
        "long": with_snippet("长写法", &Snippet::figure(names), mapping(&FIGURE, names)),
        "dated": mapping(&DATED, names),
        "reading": {"anyOf": [
            plain.clone(),
            {"$ref": "#/definitions/long"},
            {
                "type": "object", "description": "几期的数：期间: 数值",
                "patternProperties": {PERIOD_KEY: {"anyOf": [plain.clone(), {"$ref": "#/definitions/dated"}]}},
                "additionalProperties": false, "minProperties": 1,
            },
            {"type": "array", "items": {"anyOf": [plain, {"$ref": "#/definitions/long"}]}},
        ]},
    })
}
