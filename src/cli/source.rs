//! `tongbao source`: the text of a page in, its inventory as `seeds/<id>.yml` out.

mod summary;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use tongbao::author::save;
use tongbao::author::transcript::{Particulars, Transcript, seed, transcribe, update_record};
use tongbao::compile::Reach;
use tongbao::diagnostic::{Code, Diagnostic, Diagnostics};
use tongbao::quantity::Units;
use tongbao::read::{illegible, page, record};
use tongbao::report::masked;
use tongbao::say;
use tongbao::text::source::{Source, Span};

use super::arguments::{self, Color, Format, ReportFlags, Words, flag, option};
use super::command::CliCommand;
use super::console::{Aim, Console, Outcome};
use super::site;

/// The command.
pub(super) const COMMAND: CliCommand =
    CliCommand { name: "source", grammar, run: |console, matches| source(console, &values(matches)) };

/// The options of `source`.
struct SourceOptions {
    /// The text of the page.
    text: PathBuf,
    /// The project's folder.
    root: PathBuf,
    /// Whether the record is shown instead of written.
    dry_run: bool,
    /// What the editor says of the document.
    particulars: Particulars,
    reporting: ReportFlags,
}

/// The command with its help.
fn grammar(words: Words) -> Command {
    let about = words.say(
        "读一份版面文本，把其中的数字按顺序登记到 seeds/<编号>.yml；再次运行时保留审核过的内容",
        "Read the text of a page and list its numerals in seeds/<id>.yml; what was reviewed is kept when run again",
    );
    let date = move |text: &str| {
        let form = words.say("日期写成 2020-04-16", "a date is written 2020-04-16");
        text.parse::<jiff::civil::Date>().map(|_| text.to_owned()).map_err(|_| form.to_owned())
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

/// The values of the command line.
fn values(matches: &ArgMatches) -> SourceOptions {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    SourceOptions {
        text: path("text").unwrap_or_default(),
        root: arguments::root(matches),
        dry_run: matches.get_flag("dry-run"),
        particulars: Particulars {
            id: word("id").unwrap_or_default(),
            title: word("title"),
            kind: word("kind"),
            district: word("district"),
            date: word("date"),
        },
        reporting: ReportFlags { format: Format::Text, color: Color::Auto, max: 0, quiet: false },
    }
}

/// Reads a page and writes its record, or brings the record up to date.
fn source(console: &mut Console, options: &SourceOptions) -> Outcome {
    let path = format!("seeds/{}.yml", options.particulars.id);
    let (text, existing) =
        match page(&options.text).and_then(|text| Ok((text, record(&options.root, &path)?))) {
            Ok(read) => read,
            Err(problem) => {
                let outcome = site::unreadable(&problem);
                refuse(console, options, Diagnostics::default(), vec![*problem]);
                return outcome;
            }
        };
    let (units, districts) = match known(console, options) {
        Ok(known) => known,
        Err(outcome) => return outcome,
    };
    if let Some(district) = options.particulars.district.as_ref().filter(|name| !districts.contains(name)) {
        let names = districts.join("、");
        console.tell(&say!(
            "错误：content/ 里没有「{district}」这个区县。\n  建议：--district 写区县页的 name：{names}",
            "error: there is no district `{district}` in content/\n  help: `--district` takes the `name` of a district's page: {names}"
        ));
        return Outcome::UserError;
    }
    let transcript = transcribe(&text, &units);
    if transcript.numerals.is_empty() {
        let file = options.text.display();
        console.tell(&say!(
            "错误：{file} 里没有找到数字。\n  建议：检查它是不是版面的正文；扫描的图片要先识别成文字。",
            "error: no numeral was found in {file}\n  help: is it the page's text? A scanned picture must be recognised first"
        ));
        return Outcome::UserError;
    }
    match existing {
        None => create(console, options, &path, &transcript),
        Some(existing) => update(console, options, &path, &existing, &transcript),
    }
}

fn create(console: &mut Console, options: &SourceOptions, path: &str, transcript: &Transcript) -> Outcome {
    let text = seed(transcript, &options.particulars);
    if let Some(outcome) = illegible_record(console, options, path, &text) {
        return outcome;
    }
    if options.dry_run {
        console.out.write(&text);
    } else if let Err(error) = save(&options.root, path, None, &text) {
        return console.refuse(&error);
    }
    summary::created(console, options.dry_run, path, transcript);
    Outcome::Fine
}

fn update(
    console: &mut Console,
    options: &SourceOptions,
    path: &str,
    existing: &str,
    transcript: &Transcript,
) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let id = diagnostics.sources.add(Source::new(path, existing.to_owned()));
    let updated = match update_record(existing, Span::new(id, 0, existing.len()), transcript) {
        Ok(updated) => updated,
        Err(problems) => {
            refuse(console, options, diagnostics, problems);
            return Outcome::UserError;
        }
    };
    if let Some(outcome) = illegible_record(console, options, path, &updated.text) {
        return outcome;
    }
    let changed = updated.text != existing;
    if changed {
        console.out.write(&masked(&summary::difference(existing, &updated.text)));
        if !options.dry_run
            && let Err(error) = save(&options.root, path, Some(existing), &updated.text)
        {
            return console.refuse(&error);
        }
    }
    summary::updated(console, options, path, &updated, (changed, transcript.personal));
    Outcome::Fine
}

/// Refuses a record that `check` could not read, before anything is written.
fn illegible_record(
    console: &mut Console,
    options: &SourceOptions,
    path: &str,
    text: &str,
) -> Option<Outcome> {
    let mut diagnostics = Diagnostics::default();
    let problem = illegible(&mut diagnostics.sources, path, text)?;
    let long = problem.code == Code::ReadLimit;
    refuse(console, options, diagnostics, vec![problem]);
    console.tell(&if long {
        say!(
            "没有写 {path}：登记出来太长，check 读不了。把材料的文本分成几份，各用一个编号登记。",
            "{path} was not written: it would be too long for `check` to read. Split the text and give each part an id"
        )
    } else {
        say!(
            "没有写 {path}：照这样写，check 读不出来。看看文本和 --title 等选项里的字。",
            "{path} was not written: `check` could not read it like this. Look at the text and at options such as --title"
        )
    });
    Some(Outcome::UserError)
}

fn refuse(
    console: &mut Console,
    options: &SourceOptions,
    mut diagnostics: Diagnostics,
    problems: Vec<Diagnostic>,
) {
    diagnostics.extend(problems);
    console.report(&diagnostics, &options.reporting, Aim::Err);
}

/// The units of the project's dictionary and the names of its districts; without a project the built-in units. `check`
/// reports the problems of the project.
fn known(console: &mut Console, options: &SourceOptions) -> Result<(Units, Vec<String>), Outcome> {
    let (_, site) = site::compile(console, &options.root, console.now, Reach::Everything)?;
    let indicators = site.dictionary.indicators.iter();
    let own = indicators
        .flat_map(|indicator| std::iter::once(&indicator.unit).chain(&indicator.units))
        .map(String::as_str);
    Ok((Units::with(own), site.districts.iter().map(|district| district.name.clone()).collect()))
}
