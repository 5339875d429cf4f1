//! `diff` over repositories that are too large, or not whole: it ends at a limit, which it names, and asks nobody else.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::bench::output_text;
use crate::sites::{copy, project};

/// Runs git in a folder, with something to read, and gives back the first line it prints.
fn git(folder: &Path, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@example.cn"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", output_text(&output));
    String::from_utf8(output.stdout).unwrap().lines().next().unwrap_or_default().to_owned()
}

/// A project in a repository, with one commit.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&project("tests/sites/minimal"), folder.path());
    git(folder.path(), &["init", "-q"], "");
    git(folder.path(), &["add", "-A"], "");
    git(folder.path(), &["commit", "-qm", "a"], "");
    folder
}

fn diff(folder: &Path, revision: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(["diff", revision, "--root"]).arg(folder);
    command
}

/// A commit whose `content` holds the same entry under many names.
fn commit(folder: &Path, entry: &str, count: usize, levels: u32) -> String {
    let mut entry = entry.to_owned();
    for _ in 0..=levels {
        let lines: String = (0..count).map(|n| format!("{entry}\t{n}\n")).collect();
        entry = format!("040000 tree {}", git(folder, &["mktree"], &lines));
    }
    let root = git(folder, &["mktree"], &format!("{entry}\tcontent\n"));
    git(folder, &["commit-tree", &root, "-m", "b"], "")
}

#[test]
fn a_revision_of_millions_of_files_is_not_listed_to_its_end() {
    let folder = repository();
    let blob = git(folder.path(), &["hash-object", "-w", "--stdin"], "x");
    // Ten million paths, of four objects.
    let revision = commit(folder.path(), &format!("100644 blob {blob}"), 216, 2);
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 1000000; exec \"$0\" \"$@\""])
        .arg(diff(folder.path(), "").get_program())
        .args(["diff", &revision, "--root"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", output_text(&output));
    assert!(output_text(&output).contains("超过 200000 个文件"), "{}", output_text(&output));
}

#[test]
fn a_revision_of_gigabytes_is_not_read() {
    let folder = repository();
    let blob = git(folder.path(), &["hash-object", "-w", "--stdin"], &"x".repeat(1 << 20));
    let revision = commit(folder.path(), &format!("100644 blob {blob}"), 1_100, 0);
    let output = diff(folder.path(), &revision).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", output_text(&output));
    assert!(output_text(&output).contains("上限 1024 MB"), "{}", output_text(&output));
}

#[test]
fn what_a_partial_clone_lacks_is_not_fetched() {
    let whole = repository();
    git(whole.path(), &["config", "uploadpack.allowFilter", "true"], "");
    let bench = TempDir::new().unwrap();
    let partial = bench.path().join("partial");
    let origin = format!("file://{}", whole.path().display());
    git(
        bench.path(),
        &["clone", "-q", "--filter=blob:none", "--no-checkout", &origin, partial.to_str().unwrap()],
        "",
    );
    // An old git does not know the variable that forbids fetching.
    let (old, real) = (bench.path().join("git"), which("git"));
    fs::write(&old, format!("#!/bin/sh\nunset GIT_NO_LAZY_FETCH\nexec {real} \"$@\"\n")).unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o755)).unwrap();
    let missing = || git(&partial, &["rev-list", "--objects", "--all", "--missing=print"], "");
    let lacking = missing();
    for path in [bench.path().display().to_string() + ":", String::new()] {
        let mut command = diff(&partial, "HEAD");
        command.env("PATH", format!("{path}{}", std::env::var("PATH").unwrap()));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", output_text(&output));
        assert!(output_text(&output).contains("git 没有读出这个版本"), "{}", output_text(&output));
        assert_eq!(missing(), lacking);
    }
}

fn which(program: &str) -> String {
    let output = Command::new("sh").args(["-c", &format!("command -v {program}")]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
