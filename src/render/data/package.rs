//! `data/datapackage.json`: what each column of `figures.csv` holds, for programs.
//!
//! The form is the Tabular Data Package of the Frictionless specifications, version 1, which also
//! readers of version 2 take.

use serde_json::{Value, json};

use super::figures_csv::{COLUMNS, CsvColumn};
use crate::quantity::Qualifier;
use crate::site::{Address, Choice, Nature, Site, Status};

/// The keys of the `period` column: a year, half, quarter, month or day, or a range of two of them.
const PERIOD: &str =
    r"^[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?(/[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?)?$";

/// The descriptor. Absolute addresses are in it only when the site knows its own.
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
    crate::render::json::indented(&package)
}

fn sources(site: &Site, base_url: Option<&str>) -> Vec<Value> {
    let source_of = |source: &std::sync::Arc<crate::site::SourceDocument>| match base_url {
        None => json!({"title": source.title}),
        Some(base) => {
            json!({"title": source.title, "path": format!("{base}{}", Address::source(source).path().folder())})
        }
    };
    site.sources.iter().map(source_of).collect()
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
            "fields": COLUMNS.iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn field(column: &CsvColumn) -> Value {
    let CsvColumn { name, title, meaning } = column;
    let (kind, constraints) = match *name {
        "district_code" => ("string", json!({"pattern": "^[0-9]{6}$"})),
        "indicator_id" => ("string", json!({"required": true, "pattern": "^[a-z0-9-]+$"})),
        "period" => ("string", json!({"required": true, "pattern": PERIOD})),
        "value" => ("number", json!({})),
        "qualifier" => ("string", keys(Qualifier::ALL.into_iter().map(Qualifier::key), false)),
        "nature" => ("string", keys(Nature::all().map(Nature::key), true)),
        "status" => ("string", keys(Status::values().map(Status::key), true)),
        "unit" | "source" => ("string", json!({})),
        _ => ("string", json!({"required": true})),
    };
    json!({"name": name, "type": kind, "title": title, "description": meaning, "constraints": constraints})
}

fn keys(keys: impl Iterator<Item = &'static str>, required: bool) -> Value {
    json!({"required": required, "enum": keys.collect::<Vec<_>>()})
}
