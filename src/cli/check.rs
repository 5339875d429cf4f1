//! `tongbao check`: every problem of a site; nothing is written without `--fix`.

use clap::{ArgMatches, Command};
use tongbao::diagnostic::{Safety, Severity, Text};
use tongbao::render::RenderError;
use tongbao::say;

use super::arguments::{self, SiteOptions, Words, flag};
use super::command::CliCommand;
use super::console::{Aim, Console, Outcome};
use super::fix::{self, FixOptions};
use super::held::held;
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "check", grammar, run };

/// The options of `check`.
struct CheckOptions {
    site: SiteOptions,
    /// Which problems to fix; `None` fixes none.
    fixes: Option<FixOptions>,
}

fn grammar(words: Words) -> Command {
    let about = words
        .say("检查全部内容；加 --fix 才会改动文件", "Check all content; no file is changed without --fix");
    let command = words.reporting(words.site(words.command("check", about, ("[选项]", "[options]"))));
    let fix = flag(
        "fix",
        words.say("改正有把握的问题，别处一个字节也不动", "Fix what is certain, and touch no other byte"),
    );
    let suggested = flag(
        "suggested",
        words.say(
            "连同按建议改正：相近的名字、抄错的数；改后请核对",
            "Fix what is suggested too: near names, miscopied numbers; look them over",
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
        .group(clap::ArgGroup::new("fixing").args(["fix", "diff"]).multiple(true))
        .mut_arg("suggested", |suggested| suggested.requires("fixing"))
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    check(console, &CheckOptions { site: arguments::site(matches), fixes: fix_options(matches) })
}

/// `--fix` writes, `--diff` only shows the changes; with both, nothing is written.
fn fix_options(matches: &ArgMatches) -> Option<FixOptions> {
    let (fix, diff) = (matches.get_flag("fix"), matches.get_flag("diff"));
    let up_to = if matches.get_flag("suggested") { Safety::Suggested } else { Safety::Safe };
    (fix || diff).then_some(FixOptions { up_to, write: !diff })
}

/// Builds a site, tries its own templates on every page, and reports the problems.
fn check(console: &mut Console, options: &CheckOptions) -> Outcome {
    match site::in_threads(options.site.threads, || advance(console, options)) {
        Ok(outcome) => outcome,
        Err(error) => site::no_threads(console, &error),
    }
}

fn advance(console: &mut Console, options: &CheckOptions) -> Outcome {
    let CheckOptions { site, fixes } = options;
    let options = site::options(console, site, None);
    let mut built = match fixes {
        None => site::build(console, site, &options),
        Some(fixes) => match fix::build(console, site, &options, *fixes) {
            Ok(built) => built,
            Err(outcome) => return outcome,
        },
    };
    if let Some(pages) = &built.pages {
        let problems = RenderError::explain(&pages.rehearse(), &built.diagnostics);
        built.diagnostics.extend(problems);
    }
    console.report(&built.diagnostics, &site.reporting, Aim::Out);
    if let Some(pages) = &built.pages {
        console.coverage(pages, &site.reporting);
    }
    let outcome = site::outcome(&built.diagnostics);
    if outcome != Outcome::Fine {
        return outcome;
    }
    if let (Some(pages), false) = (&built.pages, site.reporting.quiet) {
        let (time, Text { zh, en }) = (site::seconds(console), site::counts(pages));
        let clean = built.diagnostics.count(Severity::Warning) + built.diagnostics.count(Severity::Hint) == 0;
        let (zh_clean, en_clean) =
            if clean { ("没有发现问题 · ", "no problems found · ") } else { ("", "") };
        held(&pages.site().held, false).iter().for_each(|line| console.conclude(&site.reporting, line));
        console.conclude(&site.reporting, &say!("{zh_clean}{zh} · {time} 秒", "{en_clean}{en} · {time} s"));
    }
    Outcome::Fine
}
