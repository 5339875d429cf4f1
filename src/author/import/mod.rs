//! Writes a spreadsheet's figures into bulletins: from cells to tables, to observations, to edits.
//!
//! # Pipeline
//! `privacy` inspects every cell first, hidden ones too: personal data refuses the whole file. `grid` is the visible
//! part of a sheet; `header`, `labels` and `table` say what each number is about, with `lexicon` for the site's names
//! and `moment` for time; `value` reads a cell with its unit; `defaults` are the district and period of numbers that
//! name none; `observations` combines them and `audit` asks whether they are plausible. `target` finds the bulletin of
//! each observation, `plan` writes the edits, `record` the source's inventory.
//!
//! # Architecture Invariant
//! Nothing is guessed: what is not certain is a problem at its cell. Any error leaves nothing to write.

mod audit;
mod defaults;
mod grid;
mod header;
mod interface;
mod labels;
mod lexicon;
mod measure;
mod moment;
mod observations;
mod plan;
mod privacy;
mod record;
mod refusal;
mod sheets;
mod table;
mod target;
mod totals;
mod value;
mod words;

use crate::diagnostic::Diagnostics;
use crate::text::source::SourceId;
use crate::workbook::Workbook;

pub use interface::{Import, ImportOptions, ImportedChange, Project, Rewrite};

use grid::Grid;
use lexicon::Lexicon;

/// Reads a workbook and plans what to write. `file` is its name. `None` when it has errors: the diagnostics have them then,
/// and keeps the texts of the sheets.
#[must_use]
pub fn import(
    diagnostics: &mut Diagnostics,
    project: Project<'_>,
    book: &Workbook,
    file: &str,
    options: &ImportOptions,
) -> Option<Import> {
    let ids: Vec<SourceId> =
        book.sheets.iter().map(|sheet| diagnostics.sources.add(sheet.source.clone())).collect();
    let lexicon = Lexicon::new(project.site);
    let private = privacy::inspect(book, &lexicon);
    if !private.is_empty() {
        diagnostics.extend(private);
        return None;
    }
    let grids: Vec<Grid<'_>> =
        book.sheets.iter().zip(&ids).map(|(sheet, id)| Grid::new(sheet, *id)).collect();
    let mut import = Import::default();
    let mut problems = Vec::new();
    let chosen = sheets::choose(&grids, &lexicon, file, options, &mut problems);
    let read = chosen
        .as_ref()
        .and_then(|chosen| observations::read(chosen, &lexicon, options, &mut import.remarks, &mut problems));
    if let Some(observations) = &read {
        problems.extend(audit::audit(observations, project.site));
        plan::plan(project, &diagnostics.sources, observations, options, &mut import, &mut problems);
    }
    import.remarks.extend(sheets::hidden(&grids));
    diagnostics.extend(problems);
    let errors = diagnostics.has_errors();
    (read.is_some() && !errors).then_some(import)
}
