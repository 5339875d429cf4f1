//! The mark of a generation: `.tongbao`, which lists every file we wrote, so that we never delete another.

use std::collections::BTreeMap;

/// The mark's name. No page can take it: an address never starts with a dot.
pub(super) const MARK: &str = ".tongbao";
/// The mark while it is written.
pub(super) const NEXT_MARK: &str = ".tongbao.next";
/// Keeps published pages out of version control, and itself in.
pub(super) const IGNORE: &str = ".gitignore";
/// What `.gitignore` says.
pub(super) const IGNORE_RULES: &[u8] = b"*\n!.gitignore\n";
/// The mark of a stage that is not finished. Nothing but our own files can be in it.
pub(super) const UNFINISHED: &[u8] = b"tongbao 1 stage\n";
/// How the first line of a finished generation starts; the number of its files follows.
const FINISHED: &str = "tongbao 1 files ";

/// The record of a file: what was written under its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileRecord {
    /// xxh3 of the bytes. It tells that a file changed; that it did not, only the bytes tell.
    pub(super) hash: u64,
    /// Length in bytes.
    pub(super) length: u64,
}

impl FileRecord {
    /// The record of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { hash: xxhash_rust::xxh3::xxh3_64(bytes), length: bytes.len() as u64 }
    }
}

/// The files of a finished generation by name, `/` between the parts; the mark itself is not listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Sorted, so the same site has the same mark.
    pub(super) files: BTreeMap<String, FileRecord>,
}

impl Manifest {
    /// The mark's bytes.
    pub(super) fn print(&self) -> Vec<u8> {
        let rows = self
            .files
            .iter()
            .map(|(name, FileRecord { hash, length })| format!("{hash:016x} {length} {name}\n"));
        format!("{FINISHED}{}\n{}", self.files.len(), rows.collect::<String>()).into_bytes()
    }

    /// Reads a mark. `None` when it is anything but a whole one: half a list would make our own files strangers.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (first, rows) = text.split_once('\n')?;
        let count: usize = first.strip_prefix(FINISHED)?.parse().ok()?;
        let files = rows.split_terminator('\n').map(row).collect::<Option<BTreeMap<_, _>>>()?;
        (files.len() == count && (count == 0 || rows.ends_with('\n'))).then_some(Self { files })
    }
}

fn row(line: &str) -> Option<(String, FileRecord)> {
    let mut parts = line.splitn(3, ' ');
    let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
    let length = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    // A mark somebody edited must not lead a deletion out of the site.
    let inside = name.split('/').all(|part| !matches!(part, "" | "." | "..")) && !name.contains('\\');
    inside.then(|| (name.to_owned(), FileRecord { hash, length }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn manifest(names: &[&str]) -> Manifest {
        Manifest {
            files: names.iter().map(|name| ((*name).to_owned(), FileRecord::of(name.as_bytes()))).collect(),
        }
    }

    #[test]
    fn a_mark_that_was_cut_short_is_no_mark() {
        let whole = manifest(&["index.html", "tongnan/index.html"]).print();
        for end in 0..whole.len() {
            assert_eq!(Manifest::parse(&whole[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_mark_cannot_lead_out_of_the_site() {
        for bad in ["../a", "/etc/passwd", "a/../../b", "a//b", "c:\\a", "."] {
            assert_eq!(Manifest::parse(&manifest(&[bad]).print()), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_mark_reads_back(names in prop::collection::btree_set("[a-z0-9-]{1,8}(/[a-z0-9-]{1,8}){0,3}", 0..20)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let written = manifest(&names);
            prop_assert_eq!(Manifest::parse(&written.print()), Some(written));
        }

        #[test]
        fn no_bytes_upset_it(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Manifest::parse(&bytes);
        }
    }
}
