//! Every message of the suite in both languages: `snapshots/` holds them, to be read and judged.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tongbao::diagnostic::{Diagnostics, Text};

/// The messages of a build: of each problem its sentence, the texts at its places, and the help.
pub(crate) fn words(name: &str, diagnostics: &Diagnostics) -> String {
    let mut words = String::new();
    for problem in diagnostics.sorted() {
        let mut line = |sign: &str, Text { zh, en }: &Text| {
            let _ = writeln!(words, "{sign}{zh}\n{}{en}", " ".repeat(sign.chars().count()));
        };
        line(&format!("{} ", problem.code.id()), &problem.message);
        problem.labels.iter().for_each(|label| line("  ^ ", &label.text));
        problem.help.iter().for_each(|help| line("  = ", help));
    }
    if words.is_empty() { words } else { format!("## {name}\n{words}\n") }
}

/// Compares the messages for each file of the suite with its snapshot, or writes the snapshot.
pub(crate) fn compare(messages: &BTreeMap<String, String>, update: bool) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/snapshots");
    let path = |name: &str| -> PathBuf { folder.join(format!("{name}.txt")) };
    if update {
        fs::create_dir_all(&folder).unwrap();
        messages.iter().for_each(|(name, words)| fs::write(path(name), words).unwrap());
    }
    let differs = |name: &str, words: &str| fs::read_to_string(path(name)).unwrap_or_default() != words;
    let changed = messages.iter().filter(|(name, words)| differs(name, words));
    changed.map(|(name, _)| format!("tests/suite/snapshots/{name}.txt is out of date\n")).collect()
}
