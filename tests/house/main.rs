//! The architecture as a test: who may import whom, how long a file may be, what it must begin with.
//!
//! A failing line names the file and the rule. The rules are the house's own; see the `//!` of `src/lib.rs`.

#![cfg(test)]
#![allow(clippy::disallowed_methods, clippy::string_slice, reason = "tests touch the world and stop loudly")]

mod architecture;
mod circles;
mod imports;
mod lexer;
mod notices;
mod promises;
mod rules;

use std::fs;
use std::path::Path;

use lexer::Token;

/// A screen has room for a file of a hundred lines or so; over this many it knows two things.
const MAX_LINES: usize = 300;
/// Names under which things are put that have no place of their own.
const NO_PLACE: [&str; 5] = ["util", "utils", "common", "prelude", "helpers"];
/// What is left for later is not done. Split, so that this file does not find itself.
const UNFINISHED: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!"), concat!("unimple", "mented!")];
/// The parts of the standard library that reach into the world, and the only places that may.
const WORLD: [&str; 5] = ["fs", "env", "net", "time", "process"];
// git reads a revision of a repository; the preview opens a browser.
const WORLD_PLACES: [&str; 6] =
    ["src/main.rs", "src/read/disk.rs", "src/publish/", "src/preview/", "src/read/git", "src/cli/serve.rs"];
/// What of it is a value and touches nothing. An `Instant` is handed down from `main`; asking the
/// clock for another is refused by `clippy.toml`.
const VALUES: [&str; 7] = [
    "net::IpAddr",
    "net::Ipv4Addr",
    "net::SocketAddr",
    "time::Duration",
    "time::Instant",
    "env::consts::OS",
    "process::ExitCode",
];

/// A Rust file of this repository.
struct SourceFile {
    /// From the repository's root, with `/`.
    path: String,
    text: String,
}

impl SourceFile {
    /// The parts of the module's path: `read`, `yaml` for `src/read/yaml/mod.rs`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let path = path.strip_suffix(".rs").unwrap_or(path);
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
    }

    /// The code without comments, strings and what follows the first `mod tests`.
    fn code(&self) -> Vec<Token> {
        let text = self.text.split("\nmod tests {").next().unwrap_or_default();
        lexer::tokens(text)
    }

    fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

fn files(folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let walk = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name();
    let own = walk
        .into_iter()
        .filter_entry(|entry| !matches!(entry.file_name().to_str(), Some("target" | "node_modules")));
    own.map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| SourceFile {
            path: path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect()
}

fn everything() -> Vec<SourceFile> {
    let all: Vec<_> = files("src").into_iter().chain(files("tests")).collect();
    assert!(all.len() > 20, "the house was not found");
    all
}

/// Fails with every breach, one a line.
fn hold(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "the house rules are broken:\n  {}\n", breaches.join("\n  "));
}

#[test]
fn imports_run_one_way() {
    hold(files("src").iter().flat_map(imports::breaches).collect());
}

#[test]
fn a_file_says_first_what_it_knows() {
    let silent = everything().into_iter().filter(|file| !file.text.starts_with("//! "));
    hold(
        silent
            .map(|file| format!("{}: its first line must be `//! ` and what it alone knows", file.path))
            .collect(),
    );
}

#[test]
fn a_file_fits_a_few_screens() {
    let long = everything().into_iter().filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > MAX_LINES)
            .then(|| format!("{}: {lines} lines; {MAX_LINES} at most, so it should be two files", file.path))
    });
    hold(long.collect());
}

#[test]
fn nothing_is_left_for_later() {
    let found = everything().into_iter().flat_map(|file| {
        let words = UNFINISHED.into_iter().filter(|word| file.text.contains(word));
        words.map(|word| format!("{}: `{word}`; finish it or take it out", file.path)).collect::<Vec<_>>()
    });
    hold(found.collect());
}

#[test]
fn every_module_has_a_place_of_its_own() {
    let vague =
        everything().into_iter().filter(|file| file.module().iter().any(|part| NO_PLACE.contains(part)));
    hold(vague.map(|file| format!("{}: a module named for nothing it knows", file.path)).collect());
}

#[test]
fn the_world_is_an_argument() {
    let apart = files("src")
        .into_iter()
        .filter(|file| !file.is_test() && !WORLD_PLACES.iter().any(|place| file.path.starts_with(place)));
    let breaches = apart.flat_map(|file| {
        let paths = lexer::paths(&file.code(), "std");
        let reached = paths.into_iter().filter(|path| WORLD.contains(&path[0].as_str()));
        let reached = reached.filter(|path| !VALUES.contains(&path.join("::").as_str()));
        let line = |path: Vec<String>| {
            format!("{}: `std::{}` is touched in {WORLD_PLACES:?} only", file.path, path.join("::"))
        };
        reached.map(line).collect::<Vec<_>>()
    });
    hold(breaches.collect());
}
