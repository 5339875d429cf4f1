//! A sheet as a grid: what a reader sees in each cell, merged areas followed and hidden rows left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::source::{SourceId, Span};
use crate::text::{clean, name_key};
use crate::workbook::{Area, Cell, Sheet, reference};

/// The most merged areas a sheet may have: every look-up of a cell searches them all.
pub(super) const MAX_MERGES: usize = 2_000;

/// A sheet that can be asked for any cell.
pub(super) struct Grid<'b> {
    pub(super) sheet: &'b Sheet,
    source: SourceId,
    cells: BTreeMap<(u32, u32), &'b Cell>,
    /// Rows and columns with visible cells, hidden ones left out.
    pub(super) rows: Vec<u32>,
    pub(super) columns: Vec<u32>,
}

impl<'b> Grid<'b> {
    /// The grid of a sheet whose text has this number in the diagnostics.
    pub(super) fn new(sheet: &'b Sheet, source: SourceId) -> Self {
        let hidden: (BTreeSet<u32>, BTreeSet<u32>) =
            (sheet.hidden_rows.iter().copied().collect(), sheet.hidden_columns.iter().copied().collect());
        let visible = |cell: &&Cell| {
            !hidden.0.contains(&cell.row) && !hidden.1.contains(&cell.column) && !clean(&cell.text).is_empty()
        };
        let cells: BTreeMap<(u32, u32), &Cell> =
            sheet.cells.iter().filter(visible).map(|cell| ((cell.row, cell.column), cell)).collect();
        let rows: BTreeSet<u32> = cells.keys().map(|(row, _)| *row).collect();
        let columns: BTreeSet<u32> = cells.keys().map(|(_, column)| *column).collect();
        Self {
            sheet,
            source,
            cells,
            rows: rows.into_iter().collect(),
            columns: columns.into_iter().collect(),
        }
    }

    /// The cell displayed at a position: its own, or that of the merged area it lies in.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&'b Cell> {
        let area = self.area(row, column);
        let place = area.map_or((row, column), |area| (area.top, area.left));
        self.cells.get(&place).copied()
    }

    /// The merged area that a position lies in.
    pub(super) fn area(&self, row: u32, column: u32) -> Option<Area> {
        let merges = self.sheet.merges.iter().take(MAX_MERGES);
        merges.take_while(|area| area.top <= row).find(|area| area.contains(row, column)).copied()
    }

    /// The key of the text displayed at a position; empty for an empty cell.
    pub(super) fn key(&self, row: u32, column: u32) -> String {
        self.at(row, column).map_or_else(String::new, |cell| name_key(&cell.text))
    }

    /// The cells of a row that are its own, from left to right.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = &'b Cell> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|(_, cell)| *cell)
    }

    /// Where a cell stands in the sheet's text.
    pub(super) fn span(&self, cell: &Cell) -> Span {
        Span::new(self.source, cell.span.start, cell.span.end)
    }

    /// The start of the sheet.
    pub(super) fn top(&self) -> Span {
        Span::new(self.source, 0, 0)
    }

    /// The name of a cell, `C5`.
    pub(super) fn name(&self, cell: &Cell) -> String {
        reference(cell.row, cell.column)
    }
}
