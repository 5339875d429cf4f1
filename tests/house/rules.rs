//! Which codes the rules of the check name, and which files report each.

use std::collections::{BTreeMap, BTreeSet};

use super::lexer;
use tongbao::check::rules;
use tongbao::diagnostic::Code;

#[test]
fn every_code_of_the_check_is_named_by_one_rule() {
    let named: Vec<String> = rules().flat_map(|rule| rule.codes()).map(|code| format!("{code:?}")).collect();
    let once: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(named.len(), once.len(), "a code has two rules: {named:?}");
    let files = super::files("src/check").into_iter().filter(|file| !file.is_test());
    let paths = files.flat_map(|file| lexer::paths(&file.code(), "Code"));
    let codes = paths.filter_map(|path| path.into_iter().next());
    let reported: BTreeSet<String> = codes.filter(|name| name.starts_with(char::is_uppercase)).collect();
    assert_eq!(reported, once, "what the files of the check report, and what its rules name");
}

/// Rooms that print codes and report none.
const PRINTERS: [&str; 4] = ["src/diagnostic/", "src/report/", "src/preview/", "src/cli/"];

#[test]
fn the_page_of_a_code_ends_with_the_files_that_report_it() {
    let mut reporters: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let rooms = super::files("src").into_iter().filter(|file| {
        let is_list = file.path == "src/check/rules.rs";
        !is_list && !file.is_test() && !PRINTERS.iter().any(|room| file.path.starts_with(room))
    });
    for file in rooms {
        for variant in
            lexer::paths(&file.code(), "Code").into_iter().filter_map(|path| path.into_iter().next())
        {
            reporters.entry(variant).or_default().insert(file.path.clone());
        }
    }
    let outdated = Code::ALL.iter().filter_map(|code| {
        let files = reporters.get(&format!("{code:?}")).cloned().unwrap_or_default();
        let section = format!("\n## Rule\n\n{}\n", Vec::from_iter(files).join("\n"));
        (!code.page().ends_with(&section))
            .then(|| format!("codes/{}.md does not end with:{section}", code.id()))
    });
    super::hold(outdated.collect());
}
