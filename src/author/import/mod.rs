//! A spreadsheet's figures into bulletins: from cells to tables, from tables to readings, from readings to edits.
//!
//! # The way through
//! `privacy` looks at every cell first, hidden ones too: one with personal data refuses the whole file. `grid` is what
//! a reader sees of a sheet; `header`, `labels` and `table` say what each number is about, with `lexicon` for the
//! site's names and `moment` for time; `value` reads a cell with its unit; `readings` brings all that together and
//! `audit` asks whether it can be true. `target` finds each reading its bulletin, `plan` writes the edits, `record`
//! the source's inventory.
//!
//! # Architecture Invariant
//! Nothing is guessed: what is not certain is a problem at its cell. Any error leaves nothing to write.

mod audit;
mod grid;
mod header;
mod labels;
mod lexicon;
mod measure;
mod moment;
mod plan;
mod privacy;
mod readings;
mod record;
mod refusal;
mod sheets;
mod table;
mod target;
mod totals;
mod value;
mod words;

use crate::diagnostic::{Report, Text};
use crate::quantity::Period;
use crate::read::Tree;
use crate::site::Site;
use crate::text::source::SourceId;
use crate::workbook::Workbook;

use grid::Grid;
use lexicon::Lexicon;

/// What the editor says beside the file.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The bulletin to write into, from the project's folder: `content/jia/2020-04.md`.
    pub into: Option<String>,
    /// The district whose figures these are, where the file does not say.
    pub district: Option<String>,
    /// Their period.
    pub period: Option<Period>,
    /// The sheet, where several hold tables.
    pub sheet: Option<String>,
    /// The id of their source, where it is not the bulletin's.
    pub source: Option<String>,
    /// Whether the source's inventory is written as well. It is in any case while it is empty, and when it came
    /// from a sheet of this name before.
    pub record: bool,
}

/// A project as it is.
#[derive(Clone, Copy)]
pub struct Project<'a> {
    /// Its files.
    pub tree: &'a Tree,
    /// What they mean.
    pub site: &'a Site,
}

/// A figure that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The bulletin, from the project's folder.
    pub file: String,
    /// The indicator's name.
    pub indicator: String,
    /// The district's name.
    pub district: String,
    /// The period's key.
    pub period: String,
    /// What the bulletin says now.
    pub old: Option<String>,
    /// What it will say.
    pub new: String,
    /// The cell it comes from.
    pub cell: String,
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// From the project's folder, with `/`.
    pub path: String,
    /// What it holds now; `None` for a new file.
    pub old: Option<String>,
    /// What it is to hold.
    pub text: String,
}

/// What importing a spreadsheet comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// Figures that are new or different, by bulletin.
    pub changes: Vec<Change>,
    /// How many figures are in their bulletins already.
    pub unchanged: usize,
    /// What was left out and why, in a few lines.
    pub remarks: Vec<Text>,
    /// The files, in the order in which they are written.
    pub rewrites: Vec<Rewrite>,
}

/// Reads a workbook and says what is to be written. `file` is its name. `None` when it has errors, which are in the
/// report then; the report keeps the sheets' texts.
#[must_use]
pub fn import(
    report: &mut Report,
    project: Project<'_>,
    book: &Workbook,
    file: &str,
    wishes: &ImportOptions,
) -> Option<Import> {
    let ids: Vec<SourceId> =
        book.sheets.iter().map(|sheet| report.sources.add(sheet.source.clone())).collect();
    let lexicon = Lexicon::new(project.site);
    let private = privacy::inspect(book, &lexicon);
    if !private.is_empty() {
        report.extend(private);
        return None;
    }
    let grids: Vec<Grid<'_>> =
        book.sheets.iter().zip(&ids).map(|(sheet, id)| Grid::new(sheet, *id)).collect();
    let mut import = Import::default();
    let mut problems = Vec::new();
    let chosen = sheets::choose(&grids, &lexicon, file, wishes, &mut problems);
    let read = chosen
        .as_ref()
        .and_then(|chosen| readings::read(chosen, &lexicon, wishes, &mut import.remarks, &mut problems));
    if let Some(readings) = &read {
        problems.extend(audit::audit(readings, project.site));
        plan::plan(project, &report.sources, readings, wishes, &mut import, &mut problems);
    }
    import.remarks.extend(sheets::hidden(&grids));
    report.extend(problems);
    let errors = report.has_errors();
    (read.is_some() && !errors).then_some(import)
}
