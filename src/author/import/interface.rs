//! The interface of an import: its options and the project it reads, the changed figures and rewritten files it gives back.

use crate::diagnostic::Text;
use crate::quantity::Period;
use crate::read::Tree;
use crate::site::Site;

/// The options of an import.
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

/// A project as it stands.
#[derive(Clone, Copy)]
pub struct Project<'a> {
    /// Its files.
    pub tree: &'a Tree,
    /// Their content.
    pub site: &'a Site,
}

/// A figure that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedChange {
    /// The bulletin, from the project's folder.
    pub file: String,
    /// The indicator's name.
    pub indicator: String,
    /// The district's name.
    pub district: String,
    /// The period's key.
    pub period: String,
    /// The printed value in the bulletin now.
    pub old: Option<String>,
    /// The printed value to come.
    pub new: String,
    /// The cell it comes from.
    pub cell: String,
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// From the project's folder, with `/`.
    pub path: String,
    /// Its text now; `None` for a new file.
    pub old: Option<String>,
    /// Its text to come.
    pub text: String,
}

/// The result of importing a spreadsheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// Figures that are new or different, by bulletin.
    pub changes: Vec<ImportedChange>,
    /// How many figures are in their bulletins already.
    pub unchanged: usize,
    /// The parts that were left out and why, in a few lines.
    pub remarks: Vec<Text>,
    /// The files, in the order in which they are written.
    pub rewrites: Vec<Rewrite>,
}
