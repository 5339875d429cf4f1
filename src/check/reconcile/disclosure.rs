//! Disclosure control: a count of one or two persons or households, read off directly or by subtraction, can identify
//! a person. The message does not repeat the number.

use std::collections::HashSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ledger::Ledger;
use super::parts::GivenParts;
use super::wording::also;
use crate::check::contradiction::Contradiction;
use crate::check::reconcile::share_and_sum::Implied;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::Interval;
use crate::say;
use crate::site::{Figure, Indicator, Nature};

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let threshold = Decimal::from(ledger.site.settings.small_cells);
    if threshold.is_zero() {
        return Vec::new();
    }
    let results =
        ledger.printed().filter(|figure| figure.nature == Nature::Actual && figure.amount().is_some());
    let implied = Implied::of(ledger);
    results.flat_map(|figure| disclosures(ledger, &implied, figure, threshold)).collect()
}

fn disclosures<'a>(
    ledger: &Ledger<'a>,
    implied: &Implied<'a>,
    figure: &'a Arc<Figure>,
    threshold: Decimal,
) -> Vec<Contradiction> {
    let mut reported: HashSet<Option<usize>> = HashSet::new();
    let mut contradictions = Vec::new();
    if figure.indicator.sensitive
        && figure.amount().is_some_and(|amount| is_disclosive(&amount.interval, threshold))
    {
        contradictions.push(direct(figure, threshold));
    }
    for (rest, others) in rests(ledger, figure) {
        let sensitive = rest.map_or(figure.indicator.sensitive, |rest| rest.sensitive);
        let cell = figure.amount().zip(super::parts::sum(&others));
        let cell = cell.and_then(|(whole, sum)| whole.interval.sub(&sum));
        if sensitive
            && cell.is_some_and(|cell| is_disclosive(&cell, threshold))
            && reported.insert(rest.map(|indicator| indicator.order))
        {
            contradictions.push(subtracted(figure, rest, &others, threshold));
        }
    }
    for computed in implied.computed(ledger, figure) {
        let indicator = computed.indicator;
        let counts = indicator.sensitive && !computed.formula.has_quotient();
        if counts && is_disclosive(&computed.value, threshold) && reported.insert(Some(indicator.order)) {
            let others: Vec<&Arc<Figure>> =
                computed.operands.iter().copied().filter(|operand| !Arc::ptr_eq(operand, figure)).collect();
            contradictions.push(subtracted(figure, Some(indicator), &others, threshold));
        }
    }
    contradictions
}

/// What can be subtracted from a whole: the parts that are given, and each indicator that is counted in it. With
/// them goes the one part that is left over, when it is only one and has a name.
fn rests<'a>(ledger: &Ledger<'a>, whole: &'a Figure) -> Vec<(Option<&'a Indicator>, Vec<&'a Arc<Figure>>)> {
    let divided = whole.indicator.parts.iter().filter_map(|names| {
        let given = GivenParts::of(ledger, whole, names).filter(|given| !given.complete)?;
        let mut missing = names.iter().filter(|name| ledger.beside(whole, name).is_none());
        let rest = missing.next().filter(|_| missing.next().is_none());
        Some((rest.and_then(|name| ledger.site.dictionary.get(name)).map(AsRef::as_ref), given.parts))
    });
    let included = whole.indicator.includes.iter();
    let included = included.filter_map(|name| Some((None, vec![ledger.beside(whole, name)?])));
    divided.chain(included).collect()
}

/// Whether every value it may have is a count above zero and below the threshold.
fn is_disclosive(interval: &Interval, threshold: Decimal) -> bool {
    let above = interval.low.is_some_and(|low| low > Decimal::ZERO || (low.is_zero() && interval.low_open));
    let below =
        interval.high.is_some_and(|high| high < threshold || (high == threshold && interval.high_open));
    above && below
}

fn direct(figure: &Arc<Figure>, threshold: Decimal) -> Contradiction {
    let (name, unit) = (&figure.indicator.name, &figure.indicator.unit);
    let problem = Diagnostic::new(
        Code::FigSmall,
        say!(
            "「{name}」少于 {threshold}{unit}，可能认出是谁",
            "`{name}` is below {threshold}{unit}: it may be clear who is meant"
        ),
    )
    .at(figure.span, fewer(threshold, unit));
    Contradiction::acceptable(figure, advised(problem))
}

fn subtracted(
    whole: &Arc<Figure>,
    rest: Option<&Indicator>,
    others: &[&Arc<Figure>],
    threshold: Decimal,
) -> Contradiction {
    let (name, unit) = (&whole.indicator.name, &whole.indicator.unit);
    let (zh_rest, en_rest) = rest.map_or_else(
        || ("余下的".to_owned(), "what is left".to_owned()),
        |rest| (format!("「{}」", rest.name), format!("`{}`", rest.name)),
    );
    let problem = Diagnostic::new(
        Code::FigSmall,
        say!(
            "由「{name}」减去同页公布的数，可以推出{zh_rest}少于 {threshold}{unit}，可能认出是谁",
            "`{name}` less what is published beside it gives {en_rest} away as below {threshold}{unit}"
        ),
    )
    .at(whole.span, also(whole));
    let problem = others.iter().fold(problem, |problem, other| problem.at(other.span, also(other)));
    Contradiction::acceptable(whole, advised(problem))
}

fn fewer(threshold: Decimal, unit: &str) -> Text {
    say!("少于 {threshold}{unit}", "below {threshold}{unit}")
}

fn advised(problem: Diagnostic) -> Diagnostic {
    problem.help(say!(
        "可以写成 {{missing: 不公开}}，或并入上一级的数；不涉及个人的指标，在 content/indicators.yml 写 sensitive: false",
        "write {{missing: 不公开}} or merge it with others; where it is about nobody's affairs, give the indicator `sensitive: false`"
    ))
}
