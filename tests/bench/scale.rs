//! How long a build takes and how much memory, at two sizes in one run, so that the ratio means something.
//!
//! `cargo bench --bench scale` prints the comparison and the time of each stage; `cargo bench --bench scale -- --write DIR N` only
//! writes the corpus, for other tools to time. The sizes can be named: `-- 1000 10000`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::float_arithmetic
)]

mod corpus;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tongbao::check::check;
use tongbao::diagnostic::Report;
use tongbao::model::lower;
use tongbao::read::read;
use tongbao::render::{Options, Theme, render};
use tongbao::write::{Destination, publish};

/// Runs of each size; the median is printed.
const RUNS: usize = 3;

/// One build as the operating system saw it.
struct Run {
    seconds: f64,
    peak_mib: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, folder, size] = arguments.as_slice()
        && flag == "--write"
    {
        corpus::write(Path::new(folder), size.parse().expect("a number of bulletins")).unwrap();
        return;
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let (small, large) = match sizes.as_slice() {
        [small, large] => (*small, *large),
        _ => (1_000, 10_000),
    };
    let folder = tempfile::tempdir().unwrap();
    for size in [small, large] {
        corpus::write(&folder.path().join(size.to_string()), size).unwrap();
    }
    let first = report(
        "first build",
        small,
        large,
        |root| {
            let _ = fs::remove_dir_all(root.join("site"));
        },
        folder.path(),
    );
    let again = report("build with nothing changed", small, large, |_| {}, folder.path());
    for size in [small, large] {
        stages(&folder.path().join(size.to_string()), size);
    }
    let checked = report_check(large, folder.path());
    println!(
        "ratio of the first build: {first:.2} (at most {:.2} wanted)",
        1.1 * large as f64 / small as f64
    );
    println!("ratio of the second build: {again:.2}");
    println!("check alone at {large}: {checked:.2} s");
}

/// One first build inside this process, stage by stage, and the share that the check adds to the rest.
fn stages(root: &Path, size: usize) {
    let _ = fs::remove_dir_all(root.join("site"));
    let mut report = Report::default();
    let mut clock = Instant::now();
    let mut lap = || std::mem::replace(&mut clock, Instant::now()).elapsed().as_secs_f64();
    let tree = read(&mut report, root);
    let theme = Theme::load(&mut report, &tree);
    let reading = lap();
    let site = lower(&mut report, &tree);
    let lowering = lap();
    let checked = check(&mut report, site).expect("the generated site has no errors");
    let checking = lap();
    let pages = render(checked, theme, &Options::default());
    publish(&pages, &Destination::open(root, &root.join("site")).unwrap(), &|_| ()).unwrap();
    let printing = lap();
    let share = checking / (reading + lowering + printing) * 100.0;
    println!(
        "stages, {size} bulletins: read {reading:.2} s, lower {lowering:.2} s, check {checking:.2} s, \
         render and write {printing:.2} s; the check adds {share:.1}% (less than 30% wanted)"
    );
}

fn report(name: &str, small: usize, large: usize, before: impl Fn(&Path), folder: &Path) -> f64 {
    let run = |size: usize| {
        let root = folder.join(size.to_string());
        let run = median(|| {
            before(&root);
            build(&root, "build")
        });
        println!("{name}, {size} bulletins: {:.2} s, {:.0} MiB peak", run.seconds, run.peak_mib);
        run.seconds
    };
    let small = run(small);
    run(large) / small
}

fn report_check(size: usize, folder: &Path) -> f64 {
    median(|| build(&folder.join(size.to_string()), "check")).seconds
}

fn median(run: impl Fn() -> Run) -> Run {
    let mut runs: Vec<Run> = (0..RUNS).map(|_| run()).collect();
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    runs.swap_remove(RUNS / 2)
}

fn build(root: &Path, command: &str) -> Run {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args([command, "--quiet", "--root"])
        .arg(root)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak_mib: f64 = 0.0;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        peak_mib = peak_mib.max(high_water(child.id()));
        thread::sleep(Duration::from_millis(2));
    };
    assert!(status.success(), "the generated site must build");
    Run { seconds: start.elapsed().as_secs_f64(), peak_mib }
}

/// The high-water mark of a process's memory in MiB; zero where the system does not tell.
fn high_water(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
