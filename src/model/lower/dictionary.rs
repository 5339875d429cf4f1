//! `indicators.yml` understood.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::fields::Fields;
use super::super::{Amount, Better, Dictionary, Formula, Indicator, PagePath};
use super::settings::unknown;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{Data, Entry, Scalar, Value};
use crate::say;
use crate::source::Span;

const DIRECTIONS: [(&str, Better); 3] =
    [("lower", Better::Lower), ("higher", Better::Higher), ("none", Better::Neutral)];

/// Reads the dictionary. An indicator whose id is wrong is reported and stays under its name, so that its
/// figures are not reported too.
pub(super) fn lower(data: &Data, problems: &mut Vec<Diagnostic>) -> Dictionary {
    let mut dictionary = Dictionary::default();
    let Value::Mapping(entries) = &data.root.value else {
        problems.extend(Fields::of(&data.root).finish());
        return dictionary;
    };
    let mut ids: BTreeMap<String, Span> = BTreeMap::new();
    for (order, entry) in entries.iter().enumerate() {
        let mut indicator = indicator(entry, order, problems);
        if let Some(first) = ids.get(&indicator.id) {
            problems.push(twice(&indicator.id, indicator.span, *first));
            indicator.id = stand_in(order);
        }
        ids.insert(indicator.id.clone(), indicator.span);
        let indicator = Arc::new(indicator);
        for name in std::iter::once(&indicator.name).chain([&indicator.id]).chain(&indicator.aliases) {
            if let Some(other) = dictionary.names.get(name) {
                problems.push(twice(name, indicator.span, other.span));
            } else {
                dictionary.names.insert(name.clone(), Arc::clone(&indicator));
            }
        }
        dictionary.indicators.push(indicator);
    }
    check_formulas(&dictionary, entries, problems);
    dictionary
}

/// The id of an indicator that has none of its own; nothing is published while that is so.
fn stand_in(order: usize) -> String {
    format!("indicator-{order}")
}

fn indicator(entry: &Entry, order: usize, problems: &mut Vec<Diagnostic>) -> Indicator {
    let mut fields = Fields::of(&entry.value);
    let id = fields.required("id").and_then(|scalar| slug(scalar, &mut fields));
    let indicator = Indicator {
        name: entry.key.text.clone(),
        id: id.unwrap_or_else(|| stand_in(order)),
        unit: base_unit(&mut fields),
        units: fields.list("units").into_iter().map(|scalar| scalar.text.clone()).collect(),
        aliases: fields.list("aliases").into_iter().map(|scalar| scalar.text.clone()).collect(),
        better: fields.choice("better", &DIRECTIONS).unwrap_or_default(),
        definition: fields.text("definition"),
        basis: fields.text("basis"),
        range: range(&mut fields),
        group: fields.text("group").unwrap_or_else(|| "其他".to_owned()),
        guarantee: fields.text("guarantee"),
        equals: formula(&mut fields),
        cumulative: fields.flag("cumulative"),
        span: entry.key.span,
        order,
    };
    problems.extend(fields.finish());
    indicator
}

fn slug(scalar: &Scalar, fields: &mut Fields<'_>) -> Option<String> {
    let text = &scalar.text;
    if PagePath::page(text).is_ok() && !text.contains('/') {
        return Some(text.clone());
    }
    fields.push(bad_slug(text, scalar.span));
    None
}

/// A text that cannot be part of an address.
pub(super) fn bad_slug(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::SlugInvalid, say!("「{text}」不能用作网址", "`{text}` cannot become an address"))
        .at(span, say!("网址里只能有小写英文字母、数字、- 和 _", "only a-z, 0-9, `-` and `_` are allowed"))
        .help(say!("改成拼音或英文，例如 poverty-rate", "use lower-case ASCII, for instance `poverty-rate`"))
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

fn range(fields: &mut Fields<'_>) -> Option<(rust_decimal::Decimal, rust_decimal::Decimal)> {
    let scalar = fields.scalar("range")?;
    let bound = |text: &str| Amount::parse(text.trim()).ok().map(|amount| amount.value);
    let both = scalar.text.split_once("..").and_then(|(low, high)| Some((bound(low)?, bound(high)?)));
    match both {
        Some((low, high)) if low <= high => Some((low, high)),
        _ => {
            fields.wrong_value(
                scalar,
                "范围，例如 0..100（小的在前）",
                "a range such as 0..100, the smaller first",
            );
            None
        }
    }
}

fn formula(fields: &mut Fields<'_>) -> Option<Formula> {
    let scalar = fields.scalar("equals")?;
    match Formula::parse(&scalar.text) {
        Ok(formula) => Some(formula),
        Err(error) => {
            fields.push(
                Diagnostic::new(Code::FormulaSyntax, say!("算式读不懂", "the formula cannot be read"))
                    .at(scalar.place(error.start, error.end), error.message)
                    .help(say!("例如：建档立卡人口 - 已脱贫人口", "for instance: 建档立卡人口 - 已脱贫人口")),
            );
            None
        }
    }
}

fn check_formulas(dictionary: &Dictionary, entries: &[Entry], problems: &mut Vec<Diagnostic>) {
    for indicator in &dictionary.indicators {
        let Some(formula) = &indicator.equals else { continue };
        let Some(entry) = entries.iter().find(|entry| entry.key.span == indicator.span) else { continue };
        let mut fields = Fields::of(&entry.value);
        let Some(scalar) = fields.scalar("equals") else { continue };
        for name in formula.names().filter(|name| dictionary.get(name).is_none()) {
            let at = scalar.text.find(name).unwrap_or(0);
            let named = Scalar {
                text: name.to_owned(),
                span: scalar.place(at, at + name.len()),
                verbatim: scalar.verbatim,
                quoted: scalar.quoted,
            };
            problems.push(unknown(&named, "指标", "indicator", dictionary.names.keys().map(String::as_str)));
        }
    }
}

/// A name defined a second time.
pub(super) fn twice(name: &str, here: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::KeyDuplicate, say!("「{name}」定义了两次", "`{name}` is defined twice"))
        .at(here, say!("这里又定义了一次", "defined again here"))
        .at(first, say!("第一次在这里", "first defined here"))
        .help(say!("改掉其中一个名字，或把两处合并", "rename one of them, or merge the two"))
}
