//! Break the published site in every way that a keyboard, a clipboard or a disk knows: bytes, words, lines, structures,
//! files. Nothing panics or hangs; the same files give the same problems and the same pages, on one thread and on three;
//! what is published is read by other people's parsers, and a page says what its Markdown says.
//!
//! 400 cases are made by `cargo test`, 2,000 by `tests/run`; `FUZZ=20000` makes so many, `FUZZ_SEED=7` other
//! ones, and `FUZZ_CASE=123` a single one, whose files `FUZZ_KEEP=FOLDER` keeps.

mod changes;
mod files;
mod formats;
mod fragments;
mod problems;
mod prose;
mod random;
mod trial;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use files::Bases;
use trial::{Bench, Judgement, Verdict};

/// Cases of `cargo test`.
const CASES: u64 = 400;
/// How long a case may take on a busy machine; it takes a tenth of a second.
const LIMIT: Duration = Duration::from_secs(120);

/// What a worker tells.
enum Message {
    Begun(usize, u64),
    Ended(usize, Verdict),
}

#[test]
fn a_broken_site_is_refused_or_published_as_it_is_written() {
    let seed = setting("FUZZ_SEED").unwrap_or(1);
    let cases = match setting("FUZZ_CASE") {
        Some(case) => case..case + 1,
        None => 0..setting("FUZZ").unwrap_or(CASES),
    };
    let verdicts = run(seed, cases);
    let published = verdicts.iter().filter(|verdict| verdict.judgement.files > 0).count();
    let files: usize = verdicts.iter().map(|verdict| verdict.judgement.files).sum();
    let pages: usize = verdicts.iter().map(|verdict| verdict.judgement.pages).sum();
    let failed: Vec<&Verdict> =
        verdicts.iter().filter(|verdict| !verdict.judgement.faults.is_empty()).collect();
    println!(
        "seed {seed}: {} cases, {published} published, {files} files read by others, {pages} pages compared, {} failed",
        verdicts.len(),
        failed.len()
    );
    assert!(failed.is_empty(), "{} of seed {seed} fail", failed.len());
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().expect("a number"))
}

/// Runs cases on as many threads as there are processors, and stops when one does not end.
fn run(seed: u64, cases: Range<u64>) -> Vec<Verdict> {
    let bases = Arc::new(Bases::read());
    let next = Arc::new(AtomicU64::new(cases.start));
    let (send, receive) = mpsc::channel();
    for worker in 0..thread::available_parallelism().map_or(1, usize::from) {
        let (bases, next, send) = (Arc::clone(&bases), Arc::clone(&next), send.clone());
        thread::spawn(move || {
            let mut bench = Bench::new();
            loop {
                let case = next.fetch_add(1, Ordering::Relaxed);
                if case >= cases.end || send.send(Message::Begun(worker, case)).is_err() {
                    return;
                }
                let _ = send.send(Message::Ended(worker, bench.run(&bases, seed, case)));
            }
        });
    }
    drop(send);
    gather(&receive)
}

fn gather(receive: &mpsc::Receiver<Message>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut running: BTreeMap<usize, (u64, Instant)> = BTreeMap::new();
    loop {
        match receive.recv_timeout(Duration::from_secs(1)) {
            Ok(Message::Begun(worker, case)) => _ = running.insert(worker, (case, Instant::now())),
            Ok(Message::Ended(worker, verdict)) => {
                running.remove(&worker);
                if !verdict.judgement.faults.is_empty() {
                    println!("{verdict}");
                }
                verdicts.push(verdict);
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
        let slow = running.values().find(|(_, begun)| begun.elapsed() > LIMIT);
        assert!(slow.is_none(), "case {} does not end", slow.unwrap().0);
    }
    verdicts.sort_by_key(|verdict| verdict.case);
    verdicts
}

#[test]
fn every_site_is_right_before_it_is_broken() {
    let bases = Bases::read();
    let mut bench = Bench::new();
    for files in bases.all() {
        let all: Vec<String> = files.keys().cloned().collect();
        let Judgement { faults, files, pages, problems } = bench.judge(files, &all, 0);
        assert!(faults.is_empty() && files > 5 && pages > 2, "{files}, {pages}, {faults:#?}\n{problems}");
    }
}
