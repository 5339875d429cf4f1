//! Keys and the documents that have them: one pass over the texts, then one line per key, sorted into files.

use std::collections::{BTreeMap, HashMap};

use super::document::Document;
use super::gram::{Gram, grams, shard};
use super::posting::Posting;

/// The documents with a run, and those with it in their title.
#[derive(Default)]
struct Postings {
    all: Posting,
    titles: Posting,
}

/// The text of each of `files` files. A line is the key, the documents with it, and, where there are any, those
/// with it in their title; tabs between them, for no key has one.
///
/// Documents are read one after the other: other threads wait for the index, and a wait may not start work that
/// waits for it again.
pub(super) fn keys<'a>(documents: impl Iterator<Item = Document<'a>>, files: usize) -> Vec<String> {
    let mut runs: HashMap<Gram, Postings> = HashMap::new();
    let mut facets: BTreeMap<String, Posting> = BTreeMap::new();
    for (number, document) in documents.enumerate() {
        let (title, text) = (document.title(), document.text());
        let titles = distinct(&[&title]);
        for gram in &titles {
            runs.entry(*gram).or_default().titles.add(number);
        }
        for gram in distinct(&[&title, &text]) {
            runs.entry(gram).or_default().all.add(number);
        }
        for facet in document.facets() {
            facets.entry(facet).or_default().add(number);
        }
    }
    let runs = runs.into_iter().map(|(gram, postings)| (gram.text(), postings));
    let facets = facets.into_iter().map(|(key, all)| (key, Postings { all, titles: Posting::default() }));
    sorted(runs.chain(facets), files)
}

/// The runs of some texts, each once.
fn distinct(texts: &[&str]) -> Vec<Gram> {
    let mut all = Vec::new();
    texts.iter().for_each(|text| grams(text, &mut all));
    all.sort_unstable();
    all.dedup();
    all
}

fn sorted(entries: impl Iterator<Item = (String, Postings)>, files: usize) -> Vec<String> {
    let mut lines: Vec<Vec<String>> = vec![Vec::new(); files];
    for (key, postings) in entries {
        let mut line = format!("{key}\t{}", postings.all.code());
        if !postings.titles.is_empty() {
            line.push('\t');
            line.push_str(&postings.titles.code());
        }
        if let Some(file) = lines.get_mut(shard(&key, files)) {
            file.push(line);
        }
    }
    let file = |mut lines: Vec<String>| {
        lines.sort_unstable();
        lines.join("\n") + "\n"
    };
    lines.into_iter().map(file).collect()
}
