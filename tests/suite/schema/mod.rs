//! The schemas against the program: the same keys, the same words, the same verdict on every file we have.

mod keys;
mod validator;
mod yaml;

use std::path::Path;

use rayon::prelude::*;
use tongbao::author::editor::{editor, schema};
use tongbao::check::check;
use tongbao::compile::compile;
use tongbao::compile::keys::SchemaKind;
use tongbao::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use tongbao::read::{Node, Tree, read};
use tongbao::site::Site;
use tongbao::text::source::Span;

use crate::case;

/// Codes of problems of form: what a key is called, what kind of value it has, which word.
const FORM: [Code; 7] = [
    Code::KeyUnknown,
    Code::KeyMissing,
    Code::KeyType,
    Code::KeyChoice,
    Code::PeriodSyntax,
    Code::DateSyntax,
    Code::SlugInvalid,
];

/// Cases that no schema can judge: the calendar, the order of two periods, the names of files, and a key that is
/// wanted only because of what stands elsewhere.
const UNKNOWABLE: [&str; 10] = [
    "keys: a day that does not exist |",
    "keys: a page called by a device's name |",
    "keys: a site's address as a browser shows it |",
    "keys: a site's address that is one of its own feeds |",
    "keys: a site's address that is one of its own pages |",
    "keys: a site's address that only its own machine has |",
    "keys: a source whose id is the name of a folder's page |",
    "periods: a range that runs backwards |",
    "periods: figures of a district page without a period |",
    "read: a bulletin that lies too deep |",
];

struct Read {
    diagnostics: Diagnostics,
    tree: Tree,
    site: Site,
}

fn load(root: &Path) -> Read {
    let mut diagnostics = Diagnostics::default();
    let tree = read(&mut diagnostics, root);
    let site = compile(&mut diagnostics, &tree);
    let _ = check(&mut diagnostics, site.clone());
    Read { diagnostics, tree, site }
}

/// Every mapping that a file begins with, and which kind it is.
fn mappings(tree: &Tree) -> Vec<(SchemaKind, String, &Node)> {
    let mut all: Vec<(SchemaKind, String, &Node)> = Vec::new();
    all.extend(
        tree.settings.iter().map(|data| (SchemaKind::Settings, "content/site.yml".to_owned(), &*data.root)),
    );
    all.extend(
        tree.dictionary
            .iter()
            .map(|data| (SchemaKind::Dictionary, "content/indicators.yml".to_owned(), &*data.root)),
    );
    all.extend(
        tree.sources.iter().map(|data| (SchemaKind::Record, format!("seeds/{}", data.path), &*data.root)),
    );
    for document in &tree.documents {
        let kind = match document.path.split('/').collect::<Vec<_>>().as_slice() {
            [_, "_index.md"] => SchemaKind::District,
            [_, _] => SchemaKind::Bulletin,
            _ => SchemaKind::Page,
        };
        all.push((kind, format!("content/{}", document.path), &*document.front));
    }
    all
}

/// The problems of this mapping: all of them, and those about its form alone.
fn problems(diagnostics: &Diagnostics, node: &Node) -> [Vec<String>; 2] {
    let within = |span: Span| {
        let end = node.span.end.max(node.span.start);
        span.source == node.span.source && node.span.start <= span.start && span.end <= end
    };
    let here = |problem: &&Diagnostic| problem.labels.first().is_some_and(|label| within(label.span));
    let all: Vec<&Diagnostic> = diagnostics.sorted().into_iter().filter(here).collect();
    let form =
        all.iter().filter(|problem| problem.severity == Severity::Error && FORM.contains(&problem.code));
    let line = |problem: &Diagnostic| format!("{} {}", problem.code.id(), problem.message.zh);
    [all.iter().map(|problem| line(problem)).collect(), form.map(|problem| line(problem)).collect()]
}

/// Where the two verdicts on a mapping of a site differ: what is wrong in form must be refused by the schema, and
/// what the schema refuses must be wrong somehow.
fn differences(name: &str, root: &Path) -> Vec<String> {
    let read = load(root);
    let mut different = Vec::new();
    for (kind, path, node) in mappings(&read.tree) {
        let schema = schema(kind, &read.site);
        let [all, form] = problems(&read.diagnostics, node);
        let refused = validator::faults(&schema, &schema, &yaml::value(node), "");
        if refused.is_empty() && !form.is_empty() {
            different.push(format!("{name} | {path} | only the program: {}", form.join(" | ")));
        }
        if !refused.is_empty() && all.is_empty() {
            let refused: Vec<String> = refused.iter().map(|fault| fault.chars().take(60).collect()).collect();
            different.push(format!("{name} | {path} | only the schema: {}", refused.join(" | ")));
        }
    }
    different
}

#[test]
fn every_file_of_this_project_is_valid() {
    assert_eq!(differences("project", Path::new(env!("CARGO_MANIFEST_DIR"))), Vec::<String>::new());
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal");
    assert_eq!(differences("minimal", &minimal), Vec::<String>::new());
}

#[test]
fn schema_and_program_judge_every_case_of_the_suite_alike() {
    let cases: Vec<_> = case::cases().into_iter().filter(|case| !case.is_prose()).collect();
    let judged = cases.par_iter().flat_map(|case| {
        let root = case.lay();
        if case.is_moot(root.path()) { Vec::new() } else { differences(&case.name, root.path()) }
    });
    let all: Vec<String> = judged.collect();
    let known: Vec<&str> = UNKNOWABLE.to_vec();
    let new: Vec<_> =
        all.iter().filter(|difference| !known.iter().any(|known| difference.starts_with(known))).collect();
    assert!(new.is_empty(), "{new:#?}");
    let gone: Vec<_> =
        known.iter().filter(|known| !all.iter().any(|difference| difference.starts_with(**known))).collect();
    assert!(gone.is_empty(), "the schema knows these now: {gone:#?}");
}

#[test]
fn the_schemas_are_as_they_were_written_down() {
    let site = load(&case::folder().join("base")).site;
    for kind in SchemaKind::ALL {
        let mut schema = schema(kind, &site);
        // The codes are told elsewhere, and a new one changes no schema.
        for rule in
            ["/properties/accept/anyOf/0/items/properties/rule", "/properties/accept/anyOf/1/properties/rule"]
        {
            if let Some(rule) = schema.pointer_mut(rule) {
                *rule = "a code".into();
            }
        }
        let text = serde_json::to_string_pretty(&schema).unwrap();
        insta::assert_snapshot!(kind.key(), text);
    }
}

/// The task of VS Code reads what `check --format json` prints; a form of that line which it misses would show
/// nothing, and nobody would notice.
#[test]
fn the_task_finds_file_and_place_in_every_line_of_a_report() {
    let files = editor(&load(&case::folder().join("base")).site);
    let tasks = files.iter().find(|file| file.path.ends_with("tasks.json")).unwrap();
    let tasks: serde_json::Value = serde_json::from_str(&tasks.text).unwrap();
    let pattern = tasks.pointer("/tasks/0/problemMatcher/pattern/regexp").unwrap().as_str().unwrap();
    let pattern = regex_lite::Regex::new(pattern).unwrap();
    let mut count = 0;
    for case in case::cases().iter().filter(|case| case.name.starts_with("keys: ")) {
        let root = case.lay();
        let diagnostics = load(root.path()).diagnostics;
        for line in tongbao::report::json(&diagnostics).lines().filter(|line| line.contains("\"line\":")) {
            let captures = pattern.captures(line).unwrap_or_else(|| panic!("{line}"));
            assert!(
                ["error", "warning", "hint"].contains(&&captures[2]) && captures[4].contains('/'),
                "{line}"
            );
            count += 1;
        }
    }
    assert!(count > 20, "{count} lines");
}
