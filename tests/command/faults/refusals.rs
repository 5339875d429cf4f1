//! P2: whatever call the system refuses, the site is whole and the exit code tells the truth.

use super::bench::{Bench, output_text, tree};
use super::strace::{self, points, trace, under};

/// What a system may answer.
const ERRORS: [&str; 6] = ["EINTR", "ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE"];
/// How many calls of each kind are struck.
const POINTS: usize = 5;

/// Refuses calls of a build of B over A: `once` only the nth, otherwise the nth and all that follow.
fn refuse_everywhere(once: bool) {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let (a, b) = bench.both();
    bench.stand();
    let calls = trace(&bench.build("b", "work/site"), &bench.path("work"), &[]);
    let (mut refused, mut overcome) = (0, 0);
    for (at, (name, nth)) in points(&calls, POINTS).into_iter().enumerate() {
        // Every kind of call meets every error within a few points; all pairs would take minutes.
        for error in ERRORS.iter().cycle().skip(at % ERRORS.len()).take(3) {
            // An interrupted call is made again, and no machine interrupts for ever.
            if !once && *error == "EINTR" {
                continue;
            }
            let when = if once { format!("{nth}") } else { format!("{nth}+") };
            let point = format!("{name}:error={error}:when={when}");
            bench.stand();
            let arguments = [format!("-einject={point}"), "-o/dev/null".to_owned()];
            let output = under(&bench.build("b", "work/site"), &arguments).output().unwrap();
            let site = tree(&bench.path("work/site"));
            match output.status.code() {
                Some(0) => {
                    assert!(site == b, "{point}: exit 0 without the new site: {}", output_text(&output))
                }
                // Files of the project that cannot be read are a problem of the content.
                Some(1 | 2) => {
                    assert!(site == a || site == b, "{point}: damaged, exit {:?}", output.status.code());
                    let message = String::from_utf8_lossy(&output.stderr).into_owned();
                    let writes = name == "write" && !once;
                    assert!(
                        writes || message.contains('：'),
                        "{point}: no message: {}",
                        output_text(&output)
                    );
                }
                // The loader and the start of the runtime are not ours.
                code => {
                    assert!(
                        site == a,
                        "{point}: exit {code:?} and the site was touched: {}",
                        output_text(&output)
                    )
                }
            }
            if output.status.success() {
                overcome += 1
            } else {
                refused += 1
            }
            bench.heals(&b, &point);
        }
    }
    eprintln!("{refused} refusals reported, {overcome} overcome");
    assert!(refused > 20, "hardly anything was refused");
}

#[test]
fn a_call_refused_once() {
    refuse_everywhere(true);
}

#[test]
fn calls_refused_from_then_on() {
    refuse_everywhere(false);
}

#[test]
fn an_unconfirmed_site_is_published_but_not_called_well() {
    if !strace::is_here() {
        return;
    }
    let bench = Bench::new();
    let (_, b) = bench.both();
    bench.stand();
    let arguments = ["-einject=fsync:error=EIO".to_owned(), "-o/dev/null".to_owned()];
    let output = under(&bench.build("b", "work/site"), &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", output_text(&output));
    assert!(output_text(&output).contains("已发布，但未确认写入磁盘"), "{}", output_text(&output));
    assert!(tree(&bench.path("work/site")) == b);
    bench.heals(&b, "an unconfirmed build");
}
