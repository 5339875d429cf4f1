//! What hangs on the pages that are not out, and on nothing that is: sources, indicators, pictures and attachments.
//!
//! Something hangs on a page whose text has its name. What nobody names stays: it is the author's to tidy up.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::entry::{entry, scalar};
use crate::read::{Data, Document, KeyValue, Node, Tree, Value};
use crate::text::source::{SourceId, Sources};

/// Takes out of the tree what hangs on documents that are out of it, and the sources that are out for another reason.
/// Returns the texts of the sources.
pub(super) fn take_out(
    texts: &Sources,
    tree: &mut Tree,
    out: &[Document],
    is_out: &dyn Fn(&Data) -> bool,
) -> Vec<SourceId> {
    let text = |source: SourceId| texts.get(source).map_or("", |source| source.text().as_ref());
    let removed = take_out_sources(&text, tree, out, is_out);
    let held: Vec<&str> =
        out.iter().map(|document| document.source).chain(removed.iter().copied()).map(text).collect();
    take_out_indicators(&text, tree, &held);
    let documents = &tree.documents;
    tree.assets.retain(|asset| {
        let named = |all: &[Document]| {
            all.iter().any(|document| has_asset(document, text(document.source), &asset.path))
        };
        !named(out) || named(documents)
    });
    removed
}

/// The texts of the pages and of the settings.
fn published<'t>(text: &impl Fn(SourceId) -> &'t str, tree: &Tree) -> Vec<&'t str> {
    let settings = tree.settings.iter().map(|settings| settings.source);
    tree.documents.iter().map(|document| document.source).chain(settings).map(text).collect()
}

fn take_out_sources<'t>(
    text: &impl Fn(SourceId) -> &'t str,
    tree: &mut Tree,
    out: &[Document],
    is_out: &dyn Fn(&Data) -> bool,
) -> Vec<SourceId> {
    let named: BTreeSet<&str> = out.iter().flat_map(|document| ids(text(document.source))).collect();
    let kept: BTreeSet<&str> =
        published(text, tree).into_iter().flat_map(ids).filter(|id| named.contains(id)).collect();
    let hangs =
        |source: &Data| scalar(&source.root, "id").is_some_and(|id| named.contains(id) && !kept.contains(id));
    let (removed, sources): (Vec<_>, Vec<_>) =
        std::mem::take(&mut tree.sources).into_iter().partition(|source| is_out(source) || hangs(source));
    tree.sources = sources;
    removed.into_iter().map(|source| source.source).collect()
}

/// Every run of a text that could be the id of a source.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).filter(|run| !run.is_empty())
}

/// An entry of the dictionary.
struct Definition<'a> {
    names: Vec<&'a str>,
    text: &'a str,
}

impl<'a> Definition<'a> {
    fn of(pair: &'a KeyValue, file: &'a str) -> Self {
        let mut names = vec![pair.key.text.as_str()];
        names.extend(scalar(&pair.value, "id"));
        let aliases = entry(&pair.value, "aliases").map(|aliases| match &aliases.value {
            Value::Sequence(all) => all.as_slice(),
            _ => std::slice::from_ref(aliases),
        });
        names.extend(aliases.into_iter().flatten().filter_map(|alias| match &alias.value {
            Value::Scalar(alias) => Some(alias.text.as_str()),
            _ => None,
        }));
        let range = pair.key.span.range().start..pair.value.span.range().end;
        Self { names, text: file.get(range).unwrap_or_default() }
    }

    fn stands_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| stands_in(text, name))
    }
}

/// Of the indicators that pages which are not out use, directly or in a definition, takes out those that nothing else does.
fn take_out_indicators<'t>(text: &impl Fn(SourceId) -> &'t str, tree: &mut Tree, held: &[&str]) {
    let Some(dictionary) = &tree.dictionary else { return };
    let Value::Mapping(entries) = &dictionary.root.value else { return };
    let file = text(dictionary.source);
    let definitions: Vec<Definition<'_>> = entries.iter().map(|pair| Definition::of(pair, file)).collect();
    let hanging = closure(&definitions, |definition| held.iter().any(|text| definition.stands_in(text)));
    let mut texts = published(text, tree);
    texts.extend(tree.sources.iter().map(|source| text(source.source)));
    let kept = closure_with(&definitions, |at, definition| {
        !hanging.contains(&at) || texts.iter().any(|text| definition.stands_in(text))
    });
    if kept.len() == definitions.len() {
        return;
    }
    let kept = entries.iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, pair)| pair.clone());
    let root = Node { span: dictionary.root.span, value: Value::Mapping(kept.collect()) };
    tree.dictionary = Some(Data { root: Arc::new(root), ..dictionary.clone() });
}

fn closure(definitions: &[Definition<'_>], is_first: impl Fn(&Definition<'_>) -> bool) -> BTreeSet<usize> {
    closure_with(definitions, |_, definition| is_first(definition))
}

/// The definitions that are first, and all that these name.
fn closure_with(
    definitions: &[Definition<'_>],
    is_first: impl Fn(usize, &Definition<'_>) -> bool,
) -> BTreeSet<usize> {
    let all = || definitions.iter().enumerate();
    let mut open: Vec<usize> =
        all().filter(|(at, definition)| is_first(*at, definition)).map(|(at, _)| at).collect();
    let mut closed: BTreeSet<usize> = open.iter().copied().collect();
    while let Some(from) = open.pop() {
        let text = definitions.get(from).map_or("", |definition| definition.text);
        let new = all().filter(|(at, definition)| !closed.contains(at) && definition.stands_in(text));
        let new: Vec<usize> = new.map(|(at, _)| at).collect();
        closed.extend(&new);
        open.extend(new);
    }
    closed
}

/// Whether a document's text names a picture or attachment: by its name alone where it lies beside it.
fn has_asset(document: &Document, text: &str, asset: &str) -> bool {
    let (folder, name) = asset.rsplit_once('/').unwrap_or(("", asset));
    let beside = document.path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
    stands_in(text, if beside { name } else { asset })
}

/// Whether a name stands in a text by itself, not inside a longer one.
fn stands_in(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || (c == '-' && name.is_ascii());
    let apart = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    };
    !name.is_empty() && text.match_indices(name).any(|(at, _)| apart(at))
}
