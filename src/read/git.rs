//! The files of a revision of a git repository, read through the `git` program into memory and never unpacked.
//!
//! # Architecture Invariant
//! This is the only place of the room that starts a process. Only commands that read objects are called; no hook,
//! filter, pager, monitor or remote of the repository is run, and the environment cannot point elsewhere.

mod ignored;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

pub use ignored::ignored;

use super::disk::{ListedFile, Listing, MAX_ASSET, MAX_DEPTH, MAX_TREE};
use super::gather::gather;
use super::names;
use super::refusal::{not_text, odd, too_big, too_deep, too_many, unreadable};
use super::tree::{FOLDERS, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics, Text};
use crate::read::file_source::FileSource;
use crate::say;
use crate::text::visible;

/// Settings that keep a hostile repository from running anything: no monitor, no hooks, no remote, no bare
/// repository that lies among the files.
const SAFE: [&str; 5] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "core.quotePath=false",
];
/// Variables by which a caller, such as a hook, would lead git to another repository or make it talk.
const FOREIGN: [&str; 12] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
];

/// A file of a revision.
struct Blob {
    mode: String,
    object: String,
    size: u64,
    bytes: Vec<u8>,
}

/// The files of a revision by path, and the names that are not UTF-8.
#[derive(Default)]
struct Revision {
    files: BTreeMap<String, Blob>,
    nameless: Vec<String>,
}

/// The site as it is in a revision of the repository in which `root` lies. What is wrong with its files goes to
/// the diagnostics.
///
/// # Errors
/// There is no `git`, no repository, or no such revision; the text says which, and what to do.
pub fn revision(diagnostics: &mut Diagnostics, root: &Path, name: &str) -> Result<Tree, Text> {
    run(root, &["rev-parse", "--git-dir"])?;
    if name.starts_with('-') {
        return Err(unknown(name));
    }
    let commit_name = format!("{name}^{{commit}}");
    let commit = run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit_name])
        .map_err(|_| unknown(name))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let mut arguments = vec!["ls-tree", "-r", "-z", "-l", commit.as_str(), "--"];
    arguments.extend(FOLDERS);
    let mut revision = parse_tree(&run(root, &arguments)?);
    revision.fill(root)?;
    Ok(gather(diagnostics, &revision))
}

impl FileSource for Revision {
    fn list(&self, folder: &str, limit: usize, problems: &mut Vec<Diagnostic>) -> Listing {
        let inside = format!("{folder}/");
        problems
            .extend(self.nameless.iter().filter(|name| name.starts_with(&inside)).map(|name| not_text(name)));
        let inside_folder = self.files.iter().filter(|(path, _)| path.starts_with(&inside));
        let inside_folder = inside_folder.filter(|(path, _)| !path.split('/').any(names::is_leftover));
        let mut files = Vec::new();
        let mut any = false;
        for (path, blob) in inside_folder {
            any = true;
            match blob.mode.as_str() {
                "120000" => problems.push(odd(path, say!("快捷方式（符号链接）", "a symbolic link"))),
                "160000" => {
                    problems.push(odd(path, say!("另一个仓库（子模块）", "another repository (a submodule)")))
                }
                _ if path.split('/').count() > MAX_DEPTH => problems.push(too_deep(path, MAX_DEPTH)),
                _ => files.push(ListedFile { path: path.clone(), size: blob.size }),
            }
        }
        if files.len() > limit {
            problems.push(too_many(folder, limit));
            return Listing::Refused;
        }
        if any { Listing::Files(files) } else { Listing::Absent }
    }

    fn load(&self, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
        match self.files.get(path) {
            Some(blob) if blob.size > limit => Err(Box::new(too_big(path, blob.size, limit))),
            Some(blob) => Ok(blob.bytes.clone()),
            None => Err(Box::new(unreadable(path, None))),
        }
    }
}

impl Revision {
    /// Reads the contents of all plain files. What is too large to be used is not read.
    fn fill(&mut self, root: &Path) -> Result<(), Text> {
        let total = self.files.values().fold(0_u64, |sum, blob| sum.saturating_add(blob.size));
        if total > MAX_TREE {
            return Ok(());
        }
        let mut child = git(root, &["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let streams = child.stdin.take().zip(child.stdout.take());
        let read = || -> std::io::Result<()> {
            let Some((mut ask, answer)) = streams else { return Ok(()) };
            let mut answer = BufReader::new(answer);
            let plain =
                self.files.values_mut().filter(|blob| blob.mode.starts_with("100") && blob.size <= MAX_ASSET);
            for blob in plain {
                // One request and one answer at a time, so that neither side blocks on a full pipe.
                writeln!(ask, "{}", blob.object)?;
                ask.flush()?;
                let mut head = String::new();
                answer.read_line(&mut head)?;
                let size = head.split_whitespace().nth(2).and_then(|size| size.parse::<u64>().ok());
                let size = size.filter(|size| *size == blob.size).ok_or(ErrorKind::InvalidData)?;
                let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
                (&mut answer).take(size).read_to_end(&mut bytes)?;
                let mut end = [0];
                answer.read_exact(&mut end)?;
                blob.bytes = bytes;
            }
            Ok(())
        };
        let outcome = read();
        // Further output is not needed.
        let _ = child.kill();
        let _ = child.wait();
        outcome.map_err(|error| failed(&error.to_string()))
    }
}

/// `100644 blob 1f7a…     312\tcontent/site.yml`, each ended by a zero byte.
fn parse_tree(output: &[u8]) -> Revision {
    let mut revision = Revision::default();
    for record in output.split(|byte| *byte == 0).filter(|record| !record.is_empty()) {
        let Some(tab) = record.iter().position(|byte| *byte == b'\t') else { continue };
        let (head, path) = record.split_at(tab);
        let path = path.get(1..).unwrap_or_default();
        let head = String::from_utf8_lossy(head);
        let mut fields = head.split_whitespace().map(str::to_owned);
        let (Some(mode), Some(_), Some(object)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let size = fields.next().and_then(|size| size.parse().ok()).unwrap_or(0);
        match std::str::from_utf8(path) {
            Ok(path) => {
                _ = revision.files.insert(path.to_owned(), Blob { mode, object, size, bytes: Vec::new() })
            }
            Err(_) => revision.nameless.push(visible(&String::from_utf8_lossy(path))),
        }
    }
    revision
}

/// The command, shut off from whatever the repository or the environment would have git run.
#[expect(clippy::disallowed_methods, reason = "git is the one program that can read a repository's objects")]
fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(if root.as_os_str().is_empty() { Path::new(".") } else { root });
    FOREIGN.iter().for_each(|name| _ = command.env_remove(name));
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command.arg("--no-pager").arg("--literal-pathspecs");
    command.args(SAFE.iter().flat_map(|setting| [OsStr::new("-c"), OsStr::new(setting)]));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, Text> {
    let output = git(root, arguments).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => no_git(&error),
        _ => failed(&error.to_string()),
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    let message = message.lines().next().unwrap_or_default();
    Err(match message {
        message if message.contains("dubious ownership") => say!(
            "错误：这个仓库是别人的账户建的，git 不肯读。\n  建议：确认可信以后，照 git status 的提示设置 safe.directory。",
            "error: this repository belongs to another account, so git does not read it\n  help: if you trust it, set safe.directory as `git status` tells"
        ),
        message if message.contains("not a git repository") => say!(
            "错误：这里不是 git 仓库，没有以前的版本可以比较。\n  建议：到仓库里运行；或者比较两个文件夹：tongbao diff 旧文件夹 新文件夹",
            "error: this is not a git repository, so there is no earlier version to compare\n  help: run inside one, or compare two folders: `tongbao diff OLD NEW`"
        ),
        message => failed(message),
    })
}

fn no_git(error: &std::io::Error) -> Text {
    say!(
        "错误：启动不了 git（{error}），读不到以前的版本。\n  建议：装上 git 再运行；或者比较两个文件夹：tongbao diff 旧文件夹 新文件夹",
        "error: git cannot be started ({error}), so earlier versions cannot be read\n  help: install git, or compare two folders: `tongbao diff OLD NEW`"
    )
}

fn unknown(name: &str) -> Text {
    let name = visible(name);
    say!(
        "错误：没有 {name} 这个版本，也没有这个站点文件夹。\n  建议：版本写提交号、分支或标签，例如 HEAD~1、main；git log --oneline 列出提交",
        "error: there is neither a revision {name} nor a site's folder of that name\n  help: name a commit, branch or tag such as HEAD~1 or main; `git log --oneline` lists commits"
    )
}

fn failed(message: &str) -> Text {
    let message = visible(message);
    say!("错误：git 没有读出这个版本：{message}", "error: git could not read this revision: {message}")
}
