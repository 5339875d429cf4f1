//! `figures:` and `targets:`, and the long form of one value in them.

use serde_json::json;

use super::mapping::ValueKind::{Amount, Choice, Figures, Name, Period, Text};
use super::mapping::{Key, Mapping, Name as Named, keys};
use crate::site::{Missing, Nature, Status, words};

/// The two keys of a page that carries figures.
pub(super) const FIGURES: &[Key] = keys! {
    figures: may Figures(&FIGURE),
        "数据：每行一个指标，数值照原文写；本期的直接写数，几期的写 {2019: …, 2020-04: …}",
        "Figures: an indicator a line, its value as printed; of several periods {2019: …, 2020-04: …}";
    targets: may Figures(&FIGURE), "目标：写法同 figures，nature 默认是 目标", "Targets, written as `figures`; their nature is 目标 by default";
};

/// The long form of a value.
pub(crate) static FIGURE: Mapping = Mapping {
    between,
    ..Mapping::new(
        ("数据的长写法", "long form of a figure"),
        &[
            VALUE,
            keys! { period: may Period, "期间；不写就是本期", "Its period; the page's own when left out"; },
            REST,
        ],
    )
};

/// The long form of a value that is under a period and names none itself.
pub(crate) static DATED: Mapping =
    Mapping { between, ..Mapping::new(("数据的长写法", "long form of a figure"), &[VALUE, REST]) };

const VALUE: &[Key] = keys! {
    value: may Amount => "0.6%", "数值，照原文写", "The value as printed";
};
const REST: &[Key] = keys! {
    source: may Name(Named::Source), "来源的编号，与本页的 source 不同时才写", "Its source, where it is not the page's";
    at: may Text => "小标题", "在来源的哪个小标题下面", "Section of the source it stands in";
    nature: may Choice(words::<Nature>), "实绩（默认）、目标或计划", "Result (the default), target or plan";
    status: may Choice(words::<Status>), "正式（默认）、初步或修订", "Final (the default), provisional or revised";
    note: may Text => "说明", "说明，印在数字旁边", "A remark, printed beside the number";
    place: may Text => "宝龙镇严寨村", "区县里的村、镇或项目；不写就是全区县", "A village, town or project; the whole district when left out";
    missing: may Choice(words::<Missing>), "没有数：未公布、不适用、未报或不公开；与 value 只写一样",
        "Why there is no number; either this or `value`";
    reason: may Text => "年底复核时补登", "status: 修订 时写为什么修订", "With `status: 修订`, why it was revised";
    basis: may Text, "口径，与词典里的不同时才写", "Its basis, where it is not the dictionary's";
};

fn between() -> serde_json::Value {
    json!({
        "oneOf": [
            {"required": ["value"]},
            {"required": ["missing"], "properties": {"missing": {"not": {"type": "null"}}}},
        ],
        "if": {"required": ["status"], "properties": {"status": {"const": "修订"}}},
        "then": {"required": ["reason"]},
        "else": {"not": {"required": ["reason"]}},
    })
}
