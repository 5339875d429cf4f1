//! The dictionary's `equals`: a printed figure agrees with what the other printed figures make of it.
//!
//! Numbers are compared as intervals, so a rounded share or a 近5000万元 contradicts nothing that it may mean.

use std::sync::Arc;

use super::Contradiction;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::model::{Amount, Figure, Formula, Interval, Nature, Site};
use crate::say;

/// Decimals of a computed share in a message, and of a computed sum.
const SHOWN_DECIMALS: (u32, u32) = (2, 4);

pub(super) fn check(site: &Site) -> Vec<Contradiction> {
    let printed = site.figures.iter().filter(|figure| figure.nature != Nature::Derived);
    printed.filter_map(|figure| one(site, figure)).collect()
}

fn one(site: &Site, figure: &Arc<Figure>) -> Option<Contradiction> {
    let formula = figure.indicator.equals.as_ref()?;
    let amount = figure.amount()?;
    let find = |name: &str| operand(site, figure, name);
    let expected = figure.indicator.expected(&|name| find(name)?.amount().map(|amount| amount.interval))?;
    if expected.overlaps(&amount.interval) {
        return None;
    }
    let operands: Vec<Arc<Figure>> = formula.names().filter_map(find).collect();
    let problem = contradiction(figure, formula, &expected, &operands);
    Some(Contradiction { figures: vec![Arc::clone(figure)], problem })
}

/// The figure of the same place, period and nature: the one on the same page, else the latest page's.
fn operand(site: &Site, figure: &Figure, name: &str) -> Option<Arc<Figure>> {
    let all = site.index.all(site.dictionary.get(name)?, &figure.place).iter();
    let mut same = all
        .filter(|one| one.period == figure.period && one.nature == figure.nature && one.amount().is_some());
    let here = same.clone().find(|one| one.page == figure.page);
    here.or(same.next_back()).cloned()
}

fn contradiction(
    figure: &Figure,
    formula: &Formula,
    expected: &Interval,
    operands: &[Arc<Figure>],
) -> Diagnostic {
    let (name, printed, unit) = (&figure.indicator.name, figure.printed(), &figure.indicator.unit);
    let share = formula.has_quotient();
    let code = if share { Code::FigShare } else { Code::FigSum };
    let result = shown(expected, unit, if share { SHOWN_DECIMALS.0 } else { SHOWN_DECIMALS.1 });
    let arithmetic = formula.with(&|name| {
        let found = operands.iter().find(|one| {
            one.indicator.name == name || one.indicator.aliases.iter().any(|alias| alias == name)
        });
        found.map_or_else(|| name.to_owned(), |one| one.printed().to_owned())
    });
    let mut problem = Diagnostic::new(
        code,
        say!(
            "「{name}」对不上：{arithmetic} = {result}，原文 {printed}",
            "`{name}` does not hold: {arithmetic} = {result}, but {printed} is printed"
        ),
    )
    .at(figure.span, say!("按「{formula}」应为 {result}", "by {formula} it would be {result}"));
    for operand in operands {
        problem = problem.at(operand.span, also(operand));
    }
    let rule = code.id();
    problem.help(say!(
        "先核对录入；原文就是这样印的，在文首写 accept: [{{rule: {rule}, figures: [{name}], reason: 说明}}]，照原文公布并注明",
        "check the typing first; if the source prints it so, write accept: [{{rule: {rule}, figures: [{name}], reason: …}}]"
    ))
}

fn also(operand: &Figure) -> Text {
    let (name, printed) = (&operand.indicator.name, operand.printed());
    say!("{name} {printed}", "{name} {printed}")
}

/// A computed interval as a reader takes it in: one number when it rounds to one, else its bounds.
fn shown(interval: &Interval, unit: &str, decimals: u32) -> String {
    if let Some(amount) = Amount::computed(interval, unit, decimals) {
        return amount.printed;
    }
    let rounded = |bound: rust_decimal::Decimal| Amount::derived(bound, unit, decimals).printed;
    match (interval.low.map(rounded), interval.high.map(rounded)) {
        (Some(low), Some(high)) => format!("{low}至{high}"),
        (Some(low), None) => format!("{low}以上"),
        (None, Some(high)) => format!("{high}以下"),
        (None, None) => interval.to_string(),
    }
}
