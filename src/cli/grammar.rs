//! The commands and their options, described in both languages.

mod words;

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use tongbao::diagnostic::Language;
pub(super) use words::{Words, flag, option};

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
        .arg(flag("version", words.say("显示版本", "Show the version")).short('V').action(ArgAction::Version))
        .subcommand(build(words))
        .subcommand(check(words))
        .subcommand(explain(words))
        .subcommand(super::source::command(words));
    #[cfg(feature = "serve")]
    let command = command.subcommand(serve(words));
    command
}

fn build(words: Words) -> Command {
    let about = words.say(
        "检查并发布网站；有错误就什么也不发布",
        "Check and publish the site; with any error nothing is published",
    );
    let command = words.site(words.command("build", about, ("[选项]", "[options]")));
    let base_url = move |text: &str| {
        let good = ["https://", "http://"]
            .iter()
            .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        let wanted =
            words.say("网址要以 https:// 或 http:// 开头", "an address starts with https:// or http://");
        if good { Ok(text.to_owned()) } else { Err(wanted.to_owned()) }
    };
    words
        .reporting(command)
        .arg(
            option(
                "out",
                words.say("目录", "folder"),
                words.say(
                    "发布到哪个目录 [默认 项目目录下的 site]",
                    "Folder to publish to [default: site in the project's folder]",
                ),
            )
            .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            option(
                "base-url",
                words.say("网址", "address"),
                words.say(
                    "网站的完整网址，代替 site.yml 里的 base_url",
                    "The site's absolute address, in place of base_url in site.yml",
                ),
            )
            .value_parser(base_url),
        )
}

fn check(words: Words) -> Command {
    let about = words
        .say("检查全部内容；加 --fix 才会改动文件", "Check all content; no file is changed without --fix");
    let command = words.reporting(words.site(words.command("check", about, ("[选项]", "[options]"))));
    let fix = flag(
        "fix",
        words.say("改正有把握的问题，别处一个字节也不动", "Mend what is certain, and touch no other byte"),
    );
    let suggested = flag(
        "suggested",
        words.say(
            "连同按建议改正：相近的名字、抄错的数；改后请核对",
            "Mend what is suggested too: near names, miscopied numbers; look them over",
        ),
    );
    let diff = flag(
        "diff",
        words.say("只显示会怎样改，不写任何文件", "Show what would be changed and write nothing"),
    );
    command
        .arg(fix)
        .arg(suggested)
        .arg(diff)
        .group(clap::ArgGroup::new("mending").args(["fix", "diff"]).multiple(true))
        .mut_arg("suggested", |suggested| suggested.requires("mending"))
}

fn explain(words: Words) -> Command {
    let about =
        words.say("说明一条问题：查什么、为什么、怎么改", "What a problem is, why it matters, what to do");
    let command = words.command("explain", about, ("[代码] [选项]", "[code] [options]"));
    let code = Arg::new("code").value_name(words.say("代码", "code")).help(words.say(
        "方括号里的代码，例如 FIG-SHARE；不写就列出全部",
        "The code in brackets, such as FIG-SHARE; without one all are listed",
    ));
    // The template has one list for all: an argument by position is described in `about`'s usage line.
    command.arg(code).arg(words.color())
}

#[cfg(feature = "serve")]
fn serve(words: Words) -> Command {
    let about =
        words.say("在本机预览，保存后自动刷新", "Preview on this machine; reloads when files are saved");
    let address = words.say("本机地址 [默认 127.0.0.1]", "Address of this machine [default: 127.0.0.1]");
    // The preview shows drafts and answers anybody who can reach it, so it stays on this machine.
    let wanted = words.say(
        "预览只在本机，这里要写 127.0.0.1 或 ::1",
        "the preview stays on this machine: 127.0.0.1 or ::1 is wanted here",
    );
    let parse = move |text: &str| {
        let local = text.parse::<std::net::IpAddr>().ok().filter(|address| address.is_loopback());
        local.ok_or_else(|| wanted.to_owned())
    };
    words
        .site(words.command("serve", about, ("[选项]", "[options]")))
        .arg(option("address", words.say("地址", "address"), address).value_parser(parse))
        .arg(
            option(
                "port",
                words.say("端口", "port"),
                words.say("端口；0 由系统挑选 [默认 8020]", "Port; 0 lets the system choose [default: 8020]"),
            )
            .value_parser(words.number::<u16>()),
        )
        .arg(flag("open", words.say("打开浏览器", "Open a browser")))
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
