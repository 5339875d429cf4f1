//! Which file needs what another one defines, and that no two need each other in a circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::lexer::{Token, declared_modules, defined_names, paths};
use super::{SourceFile, files, hold};

/// Parents whose children use what the parent defines, while the parent calls the children; each with its reason.
const PARENTS: &[(&str, &str)] = &[
    ("src/cli/diff.rs", "the comparison is made by the command and printed by the file beside it"),
    ("src/cli/figures.rs", "the command's arguments say what its list shows"),
    ("src/cli/import.rs", "the command's arguments say what its summary names"),
    ("src/cli/new/mod.rs", "each kind of page is written into the project that the command opens"),
    ("src/cli/source.rs", "the command's arguments say what its summary names"),
    ("src/cli/status.rs", "the overview is made by the command; text and JSON are two ways to print it"),
    ("src/preview/ui/mod.rs", "each page is written into the frame that all pages share"),
    ("src/render/feeds/mod.rs", "a feed is made once; Atom and JSON are two ways to write it"),
    ("src/render/html/mod.rs", "blocks hold inlines, and both write with the host of the page"),
    ("src/render/pages/machine/mod.rs", "the head of a page is put together from tags that each part makes"),
    ("src/render/theme/mod.rs", "what a site may replace is what the theme has built in"),
    ("src/site/mod.rs", "a site lists its overviews, which are functions of the site"),
    ("src/workbook/xls/mod.rs", "a sheet is read with the strings and formats of its workbook"),
    ("src/workbook/xlsx/mod.rs", "a cell is read with the strings and formats of its workbook"),
];

/// How often a name is handed on at most: `site` has it from `prose`, which has it from `inline`.
const MAX_HOPS: usize = 8;

/// What the graph needs of a file.
struct Module {
    path: String,
    defined: BTreeSet<String>,
    /// What the file uses, as paths from the crate's root.
    used: Vec<Vec<String>>,
    /// The first of these paths that ends in a name.
    by_name: BTreeMap<String, Vec<String>>,
}

impl Module {
    fn of(file: &SourceFile) -> (Vec<String>, Self) {
        let name: Vec<String> = file.module().into_iter().map(str::to_owned).collect();
        let tokens = file.code();
        let used = used(&name, &tokens);
        let mut by_name = BTreeMap::new();
        for path in &used {
            path.last().map(|last| by_name.entry(last.clone()).or_insert_with(|| path.clone()));
        }
        (name, Self { path: file.path.clone(), defined: defined_names(&tokens), used, by_name })
    }
}

type Modules = BTreeMap<Vec<String>, Module>;
type Graph = BTreeMap<String, BTreeSet<String>>;

fn modules(files: &[SourceFile]) -> Modules {
    let code = files.iter().filter(|file| !file.is_test() && !file.path.contains("/testing"));
    code.map(Module::of).collect()
}

/// Every path of a file that leads somewhere in the crate, from the crate's root.
fn used(module: &[String], tokens: &[Token]) -> Vec<Vec<String>> {
    let mut used = paths(tokens, "crate");
    used.extend(paths(tokens, "super").into_iter().map(|path| {
        let ups = path.iter().take_while(|part| *part == "super").count();
        [&module[..module.len().saturating_sub(ups + 1)], &path[ups..]].concat()
    }));
    used.extend(paths(tokens, "self").into_iter().map(|path| [module, &path].concat()));
    for child in declared_modules(tokens) {
        let inside = paths(tokens, &child);
        used.extend(inside.into_iter().map(|path| [module, std::slice::from_ref(&child), &path].concat()));
    }
    // `use super::git;` and then `git::stream`.
    let through: Vec<Vec<String>> = used
        .iter()
        .flat_map(|path| {
            let inside = path.last().map(|name| paths(tokens, name)).unwrap_or_default();
            inside.into_iter().map(|rest| [path.as_slice(), &rest].concat()).collect::<Vec<_>>()
        })
        .collect();
    used.extend(through);
    used.sort();
    used.dedup();
    used
}

/// The file that defines what a path names: where a module hands a name on, the file it comes from.
fn definer<'a>(modules: &'a Modules, path: &[String], hops: usize) -> Option<&'a Module> {
    let depth = (1..=path.len()).rev().find(|depth| modules.contains_key(&path[..*depth]))?;
    let module = &modules[&path[..depth]];
    // A module that is only named is no use of it: what is taken from it stands in another path.
    let name = path.get(depth)?;
    let source = module.by_name.get(name).filter(|source| **source != path[..=depth]);
    match source {
        Some(source) if hops > 0 && !module.defined.contains(name) => {
            definer(modules, &[source, &path[depth + 1..]].concat(), hops - 1)
        }
        _ => Some(module),
    }
}

fn graph(modules: &Modules) -> Graph {
    let needs = |module: &Module| {
        let definers = module.used.iter().filter_map(|path| definer(modules, path, MAX_HOPS));
        let others = definers.filter(|definer| definer.path != module.path);
        others.map(|definer| definer.path.clone()).collect()
    };
    modules.values().map(|module| (module.path.clone(), needs(module))).collect()
}

/// The folder of a file's children: `src/read/git` for `src/read/git.rs`, `src/read` for `src/read/mod.rs`.
fn folder(path: &str) -> String {
    let stem = path.strip_suffix("/mod.rs").or_else(|| path.strip_suffix(".rs"));
    format!("{}/", stem.unwrap_or(path))
}

/// The graph without the edges by which the descendants of `parents` reach them.
fn without(graph: &Graph, parents: &[&str]) -> Graph {
    let mut graph = graph.clone();
    for parent in parents {
        let inside = folder(parent);
        let children = graph.iter_mut().filter(|(path, _)| path.starts_with(&inside) && path != parent);
        children.for_each(|(_, needs)| _ = needs.remove(*parent));
    }
    graph
}

/// The shortest circle through a file.
fn circle_through(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut ways = VecDeque::from([vec![start.to_owned()]]);
    let mut visited = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in graph.get(way.last()?).into_iter().flatten() {
            if next == start {
                return Some(way);
            }
            if visited.insert(next.clone()) {
                ways.push_back([way.as_slice(), std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}

/// Every circle, once.
fn circles(graph: &Graph) -> BTreeSet<Vec<String>> {
    let all = graph.keys().filter_map(|start| circle_through(graph, start));
    all.map(|mut circle| {
        let first = circle.iter().enumerate().min_by_key(|(_, path)| path.as_str()).map_or(0, |(at, _)| at);
        circle.rotate_left(first);
        circle
    })
    .collect()
}

fn graph_of(files: &[(&str, &str)]) -> Graph {
    let file =
        |(path, text): &(&str, &str)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() };
    graph(&modules(&files.iter().map(file).collect::<Vec<_>>()))
}

#[test]
fn no_two_files_need_each_other() {
    let graph = graph(&modules(&files("src")));
    let parents: Vec<&str> = PARENTS.iter().map(|(parent, _)| *parent).collect();
    let circle = |circle: Vec<String>| {
        format!("{}: a circle; move what both need to a file of its own", circle.join(" → "))
    };
    hold(circles(&without(&graph, &parents)).into_iter().map(circle).collect());
    let in_circle = |parent: &&&str| {
        let others: Vec<&str> = parents.iter().filter(|other| *other != *parent).copied().collect();
        circle_through(&without(&graph, &others), parent).is_some()
    };
    let open = parents.iter().filter(|parent| !in_circle(parent));
    hold(
        open.map(|parent| format!("{parent}: is in no circle with its children; take it off the list"))
            .collect(),
    );
}

#[test]
fn a_circle_is_noticed() {
    let circle = graph_of(&[
        ("src/shed/mod.rs", "mod spade; mod rake; mod hoe; pub use rake::Rake;"),
        ("src/shed/spade.rs", "use super::{hoe as tool, Rake}; fn dig() { super::hoe::weed() }"),
        ("src/shed/rake.rs", "pub struct Rake; use crate::shed::hoe::Hoe;"),
        ("src/shed/hoe.rs", "pub struct Hoe; pub fn weed() { super::spade::dig() }"),
    ]);
    let expected = BTreeSet::from([
        vec!["src/shed/hoe.rs".to_owned(), "src/shed/spade.rs".to_owned()],
        vec!["src/shed/hoe.rs".to_owned(), "src/shed/spade.rs".to_owned(), "src/shed/rake.rs".to_owned()],
    ]);
    assert_eq!(circles(&circle), expected);
}

#[test]
fn a_parent_that_hands_names_on_is_in_no_circle() {
    let facade = graph_of(&[
        ("src/shed.rs", "mod spade; mod rake; use spade::Spade; fn open(_: Spade) {}"),
        ("src/shed/spade.rs", "use super::rake; pub struct Spade; // super::open()"),
        ("src/shed/rake.rs", "const NAME: &str = \"super::open()\"; use super::Spade;"),
    ]);
    assert_eq!(circles(&facade), BTreeSet::new());
}

#[test]
fn a_child_that_uses_its_parent_is_in_a_circle_unless_it_is_listed() {
    let parent = graph_of(&[
        ("src/shed.rs", "mod spade; use spade::Spade; pub fn open(_: Spade) {}"),
        ("src/shed/spade.rs", "pub struct Spade; fn dig(spade: Spade) { super::open(spade) }"),
    ]);
    assert_eq!(circles(&parent).len(), 1);
    assert_eq!(circles(&without(&parent, &["src/shed.rs"])), BTreeSet::new());
}
