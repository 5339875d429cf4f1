//! Whether what was read can be true: persons beside households, and rates beside what the site has.

use rust_decimal::Decimal;

use super::readings::{Reading, Readings};
use super::refusal;
use super::value::Value;
use crate::check::household_mismatch;
use crate::diagnostic::Diagnostic;
use crate::quantity::Amount;
use crate::site::{Place, Site};

/// A rate that is about a hundred times what it was, or a hundredth, changed its unit and not its value.
const HUNDREDFOLD: (Decimal, Decimal) =
    (Decimal::from_parts(70, 0, 0, false, 0), Decimal::from_parts(140, 0, 0, false, 0));

/// Everything that is doubtful.
pub(super) fn audit(readings: &Readings<'_, '_>, site: &Site) -> Vec<Diagnostic> {
    let all = readings.all.iter();
    all.flat_map(|one| [households(readings, one), before(readings, site, one)]).flatten().collect()
}

fn amount<'a>(reading: &'a Reading<'_>) -> Option<(&'a Amount, bool)> {
    match &reading.value {
        Value::Amount { amount, sure, .. } => Some((amount, *sure)),
        Value::Missing(_) => None,
    }
}

fn households(readings: &Readings<'_, '_>, persons: &Reading<'_>) -> Option<Diagnostic> {
    let name = persons.indicator.households.as_ref()?;
    let beside = readings.all.iter().find(|other| {
        other.indicator.name == *name && other.district == persons.district && other.period == persons.period
    })?;
    let ((people, _), (count, _)) = (amount(persons)?, amount(beside)?);
    let mismatch = household_mismatch(&people.interval, &count.interval)?;
    Some(refusal::swapped(
        readings.chosen.grid,
        (persons.cell, &persons.indicator.name, &people.printed),
        (beside.cell, &beside.indicator.name, &count.printed),
        mismatch.usual,
    ))
}

/// A rate beside the latest one of the site that is not of this very period.
fn before(readings: &Readings<'_, '_>, site: &Site, reading: &Reading<'_>) -> Option<Diagnostic> {
    if !reading.indicator.is_share() {
        return None;
    }
    let (new, sure) = amount(reading)?;
    let place = Place::whole(&reading.district);
    let series = site.index.series(&reading.indicator, &place);
    let (old, period) = series.iter().rev().find_map(|figure| {
        let amount = figure.amount().filter(|amount| !amount.value.is_zero())?;
        Some((amount, figure.period.name()))
    })?;
    let ratio = new.value.checked_div(old.value).filter(|ratio| !ratio.is_zero())?;
    let ratio = if ratio < Decimal::ONE { Decimal::ONE.checked_div(ratio)? } else { ratio };
    let apart = HUNDREDFOLD.0 <= ratio && ratio <= HUNDREDFOLD.1;
    let printed = (old.printed.as_str(), period.as_str());
    apart.then(|| refusal::hundredfold(readings.chosen.grid, reading.cell, &new.printed, printed, sure))
}
