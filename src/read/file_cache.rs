//! The files of the last reading, so that a file with unchanged bytes is not parsed again.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::read::parsed_file::ParsedFile;
use crate::text::source::{Source, SourceId, Sources};

/// The files of a site as they were last read. Every file is opened again and compared by its bytes, so that neither a
/// wrong clock nor a tool that keeps modification times can hide a change.
#[derive(Default)]
pub(crate) struct FileCache {
    sources: Sources,
    /// The number of every text that was ever read; a text keeps its number when it changes, or is removed and restored.
    numbers: HashMap<String, SourceId>,
    files: HashMap<String, CachedFile>,
}

/// A parsed file with the hash of its bytes.
pub(super) struct CachedFile {
    pub(super) hash: u128,
    pub(super) file: Option<ParsedFile>,
    pub(super) problems: Vec<Diagnostic>,
}

impl FileCache {
    /// An empty cache, with texts that have been read already.
    pub(super) fn with_sources(sources: Sources) -> Self {
        Self { sources, ..Self::default() }
    }

    /// Whether a file is known with these bytes.
    pub(super) fn holds(&self, path: &str, hash: u128) -> bool {
        self.files.get(path).is_some_and(|cached| cached.hash == hash)
    }

    /// Stores a text under the number of its path.
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

    /// Keeps exactly these files and returns them in their order; a file with `None` is unchanged.
    pub(super) fn keep(
        &mut self,
        files: Vec<(String, Option<CachedFile>)>,
    ) -> impl Iterator<Item = &CachedFile> {
        let mut previous = std::mem::take(&mut self.files);
        let mut order = Vec::with_capacity(files.len());
        for (path, changed) in files {
            if let Some(cached) = changed.or_else(|| previous.remove(&path)) {
                self.files.insert(path.clone(), cached);
            }
            order.push(path);
        }
        order.into_iter().filter_map(|path| self.files.get(&path))
    }
}
