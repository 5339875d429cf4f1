//! Diagnostics of keys that are unknown or missing and of values of the wrong kind.

use crate::compile::keys::CHINESE;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::read::{Node, Scalar, Value};
use crate::say;
use crate::site::Word;
use crate::text::nearest;
use crate::text::source::Span;

/// How much of a text is quoted in a message, in characters; the report prints the line itself below it.
const MAX_QUOTED: usize = 30;

/// A key that must be there and is not.
pub(super) fn missing(key: &str, example: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::KeyMissing, say!("缺少 {key}", "`{key}` is missing"))
        .at(span, say!("这一段里没有 {key}", "there is no `{key}` in this part"))
        .help(say!("补上 {key}，例如「{key}: {example}」", "add it, as in `{key}: {example}`"))
}

/// A list or a mapping where another kind of value is expected, or the other way round.
pub(super) fn wrong_shape(key: Option<&str>, node: &Node, zh: &str, en: &str) -> Diagnostic {
    let (actual, help) = match &node.value {
        Value::Sequence(_) => (
            say!("一个列表", "a list"),
            say!(
                "去掉方括号或行首的短横；这本来是文字的话，用双引号括起来",
                "take the brackets or dashes away; if this is text, put it in double quotes"
            ),
        ),
        Value::Mapping(_) => (
            say!("若干「键: 值」", "`key: value` lines"),
            say!(
                "去掉花括号或下面各行；这本来是带冒号的文字的话，用双引号括起来",
                "take the braces or the lines below away; if this is text with a colon, put it in double quotes"
            ),
        ),
        Value::Scalar(scalar) => {
            let text = shortened(&scalar.text);
            (
                say!("「{text}」", "`{text}`"),
                say!(
                    "从下一行写起，每行一个「名字: 值」，行首比上一级多空两格",
                    "begin on the next line, one `name: value` a line, indented by two spaces"
                ),
            )
        }
        Value::Null => (say!("空的", "nothing"), say!("补上内容，或删去这一项", "fill it in or remove it")),
    };
    let Text { zh: actual_zh, en: actual_en } = actual;
    let (zh_key, en_key) = named(key);
    Diagnostic::new(
        Code::KeyType,
        say!("{zh_key}要写{zh}，写的是{actual_zh}", "{en_key} wants {en}, not {actual_en}"),
    )
    .at(node.span, say!("要写{zh}", "wanted: {en}"))
    .help(help)
}

/// What people and other tools write for `true` and `false`.
const FLAGS: [(&str, &str); 10] = [
    ("是", "true"),
    ("yes", "true"),
    ("Yes", "true"),
    ("True", "true"),
    ("TRUE", "true"),
    ("否", "false"),
    ("no", "false"),
    ("No", "false"),
    ("False", "false"),
    ("FALSE", "false"),
];

/// A text that is not of the expected kind.
pub(super) fn wrong_value(key: Option<&str>, scalar: &Scalar, zh: &str, en: &str) -> Diagnostic {
    let written = shortened(&scalar.text);
    let (zh_key, en_key) = named(key);
    Diagnostic::new(Code::KeyType, say!("{zh_key}不能写「{written}」", "{en_key} cannot be `{written}`"))
        .at(scalar.span, say!("要写{zh}", "wanted: {en}"))
        .help(say!("改成{zh}", "write {en}"))
}

/// A text that is neither `true` nor `false`.
pub(super) fn wrong_flag(key: Option<&str>, scalar: &Scalar) -> Diagnostic {
    let problem = wrong_value(key, scalar, " true（是）或 false（否）", "`true` or `false`");
    match FLAGS.iter().find(|(written, _)| *written == scalar.text) {
        Some((_, flag)) => problem.fix(scalar.span, *flag),
        None => problem,
    }
}

fn named(key: Option<&str>) -> (String, String) {
    key.map_or_else(|| ("这里".to_owned(), "this".to_owned()), |key| (format!("{key} "), format!("`{key}`")))
}

/// A word that is none of the choices.
pub(super) fn no_choice(key: &str, scalar: &Scalar, words: &[Word]) -> Diagnostic {
    let written = shortened(&scalar.text);
    let zh = words.iter().map(Word::zh).collect::<Vec<_>>().join("、");
    let en = words.iter().map(|word| word.text).collect::<Vec<_>>().join(", ");
    let problem =
        Diagnostic::new(Code::KeyChoice, say!("{key} 不能写「{written}」", "`{key}` cannot be `{written}`"))
            .at(scalar.span, say!("不在可选的词里", "not one of the choices"));
    let problem = match nearest(&scalar.text, words.iter().map(|word| word.text)) {
        Some(near) => {
            problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?")).suggest(scalar.span, near)
        }
        None => problem,
    };
    problem.help(say!("可以写：{zh}", "choose one of: {en}"))
}

/// A text as it fits into a message.
pub(crate) fn shortened(text: &str) -> String {
    crate::text::shortened(text, MAX_QUOTED)
}

/// Whether an unknown key is a misspelling of an expected key.
pub(crate) fn misspelt(written: &str, expected: &str) -> bool {
    CHINESE.contains(&(written, expected)) || nearest(written, [expected]).is_some()
}

/// An unknown key. `expected` is the missing key it seems to stand for.
pub(super) fn unknown_key(key: &Scalar, expected: Option<&str>, known: &[&str]) -> Diagnostic {
    let written = &key.text;
    let problem =
        Diagnostic::new(Code::KeyUnknown, say!("不认识的键「{written}」", "unknown key `{written}`"))
            .at(key.span, say!("没有这个键", "there is no such key"));
    let translated = || CHINESE.iter().filter(|(name, _)| *name == written).map(|(_, key)| *key);
    let translated = || translated().find(|key| known.contains(key));
    match expected.or_else(|| nearest(written, known.iter().copied())).or_else(translated) {
        Some(near) => {
            let problem = problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?"));
            // A key in Chinese whose own is missing can mean nothing else.
            let certain = expected == Some(near) && CHINESE.contains(&(written.as_str(), near));
            if certain { problem.fix(key.span, near) } else { problem.suggest(key.span, near) }
        }
        None => {
            let (zh, en) = (known.join("、"), known.join(", "));
            problem.help(say!("这里可以写：{zh}", "the keys here are: {en}"))
        }
    }
}
