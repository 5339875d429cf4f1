//! P4: two builds at once, and a reader who never waits.

use std::fs::{self, File};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::bench::{Bench, output_text, tree};

/// How many pairs of builds race.
const PAIRS: usize = 40;
/// The message of the second of two builds.
const BUSY: &str = "另一个 tongbao 正在发布";

#[test]
fn of_two_builds_at_once_a_site_is_published_and_readers_never_notice() {
    let bench = Bench::new();
    let (a, b) = bench.both();
    bench.stand();
    let over = AtomicBool::new(false);
    let reads = AtomicUsize::new(0);
    let page = bench.path("work/site/tongnan/2020-04/index.html");
    let whole = [&a["tongnan/2020-04/index.html"], &b["tongnan/2020-04/index.html"]];
    assert_ne!(whole[0], whole[1]);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let read = fs::read(&page).expect("the page is always there");
                assert!(whole.contains(&&read), "a page that is neither old nor new");
                reads.fetch_add(1, Ordering::Relaxed);
            }
        });
        let refused = (0..PAIRS).filter(|_| race(&bench)).count();
        over.store(true, Ordering::Relaxed);
        eprintln!("{PAIRS} races, {refused} refused, {} reads", reads.load(Ordering::Relaxed));
    });
    // Whether two of them met is the machine's affair; here one meets another for certain.
    let lock = File::create_new(bench.path("work/.site.lock")).unwrap();
    lock.lock().unwrap();
    let output = bench.build("a", "work/site").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", output_text(&output));
    assert!(output_text(&output).contains(BUSY), "{}", output_text(&output));
    drop(lock);
    assert!(bench.build("a", "work/site").output().unwrap().status.success());
    let end = tree(&bench.path("work/site"));
    assert!(end == a || end == b);
    assert_eq!(bench.beside(), Vec::<String>::new());
}

/// Builds A and B at the same time. Whether a build was refused because the other was at work.
fn race(bench: &Bench) -> bool {
    let build = |from: &str| {
        let mut command = bench.build(from, "work/site");
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let builds = [build("a"), build("b")].map(|child| child.wait_with_output().unwrap());
    let codes = builds.each_ref().map(|output| output.status.code());
    for output in &builds {
        let busy = output.status.code() == Some(2) && output_text(output).contains(BUSY);
        assert!(output.status.success() || busy, "{}", output_text(output));
    }
    assert!(codes.contains(&Some(0)), "one of them publishes");
    codes.contains(&Some(2))
}
