//! Removes drafts, which are not yet for readers, before anything is compiled from them.
//!
//! A draft must leave no trace: no page, no figure in a total, a chart, a feed or a download, and no
//! citation that only works on the editor's machine. The one place where all of that holds by itself
//! is in front of [`compile`](fn@super::compile): what is not in the tree is not in the site.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostics, Suppression};
use crate::read::{Document, Node, Tree, Value};
use crate::text::source::Sources;

/// The file that stands for a whole district.
const DISTRICT: &str = "/_index.md";

/// The tree without its drafts: without every document that says `draft: true`, without everything in the
/// folder of a district that says so and the sources about it, and without the pictures and attachments
/// that only drafts name. Their diagnostics are withdrawn.
#[must_use]
pub fn without_drafts(diagnostics: &mut Diagnostics, mut tree: Tree) -> Tree {
    let drafts = tree.documents.iter().filter(|document| is_draft(document));
    let districts: Vec<(&str, Option<&str>)> = drafts
        .filter_map(|document| Some((document.path.strip_suffix(DISTRICT)?, scalar(&document.front, "name"))))
        .collect();
    let folders: BTreeSet<String> = districts.iter().map(|(folder, _)| (*folder).to_owned()).collect();
    let names: BTreeSet<String> = districts.iter().filter_map(|(_, name)| name.map(str::to_owned)).collect();
    let hidden = |path: &str| path.split_once('/').is_some_and(|(folder, _)| folders.contains(folder));
    let (drafts, published): (Vec<_>, Vec<_>) =
        tree.documents.into_iter().partition(|document| is_draft(document) || hidden(&document.path));
    tree.documents = published;
    drafts.iter().for_each(|draft| diagnostics.forget(draft.source));
    for draft in &drafts {
        let mut named = Vec::new();
        cited_sources(&draft.front, &mut named);
        named.into_iter().for_each(|id| diagnostics.suppress(Suppression::SourceAudit(id)));
    }
    let sources = &diagnostics.sources;
    tree.sources.retain(|source| scalar(&source.root, "district").is_none_or(|name| !names.contains(name)));
    tree.assets.retain(|asset| {
        let named = |documents: &[Document]| {
            documents.iter().any(|document| mentions(sources, document, &asset.path))
        };
        !hidden(&asset.path) && (!named(&drafts) || named(&tree.documents))
    });
    tree
}

/// Whether a document says that it is a draft.
#[must_use]
pub(crate) fn is_draft(document: &Document) -> bool {
    scalar(&document.front, "draft") == Some("true")
}

fn scalar<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    let Value::Mapping(entries) = &node.value else { return None };
    match &entries.iter().find(|pair| pair.key.text == key)?.value.value {
        Value::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}

/// The ids that are under a key `source`, at any depth.
fn cited_sources(node: &Node, out: &mut Vec<String>) {
    match &node.value {
        Value::Mapping(entries) => {
            for pair in entries {
                match &pair.value.value {
                    Value::Scalar(scalar) if pair.key.text == "source" => out.push(scalar.text.clone()),
                    _ => cited_sources(&pair.value, out),
                }
            }
        }
        Value::Sequence(items) => items.iter().for_each(|inner| cited_sources(inner, out)),
        _ => {}
    }
}

/// Whether a document lies in an asset's folder and its text has the asset's name.
fn mentions(sources: &Sources, document: &Document, asset: &str) -> bool {
    let (folder, name) = asset.rsplit_once('/').unwrap_or(("", asset));
    let beside = document.path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
    beside && sources.text(document.body).contains(name)
}
