//! A strange key in every mapping: the program then lists the keys it knows there, and so does the schema.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tongbao::author::editor::schema;
use tongbao::compile::keys::{Mapping, SchemaKind, places};
use tongbao::diagnostic::Code;

use super::{load, validator};
use crate::case;

/// A mapping: its kind and its place in the schema, and a file that holds it with the key `zz` in it.
struct Probe(SchemaKind, &'static str, &'static str, &'static str);

const SITE: &str = "title: 站\npublisher: 局\n";
const RECORD: &str = "id: a\ntitle: 题\nkind: 公报\ndate: 2020-05-06\n";
const BULLETIN: &str = "title: 题\nperiod: 2020-05\n";

const PROBES: [Probe; 24] = [
    Probe(SchemaKind::Settings, "", "content/site.yml", "zz: 1"),
    Probe(SchemaKind::Settings, "/properties/codes", "content/site.yml", "codes: {zz: 1}"),
    Probe(
        SchemaKind::Settings,
        "/properties/guarantees",
        "content/site.yml",
        "guarantees: {title: 保障, zz: 1}",
    ),
    Probe(
        SchemaKind::Settings,
        "/properties/government",
        "content/site.yml",
        "profile: government\ngovernment: {zz: 1}",
    ),
    Probe(
        SchemaKind::Settings,
        "/properties/government/properties/links/anyOf/1",
        "content/site.yml",
        "profile: government\ngovernment: {links: [{name: 甲, url: https://a.cn/, zz: 1}]}",
    ),
    Probe(
        SchemaKind::Settings,
        "/properties/government/properties/columns",
        "content/site.yml",
        "profile: government\ngovernment: {columns: {zz: 1}}",
    ),
    Probe(
        SchemaKind::Settings,
        "/properties/government/properties/columns/properties/home",
        "content/site.yml",
        "profile: government\ngovernment: {columns: {home: {zz: 1}}}",
    ),
    Probe(
        SchemaKind::Settings,
        "/properties/disclose/anyOf/1",
        "content/site.yml",
        "disclose: [{text: 甲, reason: 乙, zz: 1}]",
    ),
    Probe(SchemaKind::Settings, "/properties/reporting", "content/site.yml", "reporting: {zz: 1}"),
    Probe(SchemaKind::Settings, "/properties/status/anyOf/1", "content/site.yml", "status: {zz: 1}"),
    Probe(
        SchemaKind::Settings,
        "/properties/rankings",
        "content/site.yml",
        "rankings: {indicators: [贫困发生率], zz: 1}",
    ),
    Probe(SchemaKind::Dictionary, "/additionalProperties", "content/indicators.yml", "甲: {id: jia, zz: 1}"),
    Probe(SchemaKind::Record, "", "seeds/a.yml", "zz: 1"),
    Probe(
        SchemaKind::Record,
        "/properties/inventory/items",
        "seeds/a.yml",
        "inventory: [{n: 1, printed: 1个, zz: 1}]",
    ),
    Probe(SchemaKind::Bulletin, "", "content/jia/2020-05.md", "zz: 1"),
    Probe(
        SchemaKind::Bulletin,
        "/properties/accept/anyOf/1",
        "content/jia/2020-05.md",
        "accept: [{rule: FIG-SUM, reason: 因为, zz: 1}]",
    ),
    Probe(
        SchemaKind::Bulletin,
        "/properties/updated/anyOf/1",
        "content/jia/2020-05.md",
        "updated: [{at: 2020-05-07, what: 改, zz: 1}]",
    ),
    Probe(
        SchemaKind::Bulletin,
        "/properties/withdrawn",
        "content/jia/2020-05.md",
        "title: 五月\nwithdrawn: {at: 2020-06-09, reason: 错, zz: 1}",
    ),
    Probe(SchemaKind::Bulletin, "/properties/review/anyOf/1", "content/jia/2020-05.md", "review: [{zz: 1}]"),
    Probe(
        SchemaKind::Bulletin,
        "/definitions/long",
        "content/jia/2020-05.md",
        "figures: {建档立卡户: {value: 1000户, zz: 1}}",
    ),
    Probe(
        SchemaKind::Bulletin,
        "/definitions/dated",
        "content/jia/2020-05.md",
        "figures: {建档立卡户: {2019: {value: 1000户, zz: 1}}}",
    ),
    Probe(SchemaKind::District, "", "content/yi/_index.md", "name: 乙县\nzz: 1"),
    Probe(
        SchemaKind::District,
        "/definitions/long",
        "content/yi/_index.md",
        "name: 乙县\nfigures: {建档立卡户: {value: 1000户, zz: 1}}",
    ),
    Probe(SchemaKind::Page, "", "content/about.md", "title: 关于\nzz: 1"),
];

#[test]
fn the_keys_of_the_schema_are_the_keys_of_the_program() {
    for Probe(kind, place, path, text) in PROBES {
        let root = tempfile::tempdir().unwrap();
        crate::sites::copy(&case::folder().join("base"), root.path());
        write(root.path(), path, text);
        let read = load(root.path());
        let unknown = read.diagnostics.sorted().into_iter().find(|problem| problem.code == Code::KeyUnknown);
        let unknown = unknown.unwrap_or_else(|| panic!("{path}: no strange key in {text}"));
        let listed = unknown.help[0].zh.trim_start_matches("这里可以写：");
        let program: BTreeSet<String> =
            listed.split('、').filter(|key| *key != "zz").map(str::to_owned).collect();
        let all = schema(kind, &read.site);
        let here = all.pointer(place).unwrap_or_else(|| panic!("{}: nothing at {place}", kind.key()));
        let own: BTreeSet<String> = properties(here).keys().cloned().collect();
        assert_eq!(own, program, "{}{place}", kind.key());
    }
}

#[test]
fn no_mapping_of_a_schema_goes_without_a_probe() {
    let site = load(&case::folder().join("base")).site;
    for kind in SchemaKind::ALL {
        let schema = schema(kind, &site);
        let mut places = Vec::new();
        mappings(&schema, String::new(), &mut places);
        let probed: Vec<&Value> = PROBES
            .iter()
            .filter(|probe| probe.0 == kind)
            .filter_map(|probe| schema.pointer(probe.1))
            .map(properties_of)
            .collect();
        for place in places {
            // Two probes of another kind stand for what bulletins and district pages share.
            let own = properties_of(schema.pointer(&place).unwrap());
            let shared = PROBES.iter().any(|probe| {
                super::schema(probe.0, &site)
                    .pointer(probe.1)
                    .is_some_and(|other| properties_of(other) == own)
            });
            assert!(probed.contains(&own) || shared, "{}{place}", kind.key());
        }
    }
}

#[test]
fn every_example_is_admitted_by_the_schema_of_its_key() {
    let site = load(&case::folder().join("base")).site;
    let mut judged = 0;
    for kind in SchemaKind::ALL {
        let root = schema(kind, &site);
        let place = places().into_iter().find(|place| place.name == kind.key()).unwrap();
        let start =
            if kind == SchemaKind::Dictionary { root.pointer("/additionalProperties") } else { Some(&root) };
        judged += admitted(&root, start.unwrap(), place.mapping, kind.key());
    }
    assert!(judged > 100, "{judged}");
}

/// How many examples there are in a mapping and in those inside it; each must be admitted.
fn admitted(root: &Value, schema: &Value, mapping: &Mapping, path: &str) -> usize {
    let mut judged = 0;
    for key in mapping.keys() {
        let (path, own) = (format!("{path}.{}", key.name), &properties(schema)[key.name]);
        if key.example() != "…" {
            let faults = validator::faults(root, own, &typed(key.example()), &path);
            assert!(faults.is_empty(), "{faults:#?}");
            judged += 1;
        }
        let inside = ["", "/anyOf/0", "/anyOf/1", "/items", "/anyOf/0/items"];
        let inside = inside.iter().filter_map(|step| own.pointer(step));
        let inside =
            inside.into_iter().find(|inner| inner.get("additionalProperties") == Some(&json!(false)));
        if let (Some(inner), Some(schema)) = (key.kind.inside(), inside) {
            judged += admitted(root, schema, inner, &path);
        }
    }
    judged
}

/// An example as YAML reads it.
fn typed(example: &str) -> Value {
    match example.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(items) => items.split(", ").collect(),
        None if example == "true" => json!(true),
        None => example.parse::<u32>().map_or_else(|_| json!(example), |number| json!(number)),
    }
}

/// Every place of a schema where keys are listed and no other is admitted.
fn mappings(schema: &Value, place: String, out: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            if map.get("additionalProperties") == Some(&Value::Bool(false)) && map.contains_key("properties")
            {
                out.push(place.clone());
            }
            map.iter().for_each(|(key, schema)| {
                mappings(schema, format!("{place}/{}", key.replace('/', "~1")), out)
            });
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, schema)| mappings(schema, format!("{place}/{at}"), out));
        }
        _ => {}
    }
}

fn properties(schema: &Value) -> &serde_json::Map<String, Value> {
    properties_of(schema).as_object().unwrap()
}

fn properties_of(schema: &Value) -> &Value {
    let behind = ["/properties", "/anyOf/0/properties"].iter().find_map(|place| schema.pointer(place));
    behind.unwrap_or_else(|| panic!("no keys in {schema}"))
}

fn write(root: &Path, path: &str, text: &str) {
    let head = match path {
        "content/site.yml" => SITE,
        "seeds/a.yml" => RECORD,
        "content/jia/2020-05.md" => BULLETIN,
        _ => "",
    };
    let target = root.join(path);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    let text =
        if path.ends_with(".md") { format!("---\n{head}{text}\n---\n") } else { format!("{head}{text}\n") };
    let kept =
        if path.ends_with("indicators.yml") { fs::read_to_string(&target).unwrap() } else { String::new() };
    fs::write(target, kept + &text).unwrap();
}
