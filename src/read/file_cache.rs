//! What was read before, so that a file whose bytes are the same is not understood a second time.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::read::parsed_file::ParsedFile;
use crate::text::source::{Source, SourceId, Sources};

/// The files of a site as they were read last. Every file is opened again each time and told by its bytes: neither
/// a clock that was set back nor a tool that keeps the old time can hide a change.
#[derive(Default)]
pub struct FileCache {
    sources: Sources,
    /// The number of every text that was ever read; it keeps its number when it changes, goes and comes back.
    numbers: HashMap<String, SourceId>,
    files: HashMap<String, Kept>,
}

/// What a file with these bytes is.
pub(super) struct Kept {
    pub(super) hash: u128,
    pub(super) file: Option<ParsedFile>,
    pub(super) problems: Vec<Diagnostic>,
}

impl FileCache {
    /// Nothing yet, beside texts that have been read already.
    pub(super) fn with_sources(sources: Sources) -> Self {
        Self { sources, ..Self::default() }
    }

    /// Whether a file is known with these bytes.
    pub(super) fn holds(&self, path: &str, hash: u128) -> bool {
        self.files.get(path).is_some_and(|kept| kept.hash == hash)
    }

    /// Takes a text in under the number of its path.
    pub(super) fn number(&mut self, text: Source) -> SourceId {
        if let Some(id) = self.numbers.get(text.path()) {
            self.sources.replace(*id, text);
            return *id;
        }
        let path = text.path().to_owned();
        let id = self.sources.add(text);
        self.numbers.insert(path, id);
        id
    }

    /// All texts, each under its number.
    pub(super) fn sources(&self) -> Sources {
        self.sources.clone()
    }

    /// Keeps these files and no others, and gives them back in their order; those without news are known.
    pub(super) fn keep(&mut self, files: Vec<(String, Option<Kept>)>) -> impl Iterator<Item = &Kept> {
        let mut known = std::mem::take(&mut self.files);
        let mut order = Vec::with_capacity(files.len());
        for (path, changed) in files {
            if let Some(kept) = changed.or_else(|| known.remove(&path)) {
                self.files.insert(path.clone(), kept);
            }
            order.push(path);
        }
        order.into_iter().filter_map(|path| self.files.get(&path))
    }
}
