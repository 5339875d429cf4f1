//! What stands under a key of a mapping that is not compiled yet.

use crate::read::{Node, Value};

/// The node under a key.
pub(super) fn entry<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let Value::Mapping(entries) = &node.value else { return None };
    entries.iter().find(|pair| pair.key.text == key).map(|pair| &pair.value)
}

/// The text under a key.
pub(super) fn scalar<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    match &entry(node, key)?.value {
        Value::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}
