//! A new project on a disk that fills up, breaks, or loses its program: it is whole, or it is no project.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::bench::{output_text, tree};
use super::strace::{self, points, trace, under};

/// How many calls of each kind are struck.
const POINTS: usize = 3;
/// What makes a folder a project.
const LAST: &str = "content/site.yml";

fn init(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.arg("init").arg(folder).args(["--district", "云阳县", "--period", "2020-04", "--yes"]);
    command
}

/// A workspace for one run: nothing where the project is to be, or an empty folder.
fn clear(workspace: &Path, empty: bool) {
    let _ = fs::remove_dir_all(workspace);
    fs::create_dir_all(workspace).unwrap();
    if empty {
        fs::create_dir(workspace.join("new")).unwrap();
    }
}

#[test]
fn a_project_is_whole_or_there_is_none() {
    if !strace::is_here() {
        return;
    }
    let temporary = tempfile::tempdir().unwrap();
    let workspace = temporary.path().join("desk");
    let project = workspace.join("new");
    for empty in [false, true] {
        clear(&workspace, empty);
        let calls = trace(&init(&project), &workspace, &[]);
        let whole = tree(&project);
        let (mut refused, mut done) = (0, 0);
        for (name, nth) in points(&calls, POINTS) {
            for fault in [
                format!("error=ENOSPC:when={nth}+"),
                format!("error=EIO:when={nth}"),
                format!("signal=KILL:when={nth}"),
            ] {
                clear(&workspace, empty);
                let point = format!("{name}:{fault}");
                let arguments = [format!("-einject={point}"), "-o/dev/null".to_owned()];
                let output = under(&init(&project), &arguments).output().unwrap();
                // An empty hidden folder that could not be removed does no harm.
                let mut files = tree(&project);
                files.remove(".tongbao.next");
                let whole_now = project.join(LAST).exists() && files == whole;
                let message = String::from_utf8_lossy(&output.stderr).into_owned();
                if output.status.success() {
                    assert!(whole_now, "{point}: exit 0 without the project: {}", output_text(&output));
                    done += 1;
                    continue;
                }
                refused += 1;
                // What is printed last may be what fails.
                assert!(whole_now || !project.join("content").exists(), "{point}: half a project: {message}");
                assert!(
                    empty || whole_now || !project.exists(),
                    "{point}: a folder is left behind: {message}"
                );
                let again = init(&project).output().unwrap();
                assert!(again.status.success() || whole_now, "{point}: {}", output_text(&again));
            }
        }
        eprintln!("{refused} stopped, {done} overcome");
        assert!(refused > 10, "hardly anything was struck");
    }
}

#[test]
fn a_link_where_the_new_files_are_gathered_leads_nowhere() {
    let temporary = tempfile::tempdir().unwrap();
    let (neighbour, folder) = (temporary.path().join("neighbour"), temporary.path().join("new"));
    assert!(init(&neighbour).output().unwrap().status.success());
    let before = tree(&neighbour);
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink(&neighbour, folder.join(".tongbao.next")).unwrap();
    std::os::unix::fs::symlink(&neighbour, temporary.path().join(".newer.tongbao.next")).unwrap();
    for project in [folder, temporary.path().join("newer")] {
        let output = init(&project).output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(".tongbao.next") && message.contains("不是文件夹"), "{message}");
        assert!(tree(&neighbour) == before);
    }
}
