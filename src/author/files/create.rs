//! Creates or replaces a file of the author's as a whole.

use std::path::Path;

use crate::publish::disk::{self, Kind};
use crate::publish::error::{OrRefuse, PublishError, Refusal};
use crate::say;

/// Writes a temporary file beside the path and renames it, so that the file is never half written. The folder is
/// created when missing.
///
/// # Errors
/// A folder or a link has this path, or the system refuses. The file is then unchanged.
pub fn save_file(path: &Path, text: &str) -> Result<(), PublishError> {
    let tried = || say!("写入", "write");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if disk::kind(folder).or_refuse(folder, tried)?.is_none() {
        disk::make_folder(folder).or_refuse(folder, || say!("新建目录", "make the folder"))?;
    }
    if let Some(Kind::Folder | Kind::Link | Kind::Other) = disk::kind(path).or_refuse(path, tried)? {
        let reason = say!("那里不是普通文件", "it is no regular file");
        return Err(PublishError::rule(path, reason, say!("先把它移开", "move it away first")));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stage = folder.join(format!(".{name}.next"));
    let written = disk::make_file(&stage, text.as_bytes(), None)
        .and_then(|()| disk::sync_tree(folder))
        .and_then(|()| disk::rename(&stage, path))
        .and_then(|()| disk::sync_folder(folder));
    if written.is_err() {
        // The temporary file is ours; when it cannot be removed either, the first error is reported.
        let _ = disk::remove_file(&stage);
    }
    written.or_refuse(path, tried)
}

/// Checks that no file has this path yet.
///
/// # Errors
/// A file has this path, or the system refuses.
pub fn may_create_file(path: &Path) -> Result<(), PublishError> {
    match disk::kind(path).or_refuse(path, || say!("写入", "write"))? {
        Some(_) => Err(already_exists(path)),
        None => Ok(()),
    }
}

/// Creates a file as a whole; the folder is created when missing.
///
/// # Errors
/// A file has this path already, or the system refuses. Nothing is changed then.
pub fn create_file(path: &Path, text: &str) -> Result<(), PublishError> {
    let tried = || say!("写入", "write");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    may_create_file(path)?;
    let made = disk::kind(folder).or_refuse(folder, tried)?.is_none();
    if made {
        disk::make_folder(folder).or_refuse(folder, || say!("新建目录", "make the folder"))?;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stage = folder.join(format!(".{name}.next"));
    let written = disk::make_file(&stage, text.as_bytes(), None).and_then(|()| disk::sync_tree(folder));
    // A hard link fails where a file exists, a rename does not; some file systems have no hard links.
    let placed = written.and_then(|()| match disk::link(&stage, path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => disk::rename(&stage, path),
        other => other,
    });
    let _ = disk::remove_file(&stage);
    match placed {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(already_exists(path)),
        Err(error) => {
            if made {
                let _ = disk::remove_folder(folder);
            }
            Err(error).or_refuse(path, tried)
        }
        Ok(()) => {
            // The file exists; a failed sync of its folder is no reason to fail.
            let _ = disk::sync_folder(folder);
            Ok(())
        }
    }
}

fn already_exists(path: &Path) -> PublishError {
    PublishError::Refused(Box::new(Refusal {
        path: path.to_owned(),
        tried: say!("新建", "make"),
        reason: say!("已经有这个文件，不会覆盖", "it is there already and is never overwritten"),
        help: say!(
            "直接改那个文件；要重新来，先把它改名或删去",
            "edit that file; to start again, rename or remove it first"
        ),
    }))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the fixture's files are created here")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_created_and_replaced_but_a_folder_is_not() {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join("seeds/a.yml");
        save_file(&path, "one").unwrap();
        save_file(&path, "two").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(std::fs::read_dir(dir.path().join("seeds")).unwrap().count(), 1);
        std::fs::create_dir(dir.path().join("seeds/b.yml")).unwrap();
        assert!(save_file(&dir.path().join("seeds/b.yml"), "one").is_err());
        assert!(save_file(&dir.path().join("none/deep/a.yml"), "one").is_err());
    }
}
