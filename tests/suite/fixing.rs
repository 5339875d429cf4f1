//! What a machine fixes stays fixed: every case of the suite, fixed until nothing is left to do.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::case::{Case, cases};
use rayon::prelude::*;
use tongbao::author::save;
use tongbao::diagnostic::{Safety, apply_fixes};
use tongbao::render::Options;

/// Rounds after which edits are taken to undo each other; two typos on one spot take one each.
const MAX_ROUNDS: usize = 10;

#[test]
fn safe_edits_come_to_an_end_and_never_make_a_problem_of_their_own() {
    let wrong: Vec<String> = cases().par_iter().filter_map(worse).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is worse about a case after fixing: a problem of a kind that it did not have, at a line that was fixed.
fn worse(case: &Case) -> Option<String> {
    let root = case.lay();
    if case.is_prose() || case.is_moot(root.path()) {
        return None;
    }
    let mut touched: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for _ in 0..MAX_ROUNDS {
        if !round(case, root.path(), &mut touched) {
            let after = problems(case, root.path());
            let fresh = after.iter().find(|(path, line, id)| {
                let is_fixed = touched.get(path).is_some_and(|lines| lines.contains(line));
                let known = case.expected.iter().any(|problem| problem.contains(&format!(" {id} ")));
                is_fixed && !known && (id.starts_with("YAML-") || id.ends_with("-SYNTAX"))
            });
            return fresh.map(|fresh| format!("{}: after fixing there is {fresh:?}", case.name));
        }
    }
    Some(format!("{}: fixing never ends", case.name))
}

/// Fixes once; whether there was something to fix.
fn round(case: &Case, root: &Path, touched: &mut BTreeMap<String, Vec<usize>>) -> bool {
    let built = tongbao::build(root, &Options { drafts: case.drafts, ..Options::default() });
    let fixed = apply_fixes(&built.diagnostics, Safety::Safe);
    for file in &fixed {
        let source = built.diagnostics.sources.get(file.source).unwrap();
        let before = fs::read(root.join(source.path())).unwrap();
        save(root, source.path(), Some(source.text()), &file.text).unwrap();
        let after = fs::read(root.join(source.path())).unwrap();
        let has_mark = |bytes: &[u8]| bytes.starts_with("\u{feff}".as_bytes());
        assert_eq!(has_mark(&before), has_mark(&after), "{}: the byte order mark stays", case.name);
        let lines = file.edits.iter().map(|edit| source.position(edit.span.range().start).line);
        touched.entry(source.path().to_owned()).or_default().extend(lines);
    }
    !fixed.is_empty()
}

/// Path, line and code of every problem.
fn problems(case: &Case, root: &Path) -> Vec<(String, usize, &'static str)> {
    let diagnostics =
        tongbao::build(root, &Options { drafts: case.drafts, ..Options::default() }).diagnostics;
    let place = |problem: &&tongbao::diagnostic::Diagnostic| {
        let span = problem.labels.first()?.span;
        let source = diagnostics.sources.get(span.source)?;
        Some((source.path().to_owned(), source.position(span.range().start).line, problem.code.id()))
    };
    diagnostics.sorted().iter().filter_map(place).collect()
}
