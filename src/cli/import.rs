//! `tongbao import`: the figures of a spreadsheet into the bulletins, shown before they are written.

mod summary;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use tongbao::author::import::{Import, ImportOptions, Project, Rewrite, import as plan};
use tongbao::author::{may_save, save};
use tongbao::diagnostic::Diagnostics;
use tongbao::quantity::Period;
use tongbao::workbook::workbook;
use tongbao::{publish, say};

use super::arguments::{self, Format, ReportFlags, Words, flag, given, option};
use super::command::CliCommand;
use super::console::{Aim, Console, Outcome};
use super::progress::during;
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand =
    CliCommand { name: "import", grammar, run: |console, matches| import(console, &values(matches)) };

/// The options of `import`.
struct ImportArguments {
    /// The spreadsheet.
    file: PathBuf,
    /// The project's folder.
    root: PathBuf,
    options: ImportOptions,
    /// Whether to write without asking.
    yes: bool,
    /// Whether the plan is only shown.
    dry_run: bool,
    reporting: ReportFlags,
}

/// The command with its help.
fn grammar(words: Words) -> Command {
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

/// Which sheet is taken and which source is recorded.
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

/// The values of the command line.
fn values(matches: &ArgMatches) -> ImportArguments {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    ImportArguments {
        file: given(matches, "file").unwrap_or_default(),
        root: arguments::root(matches),
        options: ImportOptions {
            into: word("into"),
            district: word("district"),
            period: given(matches, "period"),
            sheet: word("sheet"),
            source: word("source"),
            record: matches.get_flag("record"),
        },
        yes: matches.get_flag("yes"),
        dry_run: matches.get_flag("dry-run"),
        reporting: ReportFlags {
            format: Format::Text,
            color: arguments::color(matches),
            max: 0,
            quiet: false,
        },
    }
}

/// Reads the spreadsheet, shows what changes, and writes it once that is confirmed.
fn import(console: &mut Console, arguments: &ImportArguments) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let book = match during(console, false, &say!("正在读表格", "reading the spreadsheet"), || {
        workbook(&arguments.file)
    }) {
        Ok(book) => book,
        Err(problem) => {
            let outcome = site::unreadable(&problem);
            diagnostics.push(*problem);
            console.report(&diagnostics, &arguments.reporting, Aim::Err);
            return outcome;
        }
    };
    let name = arguments.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // `check` reports the problems of the project; here they only matter where they are in the way.
    let (mut site_diagnostics, tree) = match site::read(console, &arguments.root) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    if tree.settings.is_none() || tree.dictionary.is_none() {
        console.report(&site_diagnostics, &arguments.reporting, Aim::Err);
        return Outcome::UserError;
    }
    let site = tongbao::compile::compile(&mut site_diagnostics, &tree);
    diagnostics.sources = site_diagnostics.sources;
    let planned =
        plan(&mut diagnostics, Project { tree: &tree, site: &site }, &book, &name, &arguments.options);
    console.report(&diagnostics, &arguments.reporting, Aim::Err);
    match planned {
        None => {
            console.tell(&say!("什么都没有写。", "nothing was written"));
            Outcome::UserError
        }
        Some(planned) => confirm_and_write(console, arguments, &planned),
    }
}

/// Shows the plan, asks, and writes.
fn confirm_and_write(console: &mut Console, arguments: &ImportArguments, planned: &Import) -> Outcome {
    summary::show(console, arguments, planned);
    if planned.rewrites.is_empty() || arguments.dry_run {
        return Outcome::Fine;
    }
    if !arguments.yes && !console.can_ask() {
        console.tell(&say!(
            "没有写：这里没有人可以确认。看过没有问题，加上 --yes 再运行一次；只想看看用 --dry-run。",
            "nothing was written: nobody can be asked here. Run again with --yes, or use --dry-run to look only"
        ));
        return Outcome::UserError;
    }
    if !arguments.yes && !console.confirm(&say!("确定写入吗？", "Write this?")) {
        console.tell(&say!("没有写。", "nothing was written"));
        return Outcome::UserError;
    }
    if let Err(error) = write(arguments, &planned.rewrites) {
        return console.refuse(&error);
    }
    summary::written(console, arguments, planned);
    Outcome::Fine
}

/// Writes all files, the first of them only when all can be: a new one is created, an old one replaced if it is still
/// the text that was read.
fn write(arguments: &ImportArguments, rewrites: &[Rewrite]) -> Result<(), publish::PublishError> {
    for check in [may_save, save] {
        for Rewrite { path, old, text } in rewrites {
            check(&arguments.root, path, old.as_deref(), text)?;
        }
    }
    Ok(())
}
