//! `figures:` and `targets:`: what may stand behind the name of an indicator.

use serde_json::{Map, Value, json};

use super::Names;
use super::shapes::{Key, choice, key, known, mapping, offering, period, period_key, set, text, text_as};
use crate::model::lower::{MISSING, NATURES, STATUSES};

/// What is offered to begin the long form with.
const LONG: &str = "{value: ${1:0.6%}, source: ${2:编号}, at: ${3:小标题}}";

/// The two keys of a page that carries figures.
pub(super) fn figures(names: &Names) -> Vec<Key> {
    let named = |what: &str| {
        let one = |name: &String, about: &String| {
            let about = if about.is_empty() { what.to_owned() } else { about.clone() };
            (name.clone(), json!({"description": about, "allOf": [{"$ref": "#/definitions/reading"}]}))
        };
        let names = names.indicators.iter().zip(&names.abouts);
        let properties: Map<String, Value> = names.map(|(name, about)| one(name, about)).collect();
        json!({
            "type": "object", "properties": properties,
            "additionalProperties": {"$ref": "#/definitions/reading"},
        })
    };
    vec![
        key(
            "figures",
            "数据：每行一个指标，数值照原文写；本期的直接写数，几期的写 {2019: …, 2020-04: …}",
            named("数据"),
        ),
        key("targets", "目标：写法同 figures，nature 默认是 目标", named("目标")),
    ]
}

/// What those two refer to.
pub(super) fn definitions(names: &Names) -> Value {
    let (free, dated) = (long_form(names, true), long_form(names, false));
    let value = json!({"$ref": "#/definitions/value"});
    json!({
        "value": amount(),
        "long": offering("长写法", LONG, free),
        "dated": dated,
        "reading": {"anyOf": [
            value.clone(),
            {"$ref": "#/definitions/long"},
            {
                "type": "object", "description": "几期的数：期间: 数值",
                "patternProperties": {period_key(): {"anyOf": [value.clone(), {"$ref": "#/definitions/dated"}]}},
                "additionalProperties": false, "minProperties": 1,
            },
            {"type": "array", "items": {"anyOf": [value, {"$ref": "#/definitions/long"}]}},
        ]},
    })
}

fn amount() -> Value {
    json!({
        "type": ["string", "number"], "minLength": 1,
        "description": "数值，照原文写，带约数词和单位：0.6%、近5000万元、300余个、1～2个；零写作 0",
        "examples": ["0.6%", "15495户", "300余个", "近5000万元"],
    })
}

/// The long form of a value; one that stands under a period names none itself.
fn long_form(names: &Names, with_period: bool) -> Value {
    let mut keys = vec![
        key("value", "数值，照原文写", amount()),
        key("source", "来源的编号，与本页的 source 不同时才写", known(&names.sources)),
        key("at", "在来源的哪个小标题下面", text()),
        key("nature", "实绩（默认）、目标或计划", choice(&NATURES)),
        key("status", "正式（默认）、初步或修订", choice(&STATUSES)),
        key("note", "说明，印在数字旁边", text()),
        key("place", "区县里的村、镇或项目；不写就是全区县", text_as("宝龙镇严寨村")),
        key("missing", "没有数：未公布、不适用、未报或不公开；与 value 只写一样", choice(&MISSING)),
        key("reason", "status: 修订 时写为什么修订", text_as("年底复核时补登")),
        key("basis", "口径，与词典里的不同时才写", text()),
    ];
    if with_period {
        keys.insert(1, key("period", "期间；不写就是本期", period()));
    }
    let mut long = mapping(keys);
    let revised = json!({"required": ["status"], "properties": {"status": {"const": "修订"}}});
    let said = json!({"required": ["missing"], "properties": {"missing": {"not": {"type": "null"}}}});
    set(&mut long, "oneOf", json!([{"required": ["value"]}, said]));
    set(&mut long, "if", revised);
    set(&mut long, "then", json!({"required": ["reason"]}));
    set(&mut long, "else", json!({"not": {"required": ["reason"]}}));
    long
}
