//! The result of an import: changed figures and rewritten files.

use crate::diagnostic::Text;

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
    pub changes: Vec<Change>,
    /// How many figures are in their bulletins already.
    pub unchanged: usize,
    /// The parts that were left out and why, in a few lines.
    pub remarks: Vec<Text>,
    /// The files, in the order in which they are written.
    pub rewrites: Vec<Rewrite>,
}
