//! What is said when something in a spreadsheet cannot be taken, in an editor's words and at its cell.

mod place;
mod table;
mod unit;
mod value;

use super::grid::Grid;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::text::{clean, shortened};
use crate::workbook::Cell;

pub(super) use place::*;
pub(super) use table::*;
pub(super) use unit::*;
pub(super) use value::*;

/// Why something cannot be taken.
pub(super) type Refused = Box<Diagnostic>;

/// Characters of a cell that a message repeats.
const MAX_SEEN: usize = 20;

/// A problem at a cell.
fn at(grid: &Grid<'_>, cell: &Cell, code: Code, message: Text, label: Text, help: Text) -> Diagnostic {
    Diagnostic::new(code, message).at(grid.span(cell), label).help(help)
}

/// What a cell shows, cut where it is long.
fn seen(cell: &Cell) -> String {
    cut(&clean(&cell.shown))
}

fn cut(text: &str) -> String {
    shortened(text, MAX_SEEN)
}
