//! What a command line asks for, and in which language.

use std::ffi::{OsStr, OsString};
#[cfg(feature = "serve")]
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;
use tongbao::diagnostic::{Language, Safety};

use super::grammar::grammar;
use super::refusal;
use super::source::{self, SourceOptions};

/// How many problems are shown unless `--max` says otherwise: what a person reads before the first fix.
pub(super) const SHOWN: usize = 50;
/// The port of the preview unless `--port` says otherwise.
#[cfg(feature = "serve")]
pub(super) const PORT: u16 = 8020;

/// What the command line asks for.
pub(super) enum Parsed {
    /// A text on standard output: help or the version.
    Help(String),
    /// The command line makes no sense; a text on standard error.
    Refused(String),
    /// A command to run.
    Command(Command),
}

/// The commands.
pub(super) enum Command {
    /// Check and publish.
    Build(BuildOptions),
    /// Check, and mend what a machine can.
    Check(CheckOptions),
    /// What a code means.
    Explain(ExplainOptions),
    /// Read a page.
    Source(SourceOptions),
    /// Preview.
    #[cfg(feature = "serve")]
    Serve(ServeOptions),
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

/// The options of `build`.
pub(super) struct BuildOptions {
    pub(super) site: SiteOptions,
    /// `None` is `site` in the root.
    pub(super) out: Option<PathBuf>,
    pub(super) base_url: Option<String>,
}

/// The options of `check`.
pub(super) struct CheckOptions {
    pub(super) site: SiteOptions,
    /// What a machine is to mend; `None` only looks.
    pub(super) mending: Option<Mending>,
}

/// What a machine is to mend.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mending {
    /// The least sure edits that are applied.
    pub(super) up_to: Safety,
    /// Whether files are written, or only what would be written is shown.
    pub(super) write: bool,
}

/// The options of `explain`.
pub(super) struct ExplainOptions {
    /// The code as it was typed; `None` lists all.
    pub(super) code: Option<String>,
    pub(super) color: Color,
}

/// The options of `serve`.
#[cfg(feature = "serve")]
pub(super) struct ServeOptions {
    pub(super) site: SiteOptions,
    pub(super) address: IpAddr,
    pub(super) port: u16,
    pub(super) open: bool,
}

/// Reads the command line. Its language is needed before it can be read, because even its errors have one.
pub(super) fn parse(arguments: Vec<OsString>) -> (Language, Parsed) {
    let language = language(&arguments);
    let parsed = match grammar(language).try_get_matches_from(arguments) {
        Ok(matches) => understand(&matches),
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

fn understand(matches: &ArgMatches) -> Parsed {
    match matches.subcommand() {
        Some(("build", found)) => Parsed::Command(Command::Build(BuildOptions {
            site: site(found),
            out: found.get_one("out").cloned(),
            base_url: found.get_one("base-url").cloned(),
        })),
        Some(("source", found)) => Parsed::Command(Command::Source(source::arguments(found))),
        #[cfg(feature = "serve")]
        Some(("serve", found)) => Parsed::Command(Command::Serve(ServeOptions {
            site: site(found),
            address: found.get_one("address").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            port: found.get_one("port").copied().unwrap_or(PORT),
            open: found.get_flag("open"),
        })),
        Some(("explain", found)) => Parsed::Command(Command::Explain(ExplainOptions {
            code: found.get_one("code").cloned(),
            color: color(found),
        })),
        Some((_, found)) => {
            Parsed::Command(Command::Check(CheckOptions { site: site(found), mending: mending(found) }))
        }
        None => Parsed::Help(String::new()),
    }
}

fn site(found: &ArgMatches) -> SiteOptions {
    SiteOptions {
        root: found.get_one("root").cloned().unwrap_or_else(|| PathBuf::from(".")),
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

fn color(found: &ArgMatches) -> Color {
    match given::<String>(found, "color").as_deref() {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    }
}

/// `--fix` writes, `--diff` shows; with both, nothing is written.
fn mending(found: &ArgMatches) -> Option<Mending> {
    let (fix, diff) = (found.get_flag("fix"), found.get_flag("diff"));
    let up_to = if found.get_flag("suggested") { Safety::Suggested } else { Safety::Safe };
    (fix || diff).then_some(Mending { up_to, write: !diff })
}

/// The value of an option that not every command has.
fn given<T: Clone + Send + Sync + 'static>(found: &ArgMatches, id: &str) -> Option<T> {
    found.try_get_one(id).ok().flatten().cloned()
}
