//! `tongbao diff`: the changes of figures between two revisions or folders, for a reviewer.

mod output;

use std::path::{Path, PathBuf};
use tongbao::author::save_page;
use tongbao::compile::{Reach, release};

use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::civil::DateTime;
use tongbao::analyse::{Changes, Edition, FigureChange, changes};
use tongbao::diagnostic::{Diagnostics, Severity, Text};
use tongbao::read::Tree;
use tongbao::render::{ChangesPage, Theme};
use tongbao::report::masked;
use tongbao::site::Site;
use tongbao::{read, say};

use super::arguments::{self, Color, Format, Words, flag, given, option};
use super::command::CliCommand;
use super::console::{Console, Outcome};
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "diff", grammar, run };

/// The options of `diff`.
struct DiffOptions {
    root: PathBuf,
    /// The moment that counts for both sides.
    now: DateTime,
    /// A revision or a folder each, at most two.
    names: Vec<String>,
    html: Option<PathBuf>,
    exit_code: bool,
    format: Format,
    color: Color,
}

/// A side of the comparison.
struct Side {
    /// The name of the side in messages.
    name: String,
    diagnostics: Diagnostics,
    tree: Tree,
    site: Site,
}

impl Side {
    fn edition(&self) -> Edition<'_> {
        Edition { site: &self.site, tree: &self.tree, sources: &self.diagnostics.sources }
    }
}

/// Two sides and the changes between them.
struct SiteComparison<'a> {
    old: &'a Side,
    new: &'a Side,
    changes: &'a Changes,
}

impl SiteComparison<'_> {
    /// File and line of a figure, where it is now, else where it was.
    fn place(&self, change: &FigureChange) -> String {
        let side = if change.new.is_some() { self.new } else { self.old };
        let source = change
            .figure()
            .and_then(|figure| Some((side.diagnostics.sources.get(figure.span.source)?, figure.span)));
        source.map_or_else(String::new, |(source, span)| {
            format!("{}:{}", source.path(), source.position(span.range().start).line)
        })
    }
}

fn grammar(words: Words) -> Command {
    let about = words.say(
        "两个版本之间哪些数据变了：指标、地点、期间、旧数、新数、理由",
        "What changed in the figures between two versions: indicator, place, period, old, new, reason",
    );
    let usage = ("[旧] [新] [选项]", "[old] [new] [options]");
    let names = Arg::new("names").num_args(0..=2).value_name(words.say("版本", "version")).help(words.say(
        "提交、分支、标签或文件夹 [默认 HEAD 与现在的文件夹]",
        "Commit, branch, tag or folder [default: HEAD and the folder as it is]",
    ));
    let html = words.say(
        "另存为一个网页，可以打印、转发；只替换以前这样存的",
        "Write a page to print or send; replaces only such a page",
    );
    let exit_code = words.say("有不同，退出码就是 1", "Exit with 1 when there are differences");
    let format = words
        .say("格式：text 或 json（每行一条）[默认 text]", "Form: text or json (one a line) [default: text]");
    words
        .command("diff", about, usage)
        .arg(names)
        .arg(words.root())
        .arg(words.now())
        .arg(option("html", words.say("文件", "file"), html).value_parser(value_parser!(PathBuf)))
        .arg(flag("exit-code", exit_code))
        .arg(option("format", words.say("格式", "format"), format).value_parser(["text", "json"]))
        .arg(words.color())
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let json = given::<String>(matches, "format").as_deref() == Some("json");
    let options = DiffOptions {
        root: arguments::root(matches),
        now: given(matches, "now").unwrap_or(console.now),
        names: matches.get_many("names").map(|names| names.cloned().collect()).unwrap_or_default(),
        html: given(matches, "html"),
        exit_code: matches.get_flag("exit-code"),
        format: if json { Format::Json } else { Format::Text },
        color: arguments::color(matches),
    };
    match diff(console, &options) {
        Ok(outcome) => outcome,
        Err(refused) => {
            console.tell(&refused);
            Outcome::SystemError
        }
    }
}

fn diff(console: &mut Console, options: &DiffOptions) -> Result<Outcome, Text> {
    let (old, new) = sides(&options.names);
    let (old, new) = (side(options, old.as_deref())?, side(options, new.as_deref())?);
    let changes = changes(&old.edition(), &new.edition());
    let comparison = SiteComparison { old: &old, new: &new, changes: &changes };
    let out = match options.format {
        Format::Json => output::json(&comparison),
        _ => output::text(&comparison, &console.layout(options.color)),
    };
    console.out.write(&masked(&out));
    for side in [&old, &new] {
        let (name, errors) = (&side.name, side.diagnostics.count(Severity::Error));
        if errors > 0 {
            console.tell(&say!(
                "注意：{name} 里有 {errors} 个错误，读不懂的数据没有比较。",
                "note: {name} has {errors} errors; figures that cannot be read are not compared"
            ));
        }
    }
    if let Some(path) = &options.html {
        let place = |change: &FigureChange| comparison.place(change);
        let page = ChangesPage { old: &old.name, new: &new.name, changes: &changes, place: &place };
        let html = page.print(&Theme::default()).map_err(|error| say!("错误：{error}", "error: {error}"))?;
        if let Err(error) = save_page(&options.root, path, &masked(&html), ChangesPage::is_printed) {
            return Ok(console.refuse(&error));
        }
    }
    Ok(if options.exit_code && !changes.is_empty() { Outcome::UserError } else { Outcome::Fine })
}

/// The two sides; `None` is the folder as it is. `旧..新` is one way to name both, as git takes it.
fn sides(names: &[String]) -> (Option<String>, Option<String>) {
    match names {
        [] => (Some("HEAD".to_owned()), None),
        [name] => match name
            .split_once("..")
            .filter(|(a, b)| !a.is_empty() && !b.is_empty() && !b.starts_with(['.', '/', '\\']))
        {
            Some((old, new)) => (Some(old.to_owned()), Some(new.to_owned())),
            None => (Some(name.clone()), None),
        },
        [old, new, ..] => (Some(old.clone()), Some(new.clone())),
    }
}

fn unnamed() -> Text {
    say!(
        "错误：版本是空的。\n  建议：写提交号、分支、标签或文件夹，例如 HEAD~1；不写就是 HEAD 与现在的文件夹比",
        "error: a version is empty\n  help: name a commit, branch, tag or folder, such as HEAD~1; without one HEAD is compared with the folder as it is"
    )
}

/// Reads a side: a folder that holds a site, else a revision.
fn side(options: &DiffOptions, name: Option<&str>) -> Result<Side, Text> {
    let mut diagnostics = Diagnostics::default();
    let folder = name.map_or(options.root.as_path(), Path::new);
    let tree = match name {
        // A script whose variable is not set asks for nothing, and must not be told that nothing has changed.
        Some(name) if name.trim().is_empty() => return Err(unnamed()),
        Some(name) if !read::is_site(folder) => read::revision(&mut diagnostics, &options.root, name)?,
        _ => read::read(&mut diagnostics, folder),
    };
    if let Some(failure) = diagnostics.machine_failure() {
        return Err(site::failure_text(failure));
    }
    let release = release(&mut diagnostics, tree, options.now, Reach::Published);
    let site = release.compile(&mut diagnostics);
    let tree = release.tree;
    let display = name.map_or_else(|| options.root.display().to_string(), str::to_owned);
    let name = if name.is_none() && display == "." { "现在的文件夹".to_owned() } else { display };
    Ok(Side { name, diagnostics, tree, site })
}
