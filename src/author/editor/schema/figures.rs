//! Mappings whose keys are names: the dictionary, and what may stand behind an indicator on a page.

use serde_json::{Map, Value, json};

use super::values::{PERIOD_KEY, described, mapping, offering, set, value};
use crate::compile::keys::{DATED, FIGURE, INDICATOR, Kind, Name, SiteNames, Snippet};

/// `indicators.yml`: every name an indicator.
pub(super) fn dictionary(names: &SiteNames) -> Value {
    let mut indicator = mapping(&INDICATOR, names);
    set(&mut indicator, "description", json!("一个指标：编号、单位、定义和与别的指标的关系。"));
    let all = json!({"type": ["object", "null"], "additionalProperties": indicator});
    let all = described("指标词典：每个指标一段，名称在前。通报里只能用登记过的指标。", all);
    offering("新指标", &Snippet::indicator(names), all)
}

/// Indicators of the site with what each is, and any other name.
pub(super) fn by_indicator(names: &SiteNames) -> Value {
    let entry = |name: &String, about: &String| {
        let about = if about.is_empty() { "数据" } else { about };
        (name.clone(), json!({"description": about, "allOf": [{"$ref": "#/definitions/reading"}]}))
    };
    let all = names.called(Name::Indicator).iter().zip(&names.abouts);
    let properties: Map<String, Value> = all.map(|(name, about)| entry(name, about)).collect();
    json!({
        "type": "object", "properties": properties,
        "additionalProperties": {"$ref": "#/definitions/reading"},
    })
}

/// What those refer to.
pub(super) fn definitions(names: &SiteNames) -> Value {
    let amount = value(&Kind::Amount, None, names);
    let plain = json!({"$ref": "#/definitions/value"});
    json!({
        "value": amount,
        "long": offering("长写法", &Snippet::figure(names), mapping(&FIGURE, names)),
        "dated": mapping(&DATED, names),
        "reading": {"anyOf": [
            plain.clone(),
            {"$ref": "#/definitions/long"},
            {
                "type": "object", "description": "几期的数：期间: 数值",
                "patternProperties": {PERIOD_KEY: {"anyOf": [plain.clone(), {"$ref": "#/definitions/dated"}]}},
                "additionalProperties": false, "minProperties": 1,
            },
            {"type": "array", "items": {"anyOf": [plain, {"$ref": "#/definitions/long"}]}},
        ]},
    })
}
