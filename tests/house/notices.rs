//! What a program owes to those whose code is in it: how many crates there are, that each may be passed on, and the
//! notices that go out beside a binary. `NOTICES=NOTICES.txt cargo test --test house notices` writes them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::promises::{cargo, metadata};

/// Licences that ask for nothing but their notice.
const PERMISSIVE: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// How files are called that hold a licence or a notice.
const NOTICES: [&str; 6] = ["license", "licence", "copying", "notice", "copyright", "unlicense"];

/// A crate that a binary is built from.
struct Crate {
    /// Name and version.
    name: String,
    licence: String,
    /// The texts of its licences and notices.
    texts: Vec<String>,
}

/// The crates of a build on this machine, each as `name vVERSION`, without those that only tests use.
fn built(edges: &str, features: &[&str]) -> Vec<String> {
    let arguments =
        ["tree", "--locked", "--offline", "--prefix=none", "--format={p}", "--no-dedupe", "--edges", edges];
    let tree = cargo(&[&arguments, features].concat());
    let own = format!("{} ", env!("CARGO_PKG_NAME"));
    let names = tree.lines().filter(|line| !line.starts_with(&own) && !line.is_empty());
    let mut names: Vec<String> =
        names.map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    names.sort();
    names.dedup();
    names
}

/// The crates whose code is in the program, with their licences.
fn crates() -> Vec<Crate> {
    let metadata = metadata();
    let named = built("normal", &[]);
    let packages = metadata["packages"].as_array().unwrap().iter();
    let packages = packages.filter_map(|package| {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let name = format!("{} v{}", text("name"), text("version"));
        let folder = Path::new(text("manifest_path")).parent().unwrap();
        named.contains(&name).then(|| Crate {
            name,
            licence: text("license").to_owned(),
            texts: texts(folder),
        })
    });
    let crates: Vec<Crate> = packages.collect();
    assert_eq!(crates.len(), named.len(), "a crate has no place on this machine");
    crates
}

/// The licences and notices in a crate's folder and in those of the code that it brings along.
fn texts(folder: &Path) -> Vec<String> {
    let walk = walkdir::WalkDir::new(folder).max_depth(3).sort_by_file_name();
    let files = walk.into_iter().map(Result::unwrap).filter(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let is_text = [".rs", ".py", ".toml", ".html", ".json"].iter().all(|ending| !name.ends_with(ending));
        entry.file_type().is_file() && is_text && NOTICES.iter().any(|notice| name.starts_with(notice))
    });
    files
        .map(|entry| String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).trim().replace('\r', ""))
        .collect()
}

/// The licences that an expression names.
fn licences(expression: &str) -> impl Iterator<Item = &str> {
    let words = expression.split([' ', '/', '(', ')']).filter(|word| !word.is_empty());
    words.filter(|word| !matches!(*word, "AND" | "OR" | "WITH" | "LLVM-exception"))
}

/// The notices: who is in the program, then every text once, under the names of those it is for.
fn notices(crates: &[Crate]) -> String {
    let mut notices = String::from(
        "Tongbao is built from the crates below and from the standard library of Rust (MIT OR Apache-2.0).\n\n",
    );
    for Crate { name, licence, .. } in crates {
        let _ = writeln!(notices, "{name}: {licence}");
    }
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for of in crates {
        of.texts.iter().for_each(|text| texts.entry(text).or_default().push(&of.name));
    }
    let mut texts: Vec<_> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    texts.sort();
    for (names, text) in texts {
        let _ = write!(notices, "\n{}\n{}\n\n{text}\n", "=".repeat(80), names.join(", "));
    }
    notices
}

#[test]
fn every_crate_may_be_passed_on_with_its_notice() {
    let crates = crates();
    for Crate { name, licence, texts } in &crates {
        assert!(!texts.is_empty() && !licence.is_empty(), "{name} ({licence}) has no notice to pass on");
        let unknown: Vec<&str> = licences(licence).filter(|licence| !PERMISSIVE.contains(licence)).collect();
        assert!(unknown.is_empty(), "{name} is under {unknown:?}");
    }
    let notices = notices(&crates);
    assert!(crates.iter().all(|of| of.texts.iter().all(|text| notices.contains(text))));
    if let Some(file) = std::env::var_os("NOTICES") {
        fs::write(file, notices).unwrap();
    }
}

/// Counted where README says: other systems have crates of their own.
#[test]
#[cfg(target_os = "linux")]
fn readme_says_how_many_crates_there_are() {
    let count = |features: &[&str]| built("normal,build", features).len();
    let (whole, without) = (count(&[]), count(&["--no-default-features"]));
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for promise in [
        format!("Linux 上一共编译 {whole} 个，不要预览（`--no-default-features`）是 {without} 个"),
        format!("{whole} crates on Linux, {without} without the preview"),
    ] {
        assert!(readme.contains(&promise), "README.md does not say {promise:?}");
    }
}
