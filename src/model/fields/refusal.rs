//! What is said about keys that are unknown or missing and about values of the wrong kind.

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::read::{Node, Scalar, Value};
use crate::say;
use crate::source::Span;
use crate::text::nearest;

/// How much of a text is quoted in a message, in characters; the line itself is shown below it.
const MAX_SHOWN: usize = 30;
/// How each required key may be written. What is not listed is shown without a value.
const EXAMPLES: [(&str, &str); 23] = [
    ("at", "2020-05-06"),
    ("citation", "《统计公报》，某局，2020年3月"),
    ("columns", "[吃, 穿, 义务教育]"),
    ("date", "2020-05-06"),
    ("every", "月"),
    ("id", "poverty-rate"),
    ("indicator", "贫困发生率"),
    ("indicators", "[贫困发生率]"),
    ("kind", "报纸专版"),
    ("n", "1"),
    ("name", "潼南区"),
    ("parts", "[已脱贫人口, 未脱贫人口]"),
    ("period", "2020-04"),
    ("places", "[潼南区, 渝北区]"),
    ("printed", "15495户"),
    ("publisher", "某某区乡村振兴局"),
    ("reason", "原文两处不一致，照原文公布"),
    ("rule", "FIG-SHARE"),
    ("text", "数据截至4月30日"),
    ("title", "潼南区2020年4月脱贫攻坚进展通报"),
    ("value", "15495户"),
    ("what", "更正建档立卡户数"),
    ("whole", "建档立卡人口"),
];

/// What choices mean that are not Chinese words.
const CHOICES: [(&str, &str); 15] = [
    ("age", "年龄"),
    ("date", "日期"),
    ("dots", "各地一点"),
    ("figure", "数据"),
    ("higher", "越高越好"),
    ("institution", "事业单位"),
    ("label", "名称里的数"),
    ("lower", "越低越好"),
    ("multiples", "每地一小图"),
    ("none", "无所谓高低"),
    ("other", "其他"),
    ("party_gov", "党政机关"),
    ("parts", "整体与部分"),
    ("target", "目标与完成"),
    ("trend", "随时间变化"),
];

/// Keys as an author may write them who thinks in Chinese.
const CHINESE: [(&str, &str); 20] = [
    ("主办单位", "publisher"),
    ("单位", "unit"),
    ("名称", "name"),
    ("地点", "place"),
    ("备注", "note"),
    ("定义", "definition"),
    ("指标", "indicator"),
    ("摘要", "summary"),
    ("数值", "value"),
    ("数据", "figures"),
    ("日期", "date"),
    ("期间", "period"),
    ("来源", "source"),
    ("标题", "title"),
    ("注释", "note"),
    ("目标", "targets"),
    ("类型", "kind"),
    ("缺失", "missing"),
    ("编号", "id"),
    ("网址", "url"),
];

/// A value that a key may have.
pub(super) fn example(key: &str) -> &'static str {
    EXAMPLES.iter().find(|(name, _)| *name == key).map_or("…", |(_, value)| value)
}

/// A key that must be there and is not.
pub(super) fn missing(key: &str, example: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::KeyMissing, say!("缺少 {key}", "`{key}` is missing"))
        .at(span, say!("这一段里没有 {key}", "there is no `{key}` in this part"))
        .help(say!("补上 {key}，例如「{key}: {example}」", "add it, as in `{key}: {example}`"))
}

/// A list or a mapping where something else is wanted, or something else where one is wanted.
pub(super) fn wrong_shape(key: Option<&str>, node: &Node, zh: &str, en: &str) -> Diagnostic {
    let (seen, help) = match &node.value {
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
    let Text { zh: seen_zh, en: seen_en } = seen;
    let (zh_key, en_key) = named(key);
    Diagnostic::new(
        Code::KeyType,
        say!("{zh_key}要写{zh}，写的是{seen_zh}", "{en_key} wants {en}, not {seen_en}"),
    )
    .at(node.span, say!("要写{zh}", "wanted: {en}"))
    .help(help)
}

/// What people and other tools write for `true` and `false`.
pub(super) const FLAGS: [(&str, &str); 10] = [
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

/// A text that is not what is wanted.
pub(super) fn wrong_value(key: Option<&str>, scalar: &Scalar, zh: &str, en: &str) -> Diagnostic {
    let seen = shortened(&scalar.text);
    let (zh_key, en_key) = named(key);
    Diagnostic::new(Code::KeyType, say!("{zh_key}不能写「{seen}」", "{en_key} cannot be `{seen}`"))
        .at(scalar.span, say!("要写{zh}", "wanted: {en}"))
        .help(say!("改成{zh}", "write {en}"))
}

fn named(key: Option<&str>) -> (String, String) {
    key.map_or_else(|| ("这里".to_owned(), "this".to_owned()), |key| (format!("{key} "), format!("`{key}`")))
}

/// A word that is none of the choices.
pub(super) fn no_choice<'a>(
    key: &str,
    scalar: &Scalar,
    choices: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let seen = shortened(&scalar.text);
    let zh = choices.clone().map(choice_in_words).collect::<Vec<_>>().join("、");
    let en = choices.clone().collect::<Vec<_>>().join(", ");
    let problem =
        Diagnostic::new(Code::KeyChoice, say!("{key} 不能写「{seen}」", "`{key}` cannot be `{seen}`"))
            .at(scalar.span, say!("不在可选的词里", "not one of the choices"));
    let problem = match nearest(&scalar.text, choices) {
        Some(near) => {
            problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?")).suggest(scalar.span, near)
        }
        None => problem,
    };
    problem.help(say!("可以写：{zh}", "choose one of: {en}"))
}

/// A word to choose, with its meaning where it is no Chinese one.
pub(in crate::model) fn choice_in_words(word: &str) -> String {
    let meaning = CHOICES.iter().find(|(choice, _)| *choice == word);
    meaning.map_or_else(|| word.to_owned(), |(_, meaning)| format!("{word}（{meaning}）"))
}

/// A text as it fits into a message.
pub(in crate::model) fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Whether an unknown key is one slip away from a key that is wanted.
pub(in crate::model) fn misspelt(seen: &str, wanted: &str) -> bool {
    CHINESE.contains(&(seen, wanted)) || nearest(seen, [wanted]).is_some()
}

/// A key nobody asked for. `wanted` is the missing key it seems to stand for.
pub(super) fn unknown_key(key: &Scalar, wanted: Option<&str>, known: &[&str]) -> Diagnostic {
    let seen = &key.text;
    let problem = Diagnostic::new(Code::KeyUnknown, say!("不认识的键「{seen}」", "unknown key `{seen}`"))
        .at(key.span, say!("没有这个键", "there is no such key"));
    let translated = || CHINESE.iter().filter(|(name, _)| *name == seen).map(|(_, key)| *key);
    let translated = || translated().find(|key| known.contains(key));
    match wanted.or_else(|| nearest(seen, known.iter().copied())).or_else(translated) {
        Some(near) => {
            let problem = problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?"));
            // A key in Chinese whose own is missing can mean nothing else.
            let certain = wanted == Some(near) && CHINESE.contains(&(seen.as_str(), near));
            if certain { problem.fix(key.span, near) } else { problem.suggest(key.span, near) }
        }
        None => {
            let (zh, en) = (known.join("、"), known.join(", "));
            problem.help(say!("这里可以写：{zh}", "the keys here are: {en}"))
        }
    }
}
