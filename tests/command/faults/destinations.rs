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
    refused(&bench, "missing/../site", "不存在");
    fs::write(bench.path("letter"), "dear").unwrap();
    refused(&bench, "letter/site", "不是文件夹");
    refused(&bench, "letter/deep/site", "不是文件夹");
    refused(&bench, "a/content/new/site", "content/");
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
fn a_published_site_holds_no_other() {
    let bench = Bench::new();
    bench.publish("a", "public");
    for inner in ["public/branch", "public/2031/branch", "public/data/../branch"] {
        refused(&bench, inner, "已经发布的网站");
    }
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
fn what_has_a_name_of_ours_is_named_with_what_to_do() {
    let bench = Bench::new();
    let letter = |path: &Path| fs::write(path, "dear").unwrap();
    for name in [".pages.next", ".pages.old", ".pages.lock"] {
        let path = bench.path(name);
        letter(&path);
        refused(&bench, "pages", &format!("{name} 这个名字"));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        letter(&path.join("letter.txt"));
        refused(&bench, "pages", &format!("{name} 这个名字"));
        fs::remove_dir_all(&path).unwrap();
        letter(&bench.path("letter.txt"));
        std::os::unix::fs::symlink(bench.path("letter.txt"), &path).unwrap();
        refused(&bench, "pages", &format!("{name} 这个名字"));
        fs::remove_file(&path).unwrap();
    }
    bench.publish("a", "pages");
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

#[test]
fn missing_folders_on_the_way_are_made_and_go_again_when_nothing_is_published() {
    let bench = Bench::new();
    let (a, _) = bench.both();
    assert!(bench.publish("a", "www/district/site") == a);
    fs::write(bench.path("a/content/tongnan/2020-05.md"), "no front matter").unwrap();
    let output = run(&bench, "intranet/district/site");
    assert_eq!(output.status.code(), Some(1), "{}", output_text(&output));
    assert!(!bench.path("intranet").exists());
}

/// Somebody else's site, and a link to it under a name that a build uses for itself.
#[test]
fn a_link_where_a_stage_belongs_leads_nowhere() {
    let bench = Bench::new();
    bench.publish("b", "neighbour");
    for name in [".site.next", ".site.old"] {
        for target in ["neighbour", "a", "nowhere"] {
            symlink(target, bench.path(name)).unwrap();
            refused(&bench, "site", name);
            bench.publish("a", "other");
            fs::rename(bench.path("other"), bench.path("site")).unwrap();
            refused(&bench, "site", name);
            fs::remove_dir_all(bench.path("site")).unwrap();
            fs::remove_file(bench.path(name)).unwrap();
        }
    }
    assert!(bench.path("neighbour/index.html").exists());
}

#[test]
fn an_empty_mark_is_no_mark_of_ours() {
    let bench = Bench::new();
    for name in [".site.next", ".site.old", "site"] {
        for mark in ["", "tong", "tongbao 1 files 2\n"] {
            fs::create_dir_all(bench.path(name).join("minutes")).unwrap();
            fs::write(bench.path(name).join("minutes/2020.doc"), "years of work").unwrap();
            fs::write(bench.path(name).join(".tongbao"), mark).unwrap();
            refused(&bench, "site", if name == "site" { "2020.doc" } else { name });
            fs::remove_dir_all(bench.path(name)).unwrap();
        }
    }
    // One that was cut short before anything else was written is.
    fs::create_dir(bench.path(".site.next")).unwrap();
    fs::write(bench.path(".site.next/.tongbao"), "tong").unwrap();
    bench.publish("a", "site");
}

fn git(bench: &Bench, folder: &str, arguments: &[&str]) -> String {
    let mut git = Command::new("git");
    git.current_dir(bench.path(folder)).args(["-c", "user.name=t", "-c", "user.email=t@example.org"]);
    let output = git.args(arguments).env("HOME", bench.path("")).output().unwrap();
    assert!(output.status.success(), "{}", output_text(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_repository_of_the_site_itself_stays_from_one_generation_to_the_next() {
    let bench = Bench::new();
    fs::create_dir(bench.path("pages")).unwrap();
    git(&bench, "pages", &["init", "-q"]);
    for project in ["a", "b", "a"] {
        let tree = bench.publish(project, "pages");
        assert!(tree.contains_key(".git") && !tree.contains_key(".gitignore"), "{project}");
        git(&bench, "pages", &["add", "-A"]);
        git(&bench, "pages", &["commit", "-q", "-m", project]);
    }
    let committed = git(&bench, "pages", &["ls-files"]);
    assert!(committed.lines().any(|name| name == "index.html"));
    assert_eq!(git(&bench, "pages", &["rev-list", "--count", "HEAD"]).trim(), "3");
    // What an editor keeps there is still refused, and what git leaves out is told.
    fs::write(bench.path("pages/.git/info/exclude"), "*.csv\n").unwrap();
    git(&bench, "pages", &["rm", "-q", "--cached", "-r", "."]);
    let output = run(&bench, "pages");
    let printed = output_text(&output);
    assert!(
        output.status.success() && printed.contains("git 的忽略规则") && printed.contains(".csv"),
        "{printed}"
    );
    fs::write(bench.path("pages/CNAME"), "tongnan.example").unwrap();
    refused(&bench, "pages", "CNAME");
}

#[test]
fn a_project_under_git_hears_once_that_its_pages_are_not() {
    let bench = Bench::new();
    git(&bench, "a", &["init", "-q"]);
    let first = output_text(&run(&bench, "a/site"));
    let second = output_text(&run(&bench, "a/site"));
    assert!(first.contains(".gitignore") && !second.contains(".gitignore"), "{first}{second}");
}
