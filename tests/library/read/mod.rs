//! Whole folders read from disk: what is taken, what is refused, and that nothing can stop the reading.

mod folders;
#[cfg(target_os = "linux")]
mod hostile;
mod sheets;
mod texts;
#[cfg(unix)]
mod tricks;

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tongbao::diagnostic::{Code, Diagnostic, Diagnostics};
use tongbao::read::{Tree, read};

/// The smallest site: every test starts from it and adds what it is about.
fn site() -> TempDir {
    let dir = TempDir::new().unwrap();
    put(dir.path(), "content/site.yml", "title: 通报\n");
    put(dir.path(), "content/indicators.yml", "贫困发生率: {id: poverty-rate}\n");
    dir
}

fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\n---\n正文\n")
}

/// Whatever lies in the folder, reading ends.
fn read_site(root: &Path) -> (Tree, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let tree = read(&mut diagnostics, root);
    (tree, diagnostics)
}

/// The codes and files of all problems, sorted by file.
fn problems(diagnostics: &Diagnostics) -> Vec<(Code, String)> {
    let line =
        |problem: &Diagnostic| (problem.code, diagnostics.path(problem).unwrap_or_default().to_owned());
    diagnostics.sorted().into_iter().map(line).collect()
}

/// The problems of a folder.
fn found(dir: &TempDir) -> Vec<(Code, String)> {
    problems(&read_site(dir.path()).1)
}

fn one(code: Code, path: &str) -> Vec<(Code, String)> {
    vec![(code, path.to_owned())]
}
