//! Persons and households: columns that were swapped, or a number with one digit too many.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ledger::Ledger;
use super::{Contradiction, SHARE_DECIMALS, acceptable, also, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Figure, Interval};
use crate::say;

/// Persons in a household, as means over a village or district lie: the five pages have 2.46 to 3.80.
const PERSONS: (Decimal, Decimal) =
    (Decimal::from_parts(15, 0, 0, false, 1), Decimal::from_parts(6, 0, 0, false, 0));
/// Below so many households a mean says nothing: one family of seven is no slip.
const MIN_HOUSEHOLDS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

pub(in crate::check) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    ledger.printed().filter_map(|persons| one(ledger, persons)).collect()
}

fn one<'a>(ledger: &Ledger<'a>, persons: &'a Arc<Figure>) -> Option<Contradiction> {
    let households = ledger.beside(persons, persons.indicator.households.as_deref()?)?;
    let count = households.amount()?.interval;
    let ratio = persons.amount()?.interval.div(&count)?;
    // Every household has somebody in it, however few they are.
    let few = count.low.is_none_or(|low| low < MIN_HOUSEHOLDS);
    let wanted =
        if few { Interval::from(Decimal::ONE, false) } else { Interval::closed(PERSONS.0, PERSONS.1) };
    if wanted.overlaps(&ratio) {
        return None;
    }
    let (first, second) = (persons.printed(), households.printed());
    let (name, other) = (&persons.indicator.name, &households.indicator.name);
    let result = shown(&ratio, "人", SHARE_DECIMALS);
    let problem = Diagnostic::new(
        Code::FigRatio,
        say!(
            "「{name}」与「{other}」不相称：{first} ÷ {second}，每户 {result}",
            "`{name}` does not go with `{other}`: {first} ÷ {second}, {result} a household"
        ),
    )
    .at(persons.span, say!("平均每户通常 1.5 至 6 人", "a household has 1.5 to 6 persons as a rule"))
    .at(households.span, also(households));
    Some(acceptable(persons, problem))
}
