//! `tongbao init`: a new project, from a few questions or from options.

use std::path::{Path, PathBuf};
use tongbao::author::{Writing, clean_input, create_project, may_create_project};

use clap::{Arg, ArgMatches, Command, value_parser};
use tongbao::author::page::last_month;
use tongbao::author::starter::Starter;
use tongbao::diagnostic::{Diagnostics, Severity, Text};
use tongbao::{check, read, say};

use super::arguments::{Color, Format, ReportFlags, Words, flag, given, option};
use super::command::CliCommand;
use super::console::{Aim, Console, Outcome};
use crate::cli::prompt;
use crate::cli::prompt::{DistrictInput, answer};

/// The command.
pub(super) const COMMAND: CliCommand = CliCommand { name: "init", grammar, run };

fn grammar(words: Words) -> Command {
    let about = words.say(
        "新建一个项目：几个问题问完，就是一个能生成网站的文件夹",
        "Make a new project: a few questions, and a folder from which a site can be built",
    );
    let folder =
        Arg::new("folder").value_name(words.say("文件夹", "folder")).value_parser(value_parser!(PathBuf));
    words
        .command("init", about, ("[文件夹] [选项]", "[folder] [options]"))
        .arg(folder)
        .args(district(words))
        .arg(option(
            "publisher",
            words.say("单位", "office"),
            words.say("主办单位 [默认 某某县通报编辑部]", "Publisher [default: the district's editors]"),
        ))
        .arg(option("title", words.say("名称", "title"), words.say("网站名称", "The site's title")))
        .arg(option(
            "period",
            words.say("期间", "period"),
            words.say(
                "第一篇通报的期间，例如 2020-04 [默认 上个月]",
                "Period of the first bulletin [default: last month]",
            ),
        ))
        .arg(flag("yes", words.say("不提问，没写的用默认值", "Ask nothing; take the defaults")).short('y'))
}

/// The options that say which district.
pub(super) fn district(words: Words) -> [Arg; 3] {
    let name = words.say(
        "区县名，例如 云阳县；重庆的区县自动填代码和网址",
        "The district, such as 云阳县; of Chongqing's the code and the address are known",
    );
    let code = words.say(
        "六位区划代码（GB/T 2260）；还没有就写 暂无",
        "Division code, six digits (GB/T 2260); 暂无 while there is none",
    );
    let slug = words.say("网址里用的英文名，例如 yunyang", "Its name in addresses, such as yunyang");
    [
        option("district", words.say("区县", "name"), name),
        option("code", words.say("代码", "code"), code),
        option("slug", words.say("英文名", "name"), slug),
    ]
}

fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    let folder = matches.get_one("folder").cloned().unwrap_or_else(|| PathBuf::from("."));
    // A folder that cannot be used is refused before any question.
    if let Err(error) = may_create_project(&folder) {
        return console.refuse(&error);
    }
    let starter = match prompt_starter(console, matches) {
        Ok(starter) => starter,
        Err(outcome) => return outcome,
    };
    let writings = starter.writings();
    if let Some(outcome) = mistaken(console, &writings) {
        return outcome;
    }
    let files: Vec<(&str, &str)> =
        writings.iter().map(|writing| (writing.path.as_str(), writing.text.as_str())).collect();
    if let Err(error) = create_project(&folder, &files) {
        return console.refuse(&error);
    }
    prompt::remark(console, &starter.district, starter.period.end());
    conclude(console, &folder, &starter, &writings);
    Outcome::Fine
}

/// Asks the questions, in the order in which an author can answer them; an option answers its question beforehand.
fn prompt_starter(console: &mut Console, matches: &ArgMatches) -> Result<Starter, Outcome> {
    let text = |id: &str| given::<String>(matches, id);
    let ask = console.can_ask() && !matches.get_flag("yes");
    let district = prompt::district(
        console,
        &DistrictInput {
            label: prompt::option("--district"),
            name: text("district"),
            code: text("code"),
            slug: text("slug"),
            ask,
        },
    )?;
    if Starter::is_reserved(&district.slug) {
        let slug = &district.slug;
        let why = say!(
            "网址 {slug} 留给对照用的数据",
            "the address {slug} is kept for the figures to compare with"
        );
        return Err(prompt::refuse(console, &why, &say!("换一个 --slug", "choose another --slug")));
    }
    let last = last_month(console.today()).key();
    let question = say!(
        "第一篇通报报哪一期（例如 2020-04、2020-Q2）",
        "Period of the first bulletin (such as 2020-04, 2020-Q2)"
    );
    let period = answer(
        console,
        (&prompt::option("--period"), text("period").as_deref()),
        &question,
        Some(&last),
        ask,
        prompt::period,
    )?;
    let usual = Starter::usual_publisher(&district.name);
    let question = say!("主办单位，印在页脚", "Publisher, printed at the foot of each page");
    let publisher = answer(
        console,
        (&prompt::option("--publisher"), text("publisher").as_deref()),
        &question,
        Some(&usual),
        ask,
        clean_input::line,
    )?;
    let usual = Starter::usual_title(&district.name, &period);
    let question = say!("网站名称", "Title of the site");
    let title = answer(
        console,
        (&prompt::option("--title"), text("title").as_deref()),
        &question,
        Some(&usual),
        ask,
        clean_input::line,
    )?;
    Ok(Starter { title, publisher, district, period })
}

/// Checks the project before it is written. What an editor typed may hold a character that no page may have.
fn mistaken(console: &mut Console, writings: &[Writing]) -> Option<Outcome> {
    let mut diagnostics = Diagnostics::default();
    let tree = read::texts(
        &mut diagnostics,
        writings.iter().map(|writing| (writing.path.as_str(), writing.text.as_str())),
    );
    let site = tongbao::compile::compile(&mut diagnostics, &tree);
    let checked = check::check(&mut diagnostics, site);
    if checked.is_some() && diagnostics.count(Severity::Warning) == 0 {
        return None;
    }
    let reporting = ReportFlags { format: Format::Text, color: Color::Auto, max: 0, quiet: false };
    console.report(&diagnostics, &reporting, Aim::Err);
    console.tell(&say!("没有写任何文件。", "nothing was written"));
    Some(Outcome::UserError)
}

fn conclude(console: &mut Console, folder: &Path, starter: &Starter, writings: &[Writing]) {
    let (name, period, slug) = (&starter.district.name, starter.period.name(), &starter.district.slug);
    let key = starter.period.slug();
    let here = folder == Path::new(".");
    let (files, root) = (writings.len(), folder.display());
    let rows = [
        ("content/site.yml".to_owned(), say!("网站名称、主办单位", "title and publisher")),
        ("content/indicators.yml".to_owned(), say!("指标词典，用不上的删去", "the dictionary of indicators")),
        (format!("content/{slug}/_index.md"), say!("{name}", "{name}")),
        (
            format!("content/{slug}/{key}.md"),
            say!(
                "{period}通报，各项数都写着「未报」，等您填",
                "the bulletin; every figure still says 未报 (not reported)"
            ),
        ),
        (
            format!("seeds/{slug}-{key}.yml"),
            say!("这期数据的来源，登记材料里的数", "the source of its figures"),
        ),
    ];
    let width = rows.iter().map(|(path, _)| path.len()).max().unwrap_or_default() + 2;
    let mut lines = vec![if here {
        say!("项目建好了，{files} 个文件：", "the project is made, {files} files:")
    } else {
        say!("项目建好了，在 {root}，{files} 个文件：", "the project is made in {root}, {files} files:")
    }];
    lines.extend(
        rows.into_iter().map(|(path, Text { zh, en })| say!("  {path:width$}{zh}", "  {path:width$}{en}")),
    );
    lines.push(say!("接下来：", "next:"));
    if !here {
        lines.push(say!("  cd {root}", "  cd {root}"));
    }
    lines.push(say!("  tongbao serve   边写边看，存盘即刷新", "  tongbao serve   write and look"));
    lines.push(say!("  tongbao build   生成网站，在 site/", "  tongbao build   make the site, in site/"));
    for line in lines {
        console.print(&line);
    }
}
