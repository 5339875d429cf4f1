//! Lists folders and opens files: the only file of this room that accesses the disk.
//!
//! # Architecture Invariant
//! Nothing outside the root is read: no link is followed, neither when a folder is listed nor when a
//! file is opened, and only regular files are opened, so that a pipe or a device cannot stop a build.

use std::ffi::OsStr;
use std::fs::{File, FileType};
use std::io::{self, Read};
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::names;
use super::refusal::{not_text, odd, too_big, too_deep, too_many, unreadable};
use crate::diagnostic::{Diagnostic, Text};
use crate::say;
use crate::text::visible;

/// The largest text in bytes: a year of daily bulletins is smaller, and Markdown parsers need some
/// ten times their input in memory.
pub(crate) const MAX_SOURCE: u64 = 1 << 20;
/// The largest picture or attachment in bytes; readers pay for each of them.
pub(crate) const MAX_ASSET: u64 = 20 << 20;
/// The most bytes of all files together; they are held in memory.
pub(crate) const MAX_TREE: u64 = 4 << 30;
/// The most files and folders. A district with ten years of bulletins and pictures has some 5,000.
pub(crate) const MAX_FILES: usize = 500_000;
/// The deepest file below the root, counted in parts of its path.
pub(crate) const MAX_DEPTH: usize = 16;

/// A regular file in a listing, not yet opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ListedFile {
    /// Path relative to the root, with `/`.
    pub(crate) path: String,
    /// Its length in bytes when it was listed.
    pub(crate) size: u64,
}

/// The content of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Listing {
    /// Its regular files, sorted by path.
    Files(Vec<ListedFile>),
    /// There is no such folder.
    Absent,
    /// It is no folder or has too many entries; this has been reported.
    Refused,
}

/// Whether a folder holds a site, judged by its subfolders.
#[must_use]
pub fn is_site(root: &Path) -> bool {
    root.join("content").is_dir()
}

/// The regular files below one folder of the root. What cannot be listed is reported and left out;
/// the listing stops at `limit` entries.
pub(crate) fn list(root: &Path, folder: &str, limit: usize, problems: &mut Vec<Diagnostic>) -> Listing {
    let top = root.join(folder);
    let mut files = Vec::new();
    let mut walk = WalkDir::new(&top).follow_root_links(false).into_iter();
    let mut count = 0;
    while let Some(dir_entry) = walk.next() {
        let dir_entry = match dir_entry {
            Ok(dir_entry) => dir_entry,
            Err(error) if error.depth() == 0 && is_absent(error.io_error()) => return Listing::Absent,
            Err(error) => {
                let path =
                    error.path().and_then(|path| relative(root, path)).unwrap_or_else(|| folder.to_owned());
                problems.push(unreadable(&path, error.io_error()));
                continue;
            }
        };
        if is_leftover(dir_entry.file_name()) && dir_entry.depth() > 0 {
            skip(&mut walk, &dir_entry);
            continue;
        }
        count += 1;
        if count > limit {
            problems.push(too_many(folder, limit));
            return Listing::Refused;
        }
        match listed_file(root, &dir_entry) {
            Ok(file) => files.extend(file),
            Err(problem) => {
                problems.push(*problem);
                if dir_entry.depth() == 0 {
                    return Listing::Refused;
                }
                skip(&mut walk, &dir_entry);
            }
        }
    }
    files.sort_unstable();
    Listing::Files(files)
}

/// As [`load`], `None` when there is no such file.
pub(crate) fn load_if_any(root: &Path, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    match open(root, path) {
        Err(error) if is_absent(Some(&error)) => Ok(None),
        _ => load(root, path, limit).map(Some),
    }
}

/// The bytes of a file of at most `limit` bytes.
pub(crate) fn load(root: &Path, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
    let refused = |error: io::Error| {
        Box::new(match is_link_refusal(&error) {
            true => odd(first_link(root, path), say!("快捷方式（符号链接）", "a symbolic link")),
            false => unreadable(path, Some(&error)),
        })
    };
    let file = open(root, path).map_err(refused)?;
    let metadata = file.metadata().map_err(refused)?;
    if !metadata.is_file() {
        return Err(Box::new(odd(path, kind(metadata.file_type()))));
    }
    if metadata.len() > limit {
        return Err(Box::new(too_big(path, metadata.len(), limit)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len() + 1).unwrap_or_default());
    // The file may grow while it is read; one byte over the limit is enough to know.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
    let size = bytes.len() as u64;
    if size > limit { Err(Box::new(too_big(path, size, limit))) } else { Ok(bytes) }
}

/// The file of a directory entry, `None` for a folder, or the problem with it.
fn listed_file(root: &Path, dir_entry: &DirEntry) -> Result<Option<ListedFile>, Box<Diagnostic>> {
    let Some(path) = relative(root, dir_entry.path()) else {
        let name =
            visible(&dir_entry.path().strip_prefix(root).unwrap_or(dir_entry.path()).to_string_lossy());
        return Err(Box::new(not_text(&name)));
    };
    // The first part of the path is the listed folder itself.
    if dir_entry.depth() >= MAX_DEPTH {
        return Err(Box::new(too_deep(&path, MAX_DEPTH)));
    }
    let file_type = dir_entry.file_type();
    match (file_type.is_dir(), file_type.is_file() && dir_entry.depth() > 0) {
        (true, _) => Ok(None),
        (false, true) => match dir_entry.metadata() {
            Ok(metadata) => Ok(Some(ListedFile { path, size: metadata.len() })),
            Err(error) => Err(Box::new(unreadable(&path, error.io_error()))),
        },
        (false, false) => Err(Box::new(odd(&path, kind(file_type)))),
    }
}

fn skip(walk: &mut walkdir::IntoIter, dir_entry: &DirEntry) {
    if dir_entry.file_type().is_dir() {
        walk.skip_current_dir();
    }
}

/// Opens a file by its path from the root. A folder on the way that is swapped for a link between listing and opening is
/// not followed, where the system can refuse that.
#[cfg(unix)]
fn open(root: &Path, path: &str) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    // NONBLOCK: opening a pipe that nobody writes to returns at once instead of waiting for ever.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = rustix::io::retry_on_intr(|| match beneath(root, path, flags) {
        Some(opened) => opened,
        None => rustix::fs::open(root.join(path), flags, Mode::empty()),
    });
    Ok(File::from(opened?))
}

/// Opens a file without following any link below the root; `None` where the system cannot say so: an old kernel, a
/// container that forbids the call, or a path that is given without a root.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn beneath(
    root: &Path,
    path: &str,
    flags: rustix::fs::OFlags,
) -> Option<rustix::io::Result<rustix::fd::OwnedFd>> {
    use rustix::fs::{Mode, OFlags, ResolveFlags, open, openat2};
    use rustix::io::Errno;
    if root.as_os_str().is_empty() {
        return None;
    }
    let folder = match open(root, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()) {
        Ok(folder) => folder,
        Err(error) => return Some(Err(error)),
    };
    match openat2(&folder, path, flags, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS) {
        Err(Errno::NOSYS | Errno::PERM) => None,
        opened => Some(opened),
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn beneath(_: &Path, _: &str, _: rustix::fs::OFlags) -> Option<rustix::io::Result<rustix::fd::OwnedFd>> {
    None
}

#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "this is the one place that opens files to read")]
fn open(root: &Path, path: &str) -> io::Result<File> {
    let path = &root.join(path);
    if std::fs::symlink_metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::from(io::ErrorKind::InvalidInput))
    }
}

/// The part of a path from the root that is a link; the path itself when none is any more.
fn first_link<'a>(root: &Path, path: &'a str) -> &'a str {
    let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    folders.find(|folder| root.join(folder).is_symlink()).unwrap_or(path)
}

/// Systems answer `ELOOP` (some BSDs `EMLINK`) when the last part of a path is a link.
#[cfg(unix)]
fn is_link_refusal(error: &io::Error) -> bool {
    let number = error.raw_os_error();
    number == Some(rustix::io::Errno::LOOP.raw_os_error())
        || number == Some(rustix::io::Errno::MLINK.raw_os_error())
}

#[cfg(not(unix))]
fn is_link_refusal(_: &io::Error) -> bool {
    false
}

fn is_leftover(name: &OsStr) -> bool {
    name.to_str().is_some_and(names::is_leftover)
}

fn is_absent(error: Option<&io::Error>) -> bool {
    error.is_some_and(|error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory))
}

/// The path from the root with `/`; `None` when a name is not text.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(OsStr::to_str).collect();
    Some(parts?.join("/"))
}

#[cfg(unix)]
fn kind(file_type: FileType) -> Text {
    use std::os::unix::fs::FileTypeExt;
    match file_type {
        t if t.is_symlink() => say!("快捷方式（符号链接）", "a symbolic link"),
        t if t.is_fifo() => say!("管道（FIFO）", "a pipe (FIFO)"),
        t if t.is_socket() => say!("套接字", "a socket"),
        t if t.is_block_device() || t.is_char_device() => say!("设备文件", "a device"),
        t if t.is_dir() => say!("文件夹", "a folder"),
        _ => say!("文件，不是文件夹", "a file, not a folder"),
    }
}

#[cfg(not(unix))]
fn kind(file_type: FileType) -> Text {
    match file_type {
        t if t.is_symlink() => say!("快捷方式（符号链接）", "a symbolic link"),
        t if t.is_dir() => say!("文件夹", "a folder"),
        _ => say!("文件，不是文件夹", "a file, not a folder"),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the fixture's files are made here")]
mod tests {
    use super::*;

    #[test]
    fn listing_stops_at_its_limit() {
        let dir = tempfile::TempDir::new().unwrap();
        std::fs::create_dir(dir.path().join("content")).unwrap();
        for n in 0..5 {
            std::fs::write(dir.path().join(format!("content/{n}.md")), "x").unwrap();
        }
        // The folder itself counts as well.
        let mut problems = Vec::new();
        assert!(
            matches!(list(dir.path(), "content", 6, &mut problems), Listing::Files(files) if files.len() == 5)
        );
        assert_eq!(problems, []);
        assert_eq!(list(dir.path(), "content", 5, &mut problems), Listing::Refused);
        assert!(problems.iter().all(|problem| problem.code == crate::diagnostic::Code::ReadLimit));
        assert_eq!(problems.len(), 1);
        assert_eq!(list(dir.path(), "seeds", 6, &mut problems), Listing::Absent);
    }

    #[test]
    fn a_file_that_grew_after_it_was_listed_is_refused() {
        let dir = tempfile::TempDir::new().unwrap();
        std::fs::write(dir.path().join("a.md"), "12345").unwrap();
        assert_eq!(load(dir.path(), "a.md", 5).unwrap(), b"12345");
        assert_eq!(load(dir.path(), "a.md", 4).unwrap_err().code, crate::diagnostic::Code::ReadLimit);
        assert_eq!(load(dir.path(), "gone.md", 4).unwrap_err().code, crate::diagnostic::Code::ReadRefused);
    }
}
