//! `tongbao status`: 谁没报, what is late, what bulletins leave out, drafts and overtaken pages.

mod json;
mod lists;
mod text;

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use tongbao::analyse::{ReportingStatus, unread};
use tongbao::diagnostic::{Report, Severity};
use tongbao::site::Site;
use tongbao::text::source::Span;
use tongbao::{read, say};

use super::arguments::{self, Color, Format, Reporting, given};
use super::console::{Aim, Console};
use super::grammar::{Words, flag, option};
use super::{Entry, Outcome};

/// The command.
pub(super) const ENTRY: Entry = Entry { name: "status", grammar, run };

/// How many periods are shown unless `--last` says otherwise: a year of months.
const PERIODS: usize = 12;
/// How many lines of a list are shown unless `--max` says otherwise.
const SHOWN: usize = 20;
/// The options of `status`.
struct StatusOptions {
    root: PathBuf,
    /// The day that is asked for; `None` is today.
    day: Option<Date>,
    /// How many periods are shown; 0 shows all.
    last: usize,
    /// How many lines of a list are shown; 0 shows all.
    max: usize,
    /// Whether something owed is told by the exit code.
    exit_code: bool,
    format: Format,
    color: Color,
}

/// What is shown: the standing, and the files it speaks of.
struct Shown<'a> {
    report: &'a Report,
    site: &'a Site,
    standing: &'a ReportingStatus<'a>,
    options: &'a StatusOptions,
}

impl Shown<'_> {
    /// The file in which something is written.
    fn file(&self, span: Span) -> &str {
        self.report.sources.get(span.source).map_or("", |source| source.path())
    }

    /// How many files have errors that may hide a bulletin or a figure.
    fn errors(&self) -> usize {
        self.report.count(Severity::Error)
    }
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "谁没报、谁迟了、漏了哪些指标；连同草稿和过时的页面",
        "Who has not reported, who was late, what bulletins leave out; drafts and overtaken pages",
    );
    let day = words.say(
        "按哪一天算，例如 2020-05-12 [默认 今天]",
        "The day to ask for, such as 2020-05-12 [default: today]",
    );
    let wanted = words.say("日期写成 2020-05-12", "a date is written 2020-05-12");
    let date = move |text: &str| text.parse::<Date>().map_err(|_| wanted.to_owned());
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
        .arg(option("today", words.say("日期", "day"), day).value_parser(date))
        .arg(option("last", words.say("数", "n"), last).value_parser(words.number::<usize>()))
        .arg(option("max", words.say("数", "n"), max).value_parser(words.number::<usize>()))
        .arg(flag("exit-code", exit_code))
        .arg(option("format", words.say("格式", "format"), format).value_parser(["text", "json"]))
        .arg(words.color())
}

fn run(console: &mut Console, found: &ArgMatches) -> Outcome {
    let json = given::<String>(found, "format").as_deref() == Some("json");
    let options = StatusOptions {
        root: arguments::root(found),
        day: given(found, "today"),
        last: given(found, "last").unwrap_or(PERIODS),
        max: given(found, "max").unwrap_or(SHOWN),
        exit_code: found.get_flag("exit-code"),
        format: if json { Format::Json } else { Format::Text },
        color: arguments::color(found),
    };
    status(console, &options)
}

/// Tells how the reporting stands. What is wrong with the site is counted, not told: `check` tells it.
fn status(console: &mut Console, options: &StatusOptions) -> Outcome {
    let mut report = Report::default();
    let tree = read::read(&mut report, &options.root);
    let site = tongbao::compile::compile(&mut report, &tree);
    if site.districts.is_empty() && report.has_errors() {
        let reporting =
            Reporting { format: options.format, color: options.color, max: arguments::SHOWN, quiet: false };
        console.report(&report, &reporting, Aim::Err);
        return Outcome::UserError;
    }
    let unread = unread(&report, &site);
    let standing = ReportingStatus::on(&site, options.day.unwrap_or(console.today), &unread);
    let shown = Shown { report: &report, site: &site, standing: &standing, options };
    let out = match options.format {
        Format::Json => json::json(&shown),
        _ => text::text(&shown, &console.sheet(options.color)),
    };
    console.out.write(&out);
    let errors = shown.errors();
    if errors > 0 {
        console.tell(&say!(
            "注意：内容里有 {errors} 个错误，有的通报和数据可能没有算进来；详情见 tongbao check。",
            "note: the content has {errors} errors, so some bulletins and figures may be left out; see `tongbao check`"
        ));
    }
    let owed = standing.missing() + standing.owed() > 0;
    if options.exit_code && owed { Outcome::UserError } else { Outcome::Fine }
}
