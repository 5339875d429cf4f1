//! No figure lies outside what its indicator can be: a share over 100% is a slip, whoever printed it.

use std::sync::Arc;

use super::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Figure, Interval, Site};
use crate::say;

pub(super) fn check(site: &Site) -> Vec<Contradiction> {
    site.figures.iter().filter_map(one).collect()
}

fn one(figure: &Arc<Figure>) -> Option<Contradiction> {
    let (low, high) = figure.indicator.range?;
    let amount = figure.amount()?;
    if Interval::closed(low, high).overlaps(&amount.interval) {
        return None;
    }
    let (name, printed, unit) = (&figure.indicator.name, figure.printed(), &figure.indicator.unit);
    let problem = Diagnostic::new(
        Code::FigRange,
        say!(
            "「{name}」是 {printed}，超出 {low} 至 {high}{unit}",
            "`{name}` is {printed}, outside {low} to {high}{unit}"
        ),
    )
    .at(figure.span, say!("不可能的数值", "this cannot be"))
    .help(say!(
        "核对原文和小数点；指标的 range 定窄了，就改 content/indicators.yml",
        "compare with the source and look at the decimal point; or widen `range` in content/indicators.yml"
    ));
    Some(Contradiction { figures: vec![Arc::clone(figure)], problem })
}
