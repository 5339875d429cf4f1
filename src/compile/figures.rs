//! `figures:` and `targets:` compiled: each value becomes a figure with its time, place and source.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date;
use super::names::Names;
use super::problems::unknown;
use crate::compile::fields::{Fields, is_misspelt};
use crate::compile::keys::{DATED, FIGURE};
use crate::compile::observation::observation;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::quantity::Period;
use crate::read::{KeyValue, Node, Scalar, Value};
use crate::say;
use crate::site::{District, Figure, Indicator, Nature, PagePath, Place, SourceDocument, Status};
use crate::text::nearest;

/// Where a page's figures hold unless they say otherwise.
pub(super) struct Home<'a> {
    pub(super) names: &'a Names,
    pub(super) district: &'a Arc<District>,
    pub(super) period: Option<&'a Period>,
    pub(super) source: Option<&'a Arc<SourceDocument>>,
    pub(super) page: &'a PagePath,
}

impl Home<'_> {
    /// All figures of a page, in the author's order.
    pub(super) fn read(&self, fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Figure> {
        let mut figures = Vec::new();
        for (key, nature) in [("figures", Nature::Actual), ("targets", Nature::Target)] {
            let Some(node) = fields.node(key) else { continue };
            match &node.value {
                Value::Mapping(entries) => {
                    for pair in entries {
                        if let Some(indicator) = self.named(&pair.key, entries, problems) {
                            self.indicator(indicator, pair, nature, &mut figures, problems);
                        }
                    }
                }
                Value::Null => {}
                _ => fields.wrong_shape(node, "若干「指标: 数值」", "`indicator: value` lines"),
            }
        }
        figures
    }

    fn indicator(
        &self,
        indicator: &Arc<Indicator>,
        pair: &KeyValue,
        nature: Nature,
        out: &mut Vec<Figure>,
        problems: &mut Vec<Diagnostic>,
    ) {
        match &pair.value.value {
            Value::Sequence(items) => {
                out.extend(
                    items.iter().filter_map(|node| self.figure(indicator, node, None, nature, problems)),
                );
            }
            Value::Mapping(entries) if is_long_form(entries) => {
                match entries.iter().find(|pair| Period::parse(&pair.key.text).is_ok()) {
                    Some(pair) => problems.push(both_forms(&pair.key).causes(self.figures_of(indicator))),
                    None => out.extend(self.figure(indicator, &pair.value, None, nature, problems)),
                }
            }
            Value::Mapping(entries) => {
                for pair in entries {
                    match date::period(&pair.key) {
                        Ok(period) => {
                            out.extend(self.figure(indicator, &pair.value, Some(&period), nature, problems));
                        }
                        Err(problem) => problems.push(problem.causes(self.figures_of(indicator))),
                    }
                }
            }
            _ => out.extend(self.figure(indicator, &pair.value, None, nature, problems)),
        }
    }

    /// The indicator a key names. Of one that is a slip away and not there itself, the figures are still read,
    /// so that what cites them is not reported too.
    fn named(
        &self,
        key: &Scalar,
        all: &[KeyValue],
        problems: &mut Vec<Diagnostic>,
    ) -> Option<&Arc<Indicator>> {
        let dictionary = &self.names.dictionary;
        if let Some(indicator) = dictionary.get(&key.text) {
            return Some(indicator);
        }
        let known = || dictionary.names.keys().map(String::as_str);
        problems.push(
            unknown(key, "指标", "indicator", known())
                .caused_by(Suppression::content("indicators.yml"))
                .help(say!(
                    "指标登记在 content/indicators.yml；新指标用 tongbao new indicator 名称 登记",
                    "indicators are defined in content/indicators.yml; `tongbao new indicator NAME` adds one"
                )),
        );
        let near = dictionary.get(nearest(&key.text, known())?)?;
        let is_defined =
            |pair: &KeyValue| dictionary.get(&pair.key.text).is_some_and(|named| Arc::ptr_eq(named, near));
        (!all.iter().any(is_defined)).then_some(near)
    }

    /// One value in either form. `period` is the key it is under, when it is under one.
    fn figure(
        &self,
        indicator: &Arc<Indicator>,
        node: &Node,
        period: Option<&Period>,
        nature: Nature,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Figure> {
        let empty = Value::Mapping(Vec::new());
        let (scalar, long) = match &node.value {
            Value::Scalar(scalar) => (Some(scalar), Node { span: node.span, value: empty }),
            _ => (None, node.clone()),
        };
        let mut fields = Fields::of(&long, if period.is_some() { &DATED } else { &FIGURE });
        let mut own_problems = Vec::new();
        let missing = fields.choice("missing");
        let written = fields.scalar("value");
        let value = scalar.or(written);
        // A `missing` of another word and a misspelt key have diagnostics of their own.
        let is_given = fields.node("missing").is_some_and(|node| node.value != Value::Null);
        let is_given = is_given || fields.seems_misspelt("value") || fields.seems_misspelt("missing");
        let observation = observation(indicator, value, missing, is_given, node.span, &mut own_problems);
        let own = if period.is_none() { date::period_under(&mut fields, "period") } else { None };
        let source = self.names.source(&mut fields, self.page).or_else(|| self.source.cloned());
        let section = section(&mut fields, source.as_deref());
        let part = fields.text("place").map(Arc::from);
        let period = own.as_ref().or(period).or(self.period).cloned();
        if period.is_none() && own_problems.is_empty() && fields.node("period").is_none() {
            fields.missing_for("period", Suppression::PeriodOf(self.page.to_string()));
        }
        let nature = fields.choice("nature").unwrap_or(nature);
        let status = fields.choice("status").unwrap_or_default();
        let note = fields.text("note");
        let reason = reason(&mut fields, status);
        let methodology = fields.text("basis");
        let figure = observation.zip(period).map(|(observation, period)| Figure {
            indicator: Arc::clone(indicator),
            place: Place { district: Arc::clone(self.district), part },
            period,
            observation,
            nature,
            status,
            source,
            section,
            note,
            reason,
            methodology,
            page: self.page.clone(),
            anchor: String::new(),
            span: value.map_or(node.span, |value| value.span),
        });
        own_problems.extend(fields.finish());
        let cause = self.figures_of(indicator);
        problems.extend(own_problems.into_iter().map(|problem| match &figure {
            Some(_) => problem,
            None => problem.causes(cause.clone()),
        }));
        figure
    }
}

impl Home<'_> {
    /// What is lost with a figure that cannot be read.
    fn figures_of(&self, indicator: &Indicator) -> Suppression {
        Suppression::Figures { indicator: indicator.name.clone(), district: self.district.slug.clone() }
    }
}

/// Whether a mapping is a value's long form. One whose every key is a slip still is: `{vaule: 0.6%}`.
fn is_long_form(entries: &[KeyValue]) -> bool {
    let named = |key: &str| {
        let misspelt =
            || Period::parse(key).is_err() && FIGURE.keys().any(|known| is_misspelt(key, known.name));
        FIGURE.key(key).is_some() || misspelt()
    };
    entries.iter().any(|pair| named(&pair.key.text))
}

/// Periods and the keys of the long form side by side.
fn both_forms(period: &Scalar) -> Diagnostic {
    let key = &period.text;
    Diagnostic::new(
        Code::KeyUnknown,
        say!(
            "期间「{key}」和长写法的键写在了一起",
            "the period `{key}` stands among the keys of the long form"
        ),
    )
    .at(period.span, say!("这是期间", "this is a period"))
    .help(say!(
        "写成 {{{key}: {{value: …, source: …}}}}，或 {{value: …, period: {key}, source: …}}",
        "write {{{key}: {{value: …, source: …}}}} or {{value: …, period: {key}, source: …}}"
    ))
}

/// A figure that is not what was published before says why, and only such a figure has a reason to give.
fn reason(fields: &mut Fields<'_>, status: Status) -> Option<String> {
    let scalar = match status {
        Status::Revised => fields.required("reason")?,
        Status::Final | Status::Provisional => {
            let stray = fields.scalar("reason")?;
            fields.push(
                Diagnostic::new(
                    Code::KeyMissing,
                    say!("写了 reason，没有写 status: 修订", "`reason` without `status: 修订`"),
                )
                .at(stray.span, say!("这是修订的理由", "this is why a figure was revised"))
                .help(say!(
                    "这个数是订正过的，补上 status: 修订；只是说明，就写成 note",
                    "add `status: 修订` if the figure was corrected; a remark is a `note`"
                )),
            );
            stray
        }
    };
    Some(scalar.text.trim().to_owned())
}

fn section(fields: &mut Fields<'_>, source: Option<&SourceDocument>) -> Option<String> {
    let scalar = fields.scalar("at")?;
    let sections = source.map(|source| source.sections.as_slice()).unwrap_or_default();
    if !sections.is_empty() && !sections.contains(&scalar.text) {
        fields.push(unknown(scalar, "小标题", "section", sections.iter().map(String::as_str)).help(say!(
            "小标题登记在来源文件的 sections 里",
            "sections are listed under `sections` in the source's file"
        )));
        return None;
    }
    Some(scalar.text.clone())
}

/// Gives every figure of a page an anchor of its own: `poverty-rate-2020-04`.
pub(super) fn name_rows(figures: &mut [Figure]) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for figure in figures {
        let stem = format!("{}-{}", figure.indicator.id, figure.period.slug());
        let count = taken.entry(stem.clone()).or_insert(0);
        *count += 1;
        figure.anchor = if *count == 1 { stem } else { format!("{stem}-{count}") };
    }
}
