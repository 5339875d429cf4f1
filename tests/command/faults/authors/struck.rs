//! Killed or refused at any call that changes the disk: every file is as it was or as it is to be, the exit code tells
//! the truth, and the next run does the work.

use super::super::bench::output_text;
use super::super::strace::{self, with_fault};
use super::desk::{Desk, JOBS};

/// How many calls of each kind are struck.
const POINTS: usize = 2;
/// What a system may answer, once or from then on.
const ERRORS: [(&str, &str); 6] =
    [("ENOSPC", "+"), ("EIO", ""), ("EACCES", ""), ("EROFS", "+"), ("EIO", "+"), ("EDQUOT", "")];

/// What came of all runs.
#[derive(Debug, Default)]
struct Count {
    points: usize,
    killed: usize,
    refused: usize,
    overcome: usize,
}

fn strike_everywhere(jobs: std::ops::Range<usize>) {
    if !strace::is_here() {
        return;
    }
    let mut count = Count::default();
    for job in &JOBS[jobs] {
        let desk = Desk::new(job);
        for (at, (call, nth)) in desk.points(POINTS).into_iter().enumerate() {
            count.points += 1;
            kill(&desk, &call, nth, &mut count);
            // Every kind of call meets every error within a few points; all pairs would take minutes.
            for (error, on) in ERRORS.iter().cycle().skip(at * 2 % ERRORS.len()).take(2) {
                refuse(&desk, (&call, &format!("error={error}:when={nth}{on}")), &mut count);
            }
        }
    }
    eprintln!("{count:?}");
    assert!(count.refused > 20 && count.killed > 20, "hardly anything was struck: {count:?}");
}

fn kill(desk: &Desk, call: &str, nth: usize, count: &mut Count) {
    let named = format!("{}: killed at {call} number {nth}", desk.job.name);
    desk.lay_out();
    let fault = format!("signal=KILL:when={nth}");
    let output = with_fault(&desk.command(), call, &fault).output().unwrap();
    assert!(!output.status.success(), "{named} did not kill: {}", output_text(&output));
    count.killed += 1;
    if !desk.whole(&[], &named) {
        desk.heals(&named);
    }
}

fn refuse(desk: &Desk, (call, fault): (&str, &str), count: &mut Count) {
    let named = format!("{}: {call}:{fault}", desk.job.name);
    desk.lay_out();
    let output = with_fault(&desk.command(), call, fault).output().unwrap();
    let done = desk.whole(&[], &named);
    if output.status.success() {
        assert!(done, "{named}: exit 0 without the work: {}", output_text(&output));
        count.overcome += 1;
        return;
    }
    count.refused += 1;
    // What is refused in every thread from a call on may be refused before the program begins.
    if output.status.code() == Some(127) {
        assert!(output_text(&output).contains("shared libraries"), "{named}: {}", output_text(&output));
        return desk.heals(&named);
    }
    // A message is written too, and may not be.
    if !(call == "write" && fault.ends_with('+')) {
        desk.told(&output, &named);
    }
    // A file that cannot be removed stays.
    if !call.starts_with("unlink") && !fault.ends_with('+') {
        assert_eq!(desk.hidden(), Vec::<String>::new(), "{named}");
    }
    if !done {
        desk.heals(&named);
    }
}

#[test]
fn figures_and_sources_are_whole_whatever_strikes() {
    strike_everywhere(0..4);
}

#[test]
fn new_files_are_whole_whatever_strikes() {
    strike_everywhere(4..8);
}

#[test]
fn what_is_made_beside_the_content_is_whole_whatever_strikes() {
    strike_everywhere(8..JOBS.len());
}
