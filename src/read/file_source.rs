//! Where the files of a site lie: in a folder, or in a revision of a repository that is never unpacked.

use std::path::Path;

use super::disk::{self, Listing};
use crate::diagnostic::Diagnostic;

/// Files by their path from the site's root, with `/`. Whoever reads a site asks here and nowhere else, so that
/// every place of files is held to the same names, kinds and limits.
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
