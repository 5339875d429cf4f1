//! Which room may use which, and what a file uses.

use super::SourceFile;
use super::lexer::{Token, paths, tokens};

/// The rooms in the order of the flow: each may use those above it, and no other. A new room takes its line here.
const ROOMS: [&str; 17] = [
    "text",
    "privacy",
    "diagnostic",
    "report",
    "quantity",
    "read",
    "workbook",
    "site",
    "compile",
    "analyse",
    "check",
    "render",
    "publish",
    "pipeline",
    "author",
    "preview",
    "cli",
];
/// What the crate's root exports by macro, with the room it belongs to.
const AT_ROOT: &[(&str, &str)] = &[("say", "diagnostic")];
/// The room that calls the library as `main` does: it may use what `lib.rs` itself defines.
const CALLER: &str = "cli";

/// Every import of a file that the table does not allow.
pub(crate) fn breaches(file: &SourceFile) -> Vec<String> {
    let module = file.module();
    let Some(room) = module.first() else { return Vec::new() };
    let Some((above, _)) =
        ROOMS.split_at_checked(ROOMS.iter().position(|name| name == room).unwrap_or(ROOMS.len() + 1))
    else {
        return vec![format!(
            "{}: the room `{room}` is not in the table of tests/house/imports.rs",
            file.path
        )];
    };
    let mut breaches: Vec<String> = used(file)
        .into_iter()
        .filter(|name| name != room && !above.contains(&name.as_str()))
        .filter(|name| *room != CALLER || ROOMS.contains(&name.as_str()))
        .map(|name| format!("{}: `{room}` must not use `{name}`; it may use {above:?}", file.path))
        .collect();
    breaches.sort();
    breaches.dedup();
    breaches
}

/// The names at the crate's root that a file reaches, by `crate::` or by climbing with `super::`.
fn used(file: &SourceFile) -> Vec<String> {
    let tokens = tokens(&file.text);
    let mut names: Vec<String> = paths(&tokens, "crate").into_iter().map(|path| path[0].clone()).collect();
    names.extend(paths(&tokens, "super").into_iter().filter_map(|path| climbed(file, &path)));
    for name in &mut names {
        if let Some((_, room)) = AT_ROOT.iter().find(|(exported, _)| exported == name) {
            *name = (*room).to_owned();
        }
    }
    names
}

/// The room that `super::super::…` ends in, when the path climbs out of its own.
fn climbed(file: &SourceFile, path: &[String]) -> Option<String> {
    let ups = 1 + path.iter().take_while(|part| *part == "super").count();
    let name = path.get(ups - 1)?;
    let reaches_root = ups >= file.module().len();
    (reaches_root && ROOMS.contains(&name.as_str())).then(|| name.clone())
}

#[test]
fn a_breach_is_seen() {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let site =
        file("src/site/figure.rs", "use crate::{check::Checked, say};\nfn f() { crate::render::render() }");
    let said = breaches(&site);
    assert!(
        said.len() == 2 && said[0].contains("must not use `check`") && said[1].contains("`render`"),
        "{said:?}"
    );
    assert_eq!(
        breaches(&file("src/site/path.rs", "use crate::say; use super::path; // crate::check")),
        [""; 0]
    );
    assert_eq!(breaches(&file("src/read/mod.rs", "use super::site::Site;")).len(), 1);
    assert_eq!(breaches(&file("src/cli/build.rs", "use crate::{Built, build};")), [""; 0]);
    assert_eq!(breaches(&file("src/helpers/mod.rs", "")).len(), 1);
    assert!(tokens("'a'").is_empty() && tokens("'a") != [Token::Mark('a')]);
}
