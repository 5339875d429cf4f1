//! `tongbao explain`: the page of a code, of an indicator or of a key of a file; or the list of all codes.

mod indicator;
mod keys;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use tongbao::author::NameMatch;
use tongbao::compile::Reach;
use tongbao::diagnostic::Code;
use tongbao::report::{TerminalLayout, list, page};
use tongbao::say;
use tongbao::text::visible;

use super::arguments::{self, Color, Words, given, option};
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::site;

/// Names listed in one message; more would not be read.
const LISTED: usize = 8;
/// The columns of a text that goes to a file.
const COLUMNS: usize = 80;

/// The word that asks for keys.
pub(super) const KEYS: &str = "keys";

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "explain", grammar, run };

/// The options of `explain`.
struct ExplainOptions {
    /// The code or the name of an indicator as it was typed; `None` lists all codes.
    name: Option<String>,
    /// The words that follow: behind `keys` a mapping, a key, or both.
    more: Vec<String>,
    root: PathBuf,
    color: Color,
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "说明一条问题：查什么、为什么、怎么改；或一个指标：定义、关系、数据；或文件里能写的键",
        "What a problem is, why it matters, what to do; or what an indicator is; or the keys of a file",
    );
    let usage =
        ("[代码、指标或 keys] [段] [键] [选项]", "[code, indicator or keys] [mapping] [key] [options]");
    let command = words.command("explain", about, usage);
    let code = Arg::new("code").value_name(words.say("代码、指标或 keys", "code")).help(words.say(
        "方括号里的代码，例如 FIG-SHARE；指标的名称；或 keys，列出各文件能写的键；不写就列出全部代码",
        "The code in brackets, such as FIG-SHARE; an indicator; or keys, for what may be written in each file; without one all codes are listed",
    ));
    let key = Arg::new("key").num_args(0..).value_name(words.say("段或键", "key")).help(words.say(
        "keys 后面：一段的名字，例如 bulletin 或 通报；一个键，例如 published；或一段里的一个键，例如 site title 或 site.title",
        "Behind keys: the name of a mapping, such as bulletin; a key, such as published; or a key of a mapping, such as site title or site.title",
    ));
    let root = words.say(
        "项目目录，指标在其中的 content/indicators.yml [默认 .]",
        "The project's folder, whose content/indicators.yml has the indicators [default: .]",
    );
    // The template has one list for all: an argument by position is described in `about`'s usage line.
    command
        .arg(code)
        .arg(key)
        .arg(option("root", words.say("目录", "folder"), root).value_parser(value_parser!(PathBuf)))
        .arg(words.color())
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let options = ExplainOptions {
        name: given(matches, "code"),
        more: matches.get_many("key").into_iter().flatten().cloned().collect(),
        root: given(matches, "root").unwrap_or_else(|| PathBuf::from(".")),
        color: arguments::color(matches),
    };
    explain(console, &options)
}

/// Prints the page of a code or of an indicator, or the list of all codes.
fn explain(console: &mut Console, options: &ExplainOptions) -> Outcome {
    let layout = TerminalLayout {
        language: console.language,
        color: console.colors(&console.out, options.color),
        columns: console.columns.unwrap_or(COLUMNS),
    };
    let Some(typed) = options.name.as_deref() else {
        console.out.write(&list(&layout));
        return Outcome::Fine;
    };
    let more = options.more.join(" ");
    if typed == KEYS {
        return of_keys(console, Some(more.as_str()).filter(|more| !more.is_empty()), &layout);
    }
    // A name with a space in it.
    let typed = &if more.is_empty() { typed.to_owned() } else { format!("{typed} {more}") };
    if let Some(code) = Code::named(typed.trim_matches(['[', ']'])) {
        console.out.write(&page(code, &layout));
        return Outcome::Fine;
    }
    // Codes are ASCII with a dash; what is none of them may be an indicator of the site, wherever that has errors.
    let site = match site::compile(console, &options.root, console.now, Reach::Everything) {
        Ok((_, site)) => site,
        Err(outcome) => return outcome,
    };
    let like = match site.look_up(typed) {
        Ok(NameMatch::Indicator(indicator)) => {
            console.out.write(&indicator::page(&site, &indicator, &layout));
            return Outcome::Fine;
        }
        Ok(NameMatch::Group(group)) => {
            let all = site.dictionary.indicators.iter().filter(|indicator| indicator.group == group);
            all.map(|indicator| indicator.name.clone()).collect()
        }
        Ok(_) => Vec::new(),
        Err(like) => like.into_iter().filter(|name| site.indicator(name).is_some()).collect(),
    };
    let like: Vec<String> = like.into_iter().take(LISTED).collect();
    unknown(console, typed, &like, site.dictionary.indicators.is_empty());
    Outcome::SystemError
}

/// Prints the keys of all mappings, of one mapping, or one key.
fn of_keys(console: &mut Console, name: Option<&str>, layout: &TerminalLayout) -> Outcome {
    let Some(name) = name else {
        console.out.write(&keys::list(layout));
        return Outcome::Fine;
    };
    if let Some(page) = keys::page(name, layout) {
        console.out.write(&page);
        return Outcome::Fine;
    }
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let (zh, en) = match tongbao::compile::keys::like(&name) {
        Some(near) => (format!("是不是想看 {near}？"), format!("did you mean {near}?")),
        None => (
            "tongbao explain keys 列出各段的名字".to_owned(),
            "`tongbao explain keys` lists the names of all mappings".to_owned(),
        ),
    };
    console.tell(&say!(
        "错误：没有叫 {name} 的键，也没有这样一段。\n  建议：{zh}",
        "error: there is no key {name}, and no mapping of that name\n  help: {en}"
    ));
    Outcome::SystemError
}

/// Reports a word that is neither a code nor an indicator, with similar names.
fn unknown(console: &mut Console, typed: &str, names: &[String], no_site: bool) {
    let typed = visible(typed);
    let codes: Vec<&str> =
        if typed.is_ascii() { Code::like(&typed).into_iter().map(Code::id).collect() } else { Vec::new() };
    let like: Vec<&str> = codes.iter().copied().chain(names.iter().map(String::as_str)).collect();
    let (zh, en) = match like.as_slice() {
        [] if no_site => (
            "要问指标，请到网站的文件夹里运行，或用 --root 指明；tongbao explain 列出全部代码".to_owned(),
            "for an indicator run it in the site's folder, or name that with --root; `tongbao explain` lists all codes".to_owned(),
        ),
        [] => (
            "tongbao explain 列出全部代码；指标见 content/indicators.yml".to_owned(),
            "`tongbao explain` lists all codes; the indicators are in content/indicators.yml".to_owned(),
        ),
        like => (format!("是不是想看 {}？", like.join("、")), format!("did you mean {}?", like.join(", "))),
    };
    console.tell(&say!(
        "错误：没有 {typed} 这个代码，也没有这个指标。\n  建议：{zh}",
        "error: there is no code and no indicator {typed}\n  help: {en}"
    ));
}
