//! The README's first section, followed word by word in an empty folder.
//!
//! A `console` fence is typed as it stands, line by line (what follows `#` is for the reader). Any other fence is
//! the file that the sentence before it names in backquotes, saved as it stands.

use std::fs;
use std::path::{Path, PathBuf};

/// Something the section asks for.
#[derive(Debug)]
enum Step {
    Type(String),
    Save(PathBuf, String),
}

/// The steps of the README's first section after its introduction.
fn steps(readme: &str) -> Vec<Step> {
    let section = readme.split("\n## ").nth(1).expect("a section");
    let mut steps = Vec::new();
    let mut sentence = String::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else {
            sentence.push_str(line);
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let body: Vec<&str> = lines
            .by_ref()
            .take_while(|line| line.trim_start() != "```")
            .map(|line| line.get(indent..).unwrap_or_default())
            .collect();
        if info == "console" {
            let typed = body.iter().map(|line| line.split(" #").next().unwrap_or_default().trim());
            steps.extend(typed.map(|line| Step::Type(line.to_owned())));
        } else {
            let name =
                sentence.rsplit('`').nth(1).expect("the sentence before a file names it in backquotes");
            steps.push(Step::Save(PathBuf::from(name), body.join("\n") + "\n"));
        }
        sentence.clear();
    }
    steps
}

/// Types a line that has to go well.
fn shell(folder: &Path, line: &str) {
    let done = crate::shell::run(folder, line);
    let output =
        [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(done.status.success(), "`{line}` ended with {}:\n{output}", done.status);
}

#[test]
fn the_first_section_ends_with_the_editors_own_bulletin_and_chart() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let workspace = tempfile::tempdir().unwrap();
    let mut folder = workspace.path().to_owned();
    let mut commands = Vec::new();
    for step in steps(&readme) {
        match step {
            Step::Save(path, text) => fs::write(folder.join(path), text).unwrap(),
            Step::Type(line) if line.starts_with("cd ") => folder.push(line.trim_start_matches("cd ")),
            // It stays until it is stopped; `serve/` looks at it.
            Step::Type(line) if line.starts_with("tongbao serve") => commands.push("serve".to_owned()),
            // The program that is tested is there already.
            Step::Type(line) if line.starts_with("cargo install") => {}
            Step::Type(line) => {
                shell(&folder, &line);
                commands.extend(line.split(' ').nth(1).map(str::to_owned));
            }
        }
    }
    for command in ["init", "new", "import", "check", "build", "serve"] {
        assert!(commands.iter().any(|name| name == command), "{command} is not among {commands:?}");
    }
    let page = fs::read_to_string(folder.join("site/yunyang/2020-05/index.html")).unwrap();
    let chart = page.split("<svg").nth(1).expect("a chart");
    assert!(chart.contains("云阳县"), "{chart}");
    assert!(page.contains("1200户"), "{page}");
    let by_hand = fs::read_to_string(folder.join("site/yunyang/2020-06/index.html")).unwrap();
    assert!(by_hand.contains("约120人"), "{by_hand}");
}
