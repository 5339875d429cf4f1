//! The suite: every Markdown file under `tests/suite/` is a set of broken sites and what is said about them.
//!
//! A second-level heading is a test. Its fences are files (the info string ends with a path) laid over
//! `tests/suite/base/`; a fence `expect` lists what must be said, one problem a line, as
//! `path:line:column severity CODE message`. A fence `bytes PATH` may hold `\xNN` escapes, `link PATH` makes
//! a symbolic link, `folder PATH` an empty folder, `remove PATH` takes a file of the base away.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(clippy::disallowed_methods, clippy::print_stderr)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tongbao::diagnostic::{Code, Report, Severity};
use tongbao::render::Options;

/// One heading of a suite file.
#[derive(Debug)]
struct Case {
    name: String,
    files: Vec<(String, String)>,
    expected: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths.iter().flat_map(|path| parse(path)).collect()
}

fn parse(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            let name = format!("{stem}: {heading}");
            cases.push(Case { name, files: Vec::new(), expected: Vec::new() });
        } else if line.starts_with("```") {
            let ticks: String = line.chars().take_while(|c| *c == '`').collect();
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != ticks).collect();
            let case = cases.last_mut().expect("a fence stands under a heading");
            match &line[ticks.len()..] {
                "expect" => case.expected.extend(body.iter().map(|line| (*line).to_owned())),
                info => {
                    case.files.push((info.to_owned(), body.iter().map(|line| format!("{line}\n")).collect()))
                }
            }
        }
    }
    cases
}

/// Lays a case's files over the base, in a folder of its own.
fn lay(case: &Case) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    copy(&folder().join("base"), root.path());
    for (info, body) in &case.files {
        let (kind, path) = info.rsplit_once(' ').unwrap_or(("", info));
        let target = root.path().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        match kind {
            "remove" => fs::remove_file(&target).unwrap(),
            "folder" => fs::create_dir_all(&target).unwrap(),
            "link" => std::os::unix::fs::symlink(body.trim(), &target).unwrap(),
            "bytes" => fs::write(&target, unescape(body.trim_end_matches('\n'))).unwrap(),
            _ => fs::write(&target, body).unwrap(),
        }
    }
    root
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        bytes.push(u8::from_str_radix(&rest[at + 2..at + 4], 16).unwrap());
        rest = &rest[at + 4..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

fn told(report: &Report) -> Vec<String> {
    report
        .sorted()
        .into_iter()
        .map(|diagnostic| {
            let path = report.path(diagnostic).unwrap_or("-");
            let place = diagnostic.labels.first().and_then(|label| {
                Some(report.sources.get(label.span.source)?.position(label.span.range().start))
            });
            let place = place.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "hint",
            };
            format!("{path}{place} {severity} {} {}", diagnostic.code.id(), diagnostic.message.zh)
        })
        .collect()
}

#[test]
fn every_broken_site_is_told_what_is_wrong_and_publishes_nothing() {
    let mut failures = Vec::new();
    for case in cases() {
        let root = lay(&case);
        let built = tongbao::build(root.path(), &Options::default());
        let seen = told(&built.report);
        if seen != case.expected {
            failures.push(format!(
                "## {}\nexpected:\n{}\nseen:\n{}\n",
                case.name,
                case.expected.join("\n"),
                seen.join("\n")
            ));
        }
        assert_eq!(built.pages.is_none(), built.report.has_errors(), "{}: errors stop the build", case.name);
        for diagnostic in built.report.sorted() {
            let texts = [&diagnostic.message.zh, &diagnostic.message.en];
            assert!(texts.iter().all(|text| !text.is_empty()), "{}: both languages", case.name);
            assert!(
                !diagnostic.labels.is_empty() || diagnostic.file.is_some(),
                "{}: {} names a place",
                case.name,
                diagnostic.code.id()
            );
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let cases = cases();
    let covered: BTreeSet<&str> =
        cases.iter().flat_map(|case| &case.expected).filter_map(|line| line.split(' ').nth(2)).collect();
    let missing: Vec<&str> =
        Code::ALL.iter().map(|code| code.id()).filter(|id| !covered.contains(id)).collect();
    assert!(missing.is_empty(), "codes without a case under tests/suite/: {missing:?}");
}

#[test]
fn the_published_site_stays_when_the_content_is_broken() {
    let fine = Case { name: "base".to_owned(), files: Vec::new(), expected: Vec::new() };
    for case in cases().iter().filter(|case| case.expected.iter().any(|line| line.contains(" error "))) {
        let root = lay(&fine);
        assert_eq!(build(root.path()), Some(0), "the base site builds");
        let before = print(&root.path().join("site"));
        let broken = lay(case);
        fs::rename(root.path().join("site"), broken.path().join("site")).unwrap();
        assert_eq!(build(broken.path()), Some(1), "{}", case.name);
        assert_eq!(print(&broken.path().join("site")), before, "{}", case.name);
    }
}

fn build(root: &Path) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(["build", "--quiet", "--root"]).arg(root).output().unwrap().status.code()
}

/// Every file of a folder with its bytes.
fn print(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}
