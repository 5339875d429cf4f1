//! The suite's files: how a case is written down, laid over the base site, and written anew.

use std::fs;
use std::path::{Path, PathBuf};

/// One heading of a suite file.
#[derive(Debug, Default)]
pub(crate) struct Case {
    /// The file's stem and the heading.
    pub(crate) name: String,
    /// Whether drafts are built too: a fence `drafts`.
    pub(crate) drafts: bool,
    /// The spreadsheet that is imported into the site, a fence `import PATH`; only its problems count.
    pub(crate) import: Option<String>,
    /// Info and body of every fence that is a file.
    files: Vec<(String, String)>,
    /// The expected problems, one a line.
    pub(crate) expected: Vec<String>,
}

/// The folder of the suite.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")
}

/// The pages of the codes, whose examples are cases too.
pub(crate) fn pages() -> Vec<PathBuf> {
    markdown(&Path::new(env!("CARGO_MANIFEST_DIR")).join("codes"))
}

/// The suite's files and the pages of the codes, each sorted.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut paths = markdown(&folder());
    paths.extend(pages());
    paths
}

fn markdown(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|child| child.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

/// Every case of the suite.
pub(crate) fn cases() -> Vec<Case> {
    files().iter().flat_map(|path| parse(path)).collect()
}

/// The cases of one file, one for each of its second-level headings.
pub(crate) fn parse(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            cases.push(Case { name: format!("{stem}: {heading}"), ..Case::default() });
        } else if line.starts_with("```") {
            let ticks: String = line.chars().take_while(|c| *c == '`').collect();
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != ticks).collect();
            let case = cases.last_mut().expect("a fence stands under a heading");
            match &line[ticks.len()..] {
                "expect" => case.expected.extend(body.iter().map(|line| (*line).to_owned())),
                "drafts" => case.drafts = true,
                info => {
                    case.import = info.strip_prefix("import ").map(str::to_owned).or(case.import.take());
                    case.files.push((info.to_owned(), body.iter().map(|line| format!("{line}\n")).collect()))
                }
            }
        }
    }
    cases
}

/// Writes the reported problems into the `expect` fences of a file, one list a case.
pub(crate) fn rewrite(path: &Path, reported: &[Vec<String>]) {
    let text = fs::read_to_string(path).unwrap();
    let (mut out, mut case, mut inside) = (String::new(), 0, false);
    for line in text.lines() {
        case += usize::from(!inside && line.starts_with("## "));
        match (inside, line) {
            (false, "```expect") => {
                out += "```expect\n";
                reported[case - 1].iter().for_each(|line| out += &format!("{line}\n"));
                inside = true;
            }
            (true, "```") => {
                out += "```\n";
                inside = false;
            }
            (true, _) => {}
            (false, line) => out += &format!("{line}\n"),
        }
    }
    fs::write(path, out).unwrap();
}

impl Case {
    /// Lays the case's files over the base, in a folder of its own.
    pub(crate) fn lay(&self) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        crate::sites::copy(&folder().join("base"), root.path());
        for (info, body) in &self.files {
            let (kind, path) = info.rsplit_once(' ').unwrap_or(("", info));
            let target = root.path().join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            match kind {
                "remove" if target.is_dir() => fs::remove_dir_all(&target).unwrap(),
                "remove" => fs::remove_file(&target).unwrap(),
                "folder" => fs::create_dir_all(&target).unwrap(),
                "link" => link(body.trim(), &target),
                "unreadable" => {
                    fs::write(&target, body).unwrap();
                    forbid(&target);
                }
                "bytes" => fs::write(&target, unescape(body.trim_end_matches('\n'))).unwrap(),
                kind if kind.starts_with("repeat ") => {
                    fs::write(&target, body.repeat(kind["repeat ".len()..].parse().unwrap())).unwrap();
                }
                "edit" => edit(&target, body).unwrap_or_else(|wrong| panic!("{}: {wrong}", self.name)),
                "" | "import" => fs::write(&target, body).unwrap(),
                other => panic!("{}: no fence is called `{other}`", self.name),
            }
        }
        root
    }

    /// The spreadsheets of the case, which lie in `tables/`: paths from its root.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &str> {
        let paths =
            self.files.iter().map(|(info, _)| info.rsplit_once(' ').map_or(info.as_str(), |(_, path)| path));
        paths.filter(|path| path.starts_with("tables/"))
    }

    /// Whether this is no case but a section of a page that only explains.
    pub(crate) fn is_prose(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether there is nothing to see here: a file that nobody may read is read all the same, as the super-user reads
    /// everything, or the system makes no links.
    pub(crate) fn is_moot(&self, root: &Path) -> bool {
        let mut unreadable = self.files.iter().filter_map(|(info, _)| info.strip_prefix("unreadable "));
        let links = self.files.iter().any(|(info, _)| info.starts_with("link "));
        unreadable.any(|path| fs::read(root.join(path)).is_ok()) || links && !cfg!(unix)
    }
}

#[cfg(unix)]
fn link(to: &str, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {}

/// Takes everybody's permission to read a file.
#[cfg(unix)]
fn forbid(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
}

#[cfg(not(unix))]
fn forbid(_: &Path) {}

/// Replaces the lines after `- ` by those after `+ `, each block where it stands; a block of `+ ` lines alone
/// is added at the end. An empty line parts two blocks.
fn edit(target: &Path, changes: &str) -> Result<(), String> {
    let mut text = fs::read_to_string(target).map_err(|error| error.to_string())?;
    let mut lines = changes.lines().peekable();
    while lines.peek().is_some() {
        let mut block = |sign: char| {
            let mut block = String::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(sign)) {
                block += line[1..].strip_prefix(' ').unwrap_or(&line[1..]);
                block.push('\n');
            }
            block
        };
        let (old, new) = (block('-'), block('+'));
        if old.is_empty() && new.is_empty() {
            match lines.next() {
                Some("") => continue,
                other => return Err(format!("a line of an edit begins with `- ` or `+ `: {other:?}")),
            }
        }
        if old.is_empty() {
            text += &new;
        } else if format!("\n{text}").matches(&format!("\n{old}")).count() == 1 {
            text = format!("\n{text}").replacen(&format!("\n{old}"), &format!("\n{new}"), 1)[1..].to_owned();
        } else {
            return Err(format!("these lines are not there once: {old}"));
        }
    }
    fs::write(target, text).map_err(|error| error.to_string())
}

/// `\xNN` as bytes, everything else as it stands.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        bytes.push(u8::from_str_radix(&rest[at + 2..at + 4], 16).unwrap());
        rest = &rest[at + 4..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
