//! The pages of the codes: each is whole, and its examples show its code and nothing else.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::case;
use tongbao::diagnostic::Code;

/// The sections of a page, in this order.
const SECTIONS: [&str; 5] = ["为什么", "错误", "正确", "English", "Rule"];

#[test]
fn every_page_is_whole() {
    let wrong: Vec<String> = Code::ALL.iter().flat_map(|code| faults(*code)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_its_code() {
    let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    let stray: Vec<PathBuf> = case::pages()
        .into_iter()
        .filter(|path| !ids.contains(path.file_stem().unwrap().to_str().unwrap()))
        .collect();
    assert!(stray.is_empty(), "pages of no code: {stray:?}");
}

/// What is missing on a page or wrong with its examples.
fn faults(code: Code) -> Vec<String> {
    let (id, page) = (code.id(), code.page());
    let mut faults = Vec::new();
    let mut demand = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("codes/{id}.md: {what}"));
        }
    };
    let title = format!("# {id} {}\n\n", code.title().0);
    demand(page.starts_with(&title), &format!("it begins with `{}`", title.trim()));
    let path = case::pages().into_iter().find(|path| path.ends_with(format!("{id}.md"))).unwrap();
    let cases = case::parse(&path);
    let names: Vec<&str> = cases.iter().filter_map(|case| Some(case.name.split_once(": ")?.1)).collect();
    demand(names == SECTIONS, &format!("its sections are {SECTIONS:?}"));
    for (case, name) in cases.iter().zip(SECTIONS) {
        let examples = ["错误", "正确"].contains(&name);
        demand(case.is_prose() != examples, &format!("fences stand under 错误 and 正确: {name}"));
        let text = page.split(&format!("## {name}\n\n")).nth(1).unwrap_or_default();
        demand(examples || !text.trim().is_empty() && !text.starts_with("## "), &format!("{name} is empty"));
        let codes: BTreeSet<&str> = case.expected.iter().filter_map(|line| line.split(' ').nth(2)).collect();
        let expected = if name == "错误" { BTreeSet::from([id]) } else { BTreeSet::new() };
        demand(codes == expected, &format!("under {name} {expected:?} is reported, not {codes:?}"));
    }
    faults
}
