//! The dictionary's `equals`, sums (FIG-SUM) and shares (FIG-SHARE): a printed figure agrees with the value computed from the other printed figures, and
//! a value that is only implied is at least possible.

use std::collections::HashMap;
use std::sync::Arc;

use super::ledger::Ledger;
use super::wording::{SHARE_DECIMALS, SUM_DECIMALS, also, printed_interval};
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Formula, Interval};
use crate::say;
use crate::site::{Figure, Indicator};

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let implied = Implied::of(ledger);
    let printed = ledger.printed().filter(|figure| figure.amount().is_some());
    printed
        .flat_map(|figure| {
            let stated = figure.indicator.equals.iter().filter_map(|formula| stated(ledger, figure, formula));
            stated.chain(implied.check(ledger, figure)).collect::<Vec<_>>()
        })
        .collect()
}

/// A formula over the figures beside one of them.
pub(super) struct Computed<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) formula: &'a Formula,
    pub(super) value: Interval,
    pub(super) operands: Vec<&'a Arc<Figure>>,
}

impl<'a> Computed<'a> {
    fn of(
        ledger: &Ledger<'a>,
        beside: &'a Figure,
        indicator: &'a Indicator,
        formula: &'a Formula,
    ) -> Option<Self> {
        let find = |name: &str| ledger.beside(beside, name);
        let value =
            indicator.expected(formula, &|name| find(name)?.amount().map(|amount| amount.interval))?;
        let mut operands: Vec<&Arc<Figure>> = Vec::new();
        for operand in formula.names().filter_map(find) {
            if !operands.iter().any(|known| Arc::ptr_eq(known, operand)) {
                operands.push(operand);
            }
        }
        Some(Self { indicator, formula, value, operands })
    }

    fn code(&self) -> Code {
        if self.formula.has_quotient() { Code::FigShare } else { Code::FigSum }
    }

    fn result(&self) -> String {
        let decimals = if self.formula.has_quotient() { SHARE_DECIMALS } else { SUM_DECIMALS };
        printed_interval(&self.value, &self.indicator.unit, decimals)
    }

    /// The formula in printed numbers: 4856户 ÷ 8664户.
    fn arithmetic(&self) -> String {
        self.formula.with(&|name| {
            let operand = self.operands.iter().find(|operand| {
                operand.indicator.name == name || operand.indicator.aliases.iter().any(|alias| alias == name)
            });
            operand.map_or_else(|| name.to_owned(), |operand| operand.printed().to_owned())
        })
    }

    fn labels(&self, problem: Diagnostic, except: &Arc<Figure>) -> Diagnostic {
        let others = self.operands.iter().filter(|operand| !Arc::ptr_eq(operand, except));
        others.fold(problem, |problem, operand| problem.at(operand.span, also(operand)))
    }
}

fn stated<'a>(ledger: &Ledger<'a>, figure: &'a Arc<Figure>, formula: &'a Formula) -> Option<Contradiction> {
    let computed = Computed::of(ledger, figure, &figure.indicator, formula)?;
    if computed.value.overlaps(&figure.amount()?.interval) {
        return None;
    }
    let (name, printed) = (&figure.indicator.name, figure.printed());
    let (arithmetic, result) = (computed.arithmetic(), computed.result());
    let problem = Diagnostic::new(
        computed.code(),
        say!(
            "「{name}」对不上：{arithmetic} = {result}，原文 {printed}",
            "`{name}` does not hold: {arithmetic} = {result}, but {printed} is printed"
        ),
    )
    .at(figure.span, say!("按「{formula}」应为 {result}", "by {formula} it would be {result}"));
    Some(Contradiction::acceptable(figure, computed.labels(problem, figure)))
}

/// The indicators with a formula, by the first operand of it: they are computed where that is printed.
pub(super) struct Implied<'a>(HashMap<usize, Vec<(&'a Arc<Indicator>, &'a Formula)>>);

impl<'a> Implied<'a> {
    pub(super) fn of(ledger: &Ledger<'a>) -> Self {
        let dictionary = &ledger.site.dictionary;
        let mut by_operand: HashMap<usize, Vec<_>> = HashMap::new();
        for indicator in &dictionary.indicators {
            for formula in &indicator.equals {
                let first = formula.names().next().and_then(|name| dictionary.get(name));
                if let Some(first) = first {
                    by_operand.entry(first.order).or_default().push((indicator, formula));
                }
            }
        }
        Self(by_operand)
    }

    /// The values implied by this figure and its neighbours that are printed nowhere.
    pub(super) fn computed(&self, ledger: &Ledger<'a>, figure: &'a Arc<Figure>) -> Vec<Computed<'a>> {
        let formulas = self.0.get(&figure.indicator.order).into_iter().flatten();
        let unprinted = formulas.filter(|(indicator, _)| ledger.beside(figure, &indicator.name).is_none());
        unprinted
            .filter_map(|(indicator, formula)| Computed::of(ledger, figure, indicator, formula))
            .collect()
    }

    /// Implied values that are impossible: more households left poverty than ever were in it.
    fn check(&self, ledger: &Ledger<'a>, figure: &'a Arc<Figure>) -> Vec<Contradiction> {
        self.computed(ledger, figure)
            .into_iter()
            .filter_map(|computed| {
                let bounds = computed.indicator.bounds()?;
                (!bounds.values.overlaps(&computed.value)).then(|| impossible(figure, &computed))
            })
            .collect()
    }
}

fn impossible(figure: &Arc<Figure>, computed: &Computed<'_>) -> Contradiction {
    let (name, arithmetic, result) = (&computed.indicator.name, computed.arithmetic(), computed.result());
    let problem = Diagnostic::new(
        computed.code(),
        say!(
            "「{name}」不可能是这个数：{arithmetic} = {result}",
            "`{name}` cannot be that: {arithmetic} = {result}"
        ),
    )
    .at(figure.span, also(figure));
    Contradiction::acceptable(figure, computed.labels(problem, figure))
}
