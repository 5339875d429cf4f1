//! The machine fails while a project is read: the command says so and ends with 2, and nothing is said of the content, which
//! was not read whole.

use std::process::Command;

use super::bench::{Bench, output_text};
use super::strace::{self, calls_of, points, under};

/// Calls that read a folder or a file.
const CALLS: &str = "openat,openat2,read,getdents64,fstat,?newfstatat,?statx";
/// How many calls of each kind are struck.
const POINTS: usize = 6;
/// What a machine answers that fails or forbids.
const ERRORS: [&str; 4] = ["EIO", "EMFILE", "ENOMEM", "EACCES"];

fn command(bench: &Bench, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(arguments).arg("--root").arg(bench.path("a"));
    command
}

#[test]
fn a_machine_that_fails_is_no_problem_of_the_content() {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let (mut failed, mut overcome) = (0, 0);
    for arguments in [&["check", "--threads", "1"][..], &["figures"]] {
        let clean = command(&bench, arguments).output().unwrap();
        assert!(clean.status.success(), "{}", output_text(&clean));
        let calls = calls_of(CALLS, &command(&bench, arguments), &bench.path("a"), &[]);
        for (at, (name, nth)) in points(&calls, POINTS).into_iter().enumerate() {
            let error = ERRORS[at % ERRORS.len()];
            let point = format!("{arguments:?} {name}:error={error}:when={nth}");
            let fault = [format!("-einject={name}:error={error}:when={nth}"), "-o/dev/null".to_owned()];
            let output = under(&command(&bench, arguments), &fault).output().unwrap();
            let said = output_text(&output);
            match output.status.code() {
                Some(0) => overcome += 1,
                Some(2) => {
                    failed += 1;
                    assert!(said.contains("读不出来") || said.contains("cannot"), "{point}: {said}");
                    assert_eq!(
                        said.matches("error[").count() + said.matches("错误[").count(),
                        said.matches("[READ-REFUSED]").count(),
                        "{point}: {said}"
                    );
                }
                // The loader and the start of the runtime are not ours.
                Some(127) | None => {}
                code => panic!("{point}: {code:?}: {said}"),
            }
        }
    }
    eprintln!("{failed} failed, {overcome} overcome");
    assert!(failed > 10, "hardly anything was struck: {failed}, {overcome} overcome");
}
