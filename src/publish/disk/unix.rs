//! What Unix guarantees: one exchange of two names, one sync of a whole stage, a lock that ends with its process.
#![allow(clippy::disallowed_methods, reason = "part of `publish::disk`")]

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use rustix::fd::AsFd;
use rustix::fs::{CWD, FlockOperation, RenameFlags};
use rustix::io::{Errno, retry_on_intr};

/// Files are read by a web server that runs as somebody else.
pub(super) const FILE_MODE: u32 = 0o644;
/// So are folders, which it must also enter.
pub(super) const FOLDER_MODE: u32 = 0o755;
/// Permission bits, without the file's type.
const MODE_BITS: u32 = 0o7777;
/// The superuser.
const ROOT: u32 = 0;

/// Swaps two names in one step; `Ok(false)` when this file system or kernel cannot.
pub(crate) fn exchange(first: &Path, second: &Path) -> io::Result<bool> {
    rename_with(CWD, (first, second), RenameFlags::EXCHANGE)
}

/// Renames in a way that not every system knows: `Ok(false)` when this one does not.
#[cfg(target_os = "linux")]
pub(super) fn rename_with<N: AsRef<Path>>(
    folder: impl AsFd,
    (from, to): (N, N),
    how: RenameFlags,
) -> io::Result<bool> {
    let (folder, from, to) = (folder.as_fd(), from.as_ref(), to.as_ref());
    match retry_on_intr(|| rustix::fs::renameat_with(folder, from, folder, to, how)) {
        Ok(()) => Ok(true),
        // EPERM is what older container sandboxes answer to a call they do not know.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::PERM) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Renames in a way that only Linux is asked for.
#[cfg(not(target_os = "linux"))]
pub(super) fn rename_with<N: AsRef<Path>>(
    _folder: impl AsFd,
    _names: (N, N),
    _how: RenameFlags,
) -> io::Result<bool> {
    Ok(false)
}

/// Gives what was made in a folder its mode. What the superuser makes belongs to the folder's owner, who has to work
/// with it afterwards.
pub(super) fn belong(made: &File, folder: &Metadata, mode: u32) -> io::Result<()> {
    if made.metadata()?.uid() == ROOT {
        own(made, folder.uid(), folder.gid())?;
    }
    set_mode(made, mode)
}

/// Gives a file the owner and the permissions of another.
pub(super) fn resemble(made: &File, other: &Metadata) -> io::Result<()> {
    own(made, other.uid(), other.gid())?;
    set_mode(made, other.mode() & MODE_BITS)
}

/// Changes owner and group, where that is allowed: a group of one's own may be given when the owner may not.
fn own(made: &File, owner: u32, group: u32) -> io::Result<()> {
    let now = made.metadata()?;
    if (now.uid(), now.gid()) == (owner, group) {
        return Ok(());
    }
    let given = fchown(made, Some(owner), Some(group));
    match given.or_else(|_| fchown(made, None, Some(group))) {
        // Not ours to give, or a file system without owners.
        Err(error) if is_unsupported(&error) => Ok(()),
        other => other,
    }
}

/// Changes the permissions. A file system without any (a FAT stick) refuses to, and everyone may read its files anyway.
fn set_mode(made: &File, mode: u32) -> io::Result<()> {
    if made.metadata()?.mode() & MODE_BITS == mode {
        return Ok(());
    }
    match made.set_permissions(Permissions::from_mode(mode)) {
        Err(error) if is_unsupported(&error) => Ok(()),
        other => other,
    }
}

/// Whether a system answers that it has no such thing, or that it is not ours to change.
fn is_unsupported(error: &io::Error) -> bool {
    has_errno(error, &[Errno::PERM, Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP])
}

fn has_errno(error: &io::Error, any: &[Errno]) -> bool {
    any.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

/// Brings everything under `folder` to the disk: one call for the file system where there is one.
#[cfg(target_os = "linux")]
pub(crate) fn sync_tree(folder: &Path) -> io::Result<()> {
    let opened = File::open(folder)?;
    match retry_on_intr(|| rustix::fs::syncfs(&opened)) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => sync_each(folder),
        other => Ok(other?),
    }
}

/// Brings everything under `folder` to the disk.
#[cfg(not(target_os = "linux"))]
pub(crate) fn sync_tree(folder: &Path) -> io::Result<()> {
    sync_each(folder)
}

fn sync_each(folder: &Path) -> io::Result<()> {
    for child in walkdir::WalkDir::new(folder).contents_first(true) {
        sync(&File::open(child?.path())?)?;
    }
    Ok(())
}

/// Brings the names in `folder` to the disk.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    sync(&File::open(folder)?)
}

/// Brings a file or folder to the disk. Some network and FUSE file systems have no such call and say so; nobody can do more
/// there than write, and a power cut may then cost what was written last.
pub(super) fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if has_errno(&error, &[Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP]) => Ok(()),
        other => other,
    }
}

/// Nothing to do for one file: [`sync_tree`] follows.
pub(crate) fn sync_file(_file: &File) -> io::Result<()> {
    Ok(())
}

pub(crate) fn open_file_to_all(file: &File, folder: &Path) -> io::Result<()> {
    belong(file, &fs::metadata(folder)?, FILE_MODE)
}

pub(crate) fn open_folder_to_all(path: &Path, folder: &Path) -> io::Result<()> {
    belong(&File::open(path)?, &fs::metadata(folder)?, FOLDER_MODE)
}

pub(crate) fn is_public(metadata: &Metadata) -> bool {
    metadata.mode() & MODE_BITS == FILE_MODE
}

/// Whether another file system begins at `folder`; such a folder cannot be renamed.
pub(crate) fn is_mount_point(folder: &Path, parent: &Path) -> io::Result<bool> {
    Ok(fs::symlink_metadata(folder)?.dev() != fs::metadata(parent)?.dev())
}

/// A lock beside the site that the kernel lets go of when its holder ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _held: File,
}

impl Lock {
    /// Takes the lock; `None` when another process holds it. A file with something in it is no lock
    /// of ours and is refused, because a lock is removed when it is let go.
    pub(crate) fn take(path: &Path) -> io::Result<Option<Self>> {
        loop {
            let mut options = OpenOptions::new();
            options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
            let file = match super::lock_file::open_lock(path, &mut options) {
                // A link is no lock of ours.
                Err(error) if has_errno(&error, &[Errno::LOOP]) => {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                other => other?,
            };
            match lock(&file) {
                Err(Errno::WOULDBLOCK | Errno::ACCESS) => return Ok(None),
                other => other?,
            }
            // The last holder removes the file. A lock on a file that has lost its name locks nobody
            // out, so it is taken again on the file that has the name now.
            let ours = file.metadata()?;
            if !ours.is_file() || ours.len() > 0 {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            match fs::symlink_metadata(path) {
                Ok(named) if named.ino() == ours.ino() && named.dev() == ours.dev() => {
                    return Ok(Some(Self { path: path.to_owned(), _held: file }));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Locks a file for this process; some network file systems have only the older kind of lock.
fn lock(file: &File) -> Result<(), Errno> {
    use rustix::fs::{fcntl_lock, flock};
    let operation = FlockOperation::NonBlockingLockExclusive;
    match retry_on_intr(|| flock(file, operation)) {
        Err(Errno::NOSYS | Errno::OPNOTSUPP | Errno::INVAL | Errno::NOLCK) => {
            retry_on_intr(|| fcntl_lock(file, operation)).map_err(|error| match error {
                Errno::NOSYS | Errno::OPNOTSUPP | Errno::INVAL => Errno::NOLCK,
                other => other,
            })
        }
        other => other,
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so nobody can be between opening and locking it unnoticed. A lock
        // file that stays behind does no harm: it is the lock that counts, not the file.
        let _ = fs::remove_file(&self.path);
    }
}
