//! The commands: arguments in, one library call, a summary out.
//!
//! # Architecture Invariant
//! The environment comes in as a [`World`]; nothing here asks for it. Exit codes: 0 all is well, 1 the
//! content has errors, 2 the machine (or the command line) refused, 101 the program itself is at fault.

mod arguments;
mod ask;
mod build;
mod check;
mod command;
mod completions;
mod console;
mod coverage;
mod diff;
mod doctor;
mod explain;
mod figures;
mod fix;
mod grammar;
mod held;
mod import;
mod init;
mod new;
mod panic;
mod progress;
mod prompt;
mod refusal;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod source;
mod status;
mod streams;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::ArgMatches;
use jiff::civil::DateTime;
use tongbao::{publish, say};

use command::CliCommand;
use console::{Console, Outcome};
use grammar::Parsed;

pub(crate) use panic::report_panics;
pub(crate) use streams::{Input, Stream};

/// All commands, in the order of the help, which is that of the work. A new one is a file with its `COMMAND` and two lines
/// here.
const COMMANDS: &[CliCommand] = &[
    init::COMMAND,
    new::COMMAND,
    import::COMMAND,
    source::COMMAND,
    check::COMMAND,
    build::COMMAND,
    #[cfg(feature = "serve")]
    serve::COMMAND,
    status::COMMAND,
    diff::COMMAND,
    figures::COMMAND,
    explain::COMMAND,
    schema::COMMAND,
    completions::COMMAND,
    doctor::COMMAND,
];

/// The environment of the process.
pub(crate) struct World {
    /// The command line, the program's own name first.
    pub(crate) arguments: Vec<OsString>,
    /// Whether `NO_COLOR` asks for none.
    pub(crate) no_color: bool,
    /// Columns of the terminal, where there is one.
    pub(crate) columns: Option<usize>,
    /// Standard input.
    pub(crate) input: Input,
    /// Standard output: the result.
    pub(crate) out: Stream,
    /// Standard error: messages about the result.
    pub(crate) err: Stream,
    /// When the process started.
    pub(crate) started: Instant,
    /// How long work goes on before a line about it is shown: shorter work is over before a line about it could be read.
    pub(crate) patience: Duration,
    /// Whether there is a desktop on which a browser can be opened.
    pub(crate) desktop: bool,
    /// The folder of the person at the machine.
    pub(crate) home: Option<PathBuf>,
    /// The moment of the clock, at UTC+8.
    pub(crate) now: DateTime,
}

/// Runs the command that the arguments name.
pub(crate) fn run(world: World) -> ExitCode {
    let World { arguments, no_color, columns, input, out, err, started, patience, desktop, home, now } =
        world;
    let (language, parsed) = grammar::parse(arguments, COMMANDS);
    let grammar = |language| grammar::grammar(language, COMMANDS);
    let mut console = Console {
        grammar,
        input,
        out,
        err,
        no_color,
        columns,
        language,
        started,
        patience,
        desktop,
        home,
        now,
    };
    let outcome = match parsed {
        Parsed::Help(text) => {
            console.out.write(&text);
            Outcome::Fine
        }
        Parsed::Refused(text) => {
            console.err.write(&text);
            Outcome::SystemError
        }
        Parsed::Command(command, matches) => {
            // `build` does so itself, wherever it publishes to.
            if command.name != build::COMMAND.name {
                restore(&mut console, &matches);
            }
            (command.run)(&mut console, &matches)
        }
    };
    console.close(outcome).into()
}

/// Whatever is done in a project, a site that an interrupted build has set aside comes back first.
fn restore(console: &mut Console, matches: &ArgMatches) {
    if let Some((_, matches)) = matches.subcommand() {
        return restore(console, matches);
    }
    if matches.try_contains_id("root").is_err() {
        return;
    }
    let site = arguments::root(matches).join("site");
    let displayed = site.strip_prefix(".").unwrap_or(&site).display();
    match publish::restore(&site) {
        Ok(false) => {}
        Ok(true) => console.tell(&say!(
            "提示：上一次构建在替换网站时中断了，原来的网站已放回 {displayed}。",
            "hint: a build was interrupted while it replaced the site; the site from before is back at {displayed}"
        )),
        Err(error) => {
            console.refuse(&error);
        }
    }
}
