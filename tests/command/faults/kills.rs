//! P1 and P3: killed at any call, the site is whole; and what is swapped in is on the disk before.

use std::fs;
use std::process::Command;
use std::time::Duration;

use super::bench::{Bench, Tree, output_text, tree};
use super::strace::{self, points, trace, under};

/// How many calls of each kind are struck; of most kinds there are fewer.
const POINTS: usize = 16;

/// Kills a build of B over A at each point. `extra` is injected besides.
fn kill_everywhere(extra: &[String], recoverable: bool) {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let (a, b) = bench.both();
    bench.stand();
    let calls = trace(&bench.build("b", "work/site"), &bench.path("work"), extra);
    let mut outcomes = [0; 3];
    for (name, nth) in points(&calls, POINTS) {
        if extra.iter().any(|fault| fault.contains(&format!("={name}:"))) {
            continue; // One call takes one fault.
        }
        let point = format!("{name} number {nth}");
        bench.stand();
        let mut arguments = vec![format!("-einject={name}:signal=KILL:when={nth}"), "-o/dev/null".to_owned()];
        arguments.extend_from_slice(extra);
        let output = under(&bench.build("b", "work/site"), &arguments).output().unwrap();
        assert!(!output.status.success(), "{point} did not kill: {}", output_text(&output));
        outcomes[state(&tree(&bench.path("work/site")), &a, &b, recoverable, &point)] += 1;
        bench.heals(&b, &point);
    }
    eprintln!(
        "killed {} times: {} old, {} new, {} set aside",
        outcomes.iter().sum::<usize>(),
        outcomes[0],
        outcomes[1],
        outcomes[2]
    );
    assert!(outcomes[0] > 0 && outcomes[1] > 0, "both sides of the exchange must have been struck");
    assert_eq!(outcomes[2] > 0, recoverable, "the gap between two renames is struck when there is one");
}

/// 0 for A, 1 for B, 2 for none at all where that is allowed; anything else is damage.
fn state(site: &Tree, a: &Tree, b: &Tree, recoverable: bool, point: &str) -> usize {
    match site {
        site if site == a => 0,
        site if site == b => 1,
        site if site.is_empty() && recoverable => 2,
        _ => panic!("damaged by {point}"),
    }
}

#[test]
fn killed_at_any_call_the_site_is_whole() {
    kill_everywhere(&[], false);
}

#[test]
fn without_exchange_the_site_is_whole_or_one_command_away() {
    kill_everywhere(&["-einject=renameat2:error=EINVAL".to_owned()], true);
}

#[test]
fn what_is_swapped_in_is_on_the_disk_before() {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    bench.both();
    bench.stand();
    let calls = trace(&bench.build("b", "work/site"), &bench.path("work"), &[]);
    let at =
        |name: &str| calls.iter().position(|call| call.name == name).unwrap_or_else(|| panic!("no {name}"));
    let (synced, swapped) = (at("syncfs"), at("renameat2"));
    assert!(synced < swapped, "the stage is synced before it is swapped in");
    let changes = ["openat", "write", "mkdir", "link", "linkat", "fchmod", "chmod"];
    for call in &calls[synced..swapped] {
        let reads = call.name == "openat" && !call.line.contains("O_CREAT");
        assert!(!changes.contains(&call.name.as_str()) || reads, "changed after the sync: {}", call.line);
    }
    let confirmed =
        calls[swapped..].iter().position(|call| call.name == "fsync").expect("the parent is synced");
    let dropped = calls[swapped..].iter().position(|call| call.name.starts_with("unlink")).unwrap();
    assert!(confirmed < dropped, "the old generation goes only after the swap is on the disk");
}

/// Kills a build over a site that has a repository; `extra` is injected besides.
fn kill_with_repository(extra: &[String]) {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let head = |folder: &str| fs::read_to_string(bench.path(folder).join(".git/HEAD")).ok();
    let stand = || {
        let _ = fs::remove_dir_all(bench.path("work"));
        fs::create_dir_all(bench.path("work/site/.git")).unwrap();
        fs::write(bench.path("work/site/.git/HEAD"), "ref: refs/heads/pages\n").unwrap();
        bench.publish("a", "work/site")
    };
    let a = stand();
    let calls = trace(&bench.build("b", "work/site"), &bench.path("work"), extra);
    let b = tree(&bench.path("work/site"));
    assert!(a != b && b.contains_key(".git/HEAD"));
    for (name, nth) in points(&calls, POINTS).into_iter().filter(|(name, _)| name.starts_with("rename")) {
        if extra.iter().any(|fault| fault.contains(&format!("={name}:"))) {
            continue;
        }
        stand();
        let mut arguments = vec![format!("-einject={name}:signal=KILL:when={nth}"), "-o/dev/null".to_owned()];
        arguments.extend_from_slice(extra);
        under(&bench.build("b", "work/site"), &arguments).output().unwrap();
        let places = ["work/site", "work/.site.next", "work/.site.old"].into_iter();
        assert_eq!(places.filter_map(head).count(), 1, "{name} number {nth}: one repository, somewhere");
        bench.heals(&b, &format!("{name} number {nth}"));
    }
}

#[test]
fn killed_at_any_renaming_the_repository_of_a_site_comes_back() {
    kill_with_repository(&[]);
    kill_with_repository(&["-einject=renameat2:error=EINVAL".to_owned()]);
}

#[test]
fn every_command_brings_back_a_site_that_was_set_aside() {
    let bench = Bench::new();
    let a = bench.publish("a", "a/site");
    for command in ["check", "status", "doctor", "figures", "new source tn-2021 --title 月报"] {
        fs::rename(bench.path("a/site"), bench.path("a/.site.old")).unwrap();
        let mut tongbao = Command::new(env!("CARGO_BIN_EXE_tongbao"));
        let output = tongbao.args(command.split(' ')).arg("--root").arg(bench.path("a")).output().unwrap();
        let printed = output_text(&output);
        assert!(printed.contains("已放回"), "{command}: {printed}");
        assert!(tree(&bench.path("a/site")) == a, "{command}");
    }
    // A build that runs holds the lock, and its site is its own affair.
    fs::rename(bench.path("a/site"), bench.path("a/.site.old")).unwrap();
    let mut holder =
        Command::new("flock").arg(bench.path("a/.site.lock")).args(["sleep", "60"]).spawn().unwrap();
    while !bench.path("a/.site.lock").exists() {
        std::thread::yield_now();
    }
    std::thread::sleep(Duration::from_millis(300));
    let mut tongbao = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    let output = tongbao.args(["check", "--root"]).arg(bench.path("a")).output().unwrap();
    assert!(output.status.success() && !bench.path("a/site").exists(), "{}", output_text(&output));
    holder.kill().unwrap();
    holder.wait().unwrap();
}
