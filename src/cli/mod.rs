//! The commands: arguments in, one library call, a summary out.
//!
//! # Architecture Invariant
//! The environment comes in as a [`World`]; nothing here asks for it. Exit codes: 0 all is well, 1 the
//! content has errors, 2 the machine (or the command line) refused, 101 the program itself is at fault.

mod arguments;
mod build;
mod check;
mod console;
mod coverage;
mod explain;
mod grammar;
mod mend;
mod panic;
mod progress;
mod refusal;
#[cfg(feature = "serve")]
mod serve;
mod source;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use arguments::{Command, Parsed};
use console::Console;
pub(crate) use console::Stream;
pub(crate) use panic::report_panics;

/// What the process was given.
pub(crate) struct World {
    /// The command line, the program's own name first.
    pub(crate) arguments: Vec<OsString>,
    /// Whether `NO_COLOR` asks for none.
    pub(crate) no_color: bool,
    /// Columns of the terminal, where there is one.
    pub(crate) columns: Option<usize>,
    /// Standard output: what was asked for.
    pub(crate) out: Stream,
    /// Standard error: what is said about it.
    pub(crate) err: Stream,
    /// When the process started.
    pub(crate) started: Instant,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// The content has errors; nothing was published.
    Content,
    /// The machine or the command line refused.
    Machine,
}

/// Runs the command that the arguments name.
pub(crate) fn run(world: World) -> ExitCode {
    let World { arguments, no_color, columns, out, err, started } = world;
    let (language, parsed) = arguments::parse(arguments);
    let mut console = Console { out, err, no_color, columns, language, started };
    let outcome = match parsed {
        Parsed::Help(text) => {
            console.out.write(&text);
            Outcome::Fine
        }
        Parsed::Refused(text) => {
            console.err.write(&text);
            Outcome::Machine
        }
        Parsed::Command(Command::Build(options)) => build::build(&mut console, &options),
        Parsed::Command(Command::Check(options)) => check::check(&mut console, &options),
        Parsed::Command(Command::Explain(options)) => explain::explain(&mut console, &options),
        Parsed::Command(Command::Source(options)) => source::source(&mut console, &options),
        #[cfg(feature = "serve")]
        Parsed::Command(Command::Serve(options)) => serve::serve(&mut console, &options),
    };
    match console.close(outcome) {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::Content => ExitCode::from(1),
        Outcome::Machine => ExitCode::from(2),
    }
}
