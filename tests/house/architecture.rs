//! What ARCHITECTURE.md promises: it is short, every file it names exists, and every checklist is as long as it says.

use std::path::Path;

const MAX_LINES: usize = 120;

fn page() -> String {
    std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The paths in backticks; `<name>` in one stands for a file that is to be added.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|code| {
        let folders = ["src/", "tests/", "codes/", "templates/"];
        folders.iter().any(|folder| code.starts_with(folder)) && !code.contains(' ')
    })
}

/// Whether a path exists, or for a file to be added one beside it has the same ending.
fn exists(path: &str) -> bool {
    let Some((before, after)) = path.split_once('<') else { return root().join(path).exists() };
    let ending = after.rsplit_once('>').map_or("", |(_, ending)| ending);
    let folder = before.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_alike = |entry: std::fs::DirEntry| {
        let path = if ending.contains('/') {
            entry.path().join(ending.trim_start_matches('/'))
        } else {
            entry.path()
        };
        path.exists() && path.to_string_lossy().ends_with(ending)
    };
    std::fs::read_dir(root().join(folder))
        .is_ok_and(|mut entries| entries.any(|entry| is_alike(entry.unwrap())))
}

#[test]
fn every_file_that_the_page_names_exists() {
    let page = page();
    assert!(page.lines().count() <= MAX_LINES, "ARCHITECTURE.md has more than {MAX_LINES} lines");
    let lost: Vec<&str> = paths(&page).filter(|path| !exists(path)).collect();
    assert!(lost.is_empty(), "ARCHITECTURE.md names what is not there: {lost:?}");
    assert!(!exists("src/site/<name>.yml") && !exists("src/nowhere.rs"));
    for room in
        super::files("src").iter().filter_map(|file| file.module().first().map(|room| (*room).to_owned()))
    {
        assert!(
            page.contains(&format!("`src/{room}/`")) || page.contains(&format!("`src/{room}.rs`")),
            "no word of src/{room}"
        );
    }
}

#[test]
fn every_checklist_is_as_long_as_it_says() {
    let page = page();
    let (_, adding) = page.split_once("## Adding the usual thing\n").unwrap();
    let lists: Vec<&str> = adding.split("\n### ").skip(1).collect();
    assert!(lists.len() >= 6, "a page kind, a chart kind, an attribute, a rule, a format, a command");
    for list in lists {
        let (title, steps) = list.split_once('\n').unwrap();
        let files: usize = title.rsplit_once('(').unwrap().1.trim_end_matches(')').parse().unwrap();
        let steps: Vec<&str> = steps.lines().filter(|line| line.starts_with(char::is_numeric)).collect();
        assert_eq!(steps.len(), files, "{title}");
        assert!(steps.iter().all(|step| paths(step).next().is_some()), "a step of `{title}` names no file");
    }
}
