//! Which codes the rules of the check name, and which ones its files report.

use std::collections::BTreeSet;

use super::lexer;
use tongbao::check::rules;

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
