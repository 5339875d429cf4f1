//! How long a build takes and how much memory, at two sizes in one run, so that the ratio means something.
//!
//! `cargo bench --bench scale` prints the comparison and the time of each stage; `cargo bench --bench scale -- --write DIR N` only
//! writes the corpus, for other tools to time. The sizes can be named: `-- 1000 10000`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::indexing_slicing
)]

mod corpus;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tongbao::SiteBuilder;
use tongbao::check::check;
use tongbao::compile::compile;
use tongbao::diagnostic::Diagnostics;
use tongbao::publish::{Destination, publish};
use tongbao::read::read;
use tongbao::render::{Options, Theme, render};
use tongbao::site::PagePath;

/// Runs of each size; the median is printed.
const RUNS: usize = 3;
/// Saves of one bulletin in a preview.
const EDITS: usize = 9;

/// One build as the operating system saw it.
struct Run {
    seconds: f64,
    peak_mib: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, folder, size] = arguments.as_slice()
        && flag == "--desk"
    {
        corpus::write(Path::new(folder), size.parse().expect("a number of bulletins")).unwrap();
        desk(Path::new(folder), size.parse().unwrap());
        return;
    }
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
    desk(&folder.path().join(large.to_string()), large);
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
    let mut diagnostics = Diagnostics::default();
    let mut clock = Instant::now();
    let mut lap = || std::mem::replace(&mut clock, Instant::now()).elapsed().as_secs_f64();
    let tree = read(&mut diagnostics, root);
    let theme = Theme::load(&mut diagnostics, &tree);
    let reading = lap();
    let site = compile(&mut diagnostics, &tree);
    let lowering = lap();
    let checked = check(&mut diagnostics, site).expect("the generated site has no errors");
    let checking = lap();
    let pages = render(checked, theme);
    publish(&pages, &Destination::open(root, &root.join("site")).unwrap(), &|_| ()).unwrap();
    let printing = lap();
    let share = checking / (reading + lowering + printing) * 100.0;
    println!(
        "stages, {size} bulletins: read {reading:.2} s, lower {lowering:.2} s, check {checking:.2} s, \
         render and write {printing:.2} s; the check adds {share:.1}% (less than 30% wanted)"
    );
}

/// An editor's day: the site stands in memory, one bulletin is saved, its page is looked at, the whole follows.
fn desk(root: &Path, size: usize) {
    let options = Options::default();
    let mut builder = SiteBuilder::new(root, &options);
    let mut first = builder.build();
    let pages = first.pages.take().expect("the generated site has no errors");
    let document = "content/d0000/2016-05.md".to_owned();
    let page = PagePath::page("d0000/2016-05").unwrap();
    let text = fs::read_to_string(root.join(&document)).unwrap();
    let (mut looks, mut wholes) = (Vec::new(), Vec::new());
    for edit in 0..EDITS {
        fs::write(root.join(&document), format!("{text}\n{}存盘以后添上的话。\n", "又".repeat(edit)))
            .unwrap();
        let clock = Instant::now();
        let look = SiteBuilder::rebuild_pages(
            root,
            &options,
            (&pages, &first.diagnostics),
            std::slice::from_ref(&document),
        );
        let look = look.and_then(|built| built.pages).expect("an edit of one page is seen at once");
        let bytes = look.render(&page).unwrap().unwrap();
        looks.push(clock.elapsed().as_secs_f64() * 1000.0);
        assert!(String::from_utf8_lossy(&bytes).contains("存盘以后添上的话"));
        if edit < RUNS {
            let clock = Instant::now();
            assert!(builder.build().pages.is_some());
            wholes.push(clock.elapsed().as_secs_f64());
        }
    }
    fs::write(root.join(&document), text).unwrap();
    looks.sort_by(f64::total_cmp);
    wholes.sort_by(f64::total_cmp);
    println!(
        "one bulletin of {size} saved: its page in {:.0} ms (worst of {EDITS}: {:.0} ms; less than 150 ms wanted), the whole in {:.2} s",
        looks[EDITS / 2],
        looks[EDITS - 1],
        wholes[RUNS / 2]
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
