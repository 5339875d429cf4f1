//! How a derived figure was computed: the dictionary's formula, and the printed figures that went into it.

use serde::Serialize;

use crate::quantity::Formula;
use crate::site::{Figure, Nature, Site};

/// The arithmetic behind a derived figure.
#[derive(Debug, Serialize)]
pub(super) struct Derivation<'a> {
    /// As the dictionary has it: `建档立卡人口 − 已脱贫人口`.
    formula: String,
    /// The figures it was computed from, each once; they are on the same page.
    operands: Vec<Operand<'a>>,
}

/// One figure of a computation.
#[derive(Debug, Serialize)]
struct Operand<'a> {
    indicator_id: &'a str,
    indicator: &'a str,
    printed: &'a str,
    anchor: &'a str,
}

/// The arithmetic of a figure; `None` unless it is derived.
pub(super) fn derivation<'a>(site: &'a Site, figure: &Figure) -> Option<Derivation<'a>> {
    let mut formulas = figure.indicator.equals.iter().filter(|_| figure.nature == Nature::Derived);
    // Of several formulas the first one whose operands the page prints gave the figure.
    let known = |formula: &Formula| {
        formula.names().map(|name| operand(site, figure, name)).collect::<Option<Vec<_>>>()
    };
    let (formula, operands) = formulas.find_map(|formula| Some((formula, known(formula)?)))?;
    let operands = operands.into_iter().map(row).collect();
    Some(Derivation { formula: formula.to_string(), operands })
}

/// A figure is derived from results on its own page only, so the operand is looked for there.
fn operand<'a>(site: &'a Site, figure: &Figure, name: &str) -> Option<&'a Figure> {
    let observations = site.index.all(site.dictionary.get(name)?, &figure.place).iter();
    let mut beside =
        observations.filter(|operand| operand.page == figure.page && operand.period == figure.period);
    beside.find(|operand| operand.nature == Nature::Actual).map(AsRef::as_ref)
}

fn row(figure: &Figure) -> Operand<'_> {
    Operand {
        indicator_id: &figure.indicator.id,
        indicator: &figure.indicator.name,
        printed: figure.printed(),
        anchor: &figure.anchor,
    }
}
