//! The sites that the tests build: where they lie, copies that may be changed, and what they come to.

#![allow(dead_code, reason = "each group of tests uses a part")]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tongbao::diagnostic::Language;
use tongbao::render::{Options, Pages};
use tongbao::site::PagePath;

/// The folders of the site that this project publishes.
pub(crate) const OWN: [&str; 2] = ["content", "seeds"];

/// A path of this project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A copy of a site of this project that a test may change.
pub(crate) fn copy_of(site: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&project(site), folder.path());
    folder
}

/// A copy of the site that this project publishes.
pub(crate) fn copy_of_own() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    OWN.iter().for_each(|part| copy(&project(part), &folder.path().join(part)));
    folder
}

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The pages of a site that has no problems.
pub(crate) fn pages(root: &Path, options: &Options) -> Pages {
    let built = tongbao::build(root, options);
    let problems = built.diagnostics.sorted().into_iter().map(|problem| {
        let message = problem.message.in_language(Language::Chinese);
        format!("{} {:?} {message}", problem.code.id(), built.diagnostics.path(problem))
    });
    assert_eq!(problems.collect::<Vec<_>>(), Vec::<String>::new(), "the site has problems");
    built.pages.expect("a plan")
}

/// What stands at an address of a site, as text.
pub(crate) fn file(pages: &Pages, path: &str) -> String {
    let bytes = pages.render(&PagePath::new(path).unwrap()).expect("an address of the site").unwrap();
    String::from_utf8(bytes).unwrap()
}
