//! Which system calls a build makes, and how one of them is killed or refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Calls that change a disk or wait for one, under their names on every Linux.
const CALLS: &str = "?open,openat,?creat,write,?mkdir,mkdirat,?unlink,unlinkat,?rmdir,?rename,renameat,renameat2,\
?link,linkat,?chmod,fchmod,fchmodat,?chown,fchown,fchownat,ftruncate,utimensat,fsync,fdatasync,syncfs,flock";

/// One call in a trace.
pub(crate) struct Call {
    /// Its name.
    pub(crate) name: String,
    /// The line, arguments and result included.
    pub(crate) line: String,
    /// Which call of this name it is in its thread, from 1: what `when=` counts.
    pub(crate) nth: usize,
}

impl Call {
    /// Whether it changes the disk or waits for it: opening a file to read it does neither.
    pub(crate) fn is_change(&self) -> bool {
        !self.name.starts_with("open") || self.line.contains("O_CREAT")
    }
}

/// Whether faults can be injected here. `TONGBAO_REQUIRE_STRACE=1` makes it an error when not.
pub(crate) fn is_here() -> bool {
    let works = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success());
    if !works {
        let required = std::env::var_os("TONGBAO_REQUIRE_STRACE").is_some_and(|value| value == "1");
        assert!(!required, "strace is required, but it is missing or may not trace");
        eprintln!("\n*** SKIPPED: strace is missing or may not trace here; no fault was injected ***\n");
    }
    works
}

/// The same command under strace, with these extra arguments.
pub(crate) fn under(command: &Command, arguments: &[String]) -> Command {
    // A build that hangs goes on without faults after a minute, and then it does not end as it should.
    let mut traced = Command::new("timeout");
    traced
        .args(["60", "strace", "-f", "-qq", "-s", "0", "-y"])
        .args(stops(arguments))
        .args(arguments)
        .arg("--")
        .arg(command.get_program());
    traced.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        traced.current_dir(folder);
    }
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => traced.env(key, value),
            None => traced.env_remove(key),
        };
    }
    traced
}

/// Options by which the program stops at no other calls than those that are traced or refused: every stop takes time.
fn stops(arguments: &[String]) -> Vec<String> {
    let injected = || arguments.iter().filter_map(|argument| argument.strip_prefix("-einject="));
    let calls: Vec<&str> = injected().filter_map(|fault| fault.split(':').next()).collect();
    let traces = arguments.iter().any(|argument| argument.starts_with("-etrace="));
    let only = (!traces && !calls.is_empty()).then(|| format!("-etrace={}", calls.join(",")));
    // With that filter in the kernel some signals are lost.
    let filter = injected().all(|fault| !fault.contains("signal=")).then(|| "--seccomp-bpf".to_owned());
    only.into_iter().chain(filter).collect()
}

/// The same command with one fault, such as `error=EIO:when=3`, in one call.
pub(crate) fn with_fault(command: &Command, call: &str, fault: &str) -> Command {
    under(command, &[format!("-einject={call}:{fault}"), "-o/dev/null".to_owned()])
}

/// Runs a command and gives back its calls that touch `folder`, in order.
pub(crate) fn trace(command: &Command, folder: &Path, extra: &[String]) -> Vec<Call> {
    let calls = calls(command, folder, extra);
    assert!(calls.len() > 20, "hardly anything was traced: {}", calls.len());
    calls
}

/// The same for a command that makes few.
pub(crate) fn calls(command: &Command, folder: &Path, extra: &[String]) -> Vec<Call> {
    calls_of(CALLS, command, folder, extra)
}

/// The same for the calls of these names.
pub(crate) fn calls_of(names: &str, command: &Command, folder: &Path, extra: &[String]) -> Vec<Call> {
    let log = folder.with_extension("trace");
    let mut arguments = vec![format!("-etrace={names}"), "-o".to_owned(), log.display().to_string()];
    arguments.extend_from_slice(extra);
    let output = under(command, &arguments).output().unwrap();
    assert!(output.status.success(), "{}", super::bench::output_text(&output));
    let text = fs::read_to_string(&log).unwrap();
    let inside = folder.display().to_string();
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        // `PID NAME(ARGUMENTS) = RESULT`; the second half of an interrupted line is no new call.
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((name, _)) = rest.trim_start().split_once('(') else { continue };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            continue;
        }
        let count = counts.entry((thread.to_owned(), name.to_owned())).or_default();
        *count += 1;
        if line.contains(&inside) {
            calls.push(Call { name: name.to_owned(), line: line.to_owned(), nth: *count });
        }
    }
    calls
}

/// Which calls to strike: of every name the first, the last, and up to `most` spread evenly between.
/// `TONGBAO_ALL_FAULTS=1` strikes every single one, for a night.
pub(crate) fn points(calls: &[Call], most: usize) -> Vec<(String, usize)> {
    let everywhere = std::env::var_os("TONGBAO_ALL_FAULTS").is_some_and(|value| value == "1");
    let mut by_name: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for call in calls {
        by_name.entry(&call.name).or_default().insert(call.nth);
    }
    let mut points = Vec::new();
    for (name, all) in by_name {
        let all: Vec<usize> = all.into_iter().collect();
        let most = if everywhere { all.len().max(2) } else { most };
        let chosen: BTreeSet<usize> =
            (0..most).map(|step| all[step * (all.len() - 1) / (most - 1)]).collect();
        points.extend(chosen.into_iter().map(|nth| (name.to_owned(), nth)));
    }
    points
}
