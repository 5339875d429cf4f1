//! Official prose and the numbers in it: what is told of them is right, and hardly anything else is told.
//!
//! `tests/prose/official.md` is invented, in the manner of bulletins and communiqués; none of its figures is true.
//! `‹…›` marks a number that is rightly told as unknown, `«…»` one that a comparison contradicts.

#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::fs;
use std::path::Path;

use tongbao::diagnostic::{Code, Severity};
use tongbao::render::Options;

/// Characters of official prose in which one wrong warning is borne.
const PER_WARNING: usize = 2_000;
const MARKS: [char; 4] = ['‹', '›', '«', '»'];

fn marked(text: &str, open: char, close: char) -> Vec<String> {
    text.split(open).skip(1).filter_map(|part| part.split(close).next()).map(str::to_owned).collect()
}

/// Builds the text as the body of a bulletin of a site whose figures it does not print, and gives what is told.
fn told(text: &str) -> Vec<(Code, Severity, String)> {
    let root = tempfile::tempdir().unwrap();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/base");
    for entry in walkdir::WalkDir::new(&base).into_iter().map(Result::unwrap) {
        let to = root.path().join(entry.path().strip_prefix(&base).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(&to).unwrap(),
            false => drop(fs::copy(entry.path(), &to).unwrap()),
        }
    }
    let page = root.path().join("content/jia/2020-04.md");
    let front = fs::read_to_string(&page).unwrap();
    fs::write(&page, format!("{front}\n{text}")).unwrap();
    let report = tongbao::build(root.path(), &Options::default()).report;
    let seen = |one: &&tongbao::diagnostic::Diagnostic| {
        let place = one.labels.first().map(|label| report.sources.text(label.span).to_owned());
        (one.code, one.severity, place.unwrap_or_default())
    };
    report.sorted().iter().map(seen).collect()
}

#[test]
fn official_prose_is_told_what_is_right() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/prose/official.md")).unwrap();
    let (unknown, contradicted) = (marked(&text, '‹', '›'), marked(&text, '«', '»'));
    let plain = text.replace(MARKS, "");
    let all = told(&plain);
    let numbers = |code: Code| all.iter().filter(move |one| one.0 == code).map(|one| one.2.clone());
    let missed: Vec<String> = contradicted
        .iter()
        .filter(|one| !all.iter().any(|told| told.1 == Severity::Error && told.2 == **one))
        .cloned()
        .collect();
    assert!(missed.is_empty(), "contradictions that were not told: {missed:?}");
    let errors: Vec<_> =
        all.iter().filter(|one| one.1 == Severity::Error && !contradicted.contains(&one.2)).collect();
    assert!(errors.is_empty(), "wrong errors: {errors:?}");
    let wrong: Vec<String> = numbers(Code::NumberUnknown).filter(|one| !unknown.contains(one)).collect();
    let allowed = plain.chars().count() / PER_WARNING;
    assert!(wrong.len() <= allowed, "wrong warnings: {wrong:?}");
}
