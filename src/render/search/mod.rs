//! The search index: static files in which a script finds every substring of every page, and the figures themselves.
//!
//! # Architecture Invariant
//! Whatever the files of runs say, a page is a result only when its stored text contains the query. So the
//! runs may promise too much, but they may never miss a page: every run of a text is in the index.
//!
//! ```text
//! search/index.json         how many documents there are, and how many files of each kind
//! search/grams/<n>.txt      a line a key: the key, the documents with it, those with it in their title
//! search/texts/<n>.json     the documents in order, as many as fit a file
//! search/figures/<n>.json   observations by district and indicator
//! ```
//! A key's file is found by its hash, a document's by its number, so a query loads what it needs and no list of
//! files. Their counts are powers of two: they change when the site has doubled, and other files only with their content.

mod answer;
mod document;
mod fold;
mod gram;
mod keys;
mod posting;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use rayon::prelude::*;
use serde::Serialize;

use super::json;
use crate::site::{SearchFile, Site};
use answer::Answers;
use document::{Document, DocumentId};
use keys::keys;
use posting::Posting;

/// Text for one file of documents, in bytes; one that is longer has a file of its own. A query reads ten or so.
const TEXTS: usize = 8 << 10;
/// Text behind one file of keys, in bytes: its runs take about a sixth of it.
const TEXT_PER_GRAMS: usize = 32 << 10;
/// Files of keys for the runs that even a small site has.
const FEWEST_GRAMS: usize = 8;
/// Observations in one file of figures.
const FIGURES_PER_FILE: usize = 64;

/// What the script reads first.
#[derive(Serialize)]
struct Manifest {
    documents: usize,
    grams: usize,
    figures: usize,
    /// The first document of each file of texts, coded as a list of documents.
    texts: String,
}

/// The index of a site: its shape, and its files on demand.
#[derive(Default)]
pub(super) struct Index {
    ids: Vec<DocumentId>,
    grams: usize,
    figures: usize,
    /// The first document of each file of texts.
    texts: Vec<usize>,
    keys: OnceLock<Vec<String>>,
    answers: OnceLock<Answers>,
}

impl Index {
    /// Measures a site. The texts are made and counted, not kept.
    pub(super) fn of(site: &Site) -> Self {
        let ids = document::ids(site);
        let length = |id: &DocumentId| {
            let document = Document::of(*id, site);
            document.map_or(0, |document| document.text().len())
        };
        let lengths: Vec<usize> = ids.par_iter().map(length).collect();
        let bytes: usize = lengths.iter().sum();
        Self {
            ids,
            grams: (bytes / TEXT_PER_GRAMS + FEWEST_GRAMS).next_power_of_two(),
            figures: (site.figures.len() / FIGURES_PER_FILE + 1).next_power_of_two(),
            texts: packed(&lengths),
            keys: OnceLock::new(),
            answers: OnceLock::new(),
        }
    }

    /// The files of the index.
    pub(super) fn files(&self) -> impl Iterator<Item = SearchFile> + use<> {
        let keys = (0..self.grams).map(SearchFile::Keys);
        let texts = (0..self.texts.len()).map(SearchFile::Texts);
        keys.chain(texts).chain((0..self.figures).map(SearchFile::Figures))
    }

    /// `search/index.json`
    pub(super) fn manifest(&self) -> Vec<u8> {
        let mut starts = Posting::default();
        self.texts.iter().for_each(|first| starts.add(*first));
        json::compact(&Manifest {
            documents: self.ids.len(),
            grams: self.grams,
            figures: self.figures,
            texts: starts.code(),
        })
    }

    /// One file of keys. The first request makes all of them, in one pass over the texts.
    pub(super) fn grams(&self, site: &Site, file: usize) -> Option<Vec<u8>> {
        let documents = || self.documents(site, 0, self.ids.len());
        let keys = self.keys.get_or_init(|| keys(documents(), self.grams));
        keys.get(file).map(|text| text.clone().into_bytes())
    }

    /// One file of texts.
    pub(super) fn texts(&self, site: &Site, file: usize) -> Option<Vec<u8>> {
        let first = *self.texts.get(file)?;
        let end = self.texts.get(file + 1).copied().unwrap_or(self.ids.len());
        let documents: Vec<Document<'_>> = self.documents(site, first, end - first).collect();
        Some(json::compact(&documents.iter().map(Stored::of).collect::<Vec<_>>()))
    }

    /// One file of figures.
    pub(super) fn figures(&self, site: &Site, file: usize) -> Vec<u8> {
        self.answers.get_or_init(|| Answers::of(site, self.figures)).file(site, file)
    }

    fn documents<'a>(
        &'a self,
        site: &'a Site,
        first: usize,
        count: usize,
    ) -> impl Iterator<Item = Document<'a>> {
        let ids = self.ids.iter().skip(first).take(count);
        ids.filter_map(move |id| Document::of(*id, site))
    }
}

/// The first document of each file, filled from the front so that files stay when documents are added at the end.
fn packed(lengths: &[usize]) -> Vec<usize> {
    let (mut starts, mut room) = (Vec::new(), 0);
    for (number, length) in lengths.iter().enumerate() {
        if starts.is_empty() || *length > room {
            starts.push(number);
            room = TEXTS;
        }
        room = room.saturating_sub(*length);
    }
    starts
}

/// A document as a result is printed from it.
#[derive(Serialize)]
struct Stored<'a> {
    path: &'a str,
    title: String,
    about: [String; 3],
    text: String,
}

impl<'a> Stored<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        Self {
            path: document.path.as_str(),
            title: document.title(),
            about: document.about(),
            text: document.text(),
        }
    }
}
