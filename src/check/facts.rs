//! What the rules look at, prepared once for all of them.

use std::sync::Arc;

use super::Checked;
use super::accept::Acceptances;
use super::passages::{self, Reading};
use super::reconcile::Ledger;
use super::trace::{self, Traced};
use crate::analyse::{AddressBook, ChartSet, Clash};
use crate::quantity::Units;
use crate::site::{Figure, Page, Site};
use crate::text::source::Scope;

/// A site as the rules look at it.
pub(super) struct Facts<'a> {
    pub(super) site: &'a Site,
    pub(super) scope: Scope<'a, Checked>,
    /// The pages that are asked about.
    pub(super) prose: Vec<Reading<'a>>,
    pub(super) units: Units,
    pub(super) ledger: Ledger<'a>,
    pub(super) traced: Traced,
    pub(super) acceptances: Acceptances<'a>,
    pub(super) charts: ChartSet,
    pub(super) addresses: AddressBook,
    /// Who cannot have the address he wants.
    pub(super) clashes: Vec<Clash<'a>>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(site: &'a Site, scope: Scope<'a, Checked>) -> Self {
        let own =
            site.dictionary.indicators.iter().flat_map(|one| std::iter::once(&one.unit).chain(&one.units));
        let ((traced, ledger), prose) = rayon::join(
            || rayon::join(|| trace::trace(site), || Ledger::of(site)),
            || passages::read(site, scope),
        );
        let charts = ChartSet::of(site, scope);
        let (addresses, clashes) = AddressBook::of(site, &charts, scope);
        Self {
            units: Units::with(own.map(String::as_str)),
            acceptances: Acceptances::of(site),
            site,
            scope,
            prose,
            ledger,
            traced,
            charts,
            addresses,
            clashes,
        }
    }

    /// The figures that a page carries.
    pub(super) fn on_page(&self, page: &Page) -> &'a [Arc<Figure>] {
        self.site.index.on_page(&page.path)
    }
}
