//! The parts of a table of keys: mappings, their keys, and the kinds of value that a key can hold.

use super::shape::Shape;
use crate::diagnostic::Text;
use crate::say;
use crate::site::Word;

/// A mapping, and all keys that may be in it.
#[derive(Debug)]
pub struct Mapping {
    /// What it is, in both languages.
    pub title: (&'static str, &'static str),
    /// Its keys, those that other mappings have too in groups of their own.
    pub(super) groups: &'static [&'static [Key]],
    /// What holds between its keys, as JSON Schema says it.
    pub(crate) between: fn() -> serde_json::Value,
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// As it is typed.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub kind: ValueKind,
    /// What it says, in both languages.
    pub about: (&'static str, &'static str),
    pub(in crate::compile) example: Option<&'static str>,
}

impl Mapping {
    pub(in crate::compile) const fn new(
        title: (&'static str, &'static str),
        groups: &'static [&'static [Key]],
    ) -> Self {
        Self { title, groups, between: || serde_json::Value::Null }
    }

    /// A mapping whose keys follow from those of others; made once, for as long as the program runs.
    pub(in crate::compile) fn of(title: (&'static str, &'static str), keys: Vec<Key>) -> Self {
        Self::new(title, vec![&*keys.leak()].leak())
    }

    /// Every key, in the order in which an author writes them.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.groups.iter().copied().flatten()
    }

    /// The key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

impl Key {
    /// A value that it may have, as it is typed.
    #[must_use]
    pub fn example(&self) -> &'static str {
        self.example.unwrap_or_else(|| self.kind.example())
    }

    /// The example of its own, where its kind alone would not show how to write it.
    pub(crate) fn own_example(&self) -> Option<&'static str> {
        self.example
    }
}

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub enum ValueKind {
    /// A text, in its own digits where it is a number.
    Text,
    /// A text in which roles such as `{fig}` are compiled.
    Prose,
    /// A text of a certain shape.
    Shaped(&'static Shape),
    /// A period: 2019, 2019-H1, 2019-Q4, 2020-04, 2020-04-16 or a range of them.
    Period,
    /// A value as it is printed, with its unit.
    Amount,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Integer,
    /// A whole number from 0 on, up to a largest one where there is one.
    Count(Option<u32>),
    /// One of some words of the program.
    Choice(fn() -> Vec<Word>),
    /// A name that the site defines.
    Name(Name),
    /// A text for which some words are usual.
    Usual(&'static [&'static str]),
    /// A figure as it is cited: 指标, 指标@期间 or 指标@期间/地点.
    Citation,
    /// The code of a message.
    Rule,
    /// A list of such values; one alone stands for a list of one.
    List(&'static ValueKind),
    /// Names of indicators, or a list of such lists where a whole is divided in several ways.
    Divisions,
    /// A mapping with keys of its own.
    Mapping(&'static Mapping),
    /// `true`, `false`, or a mapping with keys of its own.
    FlagOr(&'static Mapping),
    /// A list of mappings, even where there is one only.
    Items(&'static Mapping),
    /// Names of indicators, each with a value, values by period, or the long form.
    Figures(&'static Mapping),
    /// Words that are not used, each with the word to use.
    Terms,
    /// What only the program itself reads.
    Anything,
}

/// What a site defines under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// An indicator of the dictionary.
    Indicator,
    /// A group of indicators.
    Group,
    /// A column of the guarantees' table.
    Column,
    /// A district or a place for comparison.
    District,
    /// The id of a source.
    Source,
}

impl Name {
    /// What is named.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Indicator => say!("指标", "indicator"),
            Self::Group => say!("分组", "group"),
            Self::Column => say!("总表的栏", "column of the table"),
            Self::District => say!("区县", "district"),
            Self::Source => say!("来源编号", "id of a source"),
        }
    }
}

impl ValueKind {
    /// What is to be written, in a few words.
    #[must_use]
    pub fn title(&self) -> Text {
        match self {
            Self::Text | Self::Prose | Self::Usual(_) => say!("文字", "text"),
            Self::Shaped(Shape { name: (zh, en), .. }) => say!("{zh}", "{en}"),
            Self::Period => say!("期间", "period"),
            Self::Amount => say!("数值", "value"),
            Self::Flag => say!("true 或 false", "true or false"),
            Self::Integer | Self::Count(None) => say!("整数", "whole number"),
            Self::Count(Some(most)) => say!("0 到 {most} 的整数", "whole number from 0 to {most}"),
            Self::Choice(words) => {
                let zh = words().iter().map(Word::zh).collect::<Vec<_>>().join("、");
                let en = words().iter().map(Word::en).collect::<Vec<_>>().join(", ");
                say!("{zh}", "{en}")
            }
            Self::Name(name) => name.title(),
            Self::Citation => say!("指标@期间/地点", "indicator@period/place"),
            Self::Rule => say!("报错的代码", "code of a message"),
            Self::List(element) => {
                let Text { zh, en } = element.title();
                say!("{zh}，可以写成列表", "{en}, or a list of them")
            }
            Self::Divisions => say!("指标的列表，或几个列表", "list of indicators, or lists of them"),
            Self::Mapping(mapping) | Self::Items(mapping) => {
                let (zh, en) = mapping.title;
                say!("{zh}", "{en}")
            }
            Self::FlagOr(mapping) => {
                let (zh, en) = mapping.title;
                say!("true、false 或{zh}", "true, false or {en}")
            }
            Self::Figures(_) => say!("若干「指标: 数值」", "`indicator: value` lines"),
            Self::Terms => say!("若干「错的: 对的」", "`wrong: right` lines"),
            Self::Anything => say!("由程序写", "written by the program"),
        }
    }

    /// What is there when nothing better is known.
    pub(super) fn example(&self) -> &'static str {
        match self {
            Self::Shaped(shape) => shape.example,
            Self::Period => "2020-04",
            Self::Amount => "15495户",
            Self::Flag => "true",
            Self::Integer => "1",
            Self::Count(_) => "3",
            Self::Choice(words) => words().first().map_or("…", |word| word.text),
            Self::Name(Name::Indicator) => "贫困发生率",
            Self::Name(Name::Group) => "脱贫进度",
            Self::Name(Name::District) => "潼南区",
            Self::Name(Name::Source) => "tongnan-2020",
            Self::Usual([first, ..]) => first,
            Self::Rule => "FIG-SHARE",
            Self::List(element) => element.example(),
            _ => "…",
        }
    }

    /// The mapping whose keys are inside, when there is one.
    #[must_use]
    pub fn inside(&self) -> Option<&'static Mapping> {
        match self {
            Self::List(element) => element.inside(),
            Self::Mapping(mapping)
            | Self::FlagOr(mapping)
            | Self::Items(mapping)
            | Self::Figures(mapping) => Some(mapping),
            _ => None,
        }
    }
}

/// The keys of a mapping: `name: must|may kind [=> example], Chinese, English;`.
macro_rules! keys {
    ($($name:tt: $need:ident $kind:expr $(=> $example:literal)?, $zh:literal, $en:literal;)*) => {
        &[$($crate::compile::keys::Key {
            name: stringify!($name),
            required: $crate::compile::keys::keys!(@$need),
            kind: $kind,
            about: ($zh, $en),
            example: $crate::compile::keys::keys!(@example $($example)?),
        }),*]
    };
    (@must) => { true };
    (@may) => { false };
    (@example) => { None };
    (@example $example:literal) => { Some($example) };
}
pub(in crate::compile) use keys;
