//! `tongbao new bulletin 潼南 2020-05`

use std::sync::Arc;

use clap::{Arg, ArgMatches, Command};
use tongbao::author::clean_input;
use tongbao::author::page::{BulletinPlan, NewSource, next_period, plan};
use tongbao::diagnostic::Text;
use tongbao::quantity::Period;
use tongbao::say;
use tongbao::site::{District, division_called};

use super::{Project, command, conclude};
use crate::cli::arguments::{Words, flag, given, option};
use crate::cli::console::{Console, Outcome};
use crate::cli::prompt;
use crate::cli::prompt::answer;

pub(super) fn grammar(words: Words) -> Command {
    let about = words.say(
        "新建一篇通报：带上期的指标，数都写「未报」，上期的数在旁边；不写期间就是下一期",
        "Make a bulletin with the indicators of the last one, all 未报, the last values beside them; the next period by default",
    );
    command(words, "bulletin", about, ("[区县] [期间] [选项]", "[district] [period] [options]"))
        .arg(Arg::new("period").value_name(words.say("期间", "period")))
        .arg(option(
            "source",
            words.say("编号", "id"),
            words.say(
                "数据的来源；没有这份就一并新建 [默认 区县-期间]",
                "Source of its figures, made when there is none [default: district-period]",
            ),
        ))
        .arg(flag("draft", words.say("先作草稿，不发布", "A draft: not published")))
}

pub(super) fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    advance(console, matches).unwrap_or_else(|outcome| outcome)
}

fn advance(console: &mut Console, matches: &ArgMatches) -> Result<Outcome, Outcome> {
    let project = Project::open(console, matches)?;
    let district = district(console, matches, &project)?;
    let period = period(console, matches, &project, &district)?;
    let id = match given::<String>(matches, "source") {
        Some(id) => clean_input::id(&id)
            .map_err(|why| prompt::refuse(console, &why, &say!("改正 --source", "correct --source")))?,
        None => format!("{}-{}", district.slug, period.slug()),
    };
    let request =
        BulletinPlan { district: &district, period: &period, source: &id, draft: matches.get_flag("draft") };
    let mut written = vec![plan(&project.site, &request).writing()];
    if !project.site.sources.iter().any(|source| source.id == id) {
        let about = format!("{}{}", district.name, period.name());
        let name = Some(district.name.clone());
        written.push(NewSource { id, title: None, kind: None, district: name, date: None, about }.writing());
    }
    project.write(console, &written)?;
    let (name, when) = (&district.name, period.name());
    if period.end() >= console.today() {
        console.tell(&say!("提示：{when}还没有结束。", "hint: {when} is not over yet"));
    }
    let next = say!(
        "把材料里的数登记到来源，再填进通报（或 tongbao import 报表.xlsx）；tongbao check 核对",
        "register the numerals in the source and fill in the bulletin (or `tongbao import FILE`), then `tongbao check`"
    );
    let look = say!(
        "tongbao serve 边写边看{name}{when}的通报",
        "`tongbao serve` shows the bulletin while you write"
    );
    conclude(console, &written, &[next, look]);
    Ok(Outcome::Fine)
}

/// The district of the site that is named; without a name the only one there is.
fn district(
    console: &mut Console,
    matches: &ArgMatches,
    project: &Project,
) -> Result<Arc<District>, Outcome> {
    let own: Vec<&Arc<District>> = project.site.own_districts().collect();
    let names: Vec<&str> = own.iter().map(|district| district.name.as_str()).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    let read = |typed: &str| {
        let name: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let called =
            |name: &str| own.iter().find(|district| district.is_called(name) || district.slug == name);
        let listed = || called(&division_called(&name)?.name);
        if let Some(district) = called(&name).or_else(listed) {
            return Ok(Arc::clone(district));
        }
        let known = division_called(&name).map_or(name, |division| division.name);
        Err(if own.is_empty() {
            say!(
                "content/ 里还没有区县，先运行 tongbao new district {known}",
                "there is no district yet; run `tongbao new district {known}` first"
            )
        } else {
            say!(
                "content/ 里没有「{known}」，有的是{zh}；要加上它，运行 tongbao new district {known}",
                "there is no `{known}` in content/, only {en}; `tongbao new district {known}` adds it"
            )
        })
    };
    let only = if let [name] = names.as_slice() { Some(*name) } else { None };
    let question = say!("哪个区县（{zh}）", "Which district ({en})");
    let name = given::<String>(matches, "name");
    let ask = console.can_ask() && (only.is_none() || own.is_empty());
    answer(console, (&say!("区县名", "the district"), name.as_deref()), &question, only, ask, read)
}

fn period(
    console: &mut Console,
    matches: &ArgMatches,
    project: &Project,
    district: &District,
) -> Result<Period, Outcome> {
    let next = next_period(&project.site, district, console.today());
    let question = say!("哪一期（例如 2020-04、2020-Q2）", "Which period (such as 2020-04, 2020-Q2)");
    let typed = given::<String>(matches, "period");
    let ask = console.can_ask() && next.is_none();
    let default = next.as_ref().map(Period::key);
    let period = answer(
        console,
        (&say!("期间", "the period"), typed.as_deref()),
        &question,
        default.as_deref(),
        ask,
        prompt::period,
    )?;
    let bulletins = &project.site.bulletins;
    let same = bulletins
        .iter()
        .find(|bulletin| bulletin.district.slug == district.slug && bulletin.period == period);
    let Some(same) = same else { return Ok(period) };
    let (name, when) = (&district.name, period.name());
    let file = same.page.path.folder().trim_end_matches('/');
    let why: Text = say!("{name}{when}的通报已经有了", "there is a bulletin of {name} for {when} already");
    let help = say!(
        "改 content/{file}.md；同一期再发一篇，把它复制成 {file}-supplement.md 再改",
        "edit content/{file}.md; a second one of the period is called like {file}-supplement.md"
    );
    Err(prompt::refuse(console, &why, &help))
}
