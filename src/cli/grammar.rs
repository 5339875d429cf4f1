//! The whole command line, described in both languages; each command describes its own part.

mod words;

use clap::{ArgAction, Command};
use tongbao::diagnostic::Language;
pub(super) use words::{Words, flag, option};

use super::COMMANDS;

/// The whole grammar with its help in one language.
///
/// The library's own words (`Usage:`, `[default: …]`) are English, so none of them is printed: headings
/// come from our templates, and defaults and choices are part of each description.
pub(super) fn grammar(language: Language) -> Command {
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
    COMMANDS.iter().fold(command, |command, entry| command.subcommand((entry.grammar)(words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::SHOWN;

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        grammar(Language::Chinese).debug_assert();
        grammar(Language::English).debug_assert();
    }

    #[test]
    fn the_help_says_the_true_default() {
        assert!(
            grammar(Language::Chinese)
                .find_subcommand_mut("build")
                .unwrap()
                .render_help()
                .to_string()
                .contains(&format!("[默认 {SHOWN}]"))
        );
    }
}
