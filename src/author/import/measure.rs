//! A number with its unit, and whether the displayed number agrees with the stored one.

use rust_decimal::Decimal;

use super::grid::Grid;
use super::lexicon::Unit;
use super::refusal::{self, Refusal};
use crate::diagnostic::{Diagnostic, Severity};
use crate::quantity::Amount;
use crate::site::Indicator;
use crate::text::{clean, fold_number};
use crate::workbook::{Cell, CellValue};

/// What a column declares about its numbers.
pub(super) struct Declared<'a> {
    pub(super) indicator: &'a Indicator,
    /// The unit of the heading, the row or the line above the table; `None` leaves it to the dictionary.
    pub(super) unit: Option<&'a Unit>,
    /// Whether other cells of the column carry % themselves.
    pub(super) mixed: bool,
}

/// The amount with its unit, and whether the cell itself settles that it is a share.
pub(super) fn measured(
    grid: &Grid<'_>,
    cell: &Cell,
    text: &str,
    declared: &Declared<'_>,
) -> Result<(Amount, bool), Refusal> {
    let indicator = declared.indicator;
    let bare = Amount::parse(text).map_err(|error| refusal::no_amount(grid, cell, text, &error))?;
    if !bare.unit.is_empty() {
        return match indicator.admits(&bare.unit) {
            true => Ok((bare, true)),
            false => Err(refusal::other_unit(grid, cell, indicator, &bare.unit)),
        };
    }
    let unit = match declared.unit {
        Some(unit) => Unit {
            base: if unit.base.is_empty() { indicator.unit.clone() } else { unit.base.clone() },
            scale: unit.scale.clone(),
        },
        None => Unit { base: indicator.unit.clone(), scale: String::new() },
    };
    if !indicator.admits(&unit.base) {
        return Err(refusal::other_unit(grid, cell, indicator, &unit.printed()));
    }
    if matches!(unit.scale.as_str(), "千" | "百") {
        return Err(refusal::thousands(grid, cell, &unit.printed()));
    }
    if !unit.scale.is_empty() && text.contains(['万', '亿']) {
        return Err(refusal::scaled_twice(grid, cell, &unit.printed()));
    }
    if indicator.is_share() {
        share(grid, cell, &bare, declared)?;
    }
    let scale = match unit.scale.as_str() {
        "万" => Decimal::from(10_000),
        "亿" => Decimal::from(100_000_000),
        _ => Decimal::ONE,
    };
    let amount = Amount::parse_in(text, &unit.printed())
        .map_err(|error| refusal::no_amount(grid, cell, &format!("{text}{}", unit.printed()), &error))?;
    if bare.value.checked_mul(scale) != Some(amount.value) || !indicator.admits(&amount.unit) {
        return Err(refusal::no_number(grid, cell));
    }
    Ok((amount, !indicator.is_share()))
}

/// Whether a bare number under a share can only be per cent. 0.06 may be 0.06% as well as 6% where neither the
/// heading nor the cell says %, or where its neighbours do and it does not.
fn share(grid: &Grid<'_>, cell: &Cell, bare: &Amount, declared: &Declared<'_>) -> Result<(), Refusal> {
    let fraction = !bare.value.is_zero() && bare.value.abs() <= Decimal::ONE;
    let has_unit = declared.unit.is_some_and(|unit| !unit.base.is_empty());
    match fraction && (!has_unit || declared.mixed) {
        true => Err(refusal::which_percent(grid, cell, declared.indicator, declared.mixed)),
        false => Ok(()),
    }
}

/// The displayed number must be the stored one, rounded: rounding is remarked on, any other difference refused.
pub(super) fn rounded(
    grid: &Grid<'_>,
    cell: &Cell,
    amount: &Amount,
    indicator: &Indicator,
    remarks: &mut Vec<Diagnostic>,
) -> Result<(), Refusal> {
    let CellValue::Number(stored) = &cell.value else { return Ok(()) };
    let plain: String = clean(&cell.text).chars().map(fold_number).collect();
    let Ok(displayed) = Amount::parse(&plain) else { return Ok(()) };
    let factor = if plain.ends_with('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let stored = stored.checked_mul(factor).unwrap_or(*stored);
    let difference = (displayed.value - stored).abs();
    if difference.is_zero() || difference < stored.abs() * Decimal::new(1, 12) {
        return Ok(());
    }
    let half = match (plain.contains(['万', '亿']), displayed.decimals) {
        (true, _) => displayed.value.abs() * Decimal::new(1, 1),
        (false, decimals) => Decimal::new(5, decimals.saturating_add(1)),
    };
    if difference > half {
        return Err(refusal::displayed_otherwise(grid, cell, stored));
    }
    let sign = if plain.ends_with('%') { "%" } else { "" };
    let stored = format!("{}{sign}", stored.normalize());
    remarks.push(refusal::rounded(grid, cell, indicator, (&amount.printed, &stored)));
    Ok(())
}

/// A value outside the indicator's bounds is refused when they are strict, else remarked on.
pub(super) fn bounded(
    grid: &Grid<'_>,
    cell: &Cell,
    amount: &Amount,
    indicator: &Indicator,
    remarks: &mut Vec<Diagnostic>,
) -> Result<(), Refusal> {
    let bounds = indicator.bounds().filter(|bounds| !bounds.values.overlaps(&amount.interval));
    let Some(bounds) = bounds else { return Ok(()) };
    let mut problem = refusal::out_of_bounds(grid, cell, indicator, amount);
    if bounds.strict {
        return Err(problem);
    }
    problem.severity = Severity::Warning;
    remarks.push(*problem);
    Ok(())
}
