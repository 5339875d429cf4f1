//! Somebody saves a file in the middle of a command that writes it: the text that was saved is what the file holds
//! afterwards.
//!
//! The command is stopped behind each call that changes the disk, the file is saved, and the command goes on.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::super::bench::output_text;
use super::super::strace::{self, under};
use super::desk::{Desk, JOBS};

/// How many calls of each kind the command is stopped at.
const POINTS: usize = 3;
/// What is saved: longer than a mark, shorter than any of the files, and nothing that a command would fix.
const SAVED: &str = "刚刚存下的字\n";
/// How long a stop is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// How an editor saves.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// It empties the file and writes it.
    InPlace,
    /// It writes another file and renames it.
    ByRename,
}

const WAYS: [Way; 2] = [Way::InPlace, Way::ByRename];

impl Way {
    fn save(self, path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match self {
            Self::InPlace => fs::write(path, SAVED).unwrap(),
            Self::ByRename => {
                let other = path.with_extension("saving");
                fs::write(&other, SAVED).unwrap();
                fs::rename(other, path).unwrap();
            }
        }
    }
}

#[test]
fn what_is_saved_meanwhile_is_never_lost() {
    if !strace::is_here() {
        return;
    }
    let (mut saves, mut refused) = (0, 0);
    for job in JOBS.iter().filter(|job| job.name != "doctor") {
        let desk = Desk::new(job);
        let targets: Vec<String> = desk.targets().into_iter().map(str::to_owned).collect();
        for (at, (call, nth)) in desk.points(POINTS).into_iter().enumerate() {
            let (target, way) = (&targets[at % targets.len()], WAYS[at / targets.len() % WAYS.len()]);
            saves += 1;
            refused += usize::from(!save_at(&desk, (&call, nth), target, way));
        }
    }
    eprintln!("{saves} saves in the middle, {refused} commands refused");
    assert!(refused > 20 && saves - refused > 20, "both sides of the writing must have been struck");
}

/// Saves `target` when the command is at a call; whether the command ended well.
fn save_at(desk: &Desk, (call, nth): (&str, usize), target: &str, way: Way) -> bool {
    let point = format!("{}: {target} saved {way:?} at {call} {nth}", desk.job.name);
    desk.lay_out();
    let log = desk.path("").with_extension("stops");
    let _ = fs::remove_file(&log);
    let arguments = [format!("-einject={call}:signal=STOP:when={nth}"), format!("-o{}", log.display())];
    let mut command = under(&desk.command(), &arguments);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let thread = stopped(&log, &point);
    way.save(&desk.path(target));
    go_on(&thread);
    finish(desk, child, target, &point)
}

/// The thread that was stopped, as the log names it.
fn stopped(log: &Path, point: &str) -> String {
    let begin = Instant::now();
    loop {
        let text = fs::read_to_string(log).unwrap_or_default();
        if let Some(line) = text.lines().find(|line| line.contains("stopped by SIGSTOP")) {
            return line.split(' ').next().unwrap().to_owned();
        }
        assert!(begin.elapsed() < PATIENCE, "{point}: never stopped:\n{text}");
        thread::sleep(Duration::from_millis(1));
    }
}

fn go_on(thread: &str) {
    assert!(Command::new("kill").args(["-CONT", thread]).status().unwrap().success());
}

fn finish(desk: &Desk, child: Child, target: &str, point: &str) -> bool {
    let output = child.wait_with_output().unwrap();
    desk.whole(&[(target, SAVED.as_bytes())], point);
    assert_eq!(desk.hidden(), Vec::<String>::new(), "{point}: {}", output_text(&output));
    let message = output_text(&output);
    match output.status.code() {
        Some(0) => true,
        Some(1 | 2) => {
            assert!(message.contains('：'), "{point}: no message: {message}");
            false
        }
        code => panic!("{point}: exit {code:?}: {message}"),
    }
}
