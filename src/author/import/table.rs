//! The numbers of a table, each with what its row and its column say of it.

use std::sync::Arc;

use super::grid::Grid;
use super::header::{Column, Header};
use super::labels::{Label, Labels};
use super::lexicon::{Lexicon, Meaning, Unit};
use super::moment::Moment;
use super::refusal;
use super::words::{Role, is_subtotal};
use crate::diagnostic::Diagnostic;
use crate::site::{District, Indicator};
use crate::text::name_key;
use crate::workbook::Cell;

/// Whom a number is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ColumnSubject {
    /// A district that the table names.
    District(Arc<District>),
    /// The one district that the whole table is about.
    Own,
    /// A place that is no district of the site.
    Stranger,
    /// All places above or beside it; `sub` only those since the last such line.
    Total {
        /// 小计
        sub: bool,
    },
}

/// A number of a table.
#[derive(Debug, Clone)]
pub(super) struct Entry<'b> {
    pub(super) cell: &'b Cell,
    pub(super) indicator: Arc<Indicator>,
    pub(super) whose: ColumnSubject,
    pub(super) moment: Option<Moment>,
    /// The cell that says when.
    pub(super) dated: Option<&'b Cell>,
    /// The unit that its column or row declares.
    pub(super) unit: Option<Unit>,
    /// Numbers of one line are added up: the column where the places are under each other, else the row.
    pub(super) line: u32,
}

/// What is found in a table.
#[derive(Default)]
pub(super) struct Found<'b> {
    pub(super) entries: Vec<Entry<'b>>,
    pub(super) problems: Vec<Diagnostic>,
    /// Lines under the table that are no data: 制表, 审核, 注.
    pub(super) tail: usize,
    /// Cells of known rows and columns that show nothing.
    pub(super) blank: usize,
    /// Rows and columns that no name of the site could be given to.
    pub(super) strangers: usize,
}

/// Reads the numbers under a header.
pub(super) fn table<'b>(grid: &Grid<'b>, lexicon: &Lexicon<'_>, header: &Header) -> Found<'b> {
    let labels = Labels::of(grid, lexicon, header);
    let mut found = Found { tail: labels.tail, ..Found::default() };
    let data: Vec<&Column> = header.columns.iter().filter(|column| labels.is_data(column)).collect();
    if let Some(problem) = two_values(grid, header, &data) {
        found.problems.push(problem);
        return found;
    }
    if labels.rows.len() > 1
        && ![Role::Indicator, Role::District, Role::Period].iter().any(|role| labels.has(*role))
    {
        found.problems.extend(
            labels
                .rows
                .first()
                .and_then(|row| grid.row(*row).next())
                .map(|cell| refusal::nameless_rows(grid, cell)),
        );
        return found;
    }
    strangers(grid, lexicon, header, &labels, &mut found);
    let across = data.iter().any(|column| column.meaning.district.is_some());
    for row in &labels.rows {
        if let Some(problem) = second_header(grid, lexicon, *row, &data) {
            found.problems.push(problem);
            return found;
        }
        let label = labels.row(grid, lexicon, *row);
        for column in &data {
            let Some(cell) = grid.at(*row, column.index) else {
                found.blank += usize::from(label.is_named() || label.alone);
                continue;
            };
            let heading = header.rows.and_then(|(_, bottom)| grid.at(bottom, column.index));
            match entry(grid, cell, &label, (column, heading), across) {
                Ok(Some(one)) if !repeats(grid, cell, *row, column.index) => found.entries.push(one),
                Ok(_) => {}
                Err(problem) => found.problems.push(*problem),
            }
        }
        if let (Some(cell), true) =
            (label.stranger, data.iter().any(|one| grid.at(*row, one.index).is_some()))
        {
            found.strangers += 1;
            let near = lexicon.nearest(&name_key(&cell.shown), labels.has(Role::District));
            found.problems.push(refusal::unknown_row(grid, cell, near));
        }
    }
    found
}

/// Whether a place of a merged area shows what its first place has shown: 2 rows of one district.
fn repeats(grid: &Grid<'_>, cell: &Cell, row: u32, column: u32) -> bool {
    grid.area(row, column).is_some() && (cell.row, cell.column) != (row, column)
}

fn entry<'b>(
    grid: &Grid<'b>,
    cell: &'b Cell,
    label: &Label<'b>,
    (column, heading): (&Column, Option<&'b Cell>),
    across: bool,
) -> Result<Option<Entry<'b>>, Box<Diagnostic>> {
    let Meaning { indicator, district, moment, unit, total, .. } = &column.meaning;
    let indicator = match (&label.indicator, indicator) {
        (Some(_), Some(_)) => return Err(Box::new(refusal::two_indicators(grid, cell))),
        (Some(one), None) | (None, Some(one)) => Arc::clone(one),
        (None, None) => return Ok(None),
    };
    let whose = match (&label.whose, district) {
        (ColumnSubject::Own, Some(district)) => ColumnSubject::District(Arc::clone(district)),
        (ColumnSubject::Own, None) if *total => ColumnSubject::Total { sub: is_subtotal(&column.heading) },
        (whose, _) => whose.clone(),
    };
    let merged = grid.area(cell.row, cell.column);
    let several = |area: crate::workbook::Area| area.bottom > area.top || area.right > area.left;
    if merged.is_some_and(several) && !label.alone {
        return Err(Box::new(refusal::merged_value(grid, cell)));
    }
    let line = if across || *total { cell.row } else { cell.column };
    let dated = if label.moment.is_some() { label.dated } else { heading };
    let moment = label.moment.clone().or_else(|| moment.clone());
    let unit = label.unit.clone().or_else(|| unit.clone());
    Ok(Some(Entry { cell, indicator, whose, moment, dated, unit, line }))
}

/// Two columns that both claim to be the value: 本期数 beside 累计数.
fn two_values(grid: &Grid<'_>, header: &Header, data: &[&Column]) -> Option<Diagnostic> {
    let mut values = data.iter().filter(|column| column.meaning.role == Some(Role::Value));
    let (first, second) = (values.next()?, values.next()?);
    let (_, bottom) = header.rows?;
    Some(refusal::two_values(grid, grid.at(bottom, first.index)?, grid.at(bottom, second.index)?))
}

/// A row in which two columns of numbers have headings again.
fn second_header(grid: &Grid<'_>, lexicon: &Lexicon<'_>, row: u32, data: &[&Column]) -> Option<Diagnostic> {
    let named = |column: &&&Column| {
        let key = grid.key(row, column.index);
        let number = key.starts_with(|c: char| c.is_ascii_digit());
        !number && lexicon.heading(&[key]).names_data()
    };
    let mut headings = data.iter().filter(named);
    let (first, _) = (headings.next()?, headings.next()?);
    Some(refusal::second_table(grid, grid.at(row, first.index)?))
}

/// Columns with a heading that nothing is called, listed with the nearest name.
fn strangers(
    grid: &Grid<'_>,
    lexicon: &Lexicon<'_>,
    header: &Header,
    labels: &Labels,
    found: &mut Found<'_>,
) {
    let Some((_, bottom)) = header.rows else { return };
    for column in header.columns.iter().filter(|column| labels.is_stranger(column)) {
        let Some(cell) = grid.at(bottom, column.index) else { continue };
        let filled = labels.rows.iter().any(|row| grid.at(*row, column.index).is_some());
        // A heading over several columns is told once.
        if !filled
            || found
                .problems
                .iter()
                .any(|one| one.labels.first().is_some_and(|at| at.span == grid.span(cell)))
        {
            continue;
        }
        found.strangers += 1;
        let name = column.heading.rsplit('/').next().unwrap_or_default();
        let near = lexicon.nearest(&name_key(name), false).or_else(|| lexicon.nearest(&name_key(name), true));
        found.problems.push(refusal::unknown_column(grid, cell, &column.heading, near));
    }
}
