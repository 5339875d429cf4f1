//! Every figure lies within the bounds of its indicator. Bounds from the dictionary are certain, bounds inferred from a
//! name are not.

use std::sync::Arc;

use super::ledger::Ledger;
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic, Severity, Text};
use crate::quantity::Interval;
use crate::say;
use crate::site::{Bounds, Figure};

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    ledger.printed().filter_map(outside).collect()
}

fn outside(figure: &Arc<Figure>) -> Option<Contradiction> {
    let bounds = figure.indicator.bounds()?;
    if bounds.values.overlaps(&figure.amount()?.interval) {
        return None;
    }
    let (name, printed, unit) = (&figure.indicator.name, figure.printed(), &figure.indicator.unit);
    let (zh, en) = words(&bounds.values, unit);
    let mut problem = Diagnostic::new(
        Code::FigRange,
        say!("「{name}」是 {printed}，超出 {zh}", "`{name}` is {printed}, outside {en}"),
    )
    .at(figure.span, label(&bounds))
    .help(advice(figure));
    if !bounds.strict {
        problem.severity = Severity::Warning;
    }
    Some(Contradiction::acceptable(figure, problem))
}

fn label(bounds: &Bounds) -> Text {
    match bounds.strict {
        true => say!("不可能的数值", "this cannot be"),
        false => say!("少见的数值", "this is unusual"),
    }
}

fn advice(figure: &Figure) -> Text {
    match figure.indicator.range {
        Some(_) => say!(
            "核对原文和小数点；指标的 range 定窄了，就改 content/indicators.yml",
            "compare with the source and look at the decimal point; or widen `range` in content/indicators.yml"
        ),
        None => say!(
            "核对原文和小数点；这个指标确实可以更大或更小的，在 content/indicators.yml 写上 range，例如 range: 0.. 或 range: -100..",
            "compare with the source and look at the decimal point; where it can be more or less, give it a `range`: 0.. or -100.."
        ),
    }
}

fn words(bounds: &Interval, unit: &str) -> (String, String) {
    match (bounds.low, bounds.high) {
        (Some(low), Some(high)) => (format!("{low} 至 {high}{unit}"), format!("{low} to {high}{unit}")),
        (Some(low), None) => (format!("{low}{unit} 以上"), format!("{low}{unit} and more")),
        (None, Some(high)) => (format!("{high}{unit} 以下"), format!("{high}{unit} and less")),
        (None, None) => (String::new(), String::new()),
    }
}
