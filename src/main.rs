//! The program: reads the environment and the clock, runs a command, returns its exit code.

mod cli;

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// A site of ten thousand bulletins makes and drops hundreds of millions of small texts.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "this is where the environment and the clock are read")]
fn main() -> ExitCode {
    cli::report_panics();
    cli::run(cli::World {
        arguments: std::env::args_os().collect(),
        no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        columns: terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0)),
        input: cli::Input::new(io::BufReader::new(io::stdin()), io::stdin().is_terminal()),
        out: cli::Stream::new(io::stdout(), io::stdout().is_terminal()),
        err: cli::Stream::new(io::stderr(), io::stderr().is_terminal()),
        started: Instant::now(),
        patience: Duration::from_secs(1),
        desktop: has_desktop(),
        home: ["HOME", "USERPROFILE"].into_iter().find_map(std::env::var_os).map(Into::into),
        // 中国标准时间, wherever the machine is.
        now: jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8))).datetime(),
    })
}

/// Whether a browser can be opened on a screen: there is a display, and no automation (`CI`).
#[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
fn has_desktop() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let displays = ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(is_set);
    !is_set("CI") && (displays || matches!(std::env::consts::OS, "windows" | "macos"))
}
