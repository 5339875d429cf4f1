//! Good manners on a terminal: colour where somebody looks and wants it, lines no wider than the screen.

use std::fs;
use std::path::Path;

use super::terminal::{Terminal, plain};

/// A copy of the suite's base site with a typo in it.
fn site_with_a_typo() -> tempfile::TempDir {
    let folder = crate::sites::copy_of("tests/suite/base");
    let settings = folder.path().join("content/site.yml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}titel: 甲县通报\n")).unwrap();
    folder
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
    let site = site_with_a_typo();
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
    let site = site_with_a_typo();
    let mut terminal = Terminal::start(site.path(), &["serve", "--port", "0"], 80);
    terminal.expect("127.0.0.1");
    terminal.ctrl('c');
    let (code, screen) = terminal.end();
    assert!(matches!(code, Some(0 | 130)), "{code:?}\n{screen}");
    assert!(!screen.contains("panicked"), "{screen}");
}

#[test]
fn long_work_says_so_and_leaves_no_trace() {
    let site = site_with_a_typo();
    // A disk that answers only when the line has been seen: the tracer keeps the first read waiting, and with the
    // tracer the wait ends.
    let settings = site.path().canonicalize().unwrap().join("content/site.yml");
    let slow = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-P", settings.to_str().unwrap()];
    let read = ["-e", "inject=read:delay_enter=60s:when=1"];
    let check = [env!("CARGO_BIN_EXE_tongbao"), "check", "--threads", "1"];
    if crate::faults::strace::is_here() {
        let mut terminal = Terminal::run(site.path(), &[&slow[..], &read, &check].concat(), 80, &[]);
        terminal.expect("正在读取和检查");
        end_of_tracing(terminal.process());
        terminal.expect("titel");
        let (code, screen) = terminal.end_raw();
        assert_eq!(code, Some(1));
        let (_, after) = screen.rsplit_once("正在读取和检查").unwrap();
        assert!(after.contains("\r\u{1b}[2K"), "the line is wiped before the report");
        // A line that is wider than the terminal cannot be wiped: it has gone on to the next.
        let line = screen.split(['\r', '\n']).find(|line| line.contains("正在读取和检查")).unwrap();
        assert!(unicode_width::UnicodeWidthStr::width(plain(line).as_str()) <= 80, "{line:?}");
    }
    // Nobody looks: not a byte about progress.
    let quiet = std::process::Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args(["check", "--threads", "1"])
        .current_dir(site.path())
        .output()
        .unwrap();
    assert!(!String::from_utf8_lossy(&quiet.stderr).contains("正在"));
}

/// Ends the tracer of a process, which goes on without it.
fn end_of_tracing(process: u32) {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:")).unwrap().trim();
    assert!(std::process::Command::new("kill").args(["-s", "KILL", tracer]).status().unwrap().success());
}
