//! `tongbao import`: the figures of a spreadsheet into the bulletins, shown before they are written.

mod grammar;
mod shown;

use std::path::PathBuf;
use tongbao::author::{replace_text, save_file};

use tongbao::author::import::{Import, ImportOptions, Project, Rewrite, import as plan};
use tongbao::diagnostic::{Code, Report};
use tongbao::workbook::workbook;
use tongbao::{publish, read, say};

use super::arguments::Reporting;
use super::console::{Aim, Console};
use super::progress::during;
use super::{Entry, Outcome};

/// The command.
pub(super) const ENTRY: Entry = Entry {
    name: "import",
    grammar: grammar::command,
    run: |console, found| import(console, &grammar::arguments(found)),
};

/// The options of `import`.
struct ImportArguments {
    /// The spreadsheet.
    file: PathBuf,
    /// The project's folder.
    root: PathBuf,
    wishes: ImportOptions,
    /// Whether nobody is asked before writing.
    yes: bool,
    /// Whether it is only shown.
    dry_run: bool,
    reporting: Reporting,
}

/// Reads the spreadsheet, shows what changes, and writes it once that is confirmed.
fn import(console: &mut Console, options: &ImportArguments) -> Outcome {
    let mut report = Report::default();
    let book = match during(console, false, &say!("正在读表格", "reading the spreadsheet"), || {
        workbook(&options.file)
    }) {
        Ok(book) => book,
        Err(problem) => {
            let absent = problem.code == Code::ReadRefused;
            report.push(*problem);
            console.report(&report, &options.reporting, Aim::Err);
            return if absent { Outcome::SystemError } else { Outcome::UserError };
        }
    };
    let name = options.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // What is wrong with the project is said by `check`; here it only matters where it is in the way.
    let mut site_report = Report::default();
    let tree = read::read(&mut site_report, &options.root);
    if tree.settings.is_none() || tree.dictionary.is_none() {
        console.report(&site_report, &options.reporting, Aim::Err);
        return Outcome::UserError;
    }
    let site = tongbao::compile::compile(&mut site_report, &tree);
    report.sources = site_report.sources;
    let planned = plan(&mut report, Project { tree: &tree, site: &site }, &book, &name, &options.wishes);
    console.report(&report, &options.reporting, Aim::Err);
    match planned {
        None => {
            console.tell(&say!("什么都没有写。", "nothing was written"));
            Outcome::UserError
        }
        Some(planned) => settle(console, options, &planned),
    }
}

/// Shows the plan, asks, and writes.
fn settle(console: &mut Console, options: &ImportArguments, planned: &Import) -> Outcome {
    shown::show(console, options, planned);
    if planned.rewrites.is_empty() || options.dry_run {
        return Outcome::Fine;
    }
    if !options.yes && !console.can_ask() {
        console.tell(&say!(
            "没有写：这里没有人可以确认。看过没有问题，加上 --yes 再运行一次；只想看看用 --dry-run。",
            "nothing was written: nobody can be asked here. Run again with --yes, or use --dry-run to look only"
        ));
        return Outcome::UserError;
    }
    if !options.yes && !console.confirm(&say!("确定写入吗？", "Write this?")) {
        console.tell(&say!("没有写。", "nothing was written"));
        return Outcome::UserError;
    }
    for rewrite in &planned.rewrites {
        if let Err(error) = put(options, rewrite) {
            return console.refuse(&error);
        }
    }
    shown::written(console, options, planned);
    Outcome::Fine
}

/// One file: a new one is made, an old one replaced if it still is what was read.
fn put(options: &ImportArguments, rewrite: &Rewrite) -> Result<(), publish::PublishError> {
    let path = options.root.join(&rewrite.path);
    match &rewrite.old {
        Some(old) => replace_text(&path, old, &rewrite.text),
        None => save_file(&path, &rewrite.text),
    }
}
