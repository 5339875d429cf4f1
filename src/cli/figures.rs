//! `tongbao figures`: the figures that can be cited, with the role to paste.

mod list;
mod query;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use jiff::civil::DateTime;
use tongbao::author::citable;
use tongbao::compile::Reach;
use tongbao::diagnostic::{Diagnostics, Severity};
use tongbao::say;

use super::arguments::{self, Color, Format, Words, flag, given, option};
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::site;
use query::FigureQuery;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "figures", grammar, run };

/// How many rows are shown without `--max`: some screens, not some thousands of lines.
const SHOWN: usize = 200;

/// The options of `figures`.
struct FiguresOptions {
    root: PathBuf,
    /// Names of districts, villages, indicators, groups, and periods.
    names: Vec<String>,
    period: Option<String>,
    /// The page the roles are pasted into.
    page: Option<String>,
    drafts: bool,
    /// The moment that counts; `None` is the clock's.
    now: Option<DateTime>,
    format: Format,
    max: usize,
    color: Color,
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "列出可以引用的数据，连同贴进正文的写法",
        "List what can be cited, with the role to paste into a text",
    );
    let usage = ("[地区] [指标] [选项]", "[district] [indicator] [options]");
    let names = Arg::new("names").num_args(0..).value_name(words.say("名称", "name")).help(words.say(
        "地区、村、指标、分组或期间，写几样就是都要符合",
        "District, village, indicator, group or period; several must all hold",
    ));
    let period = words.say(
        "只列这一期间之内的，例如 2020 或 2020-04",
        "Only what lies within this period, such as 2020 or 2020-04",
    );
    let page = words.say(
        "要贴进哪一篇，例如 content/tongnan/2020-04.md：写法随之最短",
        "The page to paste into, such as content/tongnan/2020-04.md: roles are the shortest there",
    );
    let format = words
        .say("格式：text 或 json（每行一条）[默认 text]", "Form: text or json (one a line) [default: text]");
    let max = words
        .say("最多列多少行；0 为全部 [默认 200]", "Show at most so many rows; 0 shows all [default: 200]");
    words
        .command("figures", about, usage)
        .arg(names)
        .arg(words.root())
        .arg(option("period", words.say("期间", "period"), period))
        .arg(option("in", words.say("文件", "file"), page))
        .arg(flag("drafts", words.say("草稿也算在内", "Include drafts")))
        .arg(words.now())
        .arg(option("format", words.say("格式", "format"), format).value_parser(["text", "json"]))
        .arg(option("max", words.say("数", "n"), max).value_parser(words.number::<usize>()))
        .arg(words.color())
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let json = given::<String>(matches, "format").as_deref() == Some("json");
    let options = FiguresOptions {
        root: arguments::root(matches),
        names: matches.get_many("names").map(|names| names.cloned().collect()).unwrap_or_default(),
        period: given(matches, "period"),
        page: given(matches, "in"),
        drafts: matches.get_flag("drafts"),
        now: given(matches, "now"),
        format: if json { Format::Json } else { Format::Text },
        max: given(matches, "max").unwrap_or(SHOWN),
        color: arguments::color(matches),
    };
    figures(console, &options)
}

/// Lists the figures of the query. Errors of the site are counted, not reported: `check` reports them.
fn figures(console: &mut Console, options: &FiguresOptions) -> Outcome {
    let (now, reach) =
        (options.now.unwrap_or(console.now), if options.drafts { Reach::Coming } else { Reach::Published });
    let (diagnostics, site) = match site::compile(console, &options.root, now, reach) {
        Ok(compiled) => compiled,
        Err(outcome) => return outcome,
    };
    if site.dictionary.indicators.is_empty() && diagnostics.has_errors() {
        return nothing(console, &diagnostics, options);
    }
    let words = options.names.iter().chain(&options.period).map(String::as_str);
    let query = match FigureQuery::of(&site, words) {
        Ok(query) => query,
        Err(problem) => {
            console.tell(&problem);
            return Outcome::SystemError;
        }
    };
    let page = match options.page.as_deref().map(|typed| query::page(&site, typed)).transpose() {
        Ok(page) => page,
        Err(problem) => {
            console.tell(&problem);
            return Outcome::SystemError;
        }
    };
    let all = citable(&site, page.as_ref());
    let rows: Vec<_> = all.iter().filter(|citable| query.admits(&citable.figure)).collect();
    list::print(console, options, &diagnostics, &rows);
    let errors = diagnostics.count(Severity::Error);
    if errors > 0 {
        console.tell(&say!(
            "注意：内容里有 {errors} 个错误，列出的可能不全；详情见 tongbao check。",
            "note: the content has {errors} errors, so this may not be all; see `tongbao check`"
        ));
    }
    Outcome::Fine
}

/// Reports that there is no site here, or none whose dictionary can be read.
fn nothing(console: &mut Console, diagnostics: &Diagnostics, options: &FiguresOptions) -> Outcome {
    let reporting =
        arguments::ReportFlags { format: options.format, color: options.color, max: SHOWN, quiet: false };
    console.report(diagnostics, &reporting, super::console::Aim::Err);
    Outcome::UserError
}
