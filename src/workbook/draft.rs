//! A sheet under construction, and its text with a line for every row.

use super::book::{Area, Cell, CellValue, Sheet};
use super::fault::Fault;
use super::limit::Budget;
use crate::text::source::Source;
use crate::text::{is_unprintable, visible};

/// The separator of two cells of a line.
const BETWEEN: &str = " │ ";
/// The mark of a line break inside a cell.
const BREAK: char = '↵';

/// A sheet under construction.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) merges: Vec<Area>,
    pub(super) comments: Vec<(u32, u32, String)>,
    cells: Vec<Cell>,
    rows: u32,
    /// Runs of hidden rows and columns, both ends inside.
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
}

impl Draft {
    /// An empty sheet with a name.
    pub(super) fn new(name: String, hidden: bool, budget: &mut Budget) -> Result<Self, Fault> {
        budget.sheet()?;
        budget.text(name.len())?;
        Ok(Self { name, hidden, ..Self::default() })
    }

    /// Adds a cell; an empty one is left out.
    pub(super) fn cell(&mut self, cell: Cell, budget: &mut Budget) -> Result<(), Fault> {
        if cell.text.is_empty() && cell.value == CellValue::Text {
            return Ok(());
        }
        budget.cell(cell.text.len())?;
        if cell.row >= self.rows {
            budget.lines(cell.row + 1 - self.rows)?;
            self.rows = cell.row + 1;
        }
        self.cells.push(cell);
        Ok(())
    }

    /// Adds a merged area; an area of a single cell is ignored.
    pub(super) fn merge(&mut self, area: Area, budget: &mut Budget) -> Result<(), Fault> {
        if area.top > area.bottom
            || area.left > area.right
            || (area.top, area.left) == (area.bottom, area.right)
        {
            return Ok(());
        }
        budget.area()?;
        self.merges.push(area);
        Ok(())
    }

    /// Adds a comment.
    pub(super) fn comment(
        &mut self,
        row: u32,
        column: u32,
        text: String,
        budget: &mut Budget,
    ) -> Result<(), Fault> {
        budget.cell(text.len())?;
        self.comments.push((row, column, text));
        Ok(())
    }

    /// Records hidden rows.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32, budget: &mut Budget) -> Result<(), Fault> {
        hide(&mut self.hidden_rows, first, last, budget)
    }

    /// Records hidden columns.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32, budget: &mut Budget) -> Result<(), Fault> {
        hide(&mut self.hidden_columns, first, last, budget)
    }

    /// The sheet with its text. `file` is the name of the file; a sheet that is the whole file (`is_whole_file`)
    /// needs no name of its own in the path.
    pub(super) fn finish(mut self, file: &str, is_whole_file: bool) -> Sheet {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        // A file may hold a cell twice; spreadsheet programs show the last one.
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.merges.sort_unstable();
        self.merges.dedup();
        self.comments.sort();
        let text = lines(&mut self.cells);
        let file = visible(file);
        let name = visible(&self.name);
        let path = if is_whole_file { file } else { format!("{file} › {name}") };
        let columns = self.cells.iter().map(|cell| cell.column + 1).max().unwrap_or_default();
        Sheet {
            name: self.name,
            hidden: self.hidden,
            source: Source::new(path, text),
            merges: self.merges,
            hidden_rows: expand(self.hidden_rows, self.rows),
            hidden_columns: expand(self.hidden_columns, columns),
            comments: self.comments,
            cells: self.cells,
        }
    }
}

fn hide(runs: &mut Vec<(u32, u32)>, first: u32, last: u32, budget: &mut Budget) -> Result<(), Fault> {
    match runs.last_mut() {
        Some(run) if first == run.1.saturating_add(1) => run.1 = last.max(first),
        _ => {
            budget.area()?;
            runs.push((first, last));
        }
    }
    Ok(())
}

/// The numbers in some runs, each once, below `end`.
fn expand(mut runs: Vec<(u32, u32)>, end: u32) -> Vec<u32> {
    runs.sort_unstable();
    let mut all = Vec::new();
    let mut next = 0;
    for (first, last) in runs {
        let last = last.saturating_add(1).min(end);
        all.extend(first.max(next)..last);
        next = next.max(last);
    }
    all
}

/// The sorted cells as lines, line n for row n; sets the span of every cell in it.
fn lines(cells: &mut [Cell]) -> String {
    let mut text = String::new();
    let (mut row, mut first) = (0, true);
    for cell in cells {
        while row < cell.row {
            text.push('\n');
            (row, first) = (row + 1, true);
        }
        if !first {
            text.push_str(BETWEEN);
        }
        first = false;
        let start = text.len();
        for c in cell.text.chars() {
            match c {
                '\n' => text.push(BREAK),
                '\t' => text.push(' '),
                c if is_unprintable(c) => text.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
                c => text.push(c),
            }
        }
        cell.span = start..text.len();
    }
    text
}
