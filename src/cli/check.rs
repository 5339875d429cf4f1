//! `tongbao check`: everything that is wrong with a site; nothing is written.

use clap::{ArgMatches, Command};
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use tongbao::diagnostic::{Safety, Severity, Text};
use tongbao::render::{Options, Pages, RenderError};
use tongbao::{Built, say};

use super::arguments::{self, SiteOptions};
use super::console::{Aim, Console};
use super::grammar::{Words, flag};
use super::{Entry, Outcome, progress};
use crate::cli::fix;
use crate::cli::fix::Mending;

/// The command.
pub(super) const ENTRY: Entry = Entry { name: "check", grammar, run };

/// The options of `check`.
struct CheckOptions {
    site: SiteOptions,
    /// What a machine is to mend; `None` only looks.
    mending: Option<Mending>,
}

fn grammar(words: Words) -> Command {
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

fn run(console: &mut Console, found: &ArgMatches) -> Outcome {
    check(console, &CheckOptions { site: arguments::site(found), mending: mending(found) })
}

/// `--fix` writes, `--diff` shows; with both, nothing is written.
fn mending(found: &ArgMatches) -> Option<Mending> {
    let (fix, diff) = (found.get_flag("fix"), found.get_flag("diff"));
    let up_to = if found.get_flag("suggested") { Safety::Suggested } else { Safety::Safe };
    (fix || diff).then_some(Mending { up_to, write: !diff })
}

/// Reads and checks a whole site and tries its own templates on every page, and tells what is wrong.
fn check(console: &mut Console, options: &CheckOptions) -> Outcome {
    match in_threads(options.site.threads, || advance(console, options)) {
        Ok(outcome) => outcome,
        Err(error) => no_threads(console, &error),
    }
}

fn advance(console: &mut Console, options: &CheckOptions) -> Outcome {
    let CheckOptions { site, mending } = options;
    let options = Options { base_url: None, drafts: site.drafts, strict: site.strict };
    let mut built = match mending {
        None => built(console, site, &options),
        Some(mending) => match fix::build(console, site, &options, *mending) {
            Ok(built) => built,
            Err(outcome) => return outcome,
        },
    };
    if let Some(pages) = &built.pages {
        let problems = RenderError::explain(&pages.rehearse(), &built.report);
        built.report.extend(problems);
    }
    console.report(&built.report, &site.reporting, Aim::Out);
    if let Some(pages) = &built.pages {
        console.coverage(pages, &site.reporting);
    }
    if built.report.has_errors() {
        return Outcome::UserError;
    }
    if let (Some(pages), false) = (&built.pages, site.reporting.quiet) {
        let (time, Text { zh, en }) = (seconds(console), counts(pages));
        let clean = built.report.count(Severity::Warning) + built.report.count(Severity::Hint) == 0;
        let (zh_clean, en_clean) =
            if clean { ("没有发现问题 · ", "no problems found · ") } else { ("", "") };
        console.conclude(&site.reporting, &say!("{zh_clean}{zh} · {time} 秒", "{en_clean}{en} · {time} s"));
    }
    Outcome::Fine
}

/// Reads, understands and checks a site, and says so when it takes long.
pub(super) fn built(console: &Console, site: &SiteOptions, options: &Options) -> Built {
    let doing = say!("正在读取和检查", "reading and checking");
    progress::during(console, site.reporting.quiet, &doing, || tongbao::build(&site.root, options))
}

/// What a site consists of, in one line.
pub(super) fn counts(pages: &Pages) -> Text {
    let (bulletins, figures, charts, pages) =
        (pages.bulletins(), pages.figures(), pages.charts(), pages.pages());
    let [en_bulletins, en_figures, en_charts, en_pages] =
        [(bulletins, "bulletin"), (figures, "figure"), (charts, "chart"), (pages, "page")]
            .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }));
    say!(
        "通报 {bulletins} 篇 · 数据 {figures} 条 · 图表 {charts} 幅 · 页面 {pages} 个",
        "{en_bulletins} · {en_figures} · {en_charts} · {en_pages}"
    )
}

/// Seconds since the start with two decimals.
pub(super) fn seconds(console: &Console) -> String {
    let hundredths = console.started.elapsed().as_millis() / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Runs work on so many threads; 0 takes one for each processor.
pub(super) fn in_threads<T: Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> Result<T, ThreadPoolBuildError> {
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?.install(work))
}

/// The machine gives us no threads to work on.
pub(super) fn no_threads(console: &mut Console, error: &ThreadPoolBuildError) -> Outcome {
    console.tell(&say!(
        "错误：系统不允许启动工作线程（{error}）。\n  建议：请用 --threads 1，或调大进程数上限（ulimit -u）。",
        "error: the system refused to start worker threads ({error})\n  help: use --threads 1, or raise the limit (ulimit -u)"
    ));
    Outcome::SystemError
}
