//! The files of a revision of a git repository, read through the `git` program into memory and never unpacked.
//!
//! # Architecture Invariant
//! This is the only place of the room that starts a process. Only commands that read objects are called; no hook,
//! filter, pager, monitor or remote of the repository is run, and the environment cannot point elsewhere.

mod ignored;
mod message;
mod process;

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};

pub use ignored::ignored;

use super::disk::{ListedFile, Listing, MAX_ASSET, MAX_DEPTH};
use super::gather::gather;
use super::refusal::{not_text, odd, too_big, too_deep, too_many, unreadable};
use super::tree::{FOLDERS, Tree};
use super::{layout, names};
use crate::diagnostic::{Diagnostic, Diagnostics, Text};
use crate::read::file_source::FileSource;
use crate::say;
use crate::text::visible;
use message::{failed, no_git, too_big_revision, too_many_in_revision, unknown};
use process::{git, run, stream};

/// The most bytes of all files of a revision together: they are held in memory beside the site they are compared with.
const MAX_REVISION: u64 = 1 << 30;
/// The most files of a revision: forty districts with ten years of bulletins and pictures each. More are not even listed.
const MAX_IN_REVISION: usize = 200_000;
/// The most bytes of a line of the list of files; no disk has longer paths.
const MAX_RECORD: u64 = 8 << 10;

/// A file of a revision.
struct Blob {
    mode: String,
    object: String,
    size: u64,
    /// Its content, until somebody takes it.
    bytes: Mutex<Vec<u8>>,
}

impl Blob {
    fn is_plain(&self) -> bool {
        self.mode.starts_with("100") && self.size <= MAX_ASSET
    }

    /// Takes `1f7a… blob 312`, the content and the end of the line.
    fn fill(&self, answer: &mut impl BufRead) -> io::Result<()> {
        let mut head = String::new();
        answer.read_line(&mut head)?;
        let size = head.split_whitespace().nth(2).and_then(|size| size.parse::<u64>().ok());
        let size = size.filter(|size| *size == self.size).ok_or(ErrorKind::InvalidData)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        answer.take(size).read_to_end(&mut bytes)?;
        answer.read_exact(&mut [0])?;
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = bytes;
        Ok(())
    }
}

/// The files of a revision by path, and the names that are not UTF-8.
#[derive(Default)]
struct Revision {
    files: BTreeMap<String, Blob>,
    nameless: Vec<String>,
}

/// The site as it is in a revision of the repository in which `root` lies. What is wrong with its files goes to
/// the diagnostics.
///
/// # Errors
/// There is no `git`, no repository, or no such revision; the text says which, and what to do.
pub fn revision(diagnostics: &mut Diagnostics, root: &Path, name: &str) -> Result<Tree, Text> {
    run(root, &["rev-parse", "--git-dir"])?;
    if name.starts_with('-') {
        return Err(unknown(name));
    }
    let commit_name = format!("{name}^{{commit}}");
    let commit = run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit_name])
        .map_err(|_| unknown(name))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let mut arguments = vec!["ls-tree", "-r", "-z", "-l", commit.as_str(), "--"];
    arguments.extend(FOLDERS);
    let revision = stream(root, &arguments, list_tree)?;
    let total = revision.files.values().filter(|blob| blob.is_plain());
    let total = total.fold(0_u64, |sum, blob| sum.saturating_add(blob.size));
    if total > MAX_REVISION {
        return Err(too_big_revision(name, total, MAX_REVISION));
    }
    revision.fill(root)?;
    Ok(gather(diagnostics, &revision))
}

impl FileSource for Revision {
    fn list(&self, folder: &str, limit: usize, problems: &mut Vec<Diagnostic>) -> Listing {
        let inside = format!("{folder}/");
        problems
            .extend(self.nameless.iter().filter(|name| name.starts_with(&inside)).map(|name| not_text(name)));
        let inside_folder = self.files.iter().filter(|(path, _)| path.starts_with(&inside));
        let inside_folder = inside_folder.filter(|(path, _)| !path.split('/').any(names::is_leftover));
        let mut files = Vec::new();
        let mut any = false;
        for (path, blob) in inside_folder {
            any = true;
            match blob.mode.as_str() {
                "120000" => problems.push(odd(path, say!("快捷方式（符号链接）", "a symbolic link"))),
                "160000" => {
                    problems.push(odd(path, say!("另一个仓库（子模块）", "another repository (a submodule)")))
                }
                _ if path.split('/').count() > MAX_DEPTH => problems.push(too_deep(path, MAX_DEPTH)),
                _ => files.push(ListedFile { path: path.clone(), size: blob.size }),
            }
        }
        if files.len() > limit {
            problems.push(too_many(folder, limit));
            return Listing::Refused;
        }
        if any { Listing::Files(files) } else { Listing::Absent }
    }

    fn load(&self, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
        match self.files.get(path) {
            Some(blob) if blob.size > limit => Err(Box::new(too_big(path, blob.size, limit))),
            // Every file is asked for once; a copy would double what is held in memory.
            Some(blob) => Ok(std::mem::take(&mut *blob.bytes.lock().unwrap_or_else(PoisonError::into_inner))),
            None => Err(Box::new(unreadable(path, None))),
        }
    }
}

impl Revision {
    /// Reads the contents of all plain files that a site has a use for. What is too large to be used is not read.
    fn fill(&self, root: &Path) -> Result<(), Text> {
        let mut child = git(root, &["cat-file", "--batch", "--buffer"])
            .stdin(Stdio::piped())
            // A pipe that nobody empties would stop git.
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let Some((ask, answer)) = child.stdin.take().zip(child.stdout.take()) else { return Ok(()) };
        let used = self.files.iter().filter(|(path, blob)| blob.is_plain() && layout::role(path).is_ok());
        let plain: Vec<&Blob> = used.map(|(_, blob)| blob).collect();
        let outcome = std::thread::scope(|scope| {
            // Git answers while it still reads, and neither side may block on a full pipe.
            scope.spawn(|| {
                let mut ask = BufWriter::new(ask);
                plain.iter().try_for_each(|blob| writeln!(ask, "{}", blob.object))
            });
            let mut answer = BufReader::new(answer);
            let outcome = plain.iter().try_for_each(|blob| blob.fill(&mut answer));
            // Further output is not needed, and whoever asks has nobody to ask any more.
            let _ = child.kill();
            outcome
        });
        let _ = child.wait();
        outcome.map_err(|error| failed(&error.to_string()))
    }
}

/// The files of a list, of which no more is read than a revision may have.
fn list_tree(output: &mut dyn BufRead) -> io::Result<Result<Revision, Text>> {
    let (mut revision, mut count, mut record) = (Revision::default(), 0_usize, Vec::new());
    loop {
        record.clear();
        let length = output.take(MAX_RECORD).read_until(0, &mut record)?;
        if length == 0 {
            return Ok(Ok(revision));
        }
        count += 1;
        if count > MAX_IN_REVISION || record.pop() != Some(0) {
            return Ok(Err(too_many_in_revision(MAX_IN_REVISION)));
        }
        revision.add(&record);
    }
}

impl Revision {
    /// Adds `100644 blob 1f7a…     312\tcontent/site.yml`.
    fn add(&mut self, record: &[u8]) {
        let Some(tab) = record.iter().position(|byte| *byte == b'\t') else { return };
        let (head, path) = record.split_at(tab);
        let path = path.get(1..).unwrap_or_default();
        let head = String::from_utf8_lossy(head);
        let mut fields = head.split_whitespace().map(str::to_owned);
        let (Some(mode), Some(_), Some(object)) = (fields.next(), fields.next(), fields.next()) else {
            return;
        };
        let size = fields.next().and_then(|size| size.parse().ok()).unwrap_or(0);
        match std::str::from_utf8(path) {
            Ok(path) => {
                _ = self.files.insert(path.to_owned(), Blob { mode, object, size, bytes: Mutex::default() })
            }
            Err(_) => self.nameless.push(visible(&String::from_utf8_lossy(path))),
        }
    }
}
