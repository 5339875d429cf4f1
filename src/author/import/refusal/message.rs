//! How a refusal points at a cell and quotes it.

use crate::author::import::grid::Grid;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::text::{clean, shortened};
use crate::workbook::Cell;

/// Why something cannot be taken.
pub(in crate::author::import) type Refusal = Box<Diagnostic>;

/// The most characters of a cell that a message repeats.
const MAX_QUOTED: usize = 20;

/// A problem at a cell.
pub(super) fn at(
    grid: &Grid<'_>,
    cell: &Cell,
    code: Code,
    message: Text,
    label: Text,
    help: Text,
) -> Diagnostic {
    Diagnostic::new(code, message).at(grid.span(cell), label).help(help)
}

/// The displayed text of a cell, cut where it is long.
pub(super) fn quoted(cell: &Cell) -> String {
    cut(&clean(&cell.text))
}

pub(super) fn cut(text: &str) -> String {
    shortened(text, MAX_QUOTED)
}
