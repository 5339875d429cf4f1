//! Things on a disk that are no files, and files that turn into them.
use super::*;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, FileType, RenameFlags};

#[test]
fn links_are_never_followed() {
    let outside = TempDir::new().unwrap();
    put(outside.path(), "secret.md", page("秘密"));
    let secret = outside.path().join("secret.md");
    for target in [&secret, outside.path(), Path::new("/dev/zero"), Path::new("loop.md"), Path::new("gone")] {
        let dir = site();
        symlink(target, dir.path().join("content/loop.md")).unwrap();
        let (tree, diagnostics) = read_site(dir.path());
        assert_eq!(problems(&diagnostics), one(Code::ReadKind, "content/loop.md"), "{target:?}");
        assert!(tree.documents.is_empty());
    }
}

#[test]
fn a_linked_content_folder_is_refused() {
    let real = site();
    let dir = TempDir::new().unwrap();
    symlink(real.path().join("content"), dir.path().join("content")).unwrap();
    let (tree, diagnostics) = read_site(dir.path());
    assert_eq!(problems(&diagnostics), one(Code::ReadKind, "content"));
    assert!(tree.settings.is_none());
}

#[test]
fn pipes_and_sockets_do_not_stop_the_reading() {
    let dir = site();
    let pipe = dir.path().join("content/pipe.md");
    rustix::fs::mknodat(CWD, &pipe, FileType::Fifo, 0o644.into(), 0).unwrap();
    let _socket = UnixListener::bind(dir.path().join("content/socket.md")).unwrap();
    let expected = ["content/pipe.md", "content/socket.md"].map(|path| (Code::ReadKind, path.to_owned()));
    assert_eq!(found(&dir), expected);
}

#[test]
fn a_name_that_is_not_text_is_refused() {
    let dir = site();
    fs::write(dir.path().join("content").join(OsStr::from_bytes(b"\xb9\xab.md")), "x").unwrap();
    put(dir.path(), "content/a\n\u{202e}.md", page("x"));
    let found = found(&dir);
    assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::ReadName, Code::ReadName]);
    let harmless = |path: &str| path.chars().all(|c| !c.is_control() && c != '\u{202e}');
    assert!(found.iter().all(|(_, path)| harmless(path)), "{found:?}");
}

#[test]
fn a_file_that_may_not_be_read_says_so() {
    let dir = site();
    put(dir.path(), "content/a.md", page("x"));
    let path = dir.path().join("content/a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The super-user reads everything; there is nothing to see then.
    if fs::read(&path).is_err() {
        assert_eq!(found(&dir), one(Code::ReadRefused, "content/a.md"));
    }
}

/// A folder that becomes a link between its listing and the opening of its files. Without `openat2` of Linux 5.6 nothing can
/// be promised.
#[test]
#[cfg(target_os = "linux")]
fn a_folder_swapped_for_a_link_is_never_followed() {
    use rustix::fs::{Mode, OFlags, ResolveFlags};
    let outside = TempDir::new().unwrap();
    (0..20).for_each(|n| put(outside.path(), &format!("{n}.md"), page("秘密")));
    let dir = site();
    let here = rustix::fs::open(dir.path(), OFlags::PATH, Mode::empty()).unwrap();
    if rustix::fs::openat2(&here, "content", OFlags::PATH, Mode::empty(), ResolveFlags::NO_SYMLINKS).is_err()
    {
        eprintln!("\n*** SKIPPED: this system cannot refuse links on the way ***\n");
        return;
    }
    (0..20).for_each(|n| put(dir.path(), &format!("content/jia/{n}.md"), page("公开")));
    let [folder, link] = ["content/jia", "link"].map(|name| dir.path().join(name));
    symlink(outside.path(), &link).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let _ = rustix::fs::renameat_with(CWD, &folder, CWD, &link, RenameFlags::EXCHANGE);
            }
        });
        for _ in 0..300 {
            let (tree, diagnostics) = read_site(dir.path());
            let mut sources = tree.documents.iter().filter_map(|page| diagnostics.sources.get(page.source));
            let leaked = sources.any(|source| source.text().contains("秘密"));
            if leaked {
                done.store(true, Ordering::Relaxed);
            }
            assert!(!leaked);
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_file_swapped_for_a_link_or_a_pipe_is_never_followed() {
    let outside = TempDir::new().unwrap();
    put(outside.path(), "secret.md", page("秘密"));
    let dir = site();
    let [page_path, link, pipe] = ["content/a.md", "link", "pipe"].map(|name| dir.path().join(name));
    fs::write(&page_path, page("公开")).unwrap();
    symlink(outside.path().join("secret.md"), &link).unwrap();
    rustix::fs::mknodat(CWD, &pipe, FileType::Fifo, 0o644.into(), 0).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for other in [&link, &pipe].into_iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                let _ = rustix::fs::renameat_with(CWD, &page_path, CWD, other, RenameFlags::EXCHANGE);
            }
        });
        for _ in 0..300 {
            let (tree, diagnostics) = read_site(dir.path());
            let secret = |text: &str| text.contains("秘密");
            let mut sources = tree.documents.iter().filter_map(|page| diagnostics.sources.get(page.source));
            let leaked = sources.any(|source| secret(source.text()));
            if leaked {
                done.store(true, Ordering::Relaxed);
            }
            assert!(!leaked);
        }
        done.store(true, Ordering::Relaxed);
    });
}
