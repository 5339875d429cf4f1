//! The suite: every Markdown file beside this one, and every page in `codes/`, is a set of broken sites and
//! the problems that are reported for them.
//!
//! A second-level heading is a test. Its fences are files (the info string ends with a path) laid over
//! `base/`; a fence `expect` lists the expected problems, one a line, as
//! `path:line:column severity CODE message`. A fence `edit PATH` changes lines of a file of the base (`- old`,
//! `+ new`), `bytes PATH` may hold `\xNN` escapes, `link PATH` makes a symbolic link, `folder PATH` an empty
//! folder, `unreadable PATH` a file without permissions, `remove PATH` takes a file or folder of the base away, `drafts` builds with drafts,
//! `repeat N PATH` writes its lines N times. What lies in `tables/` is no part of the site: it is read as
//! `import` reads it.
//!
//! `UPDATE_SUITE=1 cargo test --test suite` writes the problems into the `expect` fences and, in full and in both
//! languages, into `snapshots/`, to be read and judged before it is committed; `SHOW_SUITE=zh` (or `en`) prints all problems as an editor sees it.

#![cfg(test)]
#![allow(clippy::disallowed_methods, clippy::string_slice, reason = "tests touch the world and stop loudly")]

mod case;
mod fixing;
mod messages;
mod pages;
#[cfg(unix)]
mod schema;
#[path = "../sites/mod.rs"]
mod sites;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use case::{Case, cases};
use rayon::prelude::*;
use tongbao::author::import::{ImportOptions, Project, import};
use tongbao::diagnostic::{Code, Diagnostic, Diagnostics, Language, Severity};
use tongbao::render::{Options, RenderError};
use tongbao::report::{ReportOptions, text};
use tongbao::workbook::workbook;

fn reported(diagnostics: &Diagnostics) -> Vec<String> {
    let line = |diagnostic: &&Diagnostic| {
        let path = diagnostics.path(diagnostic).unwrap_or("-");
        let place = diagnostic.labels.first().and_then(|label| {
            Some(diagnostics.sources.get(label.span.source)?.position(label.span.range().start))
        });
        let place = place.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        format!("{path}{place} {severity} {} {}", diagnostic.code.id(), diagnostic.message.zh)
    };
    diagnostics.sorted().iter().map(line).collect()
}

/// Whether every problem is whole: in both languages, at a place, with help.
fn faults(diagnostics: &Diagnostics) -> Vec<String> {
    let fault = |diagnostic: &&Diagnostic| {
        let texts = [&diagnostic.message].into_iter().chain(&diagnostic.help);
        let mut all = texts.chain(diagnostic.labels.iter().map(|label| &label.text));
        let placed = !diagnostic.labels.is_empty() || diagnostic.file.is_some();
        let spoken = all.all(|text| !text.zh.is_empty() && !text.en.is_empty());
        let helped = !diagnostic.help.is_empty();
        let inside = diagnostic.labels.iter().all(|label| {
            let source = diagnostics.sources.get(label.span.source);
            source.is_some_and(|source| source.text().get(label.span.range()).is_some())
        });
        (!placed || !spoken || !helped || !inside).then(|| {
            let (id, message) = (diagnostic.code.id(), &diagnostic.message.zh);
            format!(
                "{id} {message}: place {placed}, both languages {spoken}, help {helped}, inside {inside}\n"
            )
        })
    };
    diagnostics.sorted().iter().filter_map(fault).collect()
}

/// The result of a case.
#[derive(Default)]
struct Judged {
    /// The differences from what is expected.
    wrong: String,
    /// The reported problems, one a line.
    reported: Vec<String>,
    /// All messages; `None` where this machine cannot play the case.
    words: Option<String>,
}

/// Builds a case and judges its diagnostics.
fn judge(case: &Case) -> Judged {
    if case.is_prose() {
        return Judged { words: Some(String::new()), ..Judged::default() };
    }
    let root = case.lay();
    if case.is_moot(root.path()) {
        return Judged { reported: case.expected.clone(), ..Judged::default() };
    }
    if let Some(file) = &case.import {
        return judge_import(case, root.path(), file);
    }
    let mut built = tongbao::build(root.path(), &Options { drafts: case.drafts, ..Options::default() });
    let planned = built.pages.is_some() != built.diagnostics.has_errors();
    if let Some(pages) = &built.pages {
        let failed = RenderError::explain(&pages.rehearse(), &built.diagnostics);
        built.diagnostics.extend(failed);
    }
    for path in case.tables() {
        if let Err(mut problem) = workbook(&root.path().join(path)) {
            problem.file = Some(path.to_owned());
            built.diagnostics.push(*problem);
        }
    }
    if let Ok(language) = std::env::var("SHOW_SUITE") {
        let language = if language == "en" { Language::English } else { Language::Chinese };
        let options = ReportOptions { language, color: false, max: 0 };
        println!("## {}\n{}", case.name, text(&built.diagnostics, &options));
    }
    compare(case, &built.diagnostics, planned)
}

/// Imports a spreadsheet into a case's site.
fn judge_import(case: &Case, root: &Path, file: &str) -> Judged {
    let mut site_report = Diagnostics::default();
    let tree = tongbao::read::read(&mut site_report, root);
    let site = tongbao::compile::compile(&mut site_report, &tree);
    let mut diagnostics = Diagnostics::default();
    diagnostics.sources = site_report.sources;
    let book = tongbao::workbook::workbook(&root.join(file)).unwrap();
    let project = Project { tree: &tree, site: &site };
    let planned = import(&mut diagnostics, project, &book, file, &ImportOptions::default());
    compare(case, &diagnostics, planned.is_some() != diagnostics.has_errors())
}

fn compare(case: &Case, diagnostics: &Diagnostics, planned: bool) -> Judged {
    let reported = reported(diagnostics);
    let mut wrong = faults(diagnostics).concat();
    if reported != case.expected {
        wrong += &format!("expected:\n{}\nreported:\n{}\n", case.expected.join("\n"), reported.join("\n"));
    }
    if !planned {
        wrong += "errors, and nothing else, must stop the build\n";
    }
    if !wrong.is_empty() {
        wrong = format!("## {}\n{wrong}\n", case.name);
    }
    Judged { wrong, reported, words: Some(messages::words(&case.name, diagnostics)) }
}

#[test]
fn every_broken_site_gets_its_problems() {
    let mut failures = String::new();
    let update = std::env::var_os("UPDATE_SUITE").is_some();
    let (mut messages, mut moot) = (BTreeMap::<String, String>::new(), BTreeSet::new());
    for path in case::files() {
        let judged: Vec<_> = case::parse(&path).par_iter().map(judge).collect();
        failures.extend(judged.iter().map(|judgement| judgement.wrong.as_str()));
        // The pages of all codes are one text.
        let page = path.parent().is_some_and(|folder| folder.ends_with("codes"));
        let name = if page { "codes" } else { path.file_stem().and_then(|stem| stem.to_str()).unwrap() };
        let words = messages.entry(name.to_owned()).or_default();
        for judgement in &judged {
            match &judgement.words {
                Some(spoken) => words.push_str(spoken),
                None => drop(moot.insert(name.to_owned())),
            }
        }
        if update {
            case::rewrite(&path, &judged.into_iter().map(|judgement| judgement.reported).collect::<Vec<_>>());
        }
    }
    messages.retain(|name, _| !moot.contains(name));
    failures.extend(messages::compare(&messages, update));
    assert!(failures.is_empty(), "\n{failures}");
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
    let base = Case::default().lay();
    assert_eq!(build(base.path()), Some(0), "the base site builds");
    let published = base.path().join("site");
    let before = print(&published);
    let cases = cases();
    let broken = cases.par_iter().filter(|case| {
        case.expected.iter().any(|line| line.contains(" error ")) && case.tables().next().is_none()
    });
    broken.filter(|case| !case.drafts && case.import.is_none()).for_each(|case| {
        let root = case.lay();
        if case.is_moot(root.path()) {
            return;
        }
        sites::copy(&published, &root.path().join("site"));
        assert_eq!(build(root.path()), Some(1), "{}", case.name);
        assert_eq!(print(&root.path().join("site")), before, "{}", case.name);
    });
}

fn build(root: &Path) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(["build", "--quiet", "--root"]).arg(root).output().unwrap().status.code()
}

/// Every file of a folder with its bytes.
fn print(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|file| file.file_type().is_file())
        .map(|file| (file.path().strip_prefix(folder).unwrap().to_owned(), fs::read(file.path()).unwrap()))
        .collect()
}
