//! P5: nothing is deleted that we did not write, wherever a build is pointed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use super::bench::{Bench, output_text, tree};

/// Builds project A to `out` (from the bench folder) and insists that it was refused and changed nothing.
fn refused(bench: &Bench, out: &str, reason: &str) {
    let before = tree(&bench.path(""));
    let output = run(bench, out);
    assert_eq!(output.status.code(), Some(2), "{out}: {}", output_text(&output));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains(reason) && message.contains("建议："), "{out}: {message}");
    assert!(tree(&bench.path("")) == before, "{out}: something was changed");
}

fn run(bench: &Bench, out: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(["build", "--root", "a", "--out", out]).current_dir(bench.path(""));
    command.output().unwrap()
}

#[test]
fn places_where_no_site_belongs() {
    let bench = Bench::new();
    refused(&bench, "/", "不是一个目录的名字");
    refused(&bench, ".", "不是一个目录的名字");
    refused(&bench, "..", "不是一个目录的名字");
    refused(&bench, "a", "项目本身");
    refused(&bench, "a/../../", "不是一个目录的名字");
    refused(&bench, "a/content", "content/");
    refused(&bench, "a/content/site", "content/");
    refused(&bench, "a/seeds/site", "seeds/");
    refused(&bench, "missing/site", "不存在");
    let above = bench.path("").file_name().unwrap().to_str().unwrap().to_owned();
    refused(&bench, &format!("../{above}"), "项目本身");
}

#[test]
fn things_that_are_no_folder_of_ours() {
    let bench = Bench::new();
    fs::write(bench.path("file"), "mine").unwrap();
    refused(&bench, "file", "文件");
    fs::create_dir(bench.path("real")).unwrap();
    symlink("real", bench.path("link")).unwrap();
    refused(&bench, "link", "符号链接");
    symlink("nowhere", bench.path("dangling")).unwrap();
    refused(&bench, "dangling", "符号链接");
    fs::create_dir(bench.path("stranger")).unwrap();
    fs::write(bench.path("stranger/thesis.doc"), "years of work").unwrap();
    refused(&bench, "stranger", "thesis.doc");
    fs::create_dir(bench.path("ignored")).unwrap();
    fs::write(bench.path("ignored/.gitignore"), "*.tmp\n").unwrap();
    refused(&bench, "ignored", ".gitignore");
}

#[test]
fn a_site_with_something_of_somebody_elses_in_it() {
    let bench = Bench::new();
    bench.publish("a", "site");
    fs::write(bench.path("site/CNAME"), "tongnan.example").unwrap();
    refused(&bench, "site", "CNAME");
    fs::remove_file(bench.path("site/CNAME")).unwrap();
    fs::remove_file(bench.path("site/index.html")).unwrap();
    symlink("/etc/passwd", bench.path("site/index.html")).unwrap();
    refused(&bench, "site", "index.html");
    fs::remove_file(bench.path("site/index.html")).unwrap();
    fs::write(bench.path("site/.tongbao"), "tongbao 1 files 1\n0 0 ../../a/content/site.yml\n").unwrap();
    refused(&bench, "site", "不是本程序写的");
}

#[test]
fn leftovers_that_are_not_ours_stay() {
    let bench = Bench::new();
    for name in [".site.next", ".site.old"] {
        fs::create_dir(bench.path(name)).unwrap();
        fs::write(bench.path(name).join("letter.txt"), "dear").unwrap();
        bench.publish("a", "other");
        fs::create_dir(bench.path("site")).unwrap();
        refused(&bench, "site", name);
        fs::remove_dir(bench.path("site")).unwrap();
        fs::remove_dir_all(bench.path(name)).unwrap();
    }
    fs::write(bench.path(".site.lock"), "a diary").unwrap();
    refused(&bench, "site", ".site.lock");
}

#[test]
fn new_empty_and_prepared_folders_are_fine() {
    let bench = Bench::new();
    let new = bench.publish("a", "new");
    fs::create_dir(bench.path("empty")).unwrap();
    assert!(bench.publish("a", "empty") == new);
    fs::create_dir(bench.path("prepared")).unwrap();
    fs::write(bench.path("prepared/.gitignore"), "*\r\n!.gitignore\r\n").unwrap();
    assert!(bench.publish("a", "prepared") == new);
    fs::write(bench.path("new/.DS_Store"), "litter").unwrap();
    assert!(bench.publish("b", "new").len() > 2);
    assert!(!bench.path("new/.DS_Store").exists());
    assert_eq!(run(&bench, "a/site").status.code(), Some(0));
    assert!(Path::new(&bench.path("a/site/index.html")).exists());
}
