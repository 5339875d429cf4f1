//! Console sessions as they are written down: `$ command`, what it prints, `? code` when it is not 0.
//!
//! Every session in `tests/cmd/` runs in a fresh copy of `tests/sites/minimal`. Standard output comes
//! first, then standard error. `TONGBAO_UPDATE=1` writes down what was printed; read it before you commit it.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::shell;

/// A command of a session and what came of it.
struct Step {
    command: String,
    printed: String,
}

#[test]
fn sessions_go_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let update = std::env::var_os("TONGBAO_UPDATE").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|child| child.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "no sessions");
    for file in files {
        let written = fs::read_to_string(&file).unwrap();
        let run = print(&play(&parse(&written)));
        if run != written && update {
            fs::write(&file, &run).unwrap();
        } else if run != written {
            wrong.push(format!("--- {}\n{}", file.display(), differences(&written, &run)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Splits a session at its commands; what stands before the first one is a remark.
fn parse(text: &str) -> Vec<Step> {
    let mut steps = vec![Step { command: String::new(), printed: String::new() }];
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => steps.push(Step { command: command.to_owned(), printed: String::new() }),
            None => steps.last_mut().unwrap().printed += &format!("{line}\n"),
        }
    }
    steps
}

/// Runs a session's commands one after the other in one folder.
fn play(steps: &[Step]) -> Vec<Step> {
    // Memory where there is some: publishing waits for the disk.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal/.");
    assert!(Command::new("cp").arg("-R").arg(minimal).arg(folder.path()).status().unwrap().success());
    let run = |step: &Step| {
        if step.command.is_empty() {
            return Step { command: String::new(), printed: step.printed.clone() };
        }
        let output = shell::run(folder.path(), &step.command);
        let mut printed =
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        if !printed.is_empty() && !printed.ends_with('\n') {
            printed += "(no line end)\n";
        }
        match output.status.code() {
            Some(0) => {}
            code => printed += &format!("? {}\n", code.unwrap_or(-1)),
        }
        Step { command: step.command.clone(), printed: hide(&printed, folder.path()) }
    };
    steps.iter().map(run).collect()
}

/// Replaces what differs from run to run or grows with the theme: the folder, and in summary lines every
/// number but 0.
fn hide(text: &str, folder: &Path) -> String {
    let folder = fs::canonicalize(folder).unwrap();
    let text = text.replace(&folder.display().to_string(), "[项目]");
    let number = |word: &str| word != "0" && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let summary = |line: &str| {
        let words = line.split(' ').map(|word| if number(word) { "N" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    let timed = |line: &str| line.contains(" · ") && (line.ends_with(" 秒") || line.ends_with(" s"));
    let line = |line: &str| if timed(line) { summary(line) } else { line.to_owned() };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn print(steps: &[Step]) -> String {
    let print = |step: &Step| match step.command.as_str() {
        "" => step.printed.clone(),
        command => format!("$ {command}\n{}", step.printed),
    };
    steps.iter().map(print).collect()
}

/// The lines from the first that differs.
fn differences(written: &str, run: &str) -> String {
    let same = written.lines().zip(run.lines()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str| text.lines().skip(same).take(12).collect::<Vec<_>>().join("\n  ");
    format!("line {}: written\n  {}\nbut it printed\n  {}\n", same + 1, rest(written), rest(run))
}
