//! `indicators.yml` compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::problems::{bad_slug, twice};
use super::relations::{self, Mention};
use crate::compile::fields::Fields;
use crate::compile::keys::INDICATOR;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Amount, Interval};
use crate::read::{Data, KeyValue, Scalar, Value};
use crate::say;
use crate::site::{Aggregation, Dictionary, Indicator, PagePath};
use crate::text::source::Span;

/// A name that begins with one of these is of a norm or a mean, not of a count.
const EACH: [&str; 4] = ["每", "人均", "户均", "平均"];

/// Reads the dictionary. An indicator whose id is wrong is reported and stays under its name, so that its
/// figures are not reported too.
pub(super) fn lower(data: &Data, problems: &mut Vec<Diagnostic>) -> Dictionary {
    let mut dictionary = Dictionary::default();
    let Value::Mapping(entries) = &data.root.value else {
        // Nothing at all, or refused for its shape.
        problems.extend(Fields::of(&data.root, &INDICATOR).problems());
        return dictionary;
    };
    let mut ids: BTreeMap<String, Span> = BTreeMap::new();
    let mut mentions = Vec::new();
    for (order, pair) in entries.iter().enumerate() {
        let mut indicator = indicator(pair, order, &mut mentions, problems);
        if let Some(first) = ids.get(&indicator.id) {
            problems.push(twice(&say!("指标编号", "indicator id"), &indicator.id, indicator.span, *first));
            indicator.id = stand_in(order);
        }
        ids.insert(indicator.id.clone(), indicator.span);
        let indicator = Arc::new(indicator);
        for name in std::iter::once(&indicator.name).chain([&indicator.id]).chain(&indicator.aliases) {
            if let Some(other) = dictionary.names.get(name) {
                problems.push(twice(&say!("指标名", "indicator name"), name, indicator.span, other.span));
            } else {
                dictionary.names.insert(name.clone(), Arc::clone(&indicator));
            }
        }
        dictionary.indicators.push(indicator);
    }
    problems.extend(mentions.iter().filter_map(|mention| mention.problem(&dictionary)));
    dictionary
}

/// The id of an indicator that has none of its own; nothing is published while that is so.
fn stand_in(order: usize) -> String {
    format!("indicator-{order}")
}

fn indicator(
    pair: &KeyValue,
    order: usize,
    mentions: &mut Vec<Mention>,
    problems: &mut Vec<Diagnostic>,
) -> Indicator {
    let mut fields = Fields::of(&pair.value, &INDICATOR);
    let id = fields.required("id").and_then(|scalar| slug(scalar, &mut fields));
    let relations = relations::read(&mut fields, &pair.key.text, mentions);
    let id = id.unwrap_or_else(|| stand_in(order));
    let unit = base_unit(&mut fields);
    let mut indicator = Indicator {
        units: fields.texts("units"),
        aliases: fields.texts("aliases"),
        direction: fields.choice("better").unwrap_or_default(),
        definition: fields.text("definition"),
        methodology: fields.text("basis"),
        range: range(&mut fields),
        group: fields.text("group").unwrap_or_else(|| "其他".to_owned()),
        guarantee: fields.text("guarantee"),
        equals: relations.equals,
        parts: relations.parts,
        includes: relations.includes,
        households: relations.households,
        cumulative: fields.flag("cumulative"),
        expected: fields.flag("expected"),
        ..Indicator::new(&pair.key.text, &id, &unit, order, pair.key.span)
    };
    // Of persons and households a sum over villages means something, and a count of one identifies a person;
    // what is counted for each village or household (每村乡村医生) is neither.
    let counts = indicator.counts_people() && !EACH.iter().any(|word| indicator.name.starts_with(word));
    let places = if counts { Aggregation::Within } else { Aggregation::Unrelated };
    indicator.aggregation = fields.choice("places").unwrap_or(places);
    indicator.sensitive = fields.flag_if_given("sensitive").unwrap_or(counts);
    problems.extend(fields.finish());
    indicator
}

fn slug(scalar: &Scalar, fields: &mut Fields<'_>) -> Option<String> {
    let text = &scalar.text;
    if PagePath::page(text).is_ok() && !text.contains('/') {
        return Some(text.clone());
    }
    fields.push(bad_slug(text, scalar.span, "poverty-rate"));
    None
}

/// The unit without 万 or 亿: amounts are compared in it, and print their own 万.
fn base_unit(fields: &mut Fields<'_>) -> String {
    let Some(scalar) = fields.scalar("unit") else { return String::new() };
    let unit = scalar.text.trim();
    let base = unit.trim_start_matches(['万', '亿']);
    if base.is_empty() || base == unit {
        return unit.to_owned();
    }
    fields.push(
        Diagnostic::new(
            Code::AmountUnit,
            say!(
                "字典里的单位要写基本单位，不写「{unit}」",
                "the dictionary wants the base unit, not `{unit}`"
            ),
        )
        .at(scalar.span, say!("万和亿不是单位的一部分", "万 and 亿 are no part of a unit"))
        .help(say!(
            "写 unit: {base}；数值照原文写「1141.71万{base}」就行，程序会换算",
            "write `unit: {base}`; values are written as printed, 1141.71万{base}, and converted"
        )),
    );
    base.to_owned()
}

/// `0..100`; an end that is left out has no bound: `0..`, `..100`, and `..` for any value at all.
fn range(fields: &mut Fields<'_>) -> Option<Interval> {
    let scalar = fields.scalar("range")?;
    let bound = |text: &str| match text.trim() {
        "" => Some(None),
        text => Amount::parse(text).ok().map(|amount| Some(amount.value)),
    };
    let both = scalar.text.split_once("..").and_then(|(low, high)| Some((bound(low)?, bound(high)?)));
    match both {
        Some((low, high)) if low.zip(high).is_none_or(|(low, high)| low <= high) => {
            Some(Interval { low, low_open: false, high, high_open: false })
        }
        _ => {
            fields.wrong_value(
                scalar,
                "范围，例如 0..100（小的在前）；没有上限写 0..",
                "a range such as 0..100, the smaller first, or 0.. without an upper end",
            );
            None
        }
    }
}
