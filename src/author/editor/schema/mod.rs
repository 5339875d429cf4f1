//! JSON Schemas of everything an author writes as YAML, so that an editor can complete, explain and check it.
//!
//! # Architecture Invariant
//! Every key, and what it holds, is of the table in `keys`; here stands only how JSON Schema says it. Names of this
//! site are offered and never demanded, for a schema is older than the dictionary that is just being written.

mod figures;
mod values;

use serde_json::{Value, json};

use crate::compile::keys::{SchemaKind, SiteNames};
use crate::site::Site;

/// The dialect: what every release of VS Code's YAML extension understands; later drafts it took in 2025 only.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of one kind of mapping, with the names of this site to choose from.
#[must_use]
pub fn schema(kind: SchemaKind, site: &Site) -> Value {
    let names = SiteNames::of(site);
    let mut body = match kind {
        SchemaKind::Dictionary => figures::dictionary(&names),
        _ => values::mapping(kind.mapping(), &names),
    };
    if kind.mapping().key("figures").is_some() {
        values::set(&mut body, "definitions", figures::definitions(&names));
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
