//! Answers that `init` and `new` need: a district, a period, a line of text; from options, or by asking.

use jiff::civil::Date;
use tongbao::author::clean_input;
use tongbao::author::page::NewDistrict;
use tongbao::diagnostic::Text;
use tongbao::quantity::Period;
use tongbao::say;
use tongbao::site::{Level, division_called, divisions_like, refuse_code};

use super::console::{Console, Outcome};

/// The answer for a code that does not exist yet.
const NO_CODE: &str = "暂无";

/// The options that name a district, and whether the author may be asked for more.
pub(super) struct DistrictInput {
    /// The option or argument that holds the name.
    pub(super) label: Text,
    pub(super) name: Option<String>,
    pub(super) code: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) ask: bool,
}

/// Reports why a command stops; nothing has been written.
pub(super) fn refuse(console: &mut Console, why: &Text, help: &Text) -> Outcome {
    let (Text { zh, en }, help) = (why, (&help.zh, &help.en));
    let (zh_help, en_help) = help;
    console.tell(&say!("错误：{zh}。\n  建议：{zh_help}", "error: {en}\n  help: {en_help}"));
    Outcome::SystemError
}

/// Reports that the user ended the input.
pub(super) fn stopped(console: &mut Console) -> Outcome {
    console.tell(&say!("停下了，没有写任何文件。", "stopped; nothing was written"));
    Outcome::SystemError
}

/// The name of an option in a message.
pub(super) fn option(flag: &str) -> Text {
    say!("选项 {flag}", "{flag}")
}

/// A valid answer: from the option, or asked for until it is valid, or the default.
pub(super) fn answer<T>(
    console: &mut Console,
    (label, given): (&Text, Option<&str>),
    question: &Text,
    default: Option<&str>,
    ask: bool,
    read: impl Fn(&str) -> Result<T, Text>,
) -> Result<T, Outcome> {
    if let Some(text) = given.or(if ask { None } else { default }) {
        return read(text).map_err(|why| {
            let (Text { zh, en }, Text { zh: label_zh, en: label_en }) = (&why, label);
            refuse(
                console,
                &say!("{label_zh}：{zh}", "{label_en}: {en}"),
                &say!("改正{label_zh}，再运行", "correct {label_en} and run again"),
            )
        });
    }
    if !ask {
        return Err(unasked(console, label));
    }
    loop {
        let Some(typed) = console.ask(question, default) else { return Err(stopped(console)) };
        match read(&typed) {
            Ok(value) => return Ok(value),
            Err(Text { zh, en }) => console.tell(&say!("  {zh}，请再写一次", "  {en}; once more, please")),
        }
    }
}

fn unasked(console: &mut Console, label: &Text) -> Outcome {
    let Text { zh, en } = label;
    refuse(
        console,
        &say!("没有写{zh}，这里不是终端，没法问", "{en} is missing, and there is no terminal to ask at"),
        &say!("在命令里写上{zh}，或在终端里运行", "give {en} on the command line, or run in a terminal"),
    )
}

/// Parses a period in any form that authors write.
pub(super) fn period(typed: &str) -> Result<Period, Text> {
    let error = match Period::parse(typed) {
        Ok(period) => return Ok(period),
        Err(error) => error,
    };
    let meant = error.rewritten.as_deref().and_then(|text| Period::parse(text).ok());
    meant.ok_or_else(|| {
        let (zh, en) = (error.message.zh, error.message.en);
        let (zh_help, en_help) = (error.help.zh, error.help.en);
        say!("{zh}（{zh_help}）", "{en} ({en_help})")
    })
}

/// A district: from the table of Chongqing when it is listed there, otherwise with the given code and address.
pub(super) fn district(console: &mut Console, input: &DistrictInput) -> Result<NewDistrict, Outcome> {
    let mut typed = input.name.clone();
    loop {
        let from_option = typed.is_some();
        let name = match typed.take() {
            Some(name) => name,
            None if input.ask => {
                let question = say!("哪个区县（例如 云阳县）", "Which district (such as 云阳县)");
                console.ask(&question, None).ok_or_else(|| stopped(console))?
            }
            None => return Err(unasked(console, &input.label)),
        };
        if let Some(division) = division_called(&name) {
            let (full, code) = (&division.name, division.code.as_deref().unwrap_or(NO_CODE));
            if input.ask && !name.contains(full.as_str()) {
                console.tell(&say!("  {full}（{code}）", "  {full} ({code})"));
            }
            return listed(console, input, division.into());
        }
        let why = match clean_input::place(&name) {
            Ok(name) => match elsewhere(console, input, &name)? {
                Some(district) => return Ok(district),
                None => continue,
            },
            Err(why) => why,
        };
        let Text { zh, en } = &why;
        if from_option {
            let help = say!("写区县的全名，例如 云阳县", "write the full name, such as 云阳县");
            return Err(refuse(
                console,
                &say!("区县名不对：{zh}", "not the name of a district: {en}"),
                &help,
            ));
        }
        console.tell(&say!("  {zh}，请再写一次", "  {en}; once more, please"));
    }
}

/// A district of the table; all is known but perhaps its code.
fn listed(console: &mut Console, input: &DistrictInput, known: NewDistrict) -> Result<NewDistrict, Outcome> {
    let name = known.name.clone();
    let code = match (&known.code, &input.code) {
        (Some(code), None) => Some(code.clone()),
        (None, None) if !input.ask => {
            let help = say!(
                "加上 --code 六位区划代码；还没有就写 --code {NO_CODE}",
                "add --code; `--code {NO_CODE}` while there is none"
            );
            return Err(refuse(
                console,
                &say!("表里没有{name}的区划代码", "the table has no code of {name}"),
                &help,
            ));
        }
        (None, None) => {
            console.tell(&say!("  {name}的区划代码，表里没有", "  the table has no code of {name}"));
            code(console, input, &name)?
        }
        (_, Some(_)) => code(console, input, &name)?,
    };
    let slug = match &input.slug {
        None => known.slug.clone(),
        Some(_) => slug(console, input)?,
    };
    Ok(NewDistrict { code, slug, ..known })
}

/// A district that is not in the table; `None` when the user wants to correct a typing error.
fn elsewhere(
    console: &mut Console,
    input: &DistrictInput,
    name: &str,
) -> Result<Option<NewDistrict>, Outcome> {
    let near = divisions_like(name);
    if let (Some(first), None) = (near.first(), &input.code) {
        if !input.ask {
            let help = say!(
                "是不是想写 {first}？不是重庆的区县，就加上 --code 六位区划代码 --slug 英文名",
                "did you mean {first}? For a district outside Chongqing add --code and --slug"
            );
            return Err(refuse(console, &unknown(name), &help));
        }
        if console.confirm(&say!(
            "  表里没有「{name}」，是不是 {first}",
            "  `{name}` is not in the table; is it {first}"
        )) {
            return district(
                console,
                &DistrictInput {
                    label: input.label.clone(),
                    name: Some(first.clone()),
                    code: None,
                    slug: input.slug.clone(),
                    ask: true,
                },
            )
            .map(Some);
        }
    }
    if !input.ask && (input.code.is_none() || input.slug.is_none()) {
        let help = say!(
            "加上 --code 六位区划代码 --slug 英文名，例如 --code 420581 --slug yidu；还没有代码就写 --code {NO_CODE}",
            "add --code and --slug, such as `--code 420581 --slug yidu`; `--code {NO_CODE}` while there is none"
        );
        return Err(refuse(console, &unknown(name), &help));
    }
    let code = code(console, input, name)?;
    let slug = slug(console, input)?;
    Ok(Some(NewDistrict::elsewhere(name, code, &slug)))
}

fn unknown(name: &str) -> Text {
    say!("重庆的区县表里没有「{name}」", "`{name}` is not in the table of Chongqing's districts")
}

fn code(console: &mut Console, input: &DistrictInput, name: &str) -> Result<Option<String>, Outcome> {
    let question = say!(
        "{name}的区划代码（六位数字，还没有就回车）",
        "Division code of {name} (six digits; Enter while there is none)"
    );
    // Without a keyboard a code is never left out in silence.
    let default = if input.ask { Some(NO_CODE) } else { None };
    answer(console, (&option("--code"), input.code.as_deref()), &question, default, input.ask, |typed| {
        if matches!(typed, NO_CODE | "none" | "无") {
            return Ok(None);
        }
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(Text { zh, en }) = refuse_code(&code, Level::District) {
            return Err(say!("区划代码「{code}」不对，{zh}", "the division code `{code}` is wrong: {en}"));
        }
        match division_called(&code)
            .filter(|other| other.name != name && other.code.as_deref() == Some(&code))
        {
            Some(other) => {
                let other = other.name;
                Err(say!("{code} 是{other}的代码", "{code} is the code of {other}"))
            }
            None => Ok(Some(code)),
        }
    })
}

fn slug(console: &mut Console, input: &DistrictInput) -> Result<String, Outcome> {
    let question = say!("网址里用的英文名（例如 yunyang）", "Its name in addresses (such as yunyang)");
    answer(console, (&option("--slug"), input.slug.as_deref()), &question, None, input.ask, clean_input::slug)
}

/// A warning about a district that does not exist on a day.
pub(super) fn remark(console: &mut Console, district: &NewDistrict, day: Date) {
    let NewDistrict { name, valid_from, valid_to, successor, .. } = district;
    let written = |day: Date| format!("{}年{}月{}日", day.year(), day.month(), day.day());
    if let Some(last) = valid_to.filter(|last| *last < day) {
        let (last_zh, next) = (written(last), successor.as_deref().unwrap_or_default());
        console.tell(&say!(
            "提示：{name}已于{last_zh}撤销，设立{next}；此前的通报仍用{name}，此后的用{next}。",
            "hint: {name} was abolished on {last} for {next}; bulletins of earlier periods keep the name"
        ));
    }
    if let Some(first) = valid_from.filter(|first| *first > day) {
        let first_zh = written(first);
        console.tell(&say!(
            "提示：{name}{first_zh}才设立，此前的通报用原来的区县名。",
            "hint: {name} was set up on {first}; bulletins of earlier periods use the former districts"
        ));
    }
}
