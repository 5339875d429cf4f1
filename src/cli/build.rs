//! `tongbao build`: checks a site and publishes it.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};
use tongbao::diagnostic::{Diagnostics, Text};
use tongbao::publish::{Destination, PublishError, Published, Repository};
use tongbao::render::{Pages, RenderError};
use tongbao::site::PagePath;
use tongbao::{publish, read, say};

use super::arguments::{self, SiteOptions, Words, option};
use super::command::CliCommand;
use super::console::{Aim, Console, Outcome};
use super::held::held;
use super::progress::Bar;
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "build", grammar, run };

/// Files named in one line; more would not be read.
const NAMED: usize = 5;

/// The options of `build`.
struct BuildOptions {
    site: SiteOptions,
    /// `None` is `site` in the root.
    out: Option<PathBuf>,
    base_url: Option<String>,
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "检查并发布网站；有错误就什么也不发布",
        "Check and publish the site; with any error nothing is published",
    );
    let command = words.site(words.command("build", about, ("[选项]", "[options]")));
    let base_url = move |text: &str| {
        let example = words.say("例如 https://example.cn/tongbao/", "such as https://example.cn/tongbao/");
        tongbao::site::base_url(text).map_err(|refused| {
            let why = words.say(&refused.why.zh, &refused.why.en);
            format!("{why} ({})", refused.meant.as_deref().unwrap_or(example))
        })
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

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let options = BuildOptions {
        site: arguments::site(matches),
        out: matches.get_one("out").cloned(),
        base_url: matches.get_one("base-url").cloned(),
    };
    build(console, &options)
}

/// Builds and publishes.
fn build(console: &mut Console, options: &BuildOptions) -> Outcome {
    let root = options.site.root.strip_prefix(".").unwrap_or(&options.site.root);
    let out = options.out.clone().unwrap_or_else(|| root.join("site"));
    let destination = match Destination::open(&options.site.root, &out) {
        Ok(destination) => destination,
        Err(error) => return console.refuse(&error),
    };
    match site::in_threads(options.site.threads, || advance(console, options, &out, &destination)) {
        Ok(outcome) => outcome,
        Err(error) => site::no_threads(console, &error),
    }
}

fn advance(console: &mut Console, options: &BuildOptions, out: &Path, destination: &Destination) -> Outcome {
    let site = &options.site;
    let library = site::options(console, site, options.base_url.as_deref());
    let mut built = site::build(console, site, &library);
    let Some(pages) = built.pages else { return withhold(console, &built.diagnostics, options, out) };
    let bar = Bar::new(console, site.reporting.quiet, &say!("正在生成", "rendering"));
    let published = publish::publish(&pages, destination, &|progress| bar.show(progress));
    bar.clear();
    if let Err(PublishError::Pages(errors)) = published {
        let problems = RenderError::explain(&errors, &built.diagnostics);
        built.diagnostics.extend(problems);
        let withheld = withhold(console, &built.diagnostics, options, out);
        return if errors.iter().any(|error| error.ours) { Outcome::SystemError } else { withheld };
    }
    console.report(&built.diagnostics, &site.reporting, Aim::Err);
    match published {
        Err(error) => console.refuse(&error),
        Ok(published) => {
            conclude(console, options, &published, &pages);
            conclude_repository(console, options, out, destination, &published, &pages);
            if !site.reporting.quiet {
                held(&pages.site().held, true)
                    .iter()
                    .for_each(|line| console.conclude(&site.reporting, line));
            }
            Outcome::Fine
        }
    }
}

/// Prints every problem and that nothing was published.
fn withhold(console: &mut Console, diagnostics: &Diagnostics, options: &BuildOptions, out: &Path) -> Outcome {
    console.report(diagnostics, &options.site.reporting, Aim::Err);
    let out = out.display();
    console.tell(&say!("未发布，{out} 保持原样。", "not published; {out} is as it was"));
    site::outcome(diagnostics)
}

/// What a site lacks without its own address.
fn no_address() -> Text {
    say!(
        "没有网站的完整网址：订阅里只有相对地址，没有站点地图；知道网址以后，在 content/site.yml 写上 base_url，例如 base_url: https://www.example.cn/tongbao/",
        "the site's own address is not known: its feeds hold relative addresses only and there is no sitemap; once it is known add `base_url` to content/site.yml, as in `base_url: https://www.example.cn/tongbao/`"
    )
}

/// Prints what git does with the pages: once where it leaves them all out, every time where it is to hold them.
fn conclude_repository(
    console: &mut Console,
    options: &BuildOptions,
    out: &Path,
    destination: &Destination,
    published: &Published,
    pages: &Pages,
) {
    if options.site.reporting.quiet {
        return;
    }
    let displayed = out.display();
    let line = match published.repository {
        Repository::Around if destination.is_new() => say!(
            "{displayed} 里的 .gitignore 让 git 不收生成的页面；要用 git 发布，请让 --out 指向另一个仓库自己的目录",
            "the .gitignore in {displayed} keeps the pages out of git; to publish with git, let --out be the folder of another repository"
        ),
        Repository::Own => {
            let names: Vec<&str> = pages.paths().map(PagePath::as_str).collect();
            let Some(ignored) = read::ignored(out, &names).filter(|names| !names.is_empty()) else { return };
            let (count, some) =
                (ignored.len(), ignored.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>());
            let (zh, en, more) = (some.join("、"), some.join(", "), if count > NAMED { " …" } else { "" });
            say!(
                "git 的忽略规则会漏掉 {count} 个文件：{zh}{more}；提交时请用 git add -f，或改 .git/info/exclude 和全局的 gitignore",
                "git ignores {count} of these files: {en}{more}; add them with `git add -f`, or change .git/info/exclude or your own gitignore"
            )
        }
        _ => return,
    };
    console.conclude(&options.site.reporting, &line);
}

/// Prints what was published.
fn conclude(console: &mut Console, options: &BuildOptions, published: &Published, pages: &Pages) {
    let Published { written, unchanged, removed, leftover, .. } = published;
    if !options.site.reporting.quiet {
        let time = site::seconds(console);
        let Text { zh, en } = site::counts(pages);
        let (zh_removed, en_removed) = match removed {
            0 => (String::new(), String::new()),
            removed => (format!(" · 删除 {removed}"), format!(" · {removed} removed")),
        };
        let line = say!(
            "{zh} · 写入 {written} · 未变 {unchanged}{zh_removed} · {time} 秒",
            "{en} · {written} written · {unchanged} unchanged{en_removed} · {time} s"
        );
        console.conclude(&options.site.reporting, &line);
        if pages.site().settings.base_url.is_none() {
            console.conclude(&options.site.reporting, &no_address());
        }
    }
    if let Some(PublishError::Refused(refusal)) = leftover {
        let (path, Text { zh, en }) = (refusal.path.display(), &refusal.reason);
        console.tell(&say!(
            "提示：新站点已发布，但旧站点的目录 {path} 没有清理干净（{zh}），下次构建会再清理。",
            "hint: the new site is published, but the old one at {path} could not be taken away ({en}); the next build tries again"
        ));
    }
}
