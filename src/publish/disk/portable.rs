//! The weaker guarantee of systems without exchange and folder sync: two renames, and each file synced.
#![allow(clippy::disallowed_methods, reason = "part of `publish::disk`")]

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Always `Ok(false)`: no such call here.
pub(crate) fn exchange(_first: &Path, _second: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Nothing left to do: each file was synced when it was made.
pub(crate) fn sync_tree(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Folders cannot be synced here.
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Brings one file to the disk.
pub(crate) fn sync_file(file: &File) -> io::Result<()> {
    file.sync_all()
}

pub(crate) fn open_file_to_all(_file: &File, _folder: &Path) -> io::Result<()> {
    Ok(())
}

pub(crate) fn open_folder_to_all(_path: &Path, _folder: &Path) -> io::Result<()> {
    Ok(())
}

pub(crate) fn is_public(_metadata: &Metadata) -> bool {
    true
}

/// Volumes are not mounted on folders by default here; the rename itself refuses when they are.
pub(crate) fn is_mount_point(_folder: &Path, _parent: &Path) -> io::Result<bool> {
    Ok(false)
}

/// A lock file that no second process can open while this one has it open.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    held: Option<File>,
}

/// Windows' answer to opening a file that somebody else has open without sharing.
const SHARING_VIOLATION: i32 = 32;

impl Lock {
    /// Takes the lock; `None` when another process holds it.
    pub(crate) fn take(path: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        #[cfg(windows)]
        std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 0);
        match super::lock_file::open_lock(path, &mut options) {
            Ok(file) => Ok(Some(Self { path: path.to_owned(), held: Some(file) })),
            Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.held = None;
        let _ = fs::remove_file(&self.path);
    }
}
