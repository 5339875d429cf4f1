//! From an empty folder to a published bulletin, as an editor does it: nothing but the commands, a spreadsheet
//! and what the screen says.
//!
//! `journey/monthly.xlsx` was written by LibreOffice from four invented figures of a county that does not exist;
//! one of them does not add up. `journey/corrected.xlsx` is the same table put right.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use super::terminal::Terminal;

/// Columns of the terminal: the usual window.
const COLUMNS: u16 = 80;

/// Runs a command to its end and gives the screen.
#[track_caller]
fn run(folder: &Path, arguments: &[&str], expected: i32) -> String {
    let (code, screen) = Terminal::start(folder, arguments, COLUMNS).end();
    assert_eq!(code, Some(expected), "{arguments:?}:\n{screen}");
    screen
}

/// Imports a spreadsheet: looks at the table, says yes.
#[track_caller]
fn import(folder: &Path, file: &str, expected: &[&str]) {
    let mut terminal = Terminal::start(folder, &["import", file], COLUMNS);
    for text in expected {
        terminal.expect(text);
    }
    terminal.expect("确定写入吗？");
    terminal.line("y");
    let (code, screen) = terminal.end();
    assert_eq!(code, Some(0), "{screen}");
}

#[test]
fn from_an_empty_folder_to_a_published_bulletin() {
    let workspace = tempfile::tempdir().unwrap();

    let mut terminal = Terminal::start(workspace.path(), &["init", "通报"], COLUMNS);
    for (question, answer) in [
        ("哪个区县", "甲县"),
        ("是不是", ""),
        ("区划代码", "500999"),
        ("英文名", "jia"),
        ("哪一期", "2020-04"),
        ("主办单位", ""),
        ("网站名称", "甲县通报"),
    ] {
        terminal.expect(question);
        terminal.line(answer);
    }
    let (code, screen) = terminal.end();
    assert_eq!(code, Some(0), "{screen}");
    let project = workspace.path().join("通报");

    run(&project, &["new", "bulletin", "甲县", "2020-05"], 0);
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command/editor/journey");
    fs::copy(tables.join("monthly.xlsx"), project.join("月报.xlsx")).unwrap();
    import(&project, "月报.xlsx", &["贫困发生率", "0.06%", "未脱贫户", "90户"]);

    // The mistake: the four figures do not add up, and nothing is published.
    let screen = run(&project, &["build"], 1);
    assert!(screen.contains("「未脱贫户」对不上：1000户 − 900户 = 100户，原文 90户"), "{screen}");
    assert!(!project.join("site").exists());

    // The table comes back from the office that made it, put right.
    fs::copy(tables.join("corrected.xlsx"), project.join("月报.xlsx")).unwrap();
    import(&project, "月报.xlsx", &["未脱贫户", "90户", "100户"]);
    run(&project, &["build"], 0);
    let page = fs::read_to_string(project.join("site/jia/2020-05/index.html")).unwrap();
    assert!(page.contains("100户") && page.contains("0.06%"), "{page}");

    let mut terminal = Terminal::start(&project, &["serve", "--port", "0", "--no-open"], COLUMNS);
    terminal.expect("127.0.0.1:");
    let port = terminal.word();
    assert!(get(&port, "/jia/2020-05/").contains("100户"));
    terminal.ctrl('c');
    assert!(matches!(terminal.end().0, Some(0 | 130)));
}

/// What the preview answers.
fn get(port: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
