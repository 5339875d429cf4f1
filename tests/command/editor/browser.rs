//! When the preview opens a browser: before somebody's eyes, or when it is told to.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use super::terminal::{PATIENCE, Terminal};

/// A folder with an `xdg-open` that writes down what it is asked to open.
fn desktop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("xdg-open");
    fs::write(&program, format!("#!/bin/sh\necho \"$1\" >> '{}/opened'\n", folder.path().display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Serves until the address is told, then ends with Ctrl-C.
fn serve(desktop: &Path, arguments: &[&str], environment: &[(&str, &str)], while_open: impl FnOnce()) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/base");
    let path = format!("{}:{}", desktop.display(), std::env::var("PATH").unwrap());
    let mut all = vec![("PATH", path.as_str()), ("CI", ""), ("DISPLAY", ":0")];
    all.extend(environment);
    let arguments = [["serve", "--port", "0", "--root", root].as_slice(), arguments].concat();
    let mut terminal = Terminal::start_with(desktop, &arguments, 80, &all);
    terminal.expect("预览：http://127.0.0.1:");
    // Ctrl-C ends what the preview has started as well.
    while_open();
    terminal.ctrl('c');
    terminal.end();
}

#[test]
fn a_browser_opens_where_somebody_looks() {
    let desktop = desktop();
    let opened = || fs::read_to_string(desktop.path().join("opened")).unwrap_or_default();
    serve(desktop.path(), &["--no-open"], &[], || ());
    serve(desktop.path(), &[], &[("CI", "true")], || ());
    serve(desktop.path(), &[], &[("DISPLAY", ""), ("WAYLAND_DISPLAY", "")], || ());
    // Whatever one of these had opened would stand before this one.
    for (arguments, environment, count) in
        [([].as_slice(), [].as_slice(), 1), (&["--open"], &[("CI", "true")], 2)]
    {
        serve(desktop.path(), arguments, environment, || {
            let start = Instant::now();
            while opened().lines().count() < count && start.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(10));
            }
        });
        assert_eq!(opened().lines().count(), count, "{}", opened());
    }
    assert!(opened().lines().all(|line| line.starts_with("http://127.0.0.1:") && line.ends_with('/')));
}
