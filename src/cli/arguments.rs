//! The arguments that commands share: their descriptions in both languages, and their values.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::DateTime;
use tongbao::compile::parse_moment;
use tongbao::diagnostic::Language;
use tongbao::site::SourceDocument;

/// How many problems are shown without `--max`: as many as a person reads before the first fix.
pub(super) const SHOWN: usize = 50;

/// How problems are reported.
#[derive(Debug, Clone)]
pub(super) struct ReportFlags {
    /// For people or for machines.
    pub(super) format: Format,
    /// Whether colours are used.
    pub(super) color: Color,
    /// How many are shown; 0 shows all.
    pub(super) max: usize,
    /// Whether all is silent unless there are errors.
    pub(super) quiet: bool,
}

/// The form in which diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Sarif,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The options of a site.
#[derive(Debug, Clone)]
pub(super) struct SiteOptions {
    pub(super) root: PathBuf,
    pub(super) drafts: bool,
    pub(super) strict: bool,
    /// The moment that counts; `None` is the clock's.
    pub(super) now: Option<DateTime>,
    /// 0 takes one thread for each processor.
    pub(super) threads: usize,
    pub(super) reporting: ReportFlags,
}

/// The language of the descriptions.
#[derive(Clone, Copy)]
pub(super) struct Words(pub(super) Language);

impl Words {
    /// A text in that language.
    pub(super) fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self.0 {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// That language.
    pub(super) fn language(self) -> Language {
        self.0
    }

    /// A command with our own help in place of the library's.
    pub(super) fn command(self, name: &'static str, about: &'static str, usage: (&str, &str)) -> Command {
        let template = self.say(
            "{about}\n\n用法：{usage}\n\n选项：\n{options}\n",
            "{about}\n\nUsage: {usage}\n\nOptions:\n{options}\n",
        );
        let (zh, en) = usage;
        let usage = match self.0 {
            Language::Chinese => zh,
            Language::English => en,
        };
        let full =
            if name == "tongbao" { format!("tongbao {usage}") } else { format!("tongbao {name} {usage}") };
        let lang = option(
            "lang",
            self.say("语言", "language"),
            self.say("消息的语言：zh 或 en [默认 zh]", "Language of messages: zh or en [default: zh]"),
        );
        Command::new(name)
            .about(about)
            .help_template(template)
            .override_usage(full)
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .arg(
                flag("help", self.say("显示帮助", "Show this help"))
                    .short('h')
                    .action(ArgAction::Help)
                    .display_order(900),
            )
            .arg(lang.value_parser(["zh", "en"]).display_order(800))
    }

    /// The options of a site.
    pub(super) fn site(self, command: Command) -> Command {
        command
            .arg(self.root())
            .arg(flag("drafts", self.say("草稿也算在内", "Include drafts")))
            .arg(flag("strict", self.say("把警告当作错误", "Treat warnings as errors")))
            .arg(self.now())
            .arg(
                option(
                    "threads",
                    self.say("数", "n"),
                    self.say(
                        "同时用几个线程；0 为处理器的个数 [默认 0]",
                        "Worker threads; 0 is one for each processor [default: 0]",
                    ),
                )
                .value_parser(self.number::<usize>()),
            )
            .arg(
                option(
                    "max",
                    self.say("数", "n"),
                    self.say(
                        "最多显示多少条问题；0 为全部 [默认 50]",
                        "Show at most so many problems; 0 shows all [default: 50]",
                    ),
                )
                .value_parser(self.number::<usize>()),
            )
            .arg(self.color())
    }

    /// The moment for which it is asked what is out.
    pub(super) fn now(self) -> Arg {
        let help = self.say(
            "按什么时候算，例如 2020-06-05 或 \"2020-06-05 09:00\"，北京时间 [默认 现在]",
            "The moment that counts, such as 2020-06-05 or \"2020-06-05 09:00\", at UTC+8 [default: now]",
        );
        let form = self
            .say("写成 2020-06-05 或 2020-06-05 09:00", "a moment is written 2020-06-05 or 2020-06-05 09:00");
        let moment = move |text: &str| parse_moment(text).ok_or_else(|| form.to_owned());
        option("now", self.say("时刻", "moment"), help).value_parser(moment)
    }

    /// Where the project is.
    pub(super) fn root(self) -> Arg {
        let help = self.say(
            "项目目录，里面有 content/ [默认 .]",
            "The project's folder, which holds content/ [default: .]",
        );
        option("root", self.say("目录", "folder"), help).value_parser(value_parser!(PathBuf))
    }

    /// When colours are used.
    pub(super) fn color(self) -> Arg {
        let help = self.say(
            "是否用颜色：auto、always 或 never [默认 auto]",
            "Colours: auto, always or never [default: auto]",
        );
        option("color", self.say("时机", "when"), help).value_parser(["auto", "always", "never"])
    }

    /// The options of how diagnostics are printed.
    pub(super) fn reporting(self, command: Command) -> Command {
        command
            .arg(
                option(
                    "format",
                    self.say("格式", "format"),
                    self.say(
                        "问题的格式：text、json（每行一条）或 sarif [默认 text]",
                        "Form of the problems: text, json (one a line) or sarif [default: text]",
                    ),
                )
                .value_parser(["text", "json", "sarif"]),
            )
            .arg(
                flag("quiet", self.say("没有错误就不出声", "Say nothing unless there are errors")).short('q'),
            )
    }

    /// Reads the id of a source, which is also the name of its file.
    pub(super) fn source_id(self) -> impl Fn(&str) -> Result<String, String> + Clone + Send + Sync + 'static {
        move |text| {
            let rule = self.say(
                "只用小写英文字母、数字、- 和 _，例如 tongnan-2020",
                "use a-z, 0-9, `-` and `_` only, for instance tongnan-2020",
            );
            if SourceDocument::is_id(text) { Ok(text.to_owned()) } else { Err(rule.to_owned()) }
        }
    }

    /// Reads a whole number.
    pub(super) fn number<T: std::str::FromStr + Clone + Send + Sync + 'static>(
        self,
    ) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
        move |text| {
            text.parse().map_err(|_| self.say("这里要写一个整数", "a whole number is wanted here").to_owned())
        }
    }
}

/// An option with a value.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help).hide_possible_values(true).hide_default_value(true)
}

/// An option without a value.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

/// The options of a site, as `Words::site` takes them.
pub(super) fn site(matches: &ArgMatches) -> SiteOptions {
    SiteOptions {
        root: root(matches),
        drafts: matches.get_flag("drafts"),
        strict: matches.get_flag("strict"),
        now: given(matches, "now"),
        threads: given(matches, "threads").unwrap_or(0),
        reporting: ReportFlags {
            format: match given::<String>(matches, "format").as_deref() {
                Some("json") => Format::Json,
                Some("sarif") => Format::Sarif,
                _ => Format::Text,
            },
            color: color(matches),
            max: given(matches, "max").unwrap_or(SHOWN),
            quiet: given(matches, "quiet").unwrap_or(false),
        },
    }
}

/// The project's folder, as `Words::root` takes it.
pub(super) fn root(matches: &ArgMatches) -> PathBuf {
    given(matches, "root").unwrap_or_else(|| PathBuf::from("."))
}

/// The option of colours.
pub(super) fn color(matches: &ArgMatches) -> Color {
    match given::<String>(matches, "color").as_deref() {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    }
}

/// The value of an option that not every command has.
pub(super) fn given<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Option<T> {
    matches.try_get_one(id).ok().flatten().cloned()
}
