//! `tongbao new source yunyang-2020-05`

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use tongbao::author::clean_input;
use tongbao::author::page::NewSource;
use tongbao::say;

use super::{Project, command, conclude};
use crate::cli::arguments::{Words, given, option};
use crate::cli::console::{Console, Outcome};
use crate::cli::prompt;
use crate::cli::prompt::answer;

pub(super) fn grammar(words: Words) -> Command {
    let about = words.say(
        "新建一份来源，写到 seeds/<编号>.yml；材料里的数由您登记",
        "Make a source, seeds/<id>.yml; its numerals are yours to register",
    );
    let form = words.say("日期写成 2020-04-16", "a date is written 2020-04-16");
    let parse = move |text: &str| text.parse::<Date>().map_err(|_| form.to_owned());
    command(words, "source", about, ("[编号] [选项]", "[id] [options]"))
        .arg(option("title", words.say("标题", "title"), words.say("材料上印的标题", "The title it bears")))
        .arg(option(
            "kind",
            words.say("类型", "kind"),
            words.say(
                "类型：月报、公报、新闻、报纸专版、统计数据 [默认 报送材料]",
                "Kind: 月报, 公报, 新闻, 报纸专版, 统计数据 [default: 报送材料]",
            ),
        ))
        .arg(option(
            "district",
            words.say("区县", "name"),
            words.say("写的是哪个区县", "The district it is about"),
        ))
        .arg(
            option(
                "date",
                words.say("日期", "date"),
                words.say("材料的日期 [默认 记为没有日期]", "The day on it [default: undated]"),
            )
            .value_parser(parse),
        )
}

pub(super) fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    advance(console, matches).unwrap_or_else(|outcome| outcome)
}

fn advance(console: &mut Console, matches: &ArgMatches) -> Result<Outcome, Outcome> {
    let project = Project::open(console, matches)?;
    let text = |id: &str| given::<String>(matches, id);
    let ask = console.can_ask();
    let question = say!("来源的编号（例如 yunyang-2020-05）", "Id of the source (such as yunyang-2020-05)");
    let id = answer(
        console,
        (&say!("编号", "the id"), text("name").as_deref()),
        &question,
        None,
        ask,
        clean_input::id,
    )?;
    if project.site.sources.iter().any(|source| source.id == id) {
        let why = say!("来源 {id} 已经有了", "there is a source {id} already");
        return Err(prompt::refuse(
            console,
            &why,
            &say!("改 seeds/{id}.yml，或换一个编号", "edit seeds/{id}.yml, or choose another id"),
        ));
    }
    let question = say!("材料上印的标题", "The title it bears");
    let title = answer(
        console,
        (&prompt::option("--title"), text("title").as_deref()),
        &question,
        Some(&id),
        ask,
        clean_input::line,
    )?;
    let kind = match text("kind") {
        Some(kind) => Some(answer(
            console,
            (&prompt::option("--kind"), Some(&kind)),
            &question,
            None,
            false,
            clean_input::line,
        )?),
        None => None,
    };
    let district = match text("district") {
        Some(name) => Some(district(console, &project, &name)?),
        None => None,
    };
    let date = given(matches, "date");
    let title = (title != id).then_some(title);
    let written = [NewSource { about: id.clone(), id, title, kind, district, date }.writing()];
    project.write(console, &written)?;
    let next = say!(
        "把材料里的数登记进去，再在通报里写 source: 和各项数",
        "register its numerals, then name it under `source` in a bulletin"
    );
    conclude(console, &written, &[next]);
    Ok(Outcome::Fine)
}

/// The full name of a district or a place for comparison.
fn district(console: &mut Console, project: &Project, typed: &str) -> Result<String, Outcome> {
    let name: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let mut all = project.site.districts.iter();
    if let Some(district) = all.find(|district| district.is_called(&name) || district.slug == name) {
        return Ok(district.name.clone());
    }
    let names: Vec<&str> = project.site.districts.iter().map(|district| district.name.as_str()).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    let why = say!("content/ 里没有「{name}」", "there is no `{name}` in content/");
    Err(prompt::refuse(console, &why, &say!("--district 可以写{zh}", "--district takes {en}")))
}
