//! P6: signals at any moment, and output that nobody takes.

use std::fs::File;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::bench::{Bench, output_text, tree};

/// Moments at which each signal strikes.
const MOMENTS: u32 = 12;

#[test]
fn signals_at_any_moment() {
    let bench = Bench::new();
    let (a, b) = bench.both();
    for signal in ["INT", "TERM", "HUP"] {
        for moment in 0..MOMENTS {
            bench.stand();
            let mut build = bench.build("b", "work/site");
            let mut child = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            thread::sleep(Duration::from_micros(u64::from(moment) * 1_500));
            let _ = Command::new("kill")
                .args(["-s", signal, &child.id().to_string()])
                .stderr(Stdio::null())
                .status();
            let status = child.wait().unwrap();
            let site = tree(&bench.path("work/site"));
            assert!(site == b || (site == a && !status.success()), "{signal} at {moment}: {status}");
            bench.heals(&b, signal);
        }
    }
}

#[test]
fn output_that_nobody_takes() {
    let bench = Bench::new();
    let (_, b) = bench.both();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let closed = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        writer
    };
    type Plug<'a> = &'a dyn Fn() -> Stdio;
    let plugs: [(&str, Plug<'_>); 2] = [("full", &|| full().into()), ("closed", &|| closed().into())];
    for (name, plug) in plugs {
        bench.stand();
        let output = bench.build("b", "work/site").stdout(plug()).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name} stdout: {}", output_text(&output));
        assert!(tree(&bench.path("work/site")) == b, "{name} stdout: the site is published all the same");
        bench.stand();
        let output = bench.build("b", "work/site").stderr(plug()).stdout(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{name} stderr: {}", output_text(&output));
        assert!(tree(&bench.path("work/site")) == b);
    }
}
