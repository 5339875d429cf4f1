//! The technical state of an author's files: encodings, line ends, and names that some systems confuse.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use super::disk::{self, MAX_FILES, MAX_SOURCE};
use super::tree::FOLDERS;
use super::{encoding, names};
use crate::text::visible;

/// The longest portable path, in characters: Windows has a limit of 260 with the drive and the parent folders.
const LONG: usize = 200;

/// A condition of a file that causes problems for a program or another system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// A text in another encoding than UTF-8, or one that cannot be read.
    Encoding,
    /// A symbolic link, which is not followed.
    Link,
    /// A name that differs from another name in case only.
    Case,
    /// A name that Windows cannot hold.
    Windows,
    /// A path that is too long for Windows.
    Long,
    /// Line ends of both kinds in one file.
    Mixed,
    /// A leftover of an editor or a system.
    Leftover,
}

/// All conditions of the files under a project's folder, by kind and path, and the number of files inspected.
#[must_use]
pub fn conditions(root: &Path) -> (Vec<(Condition, String)>, usize) {
    let mut conditions = Vec::new();
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    let mut files = 0;
    for folder in FOLDERS {
        let walk = WalkDir::new(root.join(folder)).follow_root_links(false).sort_by_file_name().into_iter();
        for dir_entry in walk.take(MAX_FILES).filter_map(Result::ok).filter(|dir_entry| dir_entry.depth() > 0)
        {
            let Ok(inside) = dir_entry.path().strip_prefix(root) else { continue };
            let path = inside.to_string_lossy().replace('\\', "/");
            let name = dir_entry.file_name().to_string_lossy();
            let mut note = |kind: Condition| conditions.push((kind, visible(&path)));
            if dir_entry.path_is_symlink() {
                note(Condition::Link);
                continue;
            }
            if names::is_leftover(&name) {
                note(Condition::Leftover);
                continue;
            }
            if is_odd_on_windows(&name) {
                note(Condition::Windows);
            }
            if path.chars().count() > LONG {
                note(Condition::Long);
            }
            if let Some(other) =
                paths.insert(path.to_lowercase(), path.clone()).filter(|other| *other != path)
            {
                conditions.push((Condition::Case, format!("{} ／ {}", visible(&other), visible(&path))));
            }
            if dir_entry.file_type().is_file() {
                files += 1;
                conditions.extend(text_condition(root, &path).map(|kind| (kind, visible(&path))));
            }
        }
    }
    conditions.sort();
    (conditions, files)
}

/// The condition of the bytes of a text, if any.
fn text_condition(root: &Path, path: &str) -> Option<Condition> {
    let end = path.rsplit_once('.').map(|(_, end)| end)?;
    if !matches!(end, "md" | "yml" | "html" | "css" | "js") {
        return None;
    }
    // A file that cannot be opened at all is reported by `check`, with the reason.
    let bytes = disk::load(root, path, MAX_SOURCE).ok()?;
    let Ok(text) = encoding::decode(path, bytes) else { return Some(Condition::Encoding) };
    let crlf = text.matches("\r\n").count();
    (crlf > 0 && crlf < text.matches('\n').count()).then_some(Condition::Mixed)
}

fn is_odd_on_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let port = |port: &str| {
        stem.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || port("com") || port("lpt");
    device || name.ends_with(['.', ' ']) || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
}
