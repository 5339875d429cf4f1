//! Good manners on a terminal: colour where somebody looks and wants it, lines no wider than the screen.

use std::fs;
use std::path::Path;

use crate::terminal::{Terminal, plain};

/// A copy of the suite's base site with one slip in it.
fn site_with_a_slip() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/base"), folder.path());
    let settings = folder.path().join("content/site.yml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}titel: 甲县通报\n")).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn run(
    folder: &Path,
    arguments: &[&str],
    columns: u16,
    environment: &[(&str, &str)],
) -> (Option<i32>, String) {
    let mut terminal = Terminal::start_with(folder, arguments, columns, environment);
    terminal.expect("titel");
    terminal.end_raw()
}

#[test]
fn colour_is_for_a_terminal_that_wants_it() {
    let site = site_with_a_slip();
    let (code, coloured) = run(site.path(), &["check"], 80, &[]);
    assert_eq!(code, Some(1));
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    for (arguments, environment) in
        [(["check", "--color=never"].as_slice(), [].as_slice()), (&["check"], &[("NO_COLOR", "1")])]
    {
        let (_, bare) = run(site.path(), arguments, 80, environment);
        assert!(!bare.contains('\u{1b}'), "{bare:?}");
        assert_eq!(plain(&bare), plain(&coloured));
    }
}

#[test]
fn a_page_fits_a_narrow_terminal() {
    let site = tempfile::tempdir().unwrap();
    for columns in [36, 60, 120] {
        let mut terminal = Terminal::start(site.path(), &["explain", "FIG-SHARE"], columns);
        terminal.expect("FIG-SHARE");
        let (code, page) = terminal.end();
        assert_eq!(code, Some(0));
        // What is indented is an example, a file as it stands; everything else is ours to break.
        let wide = page.lines().find(|line| {
            !line.starts_with("  ") && unicode_width::UnicodeWidthStr::width(*line) > usize::from(columns)
        });
        assert_eq!(wide, None, "at {columns} columns");
    }
}

#[test]
fn ctrl_c_ends_the_preview() {
    let site = site_with_a_slip();
    let mut terminal = Terminal::start(site.path(), &["serve", "--port", "0"], 80);
    terminal.expect("127.0.0.1");
    terminal.ctrl('c');
    let (code, screen) = terminal.end();
    assert!(matches!(code, Some(0 | 130)), "{code:?}\n{screen}");
    assert!(!screen.contains("panicked"), "{screen}");
}

#[test]
fn long_work_says_so_and_leaves_no_trace() {
    let site = site_with_a_slip();
    let bulletin = fs::read_to_string(site.path().join("content/jia/2020-04.md")).unwrap();
    for year in 1960..2000 {
        for month in 1..=12 {
            let period = format!("{year}-{month:02}");
            let text = bulletin.replace("2020-04", &period).replace("2016:", "1950:");
            let text = text + &"\n全县尚有{fig}`未脱贫户`未脱贫，比上年减少{fig}`已脱贫户`。\n".repeat(20);
            fs::write(site.path().join(format!("content/jia/{period}.md")), text).unwrap();
        }
    }
    let mut terminal = Terminal::start(site.path(), &["check", "--threads", "1"], 80);
    terminal.expect("正在读取和检查");
    terminal.expect("titel");
    let (code, screen) = terminal.end_raw();
    assert_eq!(code, Some(1));
    let (_, after) = screen.rsplit_once("正在读取和检查").unwrap();
    assert!(after.contains("\r\u{1b}[2K"), "the line is wiped before the report");
    // Nobody looks: not a byte about progress.
    let quiet = std::process::Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args(["check", "--threads", "1"])
        .current_dir(site.path())
        .output()
        .unwrap();
    assert!(!String::from_utf8_lossy(&quiet.stderr).contains("正在"));
}
