//! Files are created, replaced and refused on a real disk.
#![allow(clippy::disallowed_methods, reason = "tests read and write the disk")]

use std::fs;
use std::path::Path;

use super::{may_save, save, save_page};
use crate::publish::PublishError;

fn reason(result: Result<(), PublishError>) -> String {
    match result {
        Err(PublishError::Refused(refusal)) => {
            format!("{} {}", refusal.path.display(), refusal.reason.zh)
        }
        other => panic!("{other:?}"),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_created_in_folders_that_are_made_and_never_again() {
    let dir = tempfile::tempdir().unwrap();
    save(dir.path(), "notes/2031/a.txt", None, "one").unwrap();
    assert!(reason(save(dir.path(), "notes/2031/a.txt", None, "two")).ends_with("已经有这个文件，不会覆盖"));
    assert!(reason(may_save(dir.path(), "notes/2031/a.txt", None, "two")).contains("a.txt"));
    assert_eq!(fs::read_to_string(dir.path().join("notes/2031/a.txt")).unwrap(), "one");
    assert_eq!(names(&dir.path().join("notes/2031")), ["a.txt"]);
    assert!(
        save(&dir.path().join("none"), "a.txt", None, "one").is_err(),
        "the project's folder is not made"
    );
}

#[test]
fn a_text_is_replaced_and_its_mark_and_line_ends_stay() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("2031-07.md");
    fs::write(&path, "\u{feff}键：1\r\n").unwrap();
    may_save(dir.path(), "2031-07.md", Some("键：1\r\n"), "键: 1\r\n").unwrap();
    save(dir.path(), "2031-07.md", Some("键：1\r\n"), "键: 1\r\n").unwrap();
    assert_eq!(fs::read(&path).unwrap(), "\u{feff}键: 1\r\n".as_bytes());
    assert_eq!(names(dir.path()), ["2031-07.md"]);
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.md");
    for newer in ["新的", "旧的和更多", ""] {
        fs::write(&path, newer).unwrap();
        assert!(reason(save(dir.path(), "a.md", Some("旧的"), "改的")).contains("改过"), "{newer}");
        assert!(reason(may_save(dir.path(), "a.md", Some("旧的"), "改的")).contains("改过"), "{newer}");
        assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    }
    assert_eq!(names(dir.path()), ["a.md"]);
}

#[test]
fn a_text_that_check_could_not_read_is_not_written() {
    let dir = tempfile::tempdir().unwrap();
    let large = format!("a: {}\n", "万".repeat(400_000));
    for (path, text, part) in [
        ("seeds/a.yml", large.as_str(), "超过上限"),
        ("seeds/a.yml", "a: [1, 2\n", ""),
        ("seeds/b.yml", "a: 1\u{b}2\n", "U+000B"),
        ("content/a.html", "<p>", "浏览器"),
    ] {
        assert!(reason(may_save(dir.path(), path, None, text)).contains(part), "{path}");
        assert!(reason(save(dir.path(), path, None, text)).contains(part), "{path}");
    }
    assert_eq!(names(dir.path()), Vec::<String>::new());
    // What cannot be read as it is may be corrected step by step.
    fs::create_dir(dir.path().join("seeds")).unwrap();
    fs::write(dir.path().join("seeds/a.yml"), "a: [1, 2\n").unwrap();
    save(dir.path(), "seeds/a.yml", Some("a: [1, 2\n"), "a: [1, 2]]\n").unwrap();
}

#[test]
fn only_a_page_of_ours_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("project");
    let (page, ours) = (dir.path().join("sent/changes.HTML"), |text: &str| text.starts_with("ours"));
    let template = root.join("templates/changes.html");
    fs::create_dir_all(root.join("templates")).unwrap();
    fs::write(&template, "ours: a layout").unwrap();
    for path in [&template, &root.join("content/new/a.html"), &root.join("templates/../seeds/a.html")] {
        assert!(reason(save_page(&root, path, "ours 0", ours)).contains("存放源文件"), "{}", path.display());
    }
    assert_eq!(fs::read_to_string(&template).unwrap(), "ours: a layout");
    save_page(&root, &page, "ours 1", ours).unwrap();
    save_page(&root, &page, "ours 2", ours).unwrap();
    assert_eq!(fs::read_to_string(&page).unwrap(), "ours 2");
    fs::write(&page, "<h1>a page of somebody's</h1>").unwrap();
    assert!(reason(save_page(&root, &page, "ours 3", ours)).contains("不是本程序写的网页"));
    assert_eq!(fs::read_to_string(&page).unwrap(), "<h1>a page of somebody's</h1>");
    for other in ["2031-07.md", "changes", "changes.html.yml"] {
        assert!(
            reason(save_page(&dir.path().join("project"), &dir.path().join(other), "ours 3", ours))
                .contains("扩展名"),
            "{other}"
        );
    }
    assert_eq!(names(dir.path()), ["project", "sent"]);
}

#[test]
fn no_page_is_put_into_a_published_site() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("public");
    fs::create_dir_all(site.join("deep")).unwrap();
    fs::write(site.join(".tongbao"), "tongbao 1 files 0\n").unwrap();
    for path in [site.join("changes.html"), site.join("deep/changes.html"), site.join("new/changes.html")] {
        let refused = save_page(&dir.path().join("project"), &path, "ours", |_| true);
        assert!(reason(refused).contains("已经发布的网站"), "{}", path.display());
    }
    assert_eq!(names(&site), [".tongbao", "deep"]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
    use std::process::Command;

    use super::*;
    use crate::publish::probe;

    #[test]
    fn permissions_stay_and_links_are_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "a").unwrap();
        for mode in [0o640, 0o600, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            save(dir.path(), "a.md", Some("a"), "a").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, mode);
        }
        symlink(&path, dir.path().join("link.md")).unwrap();
        assert!(save(dir.path(), "link.md", Some("a"), "c").is_err());
        assert!(save(dir.path(), "link.md", None, "c").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"a");
    }

    #[test]
    fn what_is_protected_from_writing_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let (page, ours) = (dir.path().join("sent.html"), |text: &str| text.starts_with("ours"));
        fs::write(dir.path().join("final.md"), "定稿").unwrap();
        fs::write(&page, "ours 1").unwrap();
        for mode in [0o444, 0o400, 0o555] {
            for path in [&dir.path().join("final.md"), &page] {
                fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            }
            for refused in [
                may_save(dir.path(), "final.md", Some("定稿"), "改稿"),
                save(dir.path(), "final.md", Some("定稿"), "改稿"),
            ] {
                assert!(reason(refused).ends_with("final.md 它是只读的"), "{mode:o}");
            }
            let refused = save_page(&dir.path().join("project"), &page, "ours 2", ours);
            assert!(reason(refused).ends_with("sent.html 它是只读的"), "{mode:o}");
        }
        assert_eq!(fs::read_to_string(dir.path().join("final.md")).unwrap(), "定稿");
        assert_eq!(fs::read_to_string(&page).unwrap(), "ours 1");
        assert_eq!(names(dir.path()), ["final.md", "sent.html"]);
    }

    #[test]
    fn a_folder_that_is_a_link_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let (outside, project) = (dir.path().join("outside"), dir.path().join("project"));
        fs::create_dir_all(outside.join("deep")).unwrap();
        fs::create_dir(&project).unwrap();
        fs::write(outside.join("a.yml"), "a: 1\n").unwrap();
        symlink(&outside, project.join("seeds")).unwrap();
        symlink("nowhere", project.join("gone")).unwrap();
        fs::write(project.join("file"), "").unwrap();
        for (path, old, part) in [
            ("seeds/new.yml", None, "seeds 它是快捷方式"),
            ("seeds/a.yml", Some("a: 1\n"), "seeds 它是快捷方式"),
            ("seeds/deep/b.txt", None, "seeds 它是快捷方式"),
            ("gone/b.txt", None, "gone 它是快捷方式"),
            ("file/b.txt", None, "file 它是文件"),
        ] {
            let refused = save(&project, path, old, "a: 2\n");
            assert!(path == "seeds/deep/b.txt" || reason(refused).contains(part), "{path}");
            assert!(may_save(&project, path, old, "a: 2\n").is_err(), "{path}");
        }
        assert_eq!(names(&outside), ["a.yml", "deep"]);
        assert_eq!(fs::read(outside.join("a.yml")).unwrap(), b"a: 1\n");
        // The project itself may be named by a link.
        symlink(&project, dir.path().join("named")).unwrap();
        save(&dir.path().join("named"), "b.txt", None, "b").unwrap();
    }

    /// Whatever lies under the names of temporary files, nothing is written through it, waited for or removed.
    #[test]
    fn traps_under_temporary_names_are_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("project");
        fs::create_dir(&folder).unwrap();
        let victim = dir.path().join("victim");
        fs::write(&victim, "precious").unwrap();
        fs::write(folder.join("a.md"), "a").unwrap();
        for name in ["a.md", "b.md", "probe"] {
            symlink(&victim, folder.join(format!(".{name}.tongbao"))).unwrap();
            let pipe = folder.join(format!(".{name}.1.tongbao"));
            assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
            fs::create_dir(folder.join(format!(".{name}.2.tongbao"))).unwrap();
            fs::write(folder.join(format!(".{name}.3.tongbao")), "left by a killed run").unwrap();
        }
        let before = names(&folder);
        save(&folder, "a.md", Some("a"), "a2").unwrap();
        save(&folder, "b.md", None, "b").unwrap();
        probe(&folder).unwrap();
        let after: Vec<String> = names(&folder).into_iter().filter(|name| name != "b.md").collect();
        assert_eq!(after, before);
        assert_eq!(fs::read(&victim).unwrap(), b"precious");
        assert_eq!(fs::read(folder.join("a.md")).unwrap(), b"a2");
        assert_eq!(fs::read(folder.join("b.md")).unwrap(), b"b");
    }

    #[test]
    fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        assert!(Command::new("mkfifo").arg(dir.path().join("a.html")).status().unwrap().success());
        assert!(save(dir.path(), "a.html", Some("a"), "b").is_err());
        assert!(save(dir.path(), "a.html", None, "b").is_err());
        assert!(
            reason(save_page(&dir.path().join("project"), &dir.path().join("a.html"), "b", |_| true))
                .contains("普通文件")
        );
    }

    /// As `sudo` runs it: what is replaced keeps its owner, what is new gets that of its folder.
    #[test]
    fn the_superuser_takes_no_file_from_its_owner() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let given =
            chown(&path, Some(1601), Some(1602)).and_then(|()| chown(dir.path(), Some(1603), Some(1604)));
        if given.is_err() {
            eprintln!("\n*** SKIPPED: only the superuser can give files away ***\n");
            return;
        }
        save(dir.path(), "a.md", Some("a"), "b").unwrap();
        save(dir.path(), "seeds/b.yml", None, "id: b\n").unwrap();
        save_page(&dir.path().join("project"), &dir.path().join("c.html"), "c", |_| true).unwrap();
        let owner = |path: &str| {
            let file = fs::metadata(dir.path().join(path)).unwrap();
            (file.uid(), file.gid(), file.permissions().mode() & 0o7777)
        };
        assert_eq!(owner("a.md"), (1601, 1602, 0o640));
        assert_eq!(owner("seeds"), (1603, 1604, 0o755));
        assert_eq!(owner("seeds/b.yml"), (1603, 1604, 0o644));
        assert_eq!(owner("c.html"), (1603, 1604, 0o644));
    }
}
