//! The numbers of a table, each with what its row and its column mean.

use std::sync::Arc;

use super::grid::Grid;
use super::header::{Header, HeaderColumn};
use super::labels::{ColumnSubject, Label, Labels};
use super::lexicon::{Lexicon, Meaning, Unit};
use super::moment::Moment;
use super::refusal;
use super::words::{Role, is_subtotal};
use crate::diagnostic::Diagnostic;
use crate::site::Indicator;
use crate::text::name_key;
use crate::workbook::Cell;

/// A number of a table.
#[derive(Debug, Clone)]
pub(super) struct DataCell<'b> {
    pub(super) cell: &'b Cell,
    pub(super) indicator: Arc<Indicator>,
    pub(super) subject: ColumnSubject,
    pub(super) moment: Option<Moment>,
    /// The cell that names the period.
    pub(super) moment_cell: Option<&'b Cell>,
    /// The unit that its column or row declares.
    pub(super) unit: Option<Unit>,
    /// Numbers of one line are added up: the column where the places are under each other, else the row.
    pub(super) line: u32,
}

/// The numbers of a table and what was left out.
#[derive(Default)]
pub(super) struct TableData<'b> {
    pub(super) cells: Vec<DataCell<'b>>,
    pub(super) problems: Vec<Diagnostic>,
    /// Lines under the table that are not data: 制表, 审核, 注.
    pub(super) tail: usize,
    /// Empty cells in known rows and columns.
    pub(super) blank: usize,
}

/// Reads the numbers under a header.
pub(super) fn table<'b>(grid: &Grid<'b>, lexicon: &Lexicon<'_>, header: &Header) -> TableData<'b> {
    let labels = Labels::of(grid, lexicon, header);
    let mut data = TableData { tail: labels.tail, ..TableData::default() };
    let columns: Vec<&HeaderColumn> = header.columns.iter().filter(|column| labels.is_data(column)).collect();
    if let Some(problem) = two_values(grid, header, &columns) {
        data.problems.push(problem);
        return data;
    }
    if labels.rows.len() > 1
        && ![Role::Indicator, Role::District, Role::Period].iter().any(|role| labels.has(*role))
    {
        data.problems.extend(
            labels
                .rows
                .first()
                .and_then(|row| grid.row(*row).next())
                .map(|cell| refusal::nameless_rows(grid, cell)),
        );
        return data;
    }
    report_unknown_columns(grid, lexicon, header, &labels, &mut data);
    let across = columns.iter().any(|column| column.meaning.district.is_some());
    for row in &labels.rows {
        if let Some(problem) = second_header(grid, lexicon, *row, &columns) {
            data.problems.push(problem);
            return data;
        }
        let label = labels.row(grid, lexicon, *row);
        for column in &columns {
            let Some(cell) = grid.at(*row, column.index) else {
                data.blank += usize::from(label.is_named() || label.is_only_row);
                continue;
            };
            let heading = header.rows.and_then(|(_, bottom)| grid.at(bottom, column.index));
            match data_cell(grid, cell, &label, (column, heading), across) {
                Ok(Some(data_cell)) if !repeats(grid, cell, *row, column.index) => data.cells.push(data_cell),
                Ok(_) => {}
                Err(problem) => data.problems.push(*problem),
            }
        }
        if let (Some(cell), true) =
            (label.unknown, columns.iter().any(|column| grid.at(*row, column.index).is_some()))
        {
            let near = lexicon.nearest(&name_key(&cell.text), labels.has(Role::District));
            data.problems.push(refusal::unknown_row(grid, cell, near));
        }
    }
    data
}

/// Whether a position of a merged area repeats its first position: a district over two rows.
fn repeats(grid: &Grid<'_>, cell: &Cell, row: u32, column: u32) -> bool {
    grid.area(row, column).is_some() && (cell.row, cell.column) != (row, column)
}

fn data_cell<'b>(
    grid: &Grid<'b>,
    cell: &'b Cell,
    label: &Label<'b>,
    (column, heading): (&HeaderColumn, Option<&'b Cell>),
    across: bool,
) -> Result<Option<DataCell<'b>>, Box<Diagnostic>> {
    let Meaning { indicator, district, moment, unit, total, .. } = &column.meaning;
    let indicator = match (&label.indicator, indicator) {
        (Some(_), Some(_)) => return Err(Box::new(refusal::two_indicators(grid, cell))),
        (Some(indicator), None) | (None, Some(indicator)) => Arc::clone(indicator),
        (None, None) => return Ok(None),
    };
    let subject = match (&label.subject, district) {
        (ColumnSubject::Own, Some(district)) => ColumnSubject::District(Arc::clone(district)),
        (ColumnSubject::Own, None) if *total => ColumnSubject::Total { sub: is_subtotal(&column.heading) },
        (subject, _) => subject.clone(),
    };
    let merged = grid.area(cell.row, cell.column);
    let several = |area: crate::workbook::Area| area.bottom > area.top || area.right > area.left;
    if merged.is_some_and(several) && !label.is_only_row {
        return Err(Box::new(refusal::merged_value(grid, cell)));
    }
    let line = if across || *total { cell.row } else { cell.column };
    let moment_cell = if label.moment.is_some() { label.moment_cell } else { heading };
    let moment = label.moment.clone().or_else(|| moment.clone());
    let unit = label.unit.clone().or_else(|| unit.clone());
    Ok(Some(DataCell { cell, indicator, subject, moment, moment_cell, unit, line }))
}

/// Two columns that both claim to be the value: 本期数 beside 累计数.
fn two_values(grid: &Grid<'_>, header: &Header, data: &[&HeaderColumn]) -> Option<Diagnostic> {
    let mut values = data.iter().filter(|column| column.meaning.role == Some(Role::Value));
    let (first, second) = (values.next()?, values.next()?);
    let (_, bottom) = header.rows?;
    Some(refusal::two_values(grid, grid.at(bottom, first.index)?, grid.at(bottom, second.index)?))
}

/// A row in which two columns of numbers have headings again.
fn second_header(
    grid: &Grid<'_>,
    lexicon: &Lexicon<'_>,
    row: u32,
    data: &[&HeaderColumn],
) -> Option<Diagnostic> {
    let named = |column: &&&HeaderColumn| {
        let key = grid.key(row, column.index);
        let number = key.starts_with(|c: char| c.is_ascii_digit());
        !number && lexicon.heading(&[key]).names_data()
    };
    let mut headings = data.iter().filter(named);
    let (first, _) = (headings.next()?, headings.next()?);
    Some(refusal::second_table(grid, grid.at(row, first.index)?))
}

/// Reports columns with an unknown heading, with the nearest known name.
fn report_unknown_columns(
    grid: &Grid<'_>,
    lexicon: &Lexicon<'_>,
    header: &Header,
    labels: &Labels,
    data: &mut TableData<'_>,
) {
    let Some((_, bottom)) = header.rows else { return };
    for column in header.columns.iter().filter(|column| labels.is_unknown(column)) {
        let Some(cell) = grid.at(bottom, column.index) else { continue };
        let filled = labels.rows.iter().any(|row| grid.at(*row, column.index).is_some());
        // A heading over several columns is reported once.
        if !filled
            || data
                .problems
                .iter()
                .any(|problem| problem.labels.first().is_some_and(|at| at.span == grid.span(cell)))
        {
            continue;
        }
        let name = column.heading.rsplit('/').next().unwrap_or_default();
        let near = lexicon.nearest(&name_key(name), false).or_else(|| lexicon.nearest(&name_key(name), true));
        data.problems.push(refusal::unknown_column(grid, cell, &column.heading, near));
    }
}
