//! The options of `tongbao import`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use tongbao::author::import::ImportOptions;
use tongbao::quantity::Period;

use super::ImportArguments;
use crate::cli::arguments::{self, Format, Reporting, given};
use crate::cli::grammar::{Words, flag, option};

/// The command with its help.
pub(super) fn command(words: Words) -> Command {
    let about = words.say(
        "把表格（xlsx、xls、ods、csv）里的数写进通报；先列出要改什么，确认了才写",
        "Write the figures of a spreadsheet (xlsx, xls, ods, csv) into bulletins; shown first, written once confirmed",
    );
    let file = Arg::new("file")
        .value_name(words.say("表格", "file"))
        .help(words.say("表格文件", "The spreadsheet"))
        .required(true)
        .value_parser(value_parser!(PathBuf));
    let command = words.command("import", about, ("<表格> [选项]", "<file> [options]")).arg(file);
    what(words, place(words, command))
        .arg(flag("yes", words.say("不再询问，直接写", "Write without asking")).short('y'))
        .arg(flag("dry-run", words.say("只显示，不写文件", "Show what would be written; write nothing")))
        .arg(words.color())
}

/// Whose figures they are and where they go.
fn place(words: Words, command: Command) -> Command {
    let into = words.say(
        "写进哪一篇，例如 content/tongnan/2020-04.md [默认 按表里的区县和期间找]",
        "The bulletin to write into, such as content/tongnan/2020-04.md [default: by district and period]",
    );
    let district = words.say(
        "哪个区县的数 [默认 看表题和表里的区县名]",
        "Whose figures they are [default: as the title or the table says]",
    );
    let period = words.say(
        "哪个期间的数，例如 2020-04 [默认 看表题和表头]",
        "Their period, such as 2020-04 [default: as the title or the header says]",
    );
    let read = move |text: &str| {
        Period::parse(text).map_err(|error| error.help.in_language(words.language()).to_owned())
    };
    command
        .arg(option("into", words.say("文件", "file"), into))
        .arg(option("district", words.say("区县", "name"), district))
        .arg(option("period", words.say("期间", "period"), period).value_parser(read))
        .arg(words.root())
}

/// What is taken and where it comes from.
fn what(words: Words, command: Command) -> Command {
    let sheet =
        words.say("取哪张工作表 [默认 有指标的那一张]", "The sheet to take [default: the one with a table]");
    let source = words
        .say("这些数的来源编号 [默认 通报自己的来源]", "The id of their source [default: the bulletin's]");
    let record = words.say(
        "把表里的数登记进来源 seeds/<编号>.yml，数据才有出处 [默认 来源还空着才登记]",
        "Enter the numbers in the source seeds/<id>.yml, so that they are traced [default: while it is empty]",
    );
    command
        .arg(option("sheet", words.say("名字", "name"), sheet))
        .arg(option("source", words.say("编号", "id"), source).value_parser(words.source_id()))
        .arg(flag("record", record))
}

/// What the command line says.
pub(super) fn arguments(found: &ArgMatches) -> ImportArguments {
    let word = |name: &str| found.get_one::<String>(name).cloned();
    ImportArguments {
        file: given(found, "file").unwrap_or_default(),
        root: arguments::root(found),
        wishes: ImportOptions {
            into: word("into"),
            district: word("district"),
            period: given(found, "period"),
            sheet: word("sheet"),
            source: word("source"),
            record: found.get_flag("record"),
        },
        yes: found.get_flag("yes"),
        dry_run: found.get_flag("dry-run"),
        reporting: Reporting { format: Format::Text, color: arguments::color(found), max: 0, quiet: false },
    }
}
