//! `tongbao new indicator 名称`

use clap::{ArgMatches, Command};
use tongbao::author::page::{NewIndicator, append};
use tongbao::author::{clean_input, save};
use tongbao::diagnostic::{Diagnostics, Text};
use tongbao::site::{Choice, Direction};
use tongbao::{read, say};

use super::{Project, command};
use crate::cli::arguments::{Words, given, option};
use crate::cli::console::{Console, Outcome};
use crate::cli::prompt;
use crate::cli::prompt::answer;

/// Where indicators are defined.
const DICTIONARY: &str = "content/indicators.yml";

pub(super) fn grammar(words: Words) -> Command {
    let about = words.say(
        "新建一个指标，加在 content/indicators.yml 末尾，别处一个字节也不动",
        "Define an indicator at the end of content/indicators.yml; no other byte is touched",
    );
    command(words, "indicator", about, ("[名称] [选项]", "[name] [options]"))
        .arg(option(
            "id",
            words.say("英文名", "id"),
            words.say(
                "网址和数据文件里用的英文名，例如 public-jobs",
                "Its id in addresses and data files, such as public-jobs",
            ),
        ))
        .arg(option(
            "unit",
            words.say("单位", "unit"),
            words.say(
                "基本单位，不带万、亿：户、人、个、元、亩、%",
                "Base unit without 万 or 亿: 户, 人, 个, 元, 亩, %",
            ),
        ))
        .arg(option(
            "group",
            words.say("分组", "group"),
            words.say(
                "归在哪一张表里 [默认 最后一个指标的分组]",
                "Heading of its table [default: that of the last indicator]",
            ),
        ))
        .arg(option(
            "better",
            words.say("方向", "direction"),
            words.say(
                "lower 越低越好、higher 越高越好、none 不论 [默认 none]",
                "lower, higher or none is good news [default: none]",
            ),
        ))
        .arg(option(
            "definition",
            words.say("口径", "text"),
            words.say("口径：到底数的是什么", "What exactly is counted"),
        ))
}

pub(super) fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    advance(console, matches).unwrap_or_else(|outcome| outcome)
}

fn advance(console: &mut Console, matches: &ArgMatches) -> Result<Outcome, Outcome> {
    let project = Project::open(console, matches)?;
    let old = match read::record(&project.root, DICTIONARY) {
        Ok(Some(text)) => text,
        Ok(None) | Err(_) => {
            let why = say!("{DICTIONARY} 读不出来", "{DICTIONARY} cannot be read");
            return Err(prompt::refuse(
                console,
                &why,
                &say!("运行 tongbao check 看原因", "`tongbao check` says why"),
            ));
        }
    };
    let indicator = prompt_indicator(console, matches, &project)?;
    let new = append(&old, &indicator);
    if !is_whole(&old, &new, &indicator) {
        let why = say!("{DICTIONARY} 末尾接不上新的指标", "nothing can be added at the end of {DICTIONARY}");
        let help = say!(
            "运行 tongbao check，先改正词典里的问题",
            "correct the dictionary first, as `tongbao check` says"
        );
        return Err(prompt::refuse(console, &why, &help));
    }
    save(&project.root, DICTIONARY, Some(&old), &new).map_err(|error| console.refuse(&error))?;
    let name = &indicator.name;
    let text = say!(
        "{DICTIONARY} 末尾加上了「{name}」\n  接下来：在通报的 figures 里写 {name}: 数值，正文里用 {{fig}}`{name}` 引用",
        "`{name}` stands at the end of {DICTIONARY}\n  next: give `{name}: value` under figures, cite it as {{fig}}`{name}`"
    );
    console.print(&text);
    Ok(Outcome::Fine)
}

fn prompt_indicator(
    console: &mut Console,
    matches: &ArgMatches,
    project: &Project,
) -> Result<NewIndicator, Outcome> {
    let text = |id: &str| given::<String>(matches, id);
    let (ask, dictionary) = (console.can_ask(), &project.site.dictionary);
    let free = |name: String| match dictionary.get(&name) {
        Some(other) => {
            let other = &other.name;
            Err(say!("词典里已经有「{name}」（{other}）", "the dictionary has `{name}` already ({other})"))
        }
        None => Ok(name),
    };
    let question = say!("指标名称（例如 公益性岗位）", "Name of the indicator (such as 公益性岗位)");
    let name = answer(
        console,
        (&say!("指标名称", "the name"), text("name").as_deref()),
        &question,
        None,
        ask,
        |typed| clean_input::indicator(typed).and_then(free),
    )?;
    let question = say!(
        "英文名，网址和数据文件里用（例如 public-jobs）",
        "Id in addresses and data files (such as public-jobs)"
    );
    let id =
        answer(console, (&prompt::option("--id"), text("id").as_deref()), &question, None, ask, |typed| {
            clean_input::id(typed).and_then(free)
        })?;
    let question = say!("单位（户、人、个、元、亩、%）", "Unit (户, 人, 个, 元, 亩, %)");
    let unit =
        answer(console, (&prompt::option("--unit"), text("unit").as_deref()), &question, None, ask, unit)?;
    let last = dictionary.indicators.last().map_or("其他", |indicator| indicator.group.as_str());
    let question = say!("归在哪一组", "Heading of its table");
    let group = answer(
        console,
        (&prompt::option("--group"), text("group").as_deref()),
        &question,
        Some(last),
        ask,
        clean_input::line,
    )?;
    let question = say!("lower 越低越好，higher 越高越好，none 不论", "lower, higher or none is good news");
    let direction = answer(
        console,
        (&prompt::option("--better"), text("better").as_deref()),
        &question,
        Some("none"),
        ask,
        direction,
    )?;
    let question = say!(
        "口径：到底数的是什么（以后再写就回车）",
        "What exactly is counted (Enter to leave it for later)"
    );
    let definition = answer(
        console,
        (&prompt::option("--definition"), text("definition").as_deref()),
        &question,
        Some("无"),
        ask,
        clean_input::line,
    )?;
    let definition = Some(definition).filter(|text| text != "无");
    Ok(NewIndicator { name, id, unit, group, direction, definition })
}

/// Reads a base unit; 万 and 亿 are refused.
fn unit(typed: &str) -> Result<String, Text> {
    let unit = clean_input::line(typed)?.replace(['％', '﹪'], "%");
    let base = unit.trim_start_matches(['万', '亿']);
    if !base.is_empty() && base != unit {
        return Err(say!(
            "单位不带万、亿，写「{base}」就行",
            "万 and 亿 are no part of a unit: write `{base}`"
        ));
    }
    if unit.chars().any(|c| c.is_ascii_digit() || c == '`') {
        return Err(say!("单位里不写数字", "there are no digits in a unit"));
    }
    Ok(unit)
}

fn direction(typed: &str) -> Result<Direction, Text> {
    let typed = if typed.trim() == "无" { "无所谓高低" } else { typed.trim() };
    let called = Direction::WORDS.iter().find(|(word, _, zh, _)| [*word, *zh].contains(&typed));
    called
        .map(|(_, direction, ..)| *direction)
        .ok_or_else(|| say!("方向写 lower、higher 或 none", "write lower, higher or none"))
}

/// Whether the dictionary now has the indicator, and everything that it had.
fn is_whole(old: &str, new: &str, indicator: &NewIndicator) -> bool {
    let names = |text: &str| {
        let mut diagnostics = Diagnostics::default();
        let tree = read::texts(&mut diagnostics, [(DICTIONARY, text)]);
        let site = tongbao::compile::compile(&mut diagnostics, &tree);
        site.dictionary.indicators.iter().map(|indicator| indicator.name.clone()).collect::<Vec<_>>()
    };
    let (mut expected, actual) = (names(old), names(new));
    expected.push(indicator.name.clone());
    expected == actual
}
