//! Every system call that changes or inspects the published site; nothing else in this room touches a disk.
#![allow(clippy::disallowed_methods, reason = "this is the file the others are kept away from")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

mod beside;
#[cfg_attr(not(unix), path = "portable_folder.rs")]
mod folder;
mod kind;
mod lock_file;
#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
use portable as system;
#[cfg(unix)]
use unix as system;

pub(crate) use beside::write_beside;
pub(crate) use folder::Folder;
pub(crate) use kind::Kind;
use kind::kind_of;
pub(crate) use system::{Lock, exchange, is_mount_point, sync_folder, sync_tree};

/// What lies at `path`, links not followed; `None` when nothing does.
pub(crate) fn kind(path: &Path) -> io::Result<Option<Kind>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(kind_of(metadata.file_type()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a real folder lies at `path`, so that what is removed from it is not removed elsewhere; `false` when
/// nothing does.
///
/// # Errors
/// A link or a file lies there, or the system refuses.
pub(crate) fn is_folder(path: &Path) -> io::Result<bool> {
    match kind(path)? {
        None => Ok(false),
        Some(Kind::Folder) => Ok(true),
        Some(_) => Err(io::ErrorKind::NotADirectory.into()),
    }
}

/// Names and kinds of what a folder holds, sorted by name.
pub(crate) fn list(folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
    let mut children = Vec::new();
    for child in fs::read_dir(folder)? {
        let child = child?;
        children.push((child.path(), kind_of(child.file_type()?)));
    }
    children.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(children)
}

/// The path with every link, `.` and `..` resolved.
pub(crate) fn resolve(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Whether `path` is a regular file with exactly these bytes and the permissions we give to files.
///
/// The bytes are compared and not a hash or a time: they are at hand, reading costs less than
/// writing, and a published file that somebody edited must never pass for ours.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Ok(metadata) = fs::symlink_metadata(path) else { return false };
    let plausible =
        metadata.is_file() && metadata.len() == bytes.len() as u64 && system::is_public(&metadata);
    plausible && fs::read(path).is_ok_and(|held| held == bytes)
}

/// When a file was last changed, if the file system tells.
pub(crate) fn modified(path: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// Makes a folder that everyone may read, whatever the umask, and that belongs to whom the folder it is in belongs to.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)?;
    system::open_folder_to_all(path, above(path))
}

/// The folder that a path is in.
fn above(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a file that everyone may read, whatever the umask, with the time of the file it stands for and the owner of its
/// folder.
pub(crate) fn make_file(path: &Path, bytes: &[u8], time: Option<SystemTime>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    system::open_file_to_all(&file, above(path))?;
    file.write_all(bytes)?;
    // Some FUSE and network file systems let nobody set a time. The file is whole without it; only a tool that copies by time
    // sends it once more.
    let _ = time.map(|time| file.set_modified(time));
    system::sync_file(&file)
}

/// A second name for a file.
pub(crate) fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)
}

/// Renames; an empty folder at `to` is replaced, a full one refuses.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Removes a file; one that is gone already is fine.
pub(crate) fn remove_file(path: &Path) -> io::Result<()> {
    gone(fs::remove_file(path))
}

/// Removes an empty folder; one that is gone already is fine.
pub(crate) fn remove_folder(path: &Path) -> io::Result<()> {
    gone(fs::remove_dir(path))
}

fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
