//! Which command a command line asks for, in which language, and the options that commands share.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;
use tongbao::diagnostic::Language;

use super::grammar::grammar;
use super::{COMMANDS, Entry, refusal};

/// How many problems are shown unless `--max` says otherwise: what a person reads before the first fix.
pub(super) const SHOWN: usize = 50;

/// What the command line asks for.
pub(super) enum Parsed {
    /// A text on standard output: help or the version.
    Help(String),
    /// The command line makes no sense; a text on standard error.
    Refused(String),
    /// A command to run, with what was said to it.
    Command(Entry, ArgMatches),
}

/// How problems are told.
#[derive(Debug, Clone)]
pub(super) struct Reporting {
    /// For people or for machines.
    pub(super) format: Format,
    /// Whether colours are used.
    pub(super) color: Color,
    /// How many are shown; 0 shows all.
    pub(super) max: usize,
    /// Whether all is silent unless there are errors.
    pub(super) quiet: bool,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Sarif,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// What every command needs to know of a site.
#[derive(Debug, Clone)]
pub(super) struct SiteOptions {
    pub(super) root: PathBuf,
    pub(super) drafts: bool,
    pub(super) strict: bool,
    /// 0 takes one thread for each processor.
    pub(super) threads: usize,
    pub(super) reporting: Reporting,
}

/// Reads the command line. Its language is needed before it can be read, because even its errors have one.
pub(super) fn parse(arguments: Vec<OsString>) -> (Language, Parsed) {
    let language = language(&arguments);
    let parsed = match grammar(language).try_get_matches_from(arguments) {
        Ok(matches) => understand(matches),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Parsed::Help(format!("{}\n", error.render().to_string().trim_end()))
            }
            _ => Parsed::Refused(refusal::describe(&error, language)),
        },
    };
    (language, parsed)
}

/// The last `--lang` of the command line; Chinese without one.
fn language(arguments: &[OsString]) -> Language {
    let after = arguments.iter().skip(1).map(|following| Some(following.as_os_str())).chain([None]);
    let value = |(argument, next): (&OsString, Option<&OsStr>)| {
        if argument == "--lang" {
            return next.and_then(OsStr::to_str).map(str::to_owned);
        }
        argument.to_str()?.strip_prefix("--lang=").map(str::to_owned)
    };
    match arguments.iter().zip(after).filter_map(value).last().as_deref() {
        Some("en") => Language::English,
        _ => Language::Chinese,
    }
}

fn understand(mut matches: ArgMatches) -> Parsed {
    let asked = matches.remove_subcommand();
    let found = asked.and_then(|(name, found)| {
        let entry = COMMANDS.iter().find(|entry| entry.name == name)?;
        Some(Parsed::Command(*entry, found))
    });
    // The grammar has the same table and demands a command.
    found.unwrap_or_else(|| Parsed::Help(String::new()))
}

/// The options of a site, as `Words::site` takes them.
pub(super) fn site(found: &ArgMatches) -> SiteOptions {
    SiteOptions {
        root: root(found),
        drafts: found.get_flag("drafts"),
        strict: found.get_flag("strict"),
        threads: given(found, "threads").unwrap_or(0),
        reporting: Reporting {
            format: match given::<String>(found, "format").as_deref() {
                Some("json") => Format::Json,
                Some("sarif") => Format::Sarif,
                _ => Format::Text,
            },
            color: color(found),
            max: given(found, "max").unwrap_or(SHOWN),
            quiet: given(found, "quiet").unwrap_or(false),
        },
    }
}

/// The project's folder, as `Words::root` takes it.
pub(super) fn root(found: &ArgMatches) -> PathBuf {
    given(found, "root").unwrap_or_else(|| PathBuf::from("."))
}

/// The option of colours.
pub(super) fn color(found: &ArgMatches) -> Color {
    match given::<String>(found, "color").as_deref() {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    }
}

/// The value of an option that not every command has.
pub(super) fn given<T: Clone + Send + Sync + 'static>(found: &ArgMatches, id: &str) -> Option<T> {
    found.try_get_one(id).ok().flatten().cloned()
}
