//! How time and memory grow with the input: every family of `families.rs` at one size and at four times that.
//!
//! `cargo bench --bench growth` prints a table and fails when anything takes more than eight times as much of either;
//! `-- 引用` or any other word runs the families whose names have it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::exit,
    clippy::indexing_slicing
)]

mod families;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use families::{Family, PAGE, Part, SHEET, all};
use tongbao::SiteBuilder;
use tongbao::author::import::{ImportOptions, Project, import};
use tongbao::diagnostic::{Diagnostics, Language};
use tongbao::render::Options;
use tongbao::report::{ReportOptions, json, text};
use tongbao::site::PagePath;
use tongbao::workbook::workbook;

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What may grow by at most this.
const MOST: f64 = 8.0;
/// Runs of each size; the fastest counts.
const RUNS: usize = 3;
/// What is too short to be compared.
const NOISE: f64 = 0.005;

/// What an input cost.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    peak_mib: f64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, name, units] = arguments.as_slice()
        && flag == "--family"
    {
        let family = all().find(|family| family.name == name.as_str()).expect("a family");
        let cost = spend(family, units.parse().expect("a number of units"));
        println!("{} {}", cost.seconds, cost.peak_mib);
        return ExitCode::SUCCESS;
    }
    let chosen = all().filter(|family| arguments.iter().all(|word| family.name.contains(word.as_str())));
    let worst = chosen.map(compare).fold(0.0, f64::max);
    println!("the worst ratio is {worst:.1}; {MOST} at most");
    if worst > MOST { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints a line about a family, and gives the worse of its two ratios.
fn compare(family: &Family) -> f64 {
    let [small, large] =
        [family.units, family.fourfold(family.units)].map(|units| measure(family.name, units));
    let time = large.seconds.max(NOISE) / small.seconds.max(NOISE);
    let memory = large.peak_mib / small.peak_mib;
    println!(
        "{:32} {:8} units {:7.1} ms {:6.0} MiB, four times {:7.1} ms {:6.0} MiB, ratios {time:4.1} {memory:4.1}{}",
        family.name,
        family.units,
        small.seconds * 1000.0,
        small.peak_mib,
        large.seconds * 1000.0,
        large.peak_mib,
        if time.max(memory) > MOST { "  TOO MUCH" } else { "" }
    );
    time.max(memory)
}

/// What an input costs in a process of its own, so that its memory is its own.
fn measure(family: &str, units: usize) -> Cost {
    let own = std::env::current_exe().unwrap();
    let output = Command::new(own).args(["--family", family, &units.to_string()]).output().unwrap();
    assert!(output.status.success(), "{family}: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<f64> = printed.split_whitespace().map(|number| number.parse().unwrap()).collect();
    Cost { seconds: numbers[0], peak_mib: numbers[1] }
}

fn spend(family: &Family, units: usize) -> Cost {
    let folder = tempfile::tempdir().unwrap();
    family.write(units, folder.path());
    let seconds = (0..RUNS).map(|_| {
        let clock = Instant::now();
        match family.part {
            Part::Sheet => take_in(folder.path()),
            _ => build(folder.path()),
        }
        clock.elapsed().as_secs_f64()
    });
    Cost { seconds: seconds.fold(f64::INFINITY, f64::min), peak_mib: peak() }
}

/// A build with its report, and the page that grew where there is one.
fn build(root: &Path) {
    let built = SiteBuilder::new(root, &Options::default()).build();
    print(&built.diagnostics);
    if let Some(pages) = built.pages {
        pages.render(&PagePath::page(PAGE).unwrap()).unwrap().unwrap();
    }
}

/// An import, up to what would be written.
fn take_in(root: &Path) {
    let mut diagnostics = Diagnostics::default();
    let tree = tongbao::read::read(&mut diagnostics, root);
    let site = tongbao::compile::compile(&mut diagnostics, &tree);
    let book = workbook(&root.join(SHEET)).map_err(|problem| problem.message.en).unwrap();
    let project = Project { tree: &tree, site: &site };
    black_box(import(&mut diagnostics, project, &book, SHEET, &ImportOptions::default()));
    print(&diagnostics);
}

/// What people and programs are told.
fn print(diagnostics: &Diagnostics) {
    black_box(text(diagnostics, &ReportOptions { color: false, language: Language::Chinese, max: 40 }));
    black_box(json(diagnostics));
}

/// The high-water mark of this process's memory in MiB; one where the system does not tell.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kib.map_or(1.0, |kib| kib / 1024.0)
}
