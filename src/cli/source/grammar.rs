//! The options of `tongbao source`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use tongbao::author::transcript::Particulars;

use super::SourceOptions;
use crate::cli::arguments::{self, Color, Format, Reporting};
use crate::cli::grammar::{Words, flag, option};

/// The command with its help.
pub(in crate::cli) fn command(words: Words) -> Command {
    let about = words.say(
        "读一份版面文本，把其中的数字按顺序登记到 seeds/<编号>.yml；再次运行时保留审核过的内容",
        "Read the text of a page and list its numerals in seeds/<id>.yml; what was reviewed is kept when run again",
    );
    let date = move |text: &str| {
        let wanted = words.say("日期写成 2020-04-16", "a date is written 2020-04-16");
        text.parse::<jiff::civil::Date>().map(|_| text.to_owned()).map_err(|_| wanted.to_owned())
    };
    let text = Arg::new("text")
        .value_name(words.say("文本", "text"))
        .help(words.say("版面文本的文件，UTF-8 或 GB18030", "The page's text file, UTF-8 or GB18030"))
        .required(true)
        .value_parser(value_parser!(PathBuf));
    let id = option(
        "id",
        words.say("编号", "id"),
        words.say("来源编号，也是文件名", "The source's id, also its file's name"),
    )
    .required(true)
    .value_parser(words.source_id());
    words
        .command("source", about, ("<文本> --id <编号> [选项]", "<text> --id <id> [options]"))
        .arg(text)
        .arg(id)
        .arg(option(
            "district",
            words.say("区县", "name"),
            words.say("写的是哪个区县", "The district it is about"),
        ))
        .arg(option(
            "title",
            words.say("标题", "title"),
            words.say("标题 [默认 版面最上面的一行]", "Headline [default: the page's first line]"),
        ))
        .arg(option(
            "kind",
            words.say("类型", "kind"),
            words.say(
                "类型：报纸专版、公报、新闻、统计数据 [默认 新闻]",
                "Kind of document: 报纸专版, 公报, 新闻, 统计数据 [default: 新闻]",
            ),
        ))
        .arg(
            option(
                "date",
                words.say("日期", "date"),
                words.say("刊发日期 [默认 记为没有日期]", "Day of publication [default: undated]"),
            )
            .value_parser(date),
        )
        .arg(words.root())
        .arg(flag("dry-run", words.say("只显示，不写文件", "Show what would be written; write nothing")))
}

/// What the command line says.
pub(in crate::cli) fn arguments(found: &ArgMatches) -> SourceOptions {
    let word = |name: &str| found.get_one::<String>(name).cloned();
    let path = |name: &str| found.get_one::<PathBuf>(name).cloned();
    SourceOptions {
        text: path("text").unwrap_or_default(),
        root: arguments::root(found),
        dry_run: found.get_flag("dry-run"),
        particulars: Particulars {
            id: word("id").unwrap_or_default(),
            title: word("title"),
            kind: word("kind"),
            district: word("district"),
            date: word("date"),
        },
        reporting: Reporting { format: Format::Text, color: Color::Auto, max: 0, quiet: false },
    }
}
