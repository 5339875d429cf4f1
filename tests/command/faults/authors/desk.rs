//! The desk: a small project, every command that writes into it, and what it comes to when nothing gets in the way.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::super::bench::{Tree, output_text, tree};
use super::super::strace::{self, Call, points};
use crate::sites::{copy, project};

/// A command that writes.
pub(super) struct Job {
    pub(super) name: &'static str,
    /// What is on the desk beforehand, in the project's folder.
    prepare: fn(&Path),
    /// Its words; `{desk}` is the folder in which the project lies.
    arguments: &'static [&'static str],
    /// How it ends when the machine refuses.
    pub(super) refused: i32,
}

const PAGE: &str = "山乡\n\n全县1733户参保，占8.47％，修路6公里。\n";
const REPORT: &str = "潼南区2020年4月\n指标,数值\n贫困发生率,0.05%\n产业基地,317个\n";
const RECORD: &str = "id: tn-page\ntitle: 山乡\nkind: 新闻\ndistrict: 潼南区\nundated: true\nsections:\n  - 全文\n\
inventory:\n  - {n: 1, printed: 1733户, section: 全文, use: other, note: 个案}\nscan: [1733户]\n";

/// Every command that writes into an author's folder.
pub(super) const JOBS: [Job; 15] = [
    job(
        "import",
        |at| put(at, "m.csv", REPORT),
        &["import", "m.csv", "--source", "tn-m", "--record", "--yes"],
    ),
    job("check --fix", mistake, &["check", "--fix", "--quiet"]),
    job("source", |at| put(at, "page.txt", PAGE), &["source", "page.txt", "--id", "tn-page"]),
    job("source again", reviewed, &["source", "page.txt", "--id", "tn-page"]),
    job("new district", nothing, &["new", "district", "云阳县", "--date", "2020-04-30"]),
    job("new bulletin", nothing, &["new", "bulletin", "潼南", "2020-07"]),
    job("new indicator", nothing, &["new", "indicator", "护林员", "--id", "rangers", "--unit", "人"]),
    job("new source", nothing, &["new", "source", "tn-2021", "--title", "潼南月报"]),
    job("schema --write", nothing, &["schema", "--write"]),
    job("schema --write again", settings, &["schema", "--write"]),
    job("diff --html", nothing, &["diff", "../old", ".", "--html", "sent/changes.html"]),
    job("diff --html again", page, &["diff", "../old", ".", "--html", "changes.html"]),
    Job { refused: 1, ..job("doctor", nothing, &["doctor"]) },
    job("init", nothing, &["init", "{desk}/new", "--district", "云阳县", "--period", "2020-04", "--yes"]),
    job(
        "init here",
        empty,
        &["init", "{desk}/project", "--district", "云阳县", "--period", "2020-04", "--yes"],
    ),
];

const fn job(name: &'static str, prepare: fn(&Path), arguments: &'static [&'static str]) -> Job {
    Job { name, prepare, arguments, refused: 2 }
}

fn nothing(_: &Path) {}

fn put(project: &Path, path: &str, text: &str) {
    fs::create_dir_all(project.join(path).parent().unwrap()).unwrap();
    fs::write(project.join(path), text).unwrap();
}

fn mistake(project: &Path) {
    let page = project.join("content/about.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(page, text.replacen("summary: ", "summary：", 1)).unwrap();
}

fn reviewed(project: &Path) {
    put(project, "page.txt", PAGE);
    put(project, "seeds/tn-page.yml", RECORD);
}

fn settings(project: &Path) {
    put(project, ".vscode/settings.json", "{\n    \"editor.fontSize\": 18\n}\n");
    put(project, ".vscode/extensions.json", "{\n    \"recommendations\": [\"redhat.vscode-yaml\"]\n}\n");
}

fn page(project: &Path) {
    put(project, "changes.html", "<head><meta name=\"generator\" content=\"tongbao diff\"></head>");
}

fn empty(project: &Path) {
    fs::remove_dir_all(project).unwrap();
    fs::create_dir(project).unwrap();
}

/// A job laid out in a folder of its own.
pub(super) struct Desk {
    folder: TempDir,
    pub(super) job: &'static Job,
    /// Every file before the command, and after it.
    pub(super) before: Tree,
    pub(super) after: Tree,
    /// The calls that change the disk.
    changes: Vec<Call>,
}

impl Desk {
    pub(super) fn new(job: &'static Job) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
        let mut desk = Self { folder, job, before: Tree::new(), after: Tree::new(), changes: Vec::new() };
        desk.lay_out();
        desk.before = tree(&desk.path(""));
        desk.changes = strace::calls(&desk.command(), &desk.path(""), &[]);
        desk.changes.retain(Call::is_change);
        desk.after = tree(&desk.path(""));
        assert_eq!(desk.hidden(), Vec::<String>::new(), "{}", job.name);
        desk
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        // The desk lies one folder deeper, so that what is beside it is not on it.
        self.folder.path().join("desk").join(name)
    }

    /// The project as it is before the command.
    pub(super) fn lay_out(&self) {
        let _ = fs::remove_dir_all(self.path(""));
        for name in ["project", "old"] {
            copy(&project("tests/sites/minimal"), &self.path(name));
        }
        (self.job.prepare)(&self.path("project"));
    }

    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
        let desk = self.path("").display().to_string();
        let arguments = self.job.arguments.iter().map(|word| word.replace("{desk}/", &desk));
        command.args(arguments).current_dir(self.path("project")).env_remove("NO_COLOR");
        // One worker, so that the nth call of a run is the nth call of every run.
        command.env("RAYON_NUM_THREADS", "1");
        command
    }

    /// Which calls to strike: at most so many of each kind.
    pub(super) fn points(&self, most: usize) -> Vec<(String, usize)> {
        let points = points(&self.changes, most);
        assert!(points.len() >= 3, "{}: hardly anything was traced", self.job.name);
        points
    }

    /// The files that the command makes or changes.
    pub(super) fn targets(&self) -> Vec<&str> {
        let files = self.after.iter().filter(|(name, bytes)| {
            self.before.get(*name) != Some(*bytes) && bytes.as_slice() != b"(folder)"
        });
        files.map(|(name, _)| name.as_str()).collect()
    }

    /// What temporary files lie on the desk.
    pub(super) fn hidden(&self) -> Vec<String> {
        let names = tree(&self.path("")).into_keys();
        let known: BTreeSet<&String> = self.before.keys().chain(self.after.keys()).collect();
        names.filter(|name| name.contains(".tongbao") && !known.contains(name)).collect()
    }

    /// Insists that every file is as before or as after the command, but for those in `saved`. Whether all are as after.
    pub(super) fn whole(&self, saved: &[(&str, &[u8])], point: &str) -> bool {
        let now = tree(&self.path(""));
        let names: BTreeSet<&String> =
            [&now, &self.before, &self.after].into_iter().flat_map(Tree::keys).collect();
        let mut done = true;
        for name in names.into_iter().filter(|name| !name.contains(".tongbao")) {
            if let Some((_, bytes)) = saved.iter().find(|(path, _)| path == name) {
                let held = now.get(name).map(|held| String::from_utf8_lossy(held).into_owned());
                assert!(
                    now.get(name).is_some_and(|held| held == bytes),
                    "{point}: {name} lost what was saved: {held:?}"
                );
                continue;
            }
            let (held, old, new) = (now.get(name), self.before.get(name), self.after.get(name));
            let folder = held.is_some_and(|bytes| bytes == b"(folder)");
            assert!(held == old || held == new || folder, "{point}: {name} is damaged: {held:?}");
            done &= held == new || folder;
        }
        done
    }

    /// Insists that the command, run again after whatever happened, does its work. Where nothing happened that is known.
    pub(super) fn heals(&self, point: &str) {
        if tree(&self.path("")) == self.before {
            return;
        }
        let output = self.command().output().unwrap();
        assert!(output.status.success(), "after {point}: {}", output_text(&output));
        assert!(self.whole(&[], point), "after {point}: the next run did not do its work");
    }

    /// Insists that a refusal is told: how it ends, where, and what the system answered.
    pub(super) fn told(&self, output: &Output, point: &str) {
        let message =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(self.job.refused), "{point}: {message}");
        assert!(message.contains("os error") && message.contains('：'), "{point}: no reason: {message}");
    }
}
