//! Change one digit of the published content, and the check must say so: digits of every value, period, target,
//! title, text and directive of `content/**/*.md`, one at a time. A date that becomes another date of the sources
//! and a count of what stands on the page (五个区县) may escape; a number may not. Some digits are not changed, but get a
//! sign, a mark or a letter of another alphabet beside them.
//!
//! Every fifth digit is changed, to the next one, with those of other districts in the same check; `MUTATE=all` changes
//! all of them, and a second time to the digit it is taken for. `-- --nocapture` prints the shares, `SHOW_UNSEEN=1` what escapes.

mod fuzz;
mod sites;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sites::{Mutant, Part, mutants};
use tempfile::TempDir;
use tongbao::diagnostic::Diagnostics;
use tongbao::site::Site;
use tongbao::{check, read};

/// The messages about a site, each with the file it is about, and how often.
type Messages = BTreeMap<(String, String), usize>;

/// Numbers that may change unseen: a part of the line, and why nothing that the project holds could tell.
const UNSEEN: [(&str, &str); 7] = [
    ("]0: {missing: 未公布", "nothing was printed for this period, so nothing can be traced"),
    ("]: {missing: 未公布", "the same"),
    ("{lit}`[", "a quotient worked out by the editor, said to be no figure of the source"),
    ("{lit}`5[", "the same quotient"),
    ("{lit}`56.[", "the same quotient"),
    ("{lit}`56.0[", "the same quotient"),
    ("2018年为{fig}`贫困发生率@201[8→9]", "a citation of another year that has a figure too"),
];
/// One of so many changes is made, so that the whole takes some seconds; each change is independent of the others.
const ONE_OF: usize = 5;

#[test]
fn no_digit_can_change_unseen() {
    let files = files();
    let original = lay(&files);
    let (site, before) = (lower(original.path()), messages(original.path()));
    let pages = files.iter().filter(|(path, _)| path.extension().is_some_and(|one| one == "md"));
    let all: Vec<Mutant> =
        pages.flat_map(|(path, text)| mutants(path, str::from_utf8(text).unwrap(), &site)).collect();
    assert!(all.len() > 2000, "the content has digits: {}", all.len());
    let one_of = if std::env::var_os("MUTATE").is_some() { 1 } else { ONE_OF };
    let all: Vec<Mutant> = all.into_iter().step_by(one_of).collect();
    let quiet = escaped(&files, &before, together(&all));
    // What others were changed with it cannot hide what a change alone makes the check say, but it is asked again.
    let escaped = escaped(&files, &before, quiet.into_iter().map(|mutant| vec![mutant]).collect());
    for part in [Part::Number, Part::Date, Part::Count] {
        let count = |some: &mut dyn Iterator<Item = &Mutant>| some.filter(|one| one.part == part).count();
        let (of, missed) = (count(&mut all.iter()), count(&mut escaped.iter().copied()));
        println!("{part:?}: {} of {of} changed digits are reported", of - missed);
    }
    let excused =
        |one: &&Mutant| one.part != Part::Number || UNSEEN.iter().any(|(part, _)| one.line.contains(part));
    if std::env::var_os("SHOW_UNSEEN").is_some() {
        escaped.iter().for_each(|one| println!("unseen {:?} {one}", one.part));
    }
    let open: Vec<String> = escaped.into_iter().filter(|one| !excused(one)).map(Mutant::to_string).collect();
    assert!(open.is_empty(), "{} unseen:\n{}", open.len(), open.join("\n"));
}

/// 梁平 prints a share that its own numbers do not give; only the reason in `accept` lets it be published.
#[test]
fn without_its_reason_a_contradiction_is_told_with_its_arithmetic() {
    let page = Path::new("content/liangping/2020-03.md");
    let mut files = files();
    let (_, bytes) = files.iter_mut().find(|(path, _)| path == page).unwrap();
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    let reason = text.find("accept:\n").unwrap();
    let next = text[reason..].lines().skip(1).find(|line| !line.starts_with(' ')).unwrap();
    let end = reason + text[reason..].find(&format!("\n{next}")).unwrap() + 1;
    *bytes = [&text[..reason], &text[end..]].concat().into_bytes();
    let messages = messages(lay(&files).path());
    let arithmetic = "4856户 ÷ 8664户 = 56.05%，原文 55.2%";
    assert!(messages.keys().any(|(_, message)| message.contains(arithmetic)), "{messages:#?}");
}

/// The content and the sources of this project, path and text.
fn files() -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders =
        ["content", "seeds"].map(|folder| walkdir::WalkDir::new(root.join(folder)).sort_by_file_name());
    let entries =
        folders.into_iter().flatten().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    entries
        .map(|entry| (entry.path().strip_prefix(root).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// A copy that a test may change.
fn lay(files: &[(PathBuf, Vec<u8>)]) -> TempDir {
    let copy = TempDir::new().unwrap();
    for (path, bytes) in files {
        let path = copy.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    copy
}

fn lower(root: &Path) -> Site {
    let mut diagnostics = Diagnostics::default();
    let tree = read::read(&mut diagnostics, root);
    tongbao::compile::compile(&mut diagnostics, &tree)
}

/// File, code and message of every problem of a site. Nothing is rendered.
fn messages(root: &Path) -> Messages {
    let mut diagnostics = Diagnostics::default();
    let tree = read::read(&mut diagnostics, root);
    let site = tongbao::compile::compile(&mut diagnostics, &tree);
    let _checked = check::check(&mut diagnostics, site);
    let mut messages = Messages::new();
    for problem in diagnostics.sorted() {
        let file = diagnostics.path(problem).unwrap_or_default().to_owned();
        let message = format!("{} {}", problem.code.id(), problem.message.zh);
        *messages.entry((file, message)).or_default() += 1;
    }
    messages
}

/// Mutants that one check can tell apart: each in another place.
fn together(mutants: &[Mutant]) -> Vec<Vec<&Mutant>> {
    let mut places: BTreeMap<&Path, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        places.entry(mutant.place()).or_default().push(mutant);
    }
    let most = places.values().map(Vec::len).max().unwrap_or_default();
    (0..most).map(|nth| places.values().filter_map(|place| place.get(nth).copied()).collect()).collect()
}

/// The mutants of whose place the check says nothing that it did not say before.
fn escaped<'a>(
    files: &[(PathBuf, Vec<u8>)],
    before: &Messages,
    groups: Vec<Vec<&'a Mutant>>,
) -> Vec<&'a Mutant> {
    let escaped = groups.into_par_iter().map_init(
        || lay(files),
        |copy, group| {
            let after = with(copy.path(), &group, || messages(copy.path()));
            let more = after.iter().filter(|(message, count)| before.get(*message) < Some(*count));
            let loud: Vec<&Path> = more.map(|((file, _), _)| Path::new(file)).collect();
            // What is said elsewhere can only be about the one change there is.
            let own = |mutant: &Mutant, file: &Path| group.len() == 1 || file.starts_with(mutant.place());
            let quiet = |mutant: &&Mutant| !loud.iter().any(|file| own(mutant, file));
            group.iter().copied().filter(quiet).collect::<Vec<_>>()
        },
    );
    escaped.flatten().collect()
}

/// What is done while the digits of some mutants are changed.
fn with<Outcome>(root: &Path, mutants: &[&Mutant], act: impl FnOnce() -> Outcome) -> Outcome {
    let texts: Vec<(PathBuf, String)> = mutants
        .iter()
        .map(|mutant| {
            let path = root.join(&mutant.path);
            let text = fs::read_to_string(&path).unwrap();
            let mut changed = text.clone();
            changed.replace_range(mutant.range.clone(), &mutant.digit);
            fs::write(&path, &changed).unwrap();
            (path, text)
        })
        .collect();
    let outcome = act();
    texts.iter().for_each(|(path, text)| fs::write(path, text).unwrap());
    outcome
}
