//! The input of an import beside the spreadsheet: the options and the project.

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
