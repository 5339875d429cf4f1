//! `tongbao status`: 谁没报, what is late, what bulletins leave out, pages that are not out and out-of-date ones.

mod json;
mod lists;
mod text;

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use jiff::civil::DateTime;
use tongbao::analyse::{ReportingStatus, unread};
use tongbao::compile::{Reach, release};
use tongbao::diagnostic::{Diagnostics, Severity};
use tongbao::say;
use tongbao::site::Site;
use tongbao::text::source::Span;

use super::arguments::{self, Color, Format, ReportFlags, Words, flag, given, option};
use super::command::CliCommand;
use super::console::{Aim, Console, Outcome};
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "status", grammar, run };

/// How many periods are shown without `--last`: a year of months.
const PERIODS: usize = 12;
/// How many lines of a list are shown without `--max`.
const SHOWN: usize = 20;
/// The options of `status`.
struct StatusOptions {
    root: PathBuf,
    /// The moment that counts; `None` is the clock's.
    now: Option<DateTime>,
    /// How many periods are shown; 0 shows all.
    last: usize,
    /// How many lines of a list are shown; 0 shows all.
    max: usize,
    /// Whether missing bulletins or indicators make the exit code 1.
    exit_code: bool,
    format: Format,
    color: Color,
}

/// The reporting status with the files it refers to.
struct Overview<'a> {
    diagnostics: &'a Diagnostics,
    site: &'a Site,
    status: &'a ReportingStatus<'a>,
    options: &'a StatusOptions,
}

impl Overview<'_> {
    /// The file in which something is written.
    fn file(&self, span: Span) -> &str {
        self.diagnostics.sources.get(span.source).map_or("", |source| source.path())
    }

    /// How many files have errors that may hide a bulletin or a figure.
    fn errors(&self) -> usize {
        self.diagnostics.count(Severity::Error)
    }
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "谁没报、谁迟了、漏了哪些指标；连同没有发布的和过时的页面",
        "Who has not reported, who was late, what bulletins leave out; pages not out and overtaken ones",
    );
    let last = words
        .say("只列最近几期；0 为全部 [默认 12]", "Show the last so many periods; 0 shows all [default: 12]");
    let max = words.say(
        "每张单子最多列多少行；0 为全部 [默认 20]",
        "Show at most so many lines of each list; 0 shows all [default: 20]",
    );
    let format = words.say("格式：text 或 json [默认 text]", "Form: text or json [default: text]");
    let exit_code = words.say(
        "有缺报或漏报，退出码就是 1，供定时任务用",
        "Exit with 1 when a bulletin or an indicator is owed, for scheduled jobs",
    );
    words
        .command("status", about, ("[选项]", "[options]"))
        .arg(words.root())
        .arg(words.now().alias("today"))
        .arg(option("last", words.say("数", "n"), last).value_parser(words.number::<usize>()))
        .arg(option("max", words.say("数", "n"), max).value_parser(words.number::<usize>()))
        .arg(flag("exit-code", exit_code))
        .arg(option("format", words.say("格式", "format"), format).value_parser(["text", "json"]))
        .arg(words.color())
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let json = given::<String>(matches, "format").as_deref() == Some("json");
    let options = StatusOptions {
        root: arguments::root(matches),
        now: given(matches, "now"),
        last: given(matches, "last").unwrap_or(PERIODS),
        max: given(matches, "max").unwrap_or(SHOWN),
        exit_code: matches.get_flag("exit-code"),
        format: if json { Format::Json } else { Format::Text },
        color: arguments::color(matches),
    };
    status(console, &options)
}

/// Prints the reporting status. Errors of the site are counted, not reported: `check` reports them.
fn status(console: &mut Console, options: &StatusOptions) -> Outcome {
    let (mut diagnostics, tree) = match site::read(console, &options.root) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let now = options.now.unwrap_or(console.now);
    let site = release(&mut diagnostics, tree, now, Reach::Everything).compile(&mut diagnostics);
    if site.districts.is_empty() && diagnostics.has_errors() {
        let reporting =
            ReportFlags { format: options.format, color: options.color, max: arguments::SHOWN, quiet: false };
        console.report(&diagnostics, &reporting, Aim::Err);
        return Outcome::UserError;
    }
    let unread = unread(&diagnostics, &site);
    let status = ReportingStatus::on(&site, now.date(), &unread);
    let overview = Overview { diagnostics: &diagnostics, site: &site, status: &status, options };
    let out = match options.format {
        Format::Json => json::json(&overview),
        _ => text::text(&overview, &console.layout(options.color)),
    };
    console.out.write(&out);
    let errors = overview.errors();
    if errors > 0 {
        console.tell(&say!(
            "注意：内容里有 {errors} 个错误，有的通报和数据可能没有算进来；详情见 tongbao check。",
            "note: the content has {errors} errors, so some bulletins and figures may be left out; see `tongbao check`"
        ));
    }
    let owed = status.missing() + status.owed() > 0;
    if options.exit_code && owed { Outcome::UserError } else { Outcome::Fine }
}
