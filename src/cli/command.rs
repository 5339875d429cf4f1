//! A command: its name, its arguments, and what it does.

use clap::ArgMatches;

use super::arguments::Words;
use super::console::{Console, Outcome};

/// A command of the command line.
#[derive(Clone, Copy)]
pub(super) struct CliCommand {
    /// The word on the command line.
    pub(super) name: &'static str,
    /// Its arguments with their help in one language.
    pub(super) grammar: fn(Words) -> clap::Command,
    /// Arguments in, one library call, a summary out.
    pub(super) run: fn(&mut Console, &ArgMatches) -> Outcome,
}
