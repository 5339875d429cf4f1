//! XML files: the declaration in front, and the tags that `Markup` made behind it.

use super::html::Markup;

/// A document in UTF-8.
pub(super) fn document(content: Markup) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", content.finish().into_string()).into_bytes()
}
