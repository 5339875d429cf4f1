//! Tests whether a folder can be written, by writing to it.

use std::path::Path;

use super::disk;
use super::error::{OrRefuse, PublishError};
use crate::say;

/// Writes a small file into a folder and takes it away again.
///
/// # Errors
/// The machine's reason, when either is refused.
pub fn probe(folder: &Path) -> Result<(), PublishError> {
    let path = folder.join(".tongbao.probe");
    let written = disk::make_file(&path, b"tongbao", None);
    let removed = disk::remove_file(&path);
    written.and(removed).or_refuse(folder, || say!("写入", "write into"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test looks at the disk")]
    fn nothing_stays_behind() {
        let dir = tempfile::TempDir::new().unwrap();
        probe(dir.path()).unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
        assert!(probe(&dir.path().join("none")).is_err());
    }
}
