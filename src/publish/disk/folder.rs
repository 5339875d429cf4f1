//! A folder held open, in which files are made, exchanged and removed by name: nobody can put a link in its place
//! meanwhile, and no name in it is followed or waited for.
#![allow(clippy::disallowed_methods, reason = "part of `publish::disk`")]

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use rustix::fs::{Access, AtFlags, FileType, Mode, OFlags, RenameFlags, Stat};
use rustix::io::{Errno, retry_on_intr};

use super::kind::Kind;
use super::unix;

/// How a file or folder is opened: never through a link, never waiting for the other end of a pipe.
const CAREFUL: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// An open folder.
#[derive(Debug)]
pub(crate) struct Folder(File);

impl Folder {
    /// Opens the folder that somebody named; a link to it is followed.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(File::from(retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()))?)))
    }

    /// Opens a folder in this one, which is no link.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        Ok(Self(self.open_at(name, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())?))
    }

    /// Makes a folder in this one that everyone may read, with its owner.
    pub(crate) fn make(&self, name: &OsStr) -> io::Result<Self> {
        retry_on_intr(|| rustix::fs::mkdirat(&self.0, name, Mode::from_raw_mode(unix::FOLDER_MODE)))?;
        let made = self.enter(name)?;
        unix::belong(&made.0, &self.0.metadata()?, unix::FOLDER_MODE)?;
        Ok(made)
    }

    /// What has this name; `None` when nothing does.
    pub(crate) fn kind(&self, name: &OsStr) -> io::Result<Option<Kind>> {
        match self.stat(name) {
            Ok(stat) => Ok(Some(kind_of(&stat))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a file may be written: its permissions let somebody, and the system lets us. The superuser may write what
    /// nobody may.
    pub(crate) fn is_writable(&self, name: &OsStr) -> io::Result<bool> {
        let anybody = Mode::WUSR | Mode::WGRP | Mode::WOTH;
        if !Mode::from_raw_mode(self.stat(name)?.st_mode).intersects(anybody) {
            return Ok(false);
        }
        let access = rustix::fs::accessat(&self.0, name, Access::WRITE_OK, AtFlags::empty());
        Ok(access != Err(Errno::ACCESS))
    }

    /// The bytes of a regular file, `limit` at most: what is longer ends one byte behind it.
    pub(crate) fn load(&self, name: &OsStr, limit: usize) -> io::Result<Vec<u8>> {
        let file = self.open_at(name, OFlags::RDONLY, Mode::empty())?;
        if !file.metadata()?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Makes a file that was not there, and brings it to the disk: with the owner and permissions of the file `like`,
    /// or with those of a new file.
    pub(crate) fn create(&self, name: &OsStr, bytes: &[u8], like: Option<&OsStr>) -> io::Result<()> {
        let model =
            like.map(|like| self.open_at(like, OFlags::RDONLY, Mode::empty())?.metadata()).transpose()?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        // Nobody else reads it before it has its permissions.
        let mut file = self.open_at(name, flags, Mode::RUSR | Mode::WUSR)?;
        let filled = (|| {
            match &model {
                Some(model) => unix::resemble(&file, model)?,
                None => unix::belong(&file, &self.0.metadata()?, unix::FILE_MODE)?,
            }
            file.write_all(bytes)?;
            unix::sync(&file)
        })();
        if filled.is_err() {
            // The first error is the one to tell.
            let _ = self.remove(name);
        }
        filled
    }

    /// Swaps two names in one step; `Ok(false)` when this file system or kernel cannot.
    pub(crate) fn exchange(&self, first: &OsStr, second: &OsStr) -> io::Result<bool> {
        unix::rename_with(&self.0, (first, second), RenameFlags::EXCHANGE)
    }

    /// Gives a file a name that nothing has. An error of the kind `AlreadyExists` when something does.
    pub(crate) fn place(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        if unix::rename_with(&self.0, (from, to), RenameFlags::NOREPLACE)? {
            return Ok(());
        }
        match retry_on_intr(|| rustix::fs::linkat(&self.0, from, &self.0, to, AtFlags::empty())) {
            Ok(()) => {
                // The file has its name; the other is hidden and does no harm.
                let _ = self.remove(from);
                Ok(())
            }
            Err(Errno::EXIST) => Err(io::ErrorKind::AlreadyExists.into()),
            // Neither kind of call is known here: look, then rename.
            Err(_) if self.kind(to)?.is_none() => self.rename(from, to),
            Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    /// Renames a file over another.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(retry_on_intr(|| rustix::fs::renameat(&self.0, from, &self.0, to))?)
    }

    /// Removes a file or a link; one that is gone already is fine.
    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        self.unlink(name, AtFlags::empty())
    }

    /// Removes an empty folder; one that is gone already is fine.
    pub(crate) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        self.unlink(name, AtFlags::REMOVEDIR)
    }

    /// Brings the names in it to the disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        unix::sync(&self.0)
    }

    fn unlink(&self, name: &OsStr, flags: AtFlags) -> io::Result<()> {
        match retry_on_intr(|| rustix::fs::unlinkat(&self.0, name, flags)) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn stat(&self, name: &OsStr) -> rustix::io::Result<Stat> {
        rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)
    }

    fn open_at(&self, name: &OsStr, flags: OFlags, mode: Mode) -> io::Result<File> {
        Ok(File::from(retry_on_intr(|| rustix::fs::openat(&self.0, name, flags | CAREFUL, mode))?))
    }
}

fn kind_of(stat: &Stat) -> Kind {
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::Other,
    }
}
