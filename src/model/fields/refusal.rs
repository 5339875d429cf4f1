//! What is said about keys that are unknown or missing and about values of the wrong kind.

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::model::nearest::nearest;
use crate::read::{Node, Scalar, Value};
use crate::say;
use crate::source::Span;

/// How each required key may be written. What is not listed is shown without a value.
const EXAMPLES: [(&str, &str); 22] = [
    ("at", "2020-05-06"),
    ("citation", "《统计公报》，某局，2020年3月"),
    ("columns", "[吃, 穿, 义务教育]"),
    ("date", "2020-05-06"),
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
pub(super) fn wrong_shape(node: &Node, zh: &str, en: &str) -> Diagnostic {
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
            let text = &scalar.text;
            (
                say!("「{text}」", "`{text}`"),
                say!("按「{zh}」的样子写，每行一个，左边对齐", "write {en}, one a line, aligned on the left"),
            )
        }
        Value::Null => (say!("空的", "empty"), say!("写上{zh}，或删去这一项", "write {en}, or remove it")),
    };
    let Text { zh: seen_zh, en: seen_en } = seen;
    Diagnostic::new(
        Code::KeyType,
        say!("这里要写{zh}，写的是{seen_zh}", "{en} is wanted here, not {seen_en}"),
    )
    .at(node.span, say!("要写{zh}", "{en} is wanted"))
    .help(help)
}

/// A text that is not what is wanted.
pub(super) fn wrong_value(scalar: &Scalar, zh: &str, en: &str) -> Diagnostic {
    let seen = &scalar.text;
    Diagnostic::new(Code::KeyType, say!("这里不能写「{seen}」", "`{seen}` cannot stand here"))
        .at(scalar.span, say!("要写{zh}", "{en} is wanted"))
        .help(say!("改成{zh}", "write {en}"))
}

/// Whether an unknown key is one slip away from a key that is wanted.
pub(super) fn misspelt(seen: &str, wanted: &str) -> bool {
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
            problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?")).fix(key.span, near)
        }
        None => {
            let list = known.join("、");
            problem.help(say!("这里可以写：{list}", "the keys here are: {list}"))
        }
    }
}
