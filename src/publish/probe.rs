//! Tests whether a folder can be written, by writing to it.

use std::ffi::OsStr;
use std::path::Path;

use super::disk::{Folder, write_beside};
use super::error::{OrRefuse, PublishError};
use crate::say;

/// Writes a small file into a folder and takes it away again.
///
/// # Errors
/// The machine's reason, when either is refused.
pub fn probe(folder: &Path) -> Result<(), PublishError> {
    let probed = Folder::open(folder).and_then(|open| {
        let name = write_beside(&open, OsStr::new("probe"), b"tongbao", None)?;
        open.remove(&name)
    });
    probed.or_refuse(folder, || say!("写入", "write into"))
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
