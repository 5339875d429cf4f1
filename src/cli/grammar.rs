//! The whole command line: its grammar in both languages, which each command describes in part, and how it is parsed.

use std::ffi::{OsStr, OsString};

use clap::error::ErrorKind;
use clap::{ArgAction, ArgMatches, Command};
use tongbao::diagnostic::Language;

use super::arguments::{Words, flag};
use super::command::CliCommand;
use super::refusal;

/// A command line that was read.
pub(super) enum Parsed {
    /// A text on standard output: help or the version.
    Help(String),
    /// The command line makes no sense; a text on standard error.
    Refused(String),
    /// A command to run, with its arguments.
    Command(CliCommand, ArgMatches),
}

/// Reads the command line. Its language is needed before it can be read, because even its errors have one.
pub(super) fn parse(arguments: Vec<OsString>, commands: &[CliCommand]) -> (Language, Parsed) {
    let language = language(&arguments);
    let parsed = match grammar(language, commands).try_get_matches_from(arguments) {
        Ok(matches) => command(matches, commands),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Parsed::Help(format!("{}\n", error.render().to_string().trim_end()))
            }
            _ => Parsed::Refused(refusal::describe(&error, language, commands)),
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

fn command(mut matches: ArgMatches, commands: &[CliCommand]) -> Parsed {
    let parsed = matches.remove_subcommand().and_then(|(name, matches)| {
        let command = commands.iter().find(|command| command.name == name)?;
        Some(Parsed::Command(*command, matches))
    });
    // The grammar has the same table and demands a command.
    parsed.unwrap_or_else(|| Parsed::Help(String::new()))
}

/// The whole grammar with its help in one language.
///
/// The library's own words (`Usage:`, `[default: …]`) are English, so none of them is printed: headings
/// come from our templates, and defaults and choices are part of each description.
pub(super) fn grammar(language: Language, commands: &[CliCommand]) -> Command {
    let words = Words(language);
    let about = words.say(
        "通报：把区县进展通报做成图文网站，每个数字都能追溯到来源",
        "Tongbao: district progress bulletins as a site whose every number is traced to its source",
    );
    let command = words.command("tongbao", about, ("<命令> [选项]", "<command> [options]"));
    let command = command
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .help_template(words.say(
            "{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}

退出码：0 正常，1 内容有错误，2 参数不对或机器拒绝，101 程序缺陷
",
            "{about}

Usage: {usage}

Commands:
{subcommands}

Options:
{options}

Exit codes: 0 fine, 1 the content has errors, 2 bad arguments or the machine refused, 101 a bug
",
        ))
        .arg(
            flag("version", words.say("显示版本", "Show the version")).short('V').action(ArgAction::Version),
        );
    commands.iter().fold(command, |whole, command| whole.subcommand((command.grammar)(words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::COMMANDS;
    use crate::cli::arguments::SHOWN;

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        grammar(Language::Chinese, COMMANDS).debug_assert();
        grammar(Language::English, COMMANDS).debug_assert();
    }

    #[test]
    fn the_help_says_the_true_default() {
        assert!(
            grammar(Language::Chinese, COMMANDS)
                .find_subcommand_mut("build")
                .unwrap()
                .render_help()
                .to_string()
                .contains(&format!("[默认 {SHOWN}]"))
        );
    }
}
