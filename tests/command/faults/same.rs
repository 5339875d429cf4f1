//! P7 and P8: same input, same bytes, whatever surrounds the build; and content with an error changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::Command;
use std::time::SystemTime;

use super::bench::{Bench, output_text, tree};
use crate::sites::copy;

#[test]
fn surroundings_leave_no_trace() {
    let bench = Bench::new();
    let first = bench.publish("a", "first");
    for run in 0..16 {
        let pick = |choices: &[&'static str]| choices[run % choices.len()];
        // Another root, whose files were made in another order.
        let root = format!("somewhere {run}/else");
        let mut files: Vec<_> = tree(&bench.path("a")).into_iter().collect();
        let shift = run % files.len();
        files.rotate_left(shift);
        for (name, bytes) in files.into_iter().filter(|(_, bytes)| bytes != b"(folder)") {
            let path = bench.path(&root).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let build = bench.build(&root, "again");
        let script = format!("umask {}; exec \"$@\"", pick(&["022", "077", "000", "027"]));
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, "sh"]).arg(build.get_program()).args(build.get_args().take(5));
        shell.args(["--threads", pick(&["1", "2", "8"])]);
        shell.env("TZ", pick(&["UTC", "Asia/Shanghai", "Pacific/Kiritimati"]));
        shell.env("LANG", pick(&["C", "zh_CN.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1"]));
        shell.env("HOME", pick(&["/", "/nonexistent"])).current_dir(pick(&["/", "/tmp"]));
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{}", output_text(&output));
        assert!(tree(&bench.path("again")) == first, "run {run} differs");
        assert_modes(&bench, "again");
        fs::remove_dir_all(bench.path("again")).unwrap();
    }
}

fn assert_modes(bench: &Bench, site: &str) {
    for file in walkdir::WalkDir::new(bench.path(site)) {
        let file = file.unwrap();
        let expected = if file.file_type().is_dir() { 0o755 } else { 0o644 };
        let mode = file.metadata().unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode, expected, "{:o} {}", mode, file.path().display());
    }
}

/// Inode and time of every file: what rsync and a web server's cache look at.
fn stamps(bench: &Bench, site: &str) -> BTreeMap<String, (u64, SystemTime)> {
    let files = walkdir::WalkDir::new(bench.path(site)).into_iter().map(Result::unwrap);
    let stamp = |file: walkdir::DirEntry| {
        let metadata = file.metadata().unwrap();
        (file.path().display().to_string(), (metadata.ino(), metadata.modified().unwrap()))
    };
    files.filter(|file| file.file_type().is_file()).map(stamp).collect()
}

#[test]
fn a_second_build_touches_nothing() {
    let bench = Bench::new();
    bench.publish("a", "site");
    let before = stamps(&bench, "site");
    let folder = fs::metadata(bench.path("site")).unwrap();
    let output = bench.build("a", "site").output().unwrap();
    assert!(output_text(&output).contains("写入 0 "), "{}", output_text(&output));
    assert_eq!(stamps(&bench, "site"), before);
    assert_eq!(fs::metadata(bench.path("site")).unwrap().ino(), folder.ino(), "nothing was exchanged");
}

#[test]
fn files_that_stay_the_same_keep_their_times_and_edited_ones_are_restored() {
    let bench = Bench::new();
    let (a, b) = bench.both();
    bench.publish("a", "site");
    let before = stamps(&bench, "site");
    assert!(bench.publish("b", "site") == b);
    let after = stamps(&bench, "site");
    let same = |name: &str| a.get(name) == b.get(name);
    let kept = |name: &str| {
        let path = bench.path("site").join(name).display().to_string();
        before.contains_key(&path) && before.get(&path) == after.get(&path)
    };
    for (name, _) in b.iter().filter(|(_, bytes)| *bytes != b"(folder)") {
        assert_eq!(kept(name), same(name), "{name}");
    }
    // An edit of the same length, with its time put back, is still an edit.
    let page = bench.path("site/index.html");
    let time = fs::metadata(&page).unwrap().modified().unwrap();
    let mut edited = fs::read(&page).unwrap();
    let last = edited.last_mut().unwrap();
    *last ^= 1;
    fs::write(&page, &edited).unwrap();
    fs::File::options().write(true).open(&page).unwrap().set_modified(time).unwrap();
    assert!(bench.publish("b", "site") == b, "the edited page is as it should be again");
}

#[test]
fn content_with_an_error_changes_nothing() {
    let bench = Bench::new();
    let before = bench.publish("a", "site");
    let stamped = stamps(&bench, "site");
    copy(&bench.path("b"), &bench.path("broken"));
    for page in ["one", "two"] {
        fs::write(bench.path(&format!("broken/content/{page}.md")), "---\nno_such_key: 1\n---\n").unwrap();
    }
    let output = bench.build("broken", "site").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", output_text(&output));
    let printed = output_text(&output);
    assert!(
        printed.contains("one.md") && printed.contains("two.md") && printed.contains("未发布"),
        "{printed}"
    );
    assert!(tree(&bench.path("site")) == before);
    assert_eq!(stamps(&bench, "site"), stamped);
}

/// As `sudo` builds it: the site belongs to whom the project belongs to, who can build it again without.
#[test]
fn the_superuser_gives_the_site_to_the_folders_owner() {
    let bench = Bench::new();
    fs::create_dir(bench.path("theirs")).unwrap();
    if std::os::unix::fs::chown(bench.path("theirs"), Some(1701), Some(1702)).is_err() {
        eprintln!("\n*** SKIPPED: only the superuser can give files away ***\n");
        return;
    }
    for project in ["a", "b"] {
        bench.publish(project, "theirs/site");
        for file in walkdir::WalkDir::new(bench.path("theirs/site")).into_iter().map(Result::unwrap) {
            let owner = file.metadata().map(|metadata| (metadata.uid(), metadata.gid())).unwrap();
            assert_eq!(owner, (1701, 1702), "{}", file.path().display());
        }
    }
}
