//! Whether a text could be read again, asked before it is written.

use super::disk::MAX_SOURCE;
use super::layout;
use super::parsed_file::{load, parse};
use super::refusal::too_big;
use super::tree::FOLDERS;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::source::{Source, Sources};

/// The first error that reading a file with this text reports, with its place in a text added to `sources`; `None` also
/// for files outside the folders of a site.
#[must_use]
pub fn illegible(sources: &mut Sources, path: &str, text: &str) -> Option<Diagnostic> {
    let (folder, _) = path.split_once('/')?;
    if !FOLDERS.contains(&folder) {
        return None;
    }
    let role = match layout::role(path) {
        Ok(role) => role,
        Err(problem) => return Some(*problem),
    };
    if text.len() as u64 > MAX_SOURCE {
        return Some(too_big(path, text.len() as u64, MAX_SOURCE));
    }
    let loaded = match load(path, text.as_bytes().to_vec(), role) {
        Ok(loaded) => loaded,
        Err(problem) => return Some(*problem),
    };
    let id = sources.add(Source::new(path, text.to_owned()));
    let (_, problems) = parse(loaded, Some((id, text.into())));
    problems.into_iter().find(|problem| problem.severity == Severity::Error)
}
