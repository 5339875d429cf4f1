//! What a problem takes out of a site, so that one slip is told once and not at every place that misses it.

use super::{Code, Diagnostic};
use crate::text::source::Span;

/// Something that is not in the site because of an error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suppression {
    /// A file, or a folder some of whose pages are lost; path from the root.
    Path(String),
    /// Readings of an indicator, by its name, in a district, by its folder.
    Figures {
        /// The indicator's name.
        indicator: String,
        /// The district's folder under `content/`.
        district: String,
    },
    /// The source of some figures on a page, by the page's address.
    SourceOf(String),
    /// The period of the figures on a page, by the page's address.
    PeriodOf(String),
    /// Some numerals of a source document, by its id.
    Numerals(String),
    /// The pages that take numerals from a source document, by its id.
    Account(String),
    /// The names of some districts.
    Districts,
    /// A use of a picture or attachment, by its path under `content/`.
    Use(String),
    /// A part of what stands at a place.
    Place(Span),
}

impl Suppression {
    /// A file under `content/`, by its path there.
    #[must_use]
    pub fn content(path: &str) -> Self {
        Self::Path(format!("content/{path}").trim_end_matches('/').to_owned())
    }
}

impl Code {
    /// Whether a file with this problem does not come into the site, as a whole or in part.
    fn loses_its_file(self) -> bool {
        matches!(
            self,
            Self::ReadMissing
                | Self::ReadRefused
                | Self::ReadKind
                | Self::ReadLimit
                | Self::ReadContent
                | Self::ReadName
                | Self::ReadEncoding
                | Self::ReadControl
                | Self::ReadPicture
                | Self::YamlSyntax
                | Self::YamlLimit
                | Self::YamlFence
        )
    }

    /// Whether the problem is one of characters and syntax: what is said about the meaning of the same
    /// bytes is then its consequence.
    pub(super) fn is_of_reading(self) -> bool {
        self.id().starts_with("READ-") || self.id().starts_with("YAML-")
    }
}

/// What is left out because of a problem that is filed under `path`.
pub(super) fn lost(problem: &Diagnostic, path: Option<&str>) -> Vec<Suppression> {
    let mut all = problem.lost.clone();
    let file = path.filter(|_| problem.code.loses_its_file());
    all.extend(file.map(|path| Suppression::Path(path.to_owned())));
    if path.is_some_and(|path| path.ends_with("/_index.md")) && file.is_some() {
        all.push(Suppression::Districts);
    }
    // Where a page is lost, its folder has lost a page.
    let pages: Vec<String> = all
        .iter()
        .filter_map(|lost| match lost {
            Suppression::Path(path) if path.to_ascii_lowercase().ends_with(".md") => Some(path.clone()),
            _ => None,
        })
        .collect();
    for page in pages {
        let folders = page.match_indices('/').filter_map(|(at, _)| page.get(..at));
        all.extend(folders.map(|folder| Suppression::Path(folder.to_owned())));
    }
    all
}
