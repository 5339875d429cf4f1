//! Reading and building a site for a command, with the messages about that.

use std::path::Path;

use jiff::civil::DateTime;
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use tongbao::compile::{Reach, release};
use tongbao::diagnostic::{Code, Diagnostic, Diagnostics, Text};
use tongbao::read::Tree;
use tongbao::render::{Options, Pages};
use tongbao::site::Site;
use tongbao::{Built, read, say};

use super::arguments::SiteOptions;
use super::console::{Console, Outcome};
use super::progress;

/// Reads the site under `root`. Where the machine fails nothing can be said about the site, and no command goes on.
pub(super) fn read(console: &mut Console, root: &Path) -> Result<(Diagnostics, Tree), Outcome> {
    let mut diagnostics = Diagnostics::default();
    let tree = read::read(&mut diagnostics, root);
    match diagnostics.machine_failure() {
        Some(failure) => Err(failed(console, failure)),
        None => Ok((diagnostics, tree)),
    }
}

/// Reads and compiles the site under `root` without checking it: for commands that help before everything is right.
pub(super) fn compile(
    console: &mut Console,
    root: &Path,
    now: DateTime,
    reach: Reach,
) -> Result<(Diagnostics, Site), Outcome> {
    let (mut diagnostics, tree) = read(console, root)?;
    let site = release(&mut diagnostics, tree, now, reach).compile(&mut diagnostics);
    Ok((diagnostics, site))
}

/// Says what the machine failed to read.
fn failed(console: &mut Console, failure: &Diagnostic) -> Outcome {
    console.tell(&failure_text(failure));
    Outcome::SystemError
}

/// The message and the advice of a problem that has no place in a text.
pub(super) fn failure_text(failure: &Diagnostic) -> Text {
    let Text { zh, en } = &failure.message;
    let help = failure.help.first().cloned().unwrap_or(say!("", ""));
    Text {
        zh: format!("错误：{zh}\n  建议：{}", help.zh), en: format!("error: {en}\n  help: {}", help.en)
    }
}

/// How a command ends that reports the errors of a site.
pub(super) fn outcome(diagnostics: &Diagnostics) -> Outcome {
    match diagnostics.machine_failure() {
        Some(_) => Outcome::SystemError,
        None if diagnostics.has_errors() => Outcome::UserError,
        None => Outcome::Fine,
    }
}

/// How a command ends that cannot read the file it was given: the machine refused it, or it is no such file.
pub(super) fn unreadable(problem: &Diagnostic) -> Outcome {
    if problem.code == Code::ReadRefused { Outcome::SystemError } else { Outcome::UserError }
}

/// How the library builds a site with these options.
pub(super) fn options(console: &Console, site: &SiteOptions, base_url: Option<&str>) -> Options {
    Options {
        base_url: base_url.map(str::to_owned),
        drafts: site.drafts,
        strict: site.strict,
        now: site.now.unwrap_or(console.now),
    }
}

/// Builds a site, with a line about the work when it takes long.
pub(super) fn build(console: &Console, site: &SiteOptions, options: &Options) -> Built {
    let doing = say!("正在读取和检查", "reading and checking");
    progress::during(console, site.reporting.quiet, &doing, || tongbao::build(&site.root, options))
}

/// The numbers of bulletins, figures, charts and pages, in one line.
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

/// Runs work on a number of threads; 0 takes one for each processor.
pub(super) fn in_threads<T: Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> Result<T, ThreadPoolBuildError> {
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?.install(work))
}

/// Reports that the machine gives no threads to work on.
pub(super) fn no_threads(console: &mut Console, error: &ThreadPoolBuildError) -> Outcome {
    console.tell(&say!(
        "错误：系统不允许启动工作线程（{error}）。\n  建议：请用 --threads 1，或调大进程数上限（ulimit -u）。",
        "error: the system refused to start worker threads ({error})\n  help: use --threads 1, or raise the limit (ulimit -u)"
    ));
    Outcome::SystemError
}
