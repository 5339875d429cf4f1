//! `data/datapackage.json`: what each column of `figures.csv` holds, for programs.
//!
//! The form is the Tabular Data Package of the Frictionless specifications, version 1, which also
//! readers of version 2 take.

use serde_json::{Value, json};

use super::row::{COLUMNS, NATURES, QUALIFIERS, STATUSES};
use crate::model::Site;
use crate::render::address;

/// The keys of the `period` column: a year, half, quarter, month or day, or a range of two of them.
const PERIOD: &str =
    r"^[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?(/[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?)?$";

/// The descriptor. Absolute addresses stand in it only when the site knows its own.
pub(in crate::render) fn data_package(site: &Site, base_url: Option<&str>) -> Vec<u8> {
    let settings = &site.settings;
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "figures",
        "title": settings.title,
        "description": "各区县通报登记的全部数据，一行一个数。",
        "contributors": [{"title": settings.publisher, "role": "publisher"}],
        "resources": [resource()],
    });
    // The specification wants at least one source where there is the property at all.
    if let Some(object) = package.as_object_mut() {
        if !site.sources.is_empty() {
            object.insert("sources".to_owned(), Value::Array(sources(site, base_url)));
        }
        if let Some(base) = base_url {
            object.insert("homepage".to_owned(), json!(base));
        }
    }
    super::json_bytes(&package)
}

fn sources(site: &Site, base_url: Option<&str>) -> Vec<Value> {
    let one = |source: &std::sync::Arc<crate::model::SourceDocument>| match base_url {
        None => json!({"title": source.title}),
        Some(base) => {
            json!({"title": source.title, "path": format!("{base}{}", address::source(source).folder())})
        }
    };
    site.sources.iter().map(one).collect()
}

fn resource() -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": "figures",
        "title": "数据总表",
        "path": "figures.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": {
            "fields": COLUMNS.iter().map(|name| field(name)).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn field(name: &str) -> Value {
    let (kind, title, description, constraints) = match name {
        "district_code" => {
            ("string", "区划代码", "GB/T 2260 六位代码；没有代码的为空", json!({"pattern": "^[0-9]{6}$"}))
        }
        "district" => ("string", "地区", "区县名；区县以下的写作「区县·地点」", required()),
        "indicator_id" => {
            ("string", "指标编号", "指标的固定编号", json!({"required": true, "pattern": "^[a-z0-9-]+$"}))
        }
        "indicator" => ("string", "指标", "指标名称", required()),
        "period" => (
            "string",
            "期间",
            "年、半年、季、月、日，或由 / 连起的起止期间",
            json!({"required": true, "pattern": PERIOD}),
        ),
        "value" => {
            ("number", "数值", "换算到基本单位的准确数值，范围取下限；未公布等情形为空，空不是零", json!({}))
        }
        "unit" => ("string", "单位", "基本单位，不带万、亿", json!({})),
        "qualifier" => (
            "string",
            "限定",
            "exact 准确，about 约，near 近，over 超过，under 不足，at-least 以上，at-most 以下，range 范围；没有数值时为空",
            keys(QUALIFIERS.map(|q| q.key()), false),
        ),
        "nature" => (
            "string",
            "性质",
            "actual 实绩，target 目标，plan 计划，derived 推算",
            keys(NATURES.map(|n| n.key()), true),
        ),
        "status" => (
            "string",
            "状态",
            "final 正式，provisional 初步，revised 修订",
            keys(STATUSES.map(|s| s.key()), true),
        ),
        "printed" => ("string", "原文写法", "来源刊登的写法；没有数值时写明原因", required()),
        "source" => ("string", "来源", "来源文献的编号，见网站的 sources/ 目录", json!({})),
        _ => ("string", "所在通报", "登记这个数的页面", required()),
    };
    json!({"name": name, "type": kind, "title": title, "description": description, "constraints": constraints})
}

fn required() -> Value {
    json!({"required": true})
}

fn keys<const N: usize>(keys: [&str; N], required: bool) -> Value {
    json!({"required": required, "enum": keys.as_slice()})
}
