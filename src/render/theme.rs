//! The theme: built-in templates and assets, any of which a site may replace.

use crate::diagnostic::Report;
use crate::read::Tree;

/// Templates that have been parsed, and the theme's other files.
#[derive(Debug, Clone, Default)]
pub struct Theme {}

impl Theme {
    /// The built-in theme with the site's own files in place of those they name.
    #[must_use]
    pub fn load(report: &mut Report, tree: &Tree) -> Self {
        let _ = (report, tree);
        Self {}
    }
}
