//! Persons and households: columns that were swapped, or a number with one digit too many.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ledger::Ledger;
use super::wording::{SHARE_DECIMALS, also, printed_interval};
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::Interval;
use crate::say;
use crate::site::Figure;

/// From so many households on, and below the next number of them, the mean number of persons lies between these.
///
/// Means over a district are 2 to 5, from 1.6 among those on basic allowances to 6 in the valleys of the south-west.
/// The fewer there are, the further a mean may lie off: ten couples and widows are no error, nor is one family of
/// eleven. Every household has a member, however few they are.
const USUAL: [(u32, Decimal, Option<Decimal>); 3] = [
    (30, Decimal::from_parts(15, 0, 0, false, 1), Some(Decimal::from_parts(6, 0, 0, false, 0))),
    (5, Decimal::ONE, Some(Decimal::TEN)),
    (0, Decimal::ONE, None),
];

/// A number of persons that does not go with a number of households.
pub(crate) struct HouseholdMismatch {
    /// Persons in a household.
    ratio: Interval,
    /// What is usual, in words.
    pub(crate) usual: Text,
}

/// Whether so many persons do not go with so many households.
pub(crate) fn household_mismatch(persons: &Interval, households: &Interval) -> Option<HouseholdMismatch> {
    let ratio = persons.div(households)?;
    let enough = |from: u32| households.low.is_some_and(|low| low >= from.into());
    let (_, low, high) = USUAL.into_iter().find(|(from, ..)| enough(*from) || *from == 0)?;
    let (bounds, usual) = match high {
        Some(high) => (
            Interval::closed(low, high),
            say!("平均每户通常 {low} 至 {high} 人", "a household has {low} to {high} persons as a rule"),
        ),
        None => (Interval::from(low, false), say!("每户至少 {low} 人", "every household has somebody in it")),
    };
    (!bounds.overlaps(&ratio)).then_some(HouseholdMismatch { ratio, usual })
}

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    ledger.printed().filter_map(|persons| contradiction(ledger, persons)).collect()
}

fn contradiction<'a>(ledger: &Ledger<'a>, persons: &'a Arc<Figure>) -> Option<Contradiction> {
    let households = ledger.beside(persons, persons.indicator.households.as_deref()?)?;
    let mismatch = household_mismatch(&persons.amount()?.interval, &households.amount()?.interval)?;
    let (first, second) = (persons.printed(), households.printed());
    let (name, other) = (&persons.indicator.name, &households.indicator.name);
    let result = printed_interval(&mismatch.ratio, "人", SHARE_DECIMALS);
    let problem = Diagnostic::new(
        Code::FigRatio,
        say!(
            "「{name}」与「{other}」不相称：{first} ÷ {second}，每户 {result}",
            "`{name}` does not go with `{other}`: {first} ÷ {second}, {result} a household"
        ),
    )
    .at(persons.span, mismatch.usual)
    .at(households.span, also(households));
    Some(Contradiction::acceptable(persons, problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Amount;

    #[test]
    fn the_fewer_households_the_more_goes() {
        let usual = |persons: &str, households: &str| {
            let [persons, households] =
                [persons, households].map(|printed| Amount::parse(printed).unwrap().interval);
            household_mismatch(&persons, &households).map(|mismatch| mismatch.usual.zh)
        };
        for (persons, households) in [
            ("30人", "4户"),
            ("11人", "1户"),
            ("17人", "15户"),
            ("96人", "12户"),
            ("45人", "30户"),
            ("53487人", "15495户"),
            ("约6100人", "约1000户"),
            ("1.2万人", "4000户"),
            ("0人", "0户"),
        ] {
            assert_eq!(usual(persons, households), None, "{persons} {households}");
        }
        for (persons, households, bounds) in [
            ("3人", "4户", "每户至少 1 人"),
            ("14人", "15户", "平均每户通常 1 至 10 人"),
            ("125人", "12户", "平均每户通常 1 至 10 人"),
            ("44人", "30户", "平均每户通常 1.5 至 6 人"),
            ("4000人", "1.2万户", "平均每户通常 1.5 至 6 人"),
            ("6001人", "1000户", "平均每户通常 1.5 至 6 人"),
        ] {
            assert_eq!(usual(persons, households).as_deref(), Some(bounds), "{persons} {households}");
        }
    }
}
