//! `tongbao new district 云阳县`

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use tongbao::author::page::NewDistrict;
use tongbao::diagnostic::Text;
use tongbao::say;

use super::{Project, command, conclude};
use crate::cli::arguments::{Words, given, option};
use crate::cli::console::{Console, Outcome};
use crate::cli::init;
use crate::cli::prompt;
use crate::cli::prompt::DistrictInput;

pub(super) fn grammar(words: Words) -> Command {
    let about = words.say(
        "新建一个区县：重庆的区县自动填代码、网址、别名和建制变动",
        "Make a district: of Chongqing's, code, address, aliases and changes are known",
    );
    let [_, code, slug] = init::district(words);
    let date = words.say("按哪一天的建制 [默认 今天]", "The day whose divisions count [default: today]");
    let form = words.say("日期写成 2020-04-16", "a date is written 2020-04-16");
    let parse = move |text: &str| text.parse::<Date>().map_err(|_| form.to_owned());
    command(words, "district", about, ("[区县名] [选项]", "[name] [options]"))
        .arg(code)
        .arg(slug)
        .arg(option("date", words.say("日期", "date"), date).value_parser(parse))
}

pub(super) fn run(console: &mut Console, matches: &ArgMatches) -> Outcome {
    advance(console, matches).unwrap_or_else(|outcome| outcome)
}

fn advance(console: &mut Console, matches: &ArgMatches) -> Result<Outcome, Outcome> {
    let project = Project::open(console, matches)?;
    let input = DistrictInput {
        label: say!("区县名", "the name"),
        name: given(matches, "name"),
        code: given(matches, "code"),
        slug: given(matches, "slug"),
        ask: console.can_ask(),
    };
    let district = prompt::district(console, &input)?;
    if let Some((why, help)) = conflict(&project, &district) {
        return Err(prompt::refuse(console, &why, &help));
    }
    let own = project.site.own_districts();
    let order =
        own.map(|other| usize::try_from(other.order).unwrap_or_default()).max().unwrap_or_default() + 1;
    let written = [district.writing(order)];
    project.write(console, &written)?;
    prompt::remark(console, &district, given(matches, "date").unwrap_or(console.today()));
    let name = &district.name;
    conclude(console, &written, &[say!("tongbao new bulletin {name}", "tongbao new bulletin {name}")]);
    Ok(Outcome::Fine)
}

/// Why a district cannot be added: its name, its code or its folder belongs to another.
fn conflict(project: &Project, district: &NewDistrict) -> Option<(Text, Text)> {
    let NewDistrict { name, code, slug, aliases, .. } = district;
    let mut all = project.site.districts.iter();
    let other = all.find(|other| {
        let same = |name: &String| other.is_called(name);
        same(name)
            || aliases.iter().any(same)
            || other.slug == *slug
            || (code.is_some() && other.code == *code)
    })?;
    let (theirs, folder) = (&other.name, &other.slug);
    let what = if other.is_called(name) || aliases.iter().any(|name| other.is_called(name)) {
        say!("「{name}」已经有了", "`{name}` is there already")
    } else if other.slug == *slug {
        say!("网址 {slug} 已经给了{theirs}", "the address {slug} is that of {theirs}")
    } else {
        let code = code.as_deref().unwrap_or_default();
        say!("代码 {code} 已经给了{theirs}", "the code {code} is that of {theirs}")
    };
    let help = say!(
        "看 content/{folder}/_index.md；写通报用 tongbao new bulletin {theirs}",
        "see content/{folder}/_index.md; `tongbao new bulletin {theirs}` makes a bulletin"
    );
    Some((what, help))
}
