//! Reads a [`Tree`]: lists, loads, numbers and parses all files, in an order that does not depend on the disk.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use super::disk::{ListedFile, Listing, MAX_ASSET, MAX_FILES, MAX_SOURCE, MAX_TREE};
use super::layout::{self, Role};
use super::tree::{Document, FOLDERS, Tree};
use super::{names, refusal};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::file_cache::{CachedFile, FileCache};
use crate::read::file_source::{FileSource, Texts};
use crate::read::parsed_file::{Loaded, ParsedFile, load, parse};
use crate::text::source::{SourceId, Sources};

/// The files without which there is no site.
const REQUIRED: [&str; 2] = ["content/site.yml", "content/indicators.yml"];

/// Reads every file of the site under `root`. What cannot be read is reported and left out.
#[must_use]
pub fn read(diagnostics: &mut Diagnostics, root: &Path) -> Tree {
    gather(diagnostics, &root)
}

/// Reads a site from texts, each with its path from the root: files can be checked before they are written.
#[must_use]
pub fn texts<'a>(diagnostics: &mut Diagnostics, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Tree {
    gather(diagnostics, &Texts(files.into_iter().collect()))
}

impl FileCache {
    /// Reads every file of the site under `root`, as [`read`] does.
    #[must_use]
    pub(crate) fn read(&mut self, diagnostics: &mut Diagnostics, root: &Path) -> Tree {
        read_cached(diagnostics, &root, self)
    }
}

/// Reads every file of the site from `location`.
pub(super) fn gather(diagnostics: &mut Diagnostics, location: &dyn FileSource) -> Tree {
    let mut cache = FileCache::with_sources(diagnostics.sources.clone());
    read_cached(diagnostics, location, &mut cache)
}

/// Reads every file of the site; a file that `cache` has with the same bytes is not parsed again.
pub(super) fn read_cached(
    diagnostics: &mut Diagnostics,
    location: &dyn FileSource,
    cache: &mut FileCache,
) -> Tree {
    let mut problems = Vec::new();
    let files = list_files(location, &mut problems);
    let previous = &*cache;
    let fetched: Vec<_> =
        files.into_par_iter().map(|(file, role)| fetch(location, file.path, role, previous)).collect();
    let mut numbered = Vec::with_capacity(fetched.len());
    for file in fetched {
        match file {
            Ok(Fetched::Unchanged(path)) => numbered.push((None, Fetched::Unchanged(path))),
            Ok(Fetched::Changed(mut file, hash)) => {
                let id = file.text.take().map(|text| cache.number(text));
                numbered.push((id, Fetched::Changed(file, hash)));
            }
            Err(problem) => problems.push(*problem),
        }
    }
    diagnostics.sources = cache.sources();
    let sources = &diagnostics.sources;
    let parsed: Vec<(String, Option<CachedFile>)> =
        numbered.into_par_iter().map(|(id, file)| file.parse(id, sources)).collect();
    let mut tree = Tree::default();
    for cached in cache.keep(parsed) {
        problems.extend(cached.problems.iter().cloned());
        cached.file.iter().for_each(|file| tree.insert(file.clone()));
    }
    diagnostics.extend(problems);
    tree
}

/// A file that was opened: unchanged, with its path, or changed, with its hash.
enum Fetched {
    Unchanged(String),
    Changed(Loaded, u128),
}

impl Fetched {
    /// Parses the file, unless it is unchanged.
    fn parse(self, id: Option<SourceId>, sources: &Sources) -> (String, Option<CachedFile>) {
        match self {
            Self::Unchanged(path) => (path, None),
            Self::Changed(file, hash) => {
                let path = file.path.clone();
                let text = id.and_then(|id| sources.get(id)).map(|source| Arc::clone(source.text()));
                let (parsed, problems) = parse(file, id.zip(text));
                (path, Some(CachedFile { hash, file: parsed, problems }))
            }
        }
    }
}

/// Reads documents again: their texts are replaced and the problems of the old texts are removed. `None` when
/// a document is missing or was not part of the site before.
#[must_use]
pub fn documents(diagnostics: &mut Diagnostics, root: &Path, paths: &[String]) -> Option<Vec<Document>> {
    let mut documents = Vec::new();
    for path in paths {
        let role = layout::role(path).ok().filter(|role| *role == Role::Document)?;
        let id = diagnostics.sources.find(path)?;
        let mut loaded = load(path, load_bytes(&root, path, role)?, role).ok()?;
        diagnostics.forget(id);
        diagnostics.sources.replace(id, loaded.text.take()?);
        let text = diagnostics.sources.get(id).map(|source| Arc::clone(source.text()))?;
        let (file, problems) = parse(loaded, Some((id, text)));
        diagnostics.extend(problems);
        if let Some(ParsedFile::Document(document)) = file {
            documents.push(document);
        }
    }
    Some(documents)
}

fn load_bytes(location: &dyn FileSource, path: &str, role: Role) -> Option<Vec<u8>> {
    location.load(path, limit(role)).ok()
}

/// All files with a role, sorted by path; the others are reported.
fn list_files(location: &dyn FileSource, problems: &mut Vec<Diagnostic>) -> Vec<(ListedFile, Role)> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        match location.list(folder, MAX_FILES.saturating_sub(files.len()), problems) {
            Listing::Files(listed) => {
                if folder == "content" {
                    require(&listed, problems);
                }
                files.extend(listed);
            }
            Listing::Absent if folder == "content" => problems.push(refusal::no_content()),
            Listing::Absent => {}
            Listing::Refused => return Vec::new(),
        }
    }
    without_large_files(with_roles(files, problems), problems)
}

/// The files whose place, kind and name give them a role, with that role; the others are reported.
fn with_roles(files: Vec<ListedFile>, problems: &mut Vec<Diagnostic>) -> Vec<(ListedFile, Role)> {
    let taken: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let mut known = Vec::with_capacity(files.len());
    let mut odd = BTreeSet::new();
    for file in files {
        let role = match layout::role(&file.path) {
            Ok(role) => role,
            Err(problem) => {
                problems.push(*problem);
                continue;
            }
        };
        match names::first_odd(&file.path).filter(|_| role.becomes_address()) {
            // A folder with an invalid name is reported once for all its files.
            Some(part) if odd.insert(part.to_owned()) => {
                problems.push(names::refuse(part, |better| taken.contains(better)));
            }
            Some(_) => {}
            None => known.push((file, role)),
        }
    }
    known
}

fn require(files: &[ListedFile], problems: &mut Vec<Diagnostic>) {
    for path in REQUIRED {
        let reported = problems.iter().any(|problem| problem.file.as_deref() == Some(path));
        if !reported && !files.iter().any(|file| file.path == path) {
            problems.push(refusal::no_file(path));
        }
    }
}

/// Drops the files that are too large by their listed size, before any is opened.
fn without_large_files(
    files: Vec<(ListedFile, Role)>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(ListedFile, Role)> {
    let (fit, large): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(file, role)| file.size <= limit(*role));
    problems.extend(large.iter().map(|(file, role)| refusal::too_big(&file.path, file.size, limit(*role))));
    let total = fit.iter().fold(0_u64, |sum, (file, _)| sum.saturating_add(file.size));
    if total > MAX_TREE {
        problems.push(refusal::too_big_together(total, MAX_TREE));
        return Vec::new();
    }
    fit
}

fn limit(role: Role) -> u64 {
    if role.is_text() { MAX_SOURCE } else { MAX_ASSET }
}

/// Loads a file, unless its bytes are unchanged.
fn fetch(
    location: &dyn FileSource,
    path: String,
    role: Role,
    cache: &FileCache,
) -> Result<Fetched, Box<Diagnostic>> {
    let bytes = location.load(&path, limit(role))?;
    let hash = xxh3_128(&bytes);
    if cache.holds(&path, hash) {
        return Ok(Fetched::Unchanged(path));
    }
    Ok(Fetched::Changed(load(&path, bytes, role)?, hash))
}
