//! Totals: each must be the sum of its rows or columns.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::labels::ColumnSubject;
use super::refusal;
use super::table::DataCell;
use crate::diagnostic::Diagnostic;
use crate::quantity::{Amount, Interval};
use crate::workbook::Cell;

/// A number as it is added up.
pub(super) struct Line<'b> {
    cell: &'b Cell,
    /// The indicator's place in the dictionary, its name, the line in the table and the time.
    key: (usize, u32, String),
    name: String,
    subject: ColumnSubject,
    amount: Option<Amount>,
    share: bool,
}

impl<'b> Line<'b> {
    pub(super) fn of(data_cell: &DataCell<'b>, amount: Option<Amount>) -> Self {
        let time = data_cell.moment.as_ref().map(|moment| format!("{moment:?}")).unwrap_or_default();
        Self {
            cell: data_cell.cell,
            key: (data_cell.indicator.order, data_cell.line, time),
            name: data_cell.indicator.name.clone(),
            subject: data_cell.subject.clone(),
            amount,
            share: data_cell.indicator.is_share(),
        }
    }

    pub(super) fn is_total(&self) -> bool {
        matches!(self.subject, ColumnSubject::Total { .. })
    }
}

/// Every total that is not the sum of its places. Shares do not add up, and a number that cannot be read leaves the
/// sum open.
pub(super) fn check(grid: &Grid<'_>, lines: &[Line<'_>]) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<&(usize, u32, String), Vec<&Line<'_>>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.share) {
        groups.entry(&line.key).or_default().push(line);
    }
    groups.values().flat_map(|group| of_group(grid, group)).collect()
}

fn of_group(grid: &Grid<'_>, group: &[&Line<'_>]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (at, total) in group.iter().enumerate() {
        let parts: Vec<&Line<'_>> = match total.subject {
            ColumnSubject::Total { sub: true } => {
                let before = group.iter().take(at).rev().take_while(|line| !line.is_total());
                before.copied().collect()
            }
            ColumnSubject::Total { sub: false } => {
                group.iter().copied().filter(|line| !line.is_total()).collect()
            }
            _ => continue,
        };
        problems.extend(compare(grid, total, &parts));
    }
    problems
}

fn compare(grid: &Grid<'_>, total: &Line<'_>, parts: &[&Line<'_>]) -> Option<Diagnostic> {
    let printed = total.amount.as_ref()?;
    let first = parts.iter().min_by_key(|line| (line.cell.row, line.cell.column))?;
    let mut sum = Interval::point(rust_decimal::Decimal::ZERO);
    for part in parts {
        sum = sum.add(&part.amount.as_ref()?.interval)?;
    }
    if printed.interval.overlaps(&sum) {
        return None;
    }
    let total_text = match sum.low.filter(|_| sum.is_point()) {
        Some(value) => format!("{}{}", value.normalize(), printed.unit),
        None => format!("{sum}{}", printed.unit),
    };
    Some(refusal::wrong_total(grid, total.cell, first.cell, &total.name, &printed.printed, &total_text))
}
