//! Whether the observations are plausible: persons beside households, and rates beside the site's previous ones.

use rust_decimal::Decimal;

use super::observations::{ImportedObservation, Observations};
use super::refusal;
use super::value::Value;
use crate::check::household_mismatch;
use crate::diagnostic::Diagnostic;
use crate::quantity::Amount;
use crate::site::{Place, Site};

/// A rate that is about a hundred times what it was, or a hundredth, changed its unit and not its value.
const HUNDREDFOLD: (Decimal, Decimal) =
    (Decimal::from_parts(70, 0, 0, false, 0), Decimal::from_parts(140, 0, 0, false, 0));

/// Everything that is doubtful among the observations.
pub(super) fn audit(observations: &Observations<'_, '_>, site: &Site) -> Vec<Diagnostic> {
    let all = observations.all.iter();
    all.flat_map(|observation| {
        [household_ratio(observations, observation), previous_rate(observations, site, observation)]
    })
    .flatten()
    .collect()
}

fn amount<'a>(observation: &'a ImportedObservation<'_>) -> Option<(&'a Amount, bool)> {
    match &observation.value {
        Value::Amount { amount, sure, .. } => Some((amount, *sure)),
        Value::Missing(_) => None,
    }
}

fn household_ratio(
    observations: &Observations<'_, '_>,
    persons: &ImportedObservation<'_>,
) -> Option<Diagnostic> {
    let name = persons.indicator.households.as_ref()?;
    let households = observations.all.iter().find(|other| {
        other.indicator.name == *name && other.district == persons.district && other.period == persons.period
    })?;
    let ((people, _), (count, _)) = (amount(persons)?, amount(households)?);
    let mismatch = household_mismatch(&people.interval, &count.interval)?;
    Some(refusal::swapped(
        observations.chosen.grid,
        (persons.cell, &persons.indicator.name, &people.printed),
        (households.cell, &households.indicator.name, &count.printed),
        mismatch.usual,
    ))
}

/// A rate compared with the site's latest rate of the same indicator and district.
fn previous_rate(
    observations: &Observations<'_, '_>,
    site: &Site,
    observation: &ImportedObservation<'_>,
) -> Option<Diagnostic> {
    if !observation.indicator.is_share() {
        return None;
    }
    let (new, sure) = amount(observation)?;
    let place = Place::whole(&observation.district);
    let series = site.index.series(&observation.indicator, &place);
    let (old, period) = series.iter().rev().find_map(|figure| {
        let amount = figure.amount().filter(|amount| !amount.value.is_zero())?;
        Some((amount, figure.period.name()))
    })?;
    let ratio = new.value.checked_div(old.value).filter(|ratio| !ratio.is_zero())?;
    let ratio = if ratio < Decimal::ONE { Decimal::ONE.checked_div(ratio)? } else { ratio };
    let hundredfold = HUNDREDFOLD.0 <= ratio && ratio <= HUNDREDFOLD.1;
    let printed = (old.printed.as_str(), period.as_str());
    hundredfold.then(|| {
        refusal::hundredfold(observations.chosen.grid, observation.cell, &new.printed, printed, sure)
    })
}
