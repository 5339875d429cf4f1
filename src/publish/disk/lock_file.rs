//! The file by whose lock a publisher keeps others out.
#![allow(clippy::disallowed_methods, reason = "part of `publish::disk`")]

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a lock file, made when it is missing, never emptied.
pub(super) fn open_lock(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    options.read(true).write(true).create(true).truncate(false).open(path)
}
