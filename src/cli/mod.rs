//! The commands: arguments in, one library call, a summary out.
//!
//! # Architecture Invariant
//! The environment comes in as a [`World`]; nothing here asks for it. Exit codes: 0 all is well, 1 the
//! content has errors, 2 the machine (or the command line) refused, 101 the program itself is at fault.

mod arguments;
mod ask;
mod build;
mod check;
mod completions;
mod console;
mod coverage;
mod diff;
mod doctor;
mod explain;
mod figures;
mod fix;
mod grammar;
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

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::ArgMatches;
use jiff::civil::Date;

use arguments::Parsed;
pub(crate) use ask::Input;
use console::Console;
pub(crate) use console::Stream;
use grammar::Words;
pub(crate) use panic::report_panics;

/// All commands, in the order of the help, which is that of the work. A new one is a file with its `ENTRY` and a line here.
const COMMANDS: &[Entry] = &[
    init::ENTRY,
    new::ENTRY,
    import::ENTRY,
    source::ENTRY,
    check::ENTRY,
    build::ENTRY,
    #[cfg(feature = "serve")]
    serve::ENTRY,
    status::ENTRY,
    diff::ENTRY,
    figures::ENTRY,
    explain::ENTRY,
    schema::ENTRY,
    completions::ENTRY,
    doctor::ENTRY,
];

/// A command: what it is called, what may be said to it, and what it does.
#[derive(Clone, Copy)]
struct Entry {
    /// The word on the command line.
    name: &'static str,
    /// Its arguments with their help in one language.
    grammar: fn(Words) -> clap::Command,
    /// Arguments in, one library call, a summary out.
    run: fn(&mut Console, &ArgMatches) -> Outcome,
}

/// What the process was given.
pub(crate) struct World {
    /// The command line, the program's own name first.
    pub(crate) arguments: Vec<OsString>,
    /// Whether `NO_COLOR` asks for none.
    pub(crate) no_color: bool,
    /// Columns of the terminal, where there is one.
    pub(crate) columns: Option<usize>,
    /// What is typed, where somebody can.
    pub(crate) input: Input,
    /// Standard output: what was asked for.
    pub(crate) out: Stream,
    /// Standard error: what is said about it.
    pub(crate) err: Stream,
    /// When the process started.
    pub(crate) started: Instant,
    /// How long work goes on before it is told: shorter work is over before a line about it could be read.
    pub(crate) patience: Duration,
    /// Whether there is a desktop on which a browser can be opened.
    pub(crate) desktop: bool,
    /// The folder of the person at the machine.
    pub(crate) home: Option<PathBuf>,
    /// The day on the machine's calendar.
    pub(crate) today: Date,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// The content has errors; nothing was published.
    UserError,
    /// The machine or the command line refused.
    SystemError,
}

/// Runs the command that the arguments name.
pub(crate) fn run(world: World) -> ExitCode {
    let World { arguments, no_color, columns, input, out, err, started, patience, desktop, home, today } =
        world;
    let (language, parsed) = arguments::parse(arguments);
    let mut console =
        Console { input, out, err, no_color, columns, language, started, patience, desktop, home, today };
    let outcome = match parsed {
        Parsed::Help(text) => {
            console.out.write(&text);
            Outcome::Fine
        }
        Parsed::Refused(text) => {
            console.err.write(&text);
            Outcome::SystemError
        }
        Parsed::Command(command, found) => (command.run)(&mut console, &found),
    };
    match console.close(outcome) {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::UserError => ExitCode::from(1),
        Outcome::SystemError => ExitCode::from(2),
    }
}
