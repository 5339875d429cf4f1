//! What the rules read, prepared once for all of them.

use std::sync::Arc;

use super::accept::Acceptances;
use super::checked::Checked;
use super::passages::{self, PageText};
use super::reconcile::ledger::Ledger;
use super::trace::{self, Traced};
use crate::analyse::{AddressBook, ChartSet, Clash};
use crate::quantity::Units;
use crate::site::{Figure, Page, Site};
use crate::text::scope::Scope;
use crate::text::source::Sources;

/// A site as the rules see it.
pub(super) struct Facts<'a> {
    pub(super) site: &'a Site,
    pub(super) scope: Scope<'a, Checked>,
    /// The texts of the site.
    pub(super) sources: Sources,
    /// The text of the pages that are asked for.
    pub(super) prose: Vec<PageText<'a>>,
    pub(super) units: Units,
    pub(super) ledger: Ledger<'a>,
    pub(super) traced: Traced,
    pub(super) acceptances: Acceptances<'a>,
    pub(super) charts: ChartSet,
    pub(super) addresses: AddressBook,
    /// Claims on an address that another page holds.
    pub(super) clashes: Vec<Clash<'a>>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(site: &'a Site, sources: Sources, scope: Scope<'a, Checked>) -> Self {
        let own = site
            .dictionary
            .indicators
            .iter()
            .flat_map(|indicator| std::iter::once(&indicator.unit).chain(&indicator.units));
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
            sources,
            prose,
            ledger,
            traced,
            charts,
            addresses,
            clashes,
        }
    }

    /// The figures of a page.
    pub(super) fn on_page(&self, page: &Page) -> &'a [Arc<Figure>] {
        self.site.index.on_page(&page.path)
    }
}
