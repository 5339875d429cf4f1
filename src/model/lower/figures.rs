//! `figures:` and `targets:` understood: every value a figure, every figure with its time, place and source.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::fields::Fields;
use super::super::{
    Amount, District, Figure, Indicator, Missing, Nature, PagePath, Period, Place, Reading, SourceDocument,
    Status,
};
use super::{Names, date, page, settings};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{Entry, Node, Scalar, Value};
use crate::say;
use crate::source::Span;

const MISSING: [(&str, Missing); 4] = [
    ("未公布", Missing::NotPublished),
    ("不适用", Missing::NotApplicable),
    ("未报", Missing::NotReported),
    ("不公开", Missing::Withheld),
];
const NATURES: [(&str, Nature); 3] =
    [("实绩", Nature::Actual), ("目标", Nature::Target), ("计划", Nature::Plan)];
const STATUSES: [(&str, Status); 3] =
    [("正式", Status::Final), ("初步", Status::Provisional), ("修订", Status::Revised)];
/// The keys of a value's long form. Any other key of a mapping under an indicator is a period.
const LONG_FORM: [&str; 8] = ["value", "period", "source", "at", "nature", "status", "note", "place"];

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
                    entries.iter().for_each(|entry| self.indicator(entry, nature, &mut figures, problems));
                }
                Value::Null => {}
                _ => fields.wrong_type(node.span, "「指标: 数值」的列表", "a mapping of `indicator: value`"),
            }
        }
        figures
    }

    fn indicator(
        &self,
        entry: &Entry,
        nature: Nature,
        out: &mut Vec<Figure>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let dictionary = &self.names.dictionary;
        let Some(indicator) = dictionary.get(&entry.key.text) else {
            let known = dictionary.names.keys().map(String::as_str);
            problems.push(settings::unknown(&entry.key, "指标", "indicator", known).help(say!(
                "指标登记在 content/indicators.yml",
                "indicators are defined in content/indicators.yml"
            )));
            return;
        };
        match &entry.value.value {
            Value::Sequence(items) => {
                out.extend(items.iter().filter_map(|item| self.one(indicator, item, None, nature, problems)));
            }
            Value::Mapping(entries) if !is_long_form(entries) => {
                for entry in entries {
                    if let Some(period) = key_period(&entry.key, problems) {
                        out.extend(self.one(indicator, &entry.value, Some(&period), nature, problems));
                    }
                }
            }
            _ => out.extend(self.one(indicator, &entry.value, None, nature, problems)),
        }
    }

    /// One value in either form. `period` is the key it stands under, when it stands under one.
    fn one(
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
        let mut fields = Fields::of(&long);
        let before = problems.len();
        let missing = fields.choice("missing", &MISSING);
        let value = scalar.or_else(|| fields.scalar("value"));
        let reading = reading(indicator, value, missing, node.span, problems);
        let own = if period.is_none() { page::period(&mut fields, "period") } else { None };
        let source = page::source(&mut fields, self.names).or_else(|| self.source.cloned());
        let section = section(&mut fields, source.as_deref());
        let part = fields.text("place").map(Arc::from);
        let period = own.as_ref().or(period).or(self.period).cloned();
        if period.is_none() && problems.len() == before {
            fields.missing("period");
        }
        let figure = reading.zip(period).map(|(reading, period)| Figure {
            indicator: Arc::clone(indicator),
            place: Place { district: Arc::clone(self.district), part },
            period,
            reading,
            nature: fields.choice("nature", &NATURES).unwrap_or(nature),
            status: fields.choice("status", &STATUSES).unwrap_or_default(),
            source,
            section,
            note: fields.text("note"),
            page: self.page.clone(),
            anchor: String::new(),
            span: value.map_or(node.span, |value| value.span),
        });
        let broken = figure.is_none();
        problems.extend(
            fields.finish().into_iter().filter(|problem| !broken || problem.code != Code::KeyUnknown),
        );
        figure
    }
}

fn is_long_form(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.key.text == "missing" || LONG_FORM.contains(&entry.key.text.as_str()))
}

fn key_period(key: &Scalar, problems: &mut Vec<Diagnostic>) -> Option<Period> {
    match date::period(key) {
        Ok(period) => Some(period),
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

fn reading(
    indicator: &Indicator,
    value: Option<&Scalar>,
    missing: Option<Missing>,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<Reading> {
    match (value, missing) {
        (Some(scalar), None) => amount(indicator, scalar, problems).map(Reading::Amount),
        (None, Some(missing)) => Some(Reading::Missing(missing)),
        (Some(_), Some(_)) => {
            problems.push(
                Diagnostic::new(
                    Code::KeyType,
                    say!("既有数值又说缺失", "both a value and `missing` are given"),
                )
                .at(span, say!("两样只能写一样", "only one of the two can hold"))
                .help(say!("删去 value 或 missing", "remove `value` or `missing`")),
            );
            None
        }
        (None, None) => {
            let name = &indicator.name;
            problems.push(
                Diagnostic::new(Code::KeyMissing, say!("「{name}」没有数值", "`{name}` has no value"))
                    .at(span, say!("这里是空的", "nothing is given here"))
                    .help(say!(
                        "照原文写数值；确实没有，就写 {{missing: 未公布}}（或 不适用、未报、不公开）；零写作 0",
                        "write the value as printed; where there is none, `{{missing: 未公布}}`; zero is `0`"
                    )),
            );
            None
        }
    }
}

fn amount(indicator: &Indicator, scalar: &Scalar, problems: &mut Vec<Diagnostic>) -> Option<Amount> {
    let amount = match Amount::parse(&scalar.text) {
        Ok(amount) => amount,
        Err(error) => {
            let seen = &scalar.text;
            problems.push(
                Diagnostic::new(
                    Code::AmountSyntax,
                    say!("数值「{seen}」读不懂", "cannot read the amount `{seen}`"),
                )
                .at(scalar.place(error.start, error.end), error.message)
                .help(error.help),
            );
            return None;
        }
    };
    if indicator.admits(&amount.unit) {
        return Some(amount);
    }
    let (name, wanted) = (
        &indicator.name,
        std::iter::once(&indicator.unit)
            .chain(&indicator.units)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("、"),
    );
    let seen = if amount.unit.is_empty() { "没有单位" } else { &amount.unit };
    problems.push(
        Diagnostic::new(
            Code::AmountUnit,
            say!("「{name}」的单位是{wanted}，这里是{seen}", "`{name}` is counted in {wanted}, not in `{seen}`"),
        )
        .at(scalar.span, say!("单位不符", "another unit"))
        .help(say!(
            "改正数值的单位；原文确实用另一个量词，就在 indicators.yml 的 units 里补上它",
            "correct the unit; if the source really uses another word for it, add it to `units` in indicators.yml"
        )),
    );
    None
}

fn section(fields: &mut Fields<'_>, source: Option<&SourceDocument>) -> Option<String> {
    let scalar = fields.scalar("at")?;
    let sections = source.map(|source| source.sections.as_slice()).unwrap_or_default();
    if !sections.is_empty() && !sections.contains(&scalar.text) {
        fields.push(
            settings::unknown(scalar, "小标题", "section", sections.iter().map(String::as_str)).help(say!(
                "小标题登记在来源文件的 sections 里",
                "sections are listed under `sections` in the source's file"
            )),
        );
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
