//! Derived figures: no source prints them, but they follow from printed ones by the dictionary's `equals`.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::figures;
use super::front_matter::FrontMatter;
use super::names::Names;
use crate::quantity::{Amount, Formula, Period};
use crate::site::{Dictionary, Figure, Indicator, Nature, Observation, PagePath, SourceDocument, Status};

/// Decimals of a derived share or quotient: two, as 0.06% has, the finest rate that bulletins print.
const QUOTIENT_DECIMALS: u32 = 2;
/// Decimals of a derived sum; whole operands give whole results, a factor such as 0.5 a few digits.
const SUM_DECIMALS: u32 = 4;

type Group<'a> = BTreeMap<usize, &'a Figure>;

/// What follows from these figures: for each place, period and page, every indicator with a formula that
/// the page neither prints nor declares missing, when all operands are printed there as exact counts.
///
/// A count of one or two people or households can identify a person, and a difference of two printed totals
/// can be such a count: none below `disclosure_limit` is computed. Zero identifies nobody.
///
/// Anchors are left empty: the caller numbers the rows of a page.
fn derive(figures: &[Figure], dictionary: &Dictionary, disclosure_limit: u32) -> Vec<Figure> {
    let mut groups: BTreeMap<(&PagePath, (&str, &str), &Period), Group<'_>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.nature == Nature::Actual) {
        let key = (&figure.page, figure.place.key(), &figure.period);
        groups.entry(key).or_default().insert(figure.indicator.order, figure);
    }
    let computed: Vec<&Arc<Indicator>> =
        dictionary.indicators.iter().filter(|indicator| !indicator.equals.is_empty()).collect();
    groups
        .values()
        .flat_map(|group| computed.iter().map(move |indicator| (group, *indicator)))
        .filter(|(group, indicator)| !group.contains_key(&indicator.order))
        .filter_map(|(group, indicator)| {
            indicator
                .equals
                .iter()
                .find_map(|formula| derived(group, indicator, formula, dictionary, disclosure_limit))
        })
        .collect()
}

/// Adds to each page what follows from its figures, names every row, and gives all figures of the site.
pub(super) fn with_derived(pages: &mut [FrontMatter], names: &Names) -> Vec<Arc<Figure>> {
    for page in pages.iter_mut() {
        let derived = derive(&page.figures, &names.dictionary, names.settings.small_cells);
        page.figures.extend(derived);
        figures::name_rows(&mut page.figures);
        page.shared = page.figures.drain(..).map(Arc::new).collect();
    }
    pages.iter().flat_map(|page| page.shared.iter().cloned()).collect()
}

fn derived(
    group: &Group<'_>,
    indicator: &Arc<Indicator>,
    formula: &Formula,
    dictionary: &Dictionary,
    disclosure_limit: u32,
) -> Option<Figure> {
    let find = |name: &str| group.get(&dictionary.get(name)?.order).copied();
    let operands: Vec<&Figure> = formula.names().map(find).collect::<Option<_>>()?;
    let exact = |figure: &&Figure| figure.amount().is_some_and(Amount::is_point);
    let first = operands.first().filter(|_| operands.iter().all(exact))?;
    let interval = indicator.expected(formula, &|name| find(name)?.amount().map(|amount| amount.interval))?;
    let decimals = if formula.has_quotient() { QUOTIENT_DECIMALS } else { SUM_DECIMALS };
    let amount = Amount::computed(&interval, &indicator.unit, decimals)?;
    let count = !formula.has_quotient();
    if count
        && (amount.value < Decimal::ZERO
            || (!amount.value.is_zero() && amount.value < disclosure_limit.into()))
    {
        return None;
    }
    let arithmetic =
        formula.with(&|name| find(name).map_or_else(String::new, |figure| figure.printed().to_owned()));
    let printed = &amount.printed;
    Some(Figure {
        indicator: Arc::clone(indicator),
        place: first.place.clone(),
        period: first.period.clone(),
        note: Some(format!("{arithmetic} = {printed}")),
        reason: None,
        methodology: None,
        observation: Observation::Amount(amount),
        nature: Nature::Derived,
        status: status(&operands),
        source: shared_source(&operands),
        section: first
            .section
            .clone()
            .filter(|_| operands.iter().all(|operand| operand.section == first.section)),
        page: first.page.clone(),
        anchor: String::new(),
        span: first.span,
    })
}

/// What is computed from a provisional figure is provisional.
fn status(operands: &[&Figure]) -> Status {
    let has = |status: Status| operands.iter().any(|operand| operand.status == status);
    [Status::Provisional, Status::Revised].into_iter().find(|status| has(*status)).unwrap_or_default()
}

fn shared_source(operands: &[&Figure]) -> Option<Arc<SourceDocument>> {
    let source = operands.first()?.source.as_ref()?;
    let same = |operand: &&Figure| operand.source.as_ref().is_some_and(|other| other.id == source.id);
    operands.iter().all(same).then(|| Arc::clone(source))
}
