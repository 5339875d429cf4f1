//! A site that passed the check.

use std::collections::BTreeMap;

use super::accept::Disputes;
use super::trace::{Coverage, NOTHING};
use crate::analyse::{AddressBook, ChartSet};
use crate::site::{Figure, SearchFile, Site, SourceDocument};

/// A site in which nothing stands in the way of publishing.
#[derive(Debug, Clone)]
pub struct Checked {
    pub(super) site: Site,
    pub(super) disputes: Disputes,
    pub(super) coverage: BTreeMap<String, Coverage>,
    pub(super) charts: ChartSet,
    pub(super) addresses: AddressBook,
}

impl Checked {
    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Why a figure is published although it contradicts another: the reason its bulletin gives under
    /// `accept`. `None` when nothing contradicts it.
    #[must_use]
    pub(crate) fn disputes(&self, figure: &Figure) -> Option<&str> {
        self.disputes.reason(figure)
    }

    /// The charts of the site.
    #[must_use]
    pub(crate) fn charts(&self) -> &ChartSet {
        &self.charts
    }

    /// The addresses of the site.
    #[must_use]
    pub(crate) fn addresses(&self) -> &AddressBook {
        &self.addresses
    }

    /// Adds the addresses of the search index, whose parts are known once the index is made.
    pub(crate) fn add_search(&mut self, files: impl Iterator<Item = SearchFile>) {
        self.addresses.add_search(files);
    }

    /// What became of the numerals of a source of this site.
    #[must_use]
    pub(crate) fn coverage(&self, source: &SourceDocument) -> &Coverage {
        self.coverage.get(&source.id).unwrap_or(&NOTHING)
    }
}
