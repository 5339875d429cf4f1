//! `tongbao new`: one more district, bulletin, indicator or source, written to its place in the project.

mod bulletin;
mod district;
mod indicator;
mod source;

use std::path::PathBuf;
use tongbao::author::{Writing, may_save, save};

use clap::{Arg, ArgMatches, Command};
use tongbao::diagnostic::{Code, Diagnostic, Diagnostics, Text};
use tongbao::say;
use tongbao::site::Site;

use super::arguments;
use super::arguments::Words;
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::site;
use crate::cli::prompt;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "new", grammar, run };

/// A kind of new file: its word, its grammar, what it does.
type Kind = (&'static str, fn(Words) -> Command, fn(&mut Console, &ArgMatches) -> Outcome);

const KINDS: [Kind; 4] = [
    ("district", district::grammar, district::run),
    ("bulletin", bulletin::grammar, bulletin::run),
    ("indicator", indicator::grammar, indicator::run),
    ("source", source::grammar, source::run),
];

fn grammar(words: Words) -> Command {
    let about = words.say(
        "新建一个区县、一篇通报、一个指标或一份来源；已有的文件不会覆盖",
        "Make a district, a bulletin, an indicator or a source; no file is ever overwritten",
    );
    let command = words.command("new", about, ("<新建什么> [名称] [选项]", "<what> [name] [options]"));
    let template = words.say(
        "{about}\n\n用法：{usage}\n\n新建什么：\n{subcommands}\n\n选项：\n{options}\n",
        "{about}\n\nUsage: {usage}\n\nWhat:\n{subcommands}\n\nOptions:\n{options}\n",
    );
    let command = command.subcommand_required(true).arg_required_else_help(true).help_template(template);
    KINDS.iter().fold(command, |command, (_, grammar, _)| command.subcommand(grammar(words)))
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let subcommand = matches.subcommand();
    let kind = subcommand
        .and_then(|(name, matches)| Some((KINDS.iter().find(|(kind, ..)| *kind == name)?, matches)));
    // The grammar has the same table and demands a kind.
    kind.map_or(Outcome::SystemError, |((_, _, run), matches)| run(console, matches))
}

/// The grammar of a kind: its name on the command line, and where the project is.
fn command(
    words: Words,
    name: &'static str,
    about: &'static str,
    usage: (&'static str, &'static str),
) -> Command {
    let usage = words.say(usage.0, usage.1);
    words
        .command(name, about, ("", ""))
        .override_usage(format!("tongbao new {name} {usage}"))
        .arg(Arg::new("name").value_name(words.say("名称", "name")))
        .arg(words.root())
}

/// A project as it is, drafts included. `check` reports its problems, not this command.
struct Project {
    root: PathBuf,
    site: Site,
}

impl Project {
    /// Opens the project in a folder; a folder without a project is refused.
    fn open(console: &mut Console, matches: &ArgMatches) -> Result<Self, Outcome> {
        let root = arguments::root(matches);
        let (mut diagnostics, tree) = site::read(console, &root)?;
        if tree.settings.is_none() && tree.dictionary.is_none() {
            if let Some(problem) = in_the_way(&diagnostics) {
                let help = problem.help.first().cloned().unwrap_or(say!("", ""));
                return Err(prompt::refuse(console, &problem.message, &help));
            }
            let folder = root.display();
            let why = say!(
                "{folder} 里没有项目（没有 content/site.yml）",
                "{folder} holds no project (no content/site.yml)"
            );
            let help = say!(
                "先 cd 到项目目录，或用 --root 指定；还没有项目就先运行 tongbao init",
                "go to the project's folder or name it with --root; `tongbao init` makes one"
            );
            return Err(prompt::refuse(console, &why, &help));
        }
        let site = tongbao::compile::compile(&mut diagnostics, &tree);
        Ok(Self { root, site })
    }

    /// Writes new files, the first of them only if all can be: what exists is looked for before anything is written.
    /// The last comes first: a run that was killed between leaves a source that no bulletin names yet, and the next
    /// run goes on from there.
    fn write(&self, console: &mut Console, writings: &[Writing]) -> Result<(), Outcome> {
        for write in [may_save, save] {
            for Writing { path, text } in writings.iter().rev() {
                write(&self.root, path, None, text).map_err(|error| console.refuse(&error))?;
            }
        }
        Ok(())
    }
}

/// Why files that are there could not be read.
fn in_the_way(diagnostics: &Diagnostics) -> Option<&Diagnostic> {
    let mut problems = diagnostics.sorted().into_iter();
    problems.find(|problem| problem.code != Code::ReadMissing && problem.labels.is_empty())
}

/// Prints what was written, and what comes next.
fn conclude(console: &mut Console, written: &[Writing], next: &[Text]) {
    let mut lines: Vec<Text> =
        written.iter().map(|Writing { path, .. }| say!("新建 {path}", "{path} is new")).collect();
    lines.extend(next.iter().map(|Text { zh, en }| say!("  接下来：{zh}", "  next: {en}")));
    for line in lines {
        console.print(&line);
    }
}
