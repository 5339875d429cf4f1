//! The workbench: two versions of one small project, and what is published of them, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::sites::{copy, project};

/// Everything under a folder: names, links and folders included, so that nothing can slip in or out.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A folder with projects `a` and `b` in it.
pub(crate) struct Bench {
    folder: TempDir,
}

impl Bench {
    /// Two projects: B has one page changed, one new and one fewer than A.
    pub(crate) fn new() -> Self {
        // Memory is faster than a disk and swaps names just as well; the order of syncs is read from traces.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
        let bench = Self { folder };
        let minimal = project("tests/sites/minimal");
        copy(&minimal, &bench.path("a"));
        copy(&minimal, &bench.path("b"));
        let bulletin = bench.path("b/content/tongnan/2020-04.md");
        let text = fs::read_to_string(&bulletin).unwrap();
        fs::write(&bulletin, text.replacen("title: ", "title: （修订）", 1)).unwrap();
        fs::rename(bench.path("b/content/about.md"), bench.path("b/content/colophon.md")).unwrap();
        bench
    }

    /// A path on the bench.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command that publishes project `from` to `to`.
    pub(crate) fn build(&self, from: &str, to: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
        command.arg("build").arg("--root").arg(self.path(from)).arg("--out").arg(self.path(to));
        // One worker, so that the nth call of a run is the nth call of every run.
        command.args(["--threads", "1"]).env_remove("NO_COLOR");
        command
    }

    /// Publishes and insists that it works.
    pub(crate) fn publish(&self, from: &str, to: &str) -> Tree {
        let output = self.build(from, to).output().unwrap();
        assert!(output.status.success(), "{}", output_text(&output));
        tree(&self.path(to))
    }

    /// What versions A and B look like when they are published.
    pub(crate) fn both(&self) -> (Tree, Tree) {
        let (a, b) = (self.publish("a", "golden-a"), self.publish("b", "golden-b"));
        let differ =
            |tree: &Tree, other: &Tree| tree.iter().any(|(name, bytes)| other.get(name) != Some(bytes));
        assert!(differ(&a, &b) && differ(&b, &a), "the two versions must differ both ways");
        (a, b)
    }

    /// A fresh folder `work` with version A published as `work/site`.
    pub(crate) fn stand(&self) {
        let work = self.path("work");
        if work.exists() {
            fs::remove_dir_all(&work).unwrap();
        }
        copy(&self.path("golden-a"), &work.join("site"));
    }

    /// What lies in `work` beside the site.
    pub(crate) fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("work")).unwrap();
        let names = entries.map(|child| child.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "site").collect()
    }

    /// Insists that a plain build after whatever happened publishes B and clears everything up.
    pub(crate) fn heals(&self, b: &Tree, after: &str) {
        let output = self.build("b", "work/site").output().unwrap();
        assert!(output.status.success(), "after {after}: {}", output_text(&output));
        assert!(tree(&self.path("work/site")) == *b, "after {after}: the next build is not B");
        assert_eq!(self.beside(), Vec::<String>::new(), "after {after}");
    }
}

/// The exit status and everything a process printed.
pub(crate) fn output_text(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}{}", output.status, text(&output.stdout), text(&output.stderr))
}

/// Reads a whole folder; a missing one is empty.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for child in walkdir::WalkDir::new(folder).min_depth(1).into_iter().flatten() {
        let name = child.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let content = match child.file_type() {
            kind if kind.is_dir() => b"(folder)".to_vec(),
            kind if kind.is_symlink() => b"(link)".to_vec(),
            _ => fs::read(child.path()).unwrap_or_default(),
        };
        tree.insert(name, content);
    }
    tree
}
