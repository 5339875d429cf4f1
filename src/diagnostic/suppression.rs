//! What is missing from a site because of an error, so that the error is reported once and not at every place that
//! depends on it.

use super::code::Code;
use crate::text::source::Span;

/// A part of the site that is missing because of an error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suppression {
    /// All that could be said of the site: the machine failed while it was read.
    Everything,
    /// A file, or a folder some of whose pages are missing; path from the root.
    Path(String),
    /// Observations of an indicator, by its name, in a district, by its folder.
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
    SourceAudit(String),
    /// The names of some districts.
    Districts,
    /// A use of a picture or attachment, by its path under `content/`.
    Use(String),
    /// A part of the text at a span.
    Place(Span),
}

impl Suppression {
    /// A file under `content/`, by its path there.
    #[must_use]
    pub(crate) fn content(path: &str) -> Self {
        Self::Path(format!("content/{path}").trim_end_matches('/').to_owned())
    }
}

impl Code {
    /// Whether a file with this problem is left out of the site, as a whole or in part.
    pub(super) fn excludes_file(self) -> bool {
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

    /// Whether the problem is about characters or syntax: a problem with the meaning of the same bytes is then its
    /// consequence.
    pub(super) fn is_of_reading(self) -> bool {
        self.id().starts_with("READ-") || self.id().starts_with("YAML-")
    }
}
