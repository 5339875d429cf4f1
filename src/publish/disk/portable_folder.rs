//! A folder of an author's, by its path: looked at before each step, where no system call holds it open.
#![allow(clippy::disallowed_methods, reason = "part of `publish::disk`")]

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::kind::Kind;

/// A folder.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Opens the folder that somebody named; a link to it is followed.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        match fs::metadata(path)?.is_dir() {
            true => Ok(Self(path.to_owned())),
            false => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// Opens a folder in this one, which is no link.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        match self.kind(name)? {
            Some(Kind::Folder) => Ok(Self(self.0.join(name))),
            Some(_) => Err(io::ErrorKind::NotADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Makes a folder in this one.
    pub(crate) fn make(&self, name: &OsStr) -> io::Result<Self> {
        fs::create_dir(self.0.join(name))?;
        self.enter(name)
    }

    /// What has this name; `None` when nothing does.
    pub(crate) fn kind(&self, name: &OsStr) -> io::Result<Option<Kind>> {
        super::kind(&self.0.join(name))
    }

    /// Whether a file may be written.
    pub(crate) fn is_writable(&self, name: &OsStr) -> io::Result<bool> {
        Ok(!fs::symlink_metadata(self.0.join(name))?.permissions().readonly())
    }

    /// The bytes of a regular file, `limit` at most: what is longer ends one byte behind it.
    pub(crate) fn load(&self, name: &OsStr, limit: usize) -> io::Result<Vec<u8>> {
        if self.kind(name)?.is_some_and(|kind| kind != Kind::File) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        File::open(self.0.join(name))?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Makes a file that was not there, with the permissions of the file `like`, and brings it to the disk.
    pub(crate) fn create(&self, name: &OsStr, bytes: &[u8], like: Option<&OsStr>) -> io::Result<()> {
        let model = like.map(|like| fs::symlink_metadata(self.0.join(like))).transpose()?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(self.0.join(name))?;
        let filled = (|| {
            file.write_all(bytes)?;
            model.map_or(Ok(()), |model| file.set_permissions(model.permissions()))?;
            file.sync_all()
        })();
        drop(file);
        if filled.is_err() {
            // The first error is the one to tell.
            let _ = self.remove(name);
        }
        filled
    }

    /// Always `Ok(false)`: no such call here. Who replaces a file looks at it and then renames over it, and what an editor
    /// saves between the two is lost.
    pub(crate) fn exchange(&self, _first: &OsStr, _second: &OsStr) -> io::Result<bool> {
        Ok(false)
    }

    /// Gives a file a name that nothing has. An error of the kind `AlreadyExists` when something does.
    pub(crate) fn place(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match fs::hard_link(self.0.join(from), self.0.join(to)) {
            Ok(()) => {
                // The file has its name; the other is hidden and does no harm.
                let _ = self.remove(from);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // No second names here: look, then rename.
            Err(_) if self.kind(to)?.is_none() => self.rename(from, to),
            Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    /// Renames a file over another.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    /// Removes a file or a link; one that is gone already is fine.
    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        super::remove_file(&self.0.join(name))
    }

    /// Removes an empty folder; one that is gone already is fine.
    pub(crate) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        super::remove_folder(&self.0.join(name))
    }

    /// Folders cannot be synced here.
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}
