//! Where the files of a site come from: a folder, texts in memory, or a revision of a repository.

use std::collections::BTreeMap;
use std::path::Path;

use super::disk::{self, ListedFile, Listing};
use super::refusal;
use crate::diagnostic::Diagnostic;

/// Files by their path from the site's root, with `/`. Every reader of a site uses this trait, so that the same names,
/// kinds and limits apply to all of them.
pub(super) trait FileSource: Sync {
    /// The regular files below one folder, sorted by path. What cannot be listed is reported and left out; the
    /// listing stops at `limit` entries.
    fn list(&self, folder: &str, limit: usize, problems: &mut Vec<Diagnostic>) -> Listing;

    /// The bytes of a file of at most `limit` bytes.
    fn load(&self, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>>;
}

/// A folder on the disk.
impl FileSource for &Path {
    fn list(&self, folder: &str, limit: usize, problems: &mut Vec<Diagnostic>) -> Listing {
        disk::list(self, folder, limit, problems)
    }

    fn load(&self, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
        disk::load(self, path, limit)
    }
}

/// Texts that are not on the disk, by the path from the site's root that they are going to have.
pub(super) struct Texts<'a>(pub(super) BTreeMap<&'a str, &'a str>);

impl FileSource for Texts<'_> {
    fn list(&self, folder: &str, _limit: usize, _problems: &mut Vec<Diagnostic>) -> Listing {
        let inside = |path: &&&str| path.split_once('/').is_some_and(|(first, _)| first == folder);
        let files: Vec<ListedFile> = self
            .0
            .keys()
            .filter(inside)
            .map(|path| ListedFile { path: (*path).to_owned(), size: self.size(path) })
            .collect();
        if files.is_empty() { Listing::Absent } else { Listing::Files(files) }
    }

    fn load(&self, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
        let text = self.0.get(path).copied().unwrap_or_default();
        if self.size(path) > limit {
            return Err(Box::new(refusal::too_big(path, self.size(path), limit)));
        }
        Ok(text.as_bytes().to_vec())
    }
}

impl Texts<'_> {
    fn size(&self, path: &str) -> u64 {
        self.0.get(path).map_or(0, |text| text.len() as u64)
    }
}
