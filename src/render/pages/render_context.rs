//! What every view uses: the site, its theme, and bulletins by district and period.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::analyse::ChartSet;
use crate::check::Checked;
use crate::quantity::Period;
use crate::render::{RenderError, Theme};
use crate::site::government::SiteColumn;
use crate::site::{Bulletin, OverviewKind, Page, PagePath, Settings, Site, plain_text};
use crate::text::scope::Scope;

/// A kind of page that is made from the data. A new one is a view with its `KIND`, a template, and a line in the
/// table of kinds.
pub(in crate::render) struct PageKind {
    /// Its folder, its pages and their anchors.
    pub(in crate::render) overview: OverviewKind,
    /// Its entry in menus; `None` where a site does not have it.
    pub(super) menu: fn(&Settings) -> Option<MenuEntry>,
    /// Renders the page of this name in its folder; `None` when a site does not have it.
    pub(super) view: fn(RenderContext<'_>, &str) -> Option<Result<String, RenderError>>,
}

/// What menus and the labels of a government site call a kind of page.
pub(super) struct MenuEntry {
    /// Its name in the navigation.
    pub(super) short: String,
    /// Its name in the map of the site.
    pub(super) name: String,
    /// The column it belongs to, with its description, its keywords and its category (栏目类别).
    pub(super) column: SiteColumn,
    pub(super) description: String,
    pub(super) keywords: String,
    pub(super) category: &'static str,
}

/// Everything a view is made from; cheap to make for each page.
#[derive(Clone, Copy)]
pub(in crate::render) struct RenderContext<'a> {
    pub(super) checked: &'a Checked,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) charts: &'a ChartSet,
    pub(super) lookup: &'a Lookup,
    pub(super) kinds: &'static [PageKind],
}

impl<'a> RenderContext<'a> {
    /// The context of a plan.
    pub(in crate::render) fn new(
        checked: &'a Checked,
        theme: &'a Theme,
        lookup: &'a Lookup,
        kinds: &'static [PageKind],
    ) -> Self {
        Self { checked, site: checked.site(), theme, charts: checked.charts(), lookup, kinds }
    }

    /// The kinds of page that menus of this site lead to, in their order.
    pub(super) fn menu(&self) -> impl Iterator<Item = (PagePath, MenuEntry)> {
        let settings = &self.site.settings;
        let with_page = |kind: &PageKind| Some((kind.overview.address().path(), (kind.menu)(settings)?));
        self.kinds.iter().filter_map(with_page)
    }

    /// The bulletins. Drafts were taken out before the site was understood, unless they were asked for.
    pub(super) fn bulletins(&self) -> std::slice::Iter<'a, Bulletin> {
        self.site.bulletins.iter()
    }

    /// The bulletins of a district, earliest period first.
    pub(super) fn bulletins_of(&self, slug: &str) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
        self.lookup.bulletins_of(self.site, slug)
    }

    /// The bulletins of a period.
    pub(super) fn bulletins_in(&self, period: &Period) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
        bulletins(self.site, self.lookup.by_period.get(period))
    }

    /// Every period that some figure or bulletin has, latest first.
    pub(super) fn periods(&self) -> Vec<&'a Period> {
        let all: BTreeSet<&Period> = self.site.index.periods().chain(self.lookup.by_period.keys()).collect();
        let mut all: Vec<&Period> = all.into_iter().collect();
        all.sort_by_key(|period| Reverse((period.end(), period.start())));
        all
    }

    /// Absolute address of the site's root with a final `/`, when it is known.
    pub(super) fn base_url(&self) -> Option<String> {
        self.site.settings.base_url.clone()
    }
}

/// Bulletins and titles by what they are asked for with; made once a plan.
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct Lookup {
    titles: BTreeMap<PagePath, String>,
    /// Places in [`Site::bulletins`].
    bulletins: BTreeMap<PagePath, usize>,
    /// Places in [`Site::bulletins`], by the district's folder and by period; earliest period first.
    by_district: BTreeMap<String, Vec<usize>>,
    by_period: BTreeMap<Period, Vec<usize>>,
}

impl Lookup {
    /// The lookups of a site; the titles of pages that it does not hold are those of before.
    pub(in crate::render) fn of(site: &Site, scope: Scope<'_, Self>) -> Self {
        let mut lookup = Self::default();
        let mut all: Vec<(usize, &Bulletin)> = site.bulletins.iter().enumerate().collect();
        all.sort_by_key(|(_, bulletin)| bulletin.order());
        for (at, bulletin) in all {
            lookup.bulletins.insert(bulletin.page.path.clone(), at);
            lookup.by_district.entry(bulletin.district.slug.clone()).or_default().push(at);
            lookup.by_period.entry(bulletin.period.clone()).or_default().push(at);
        }
        let title = |page: &Page| (page.path.clone(), plain_text(&page.title));
        lookup.titles = site.authored().map(title).collect();
        for (page, title) in scope.before().into_iter().flat_map(|before| &before.titles) {
            lookup.titles.entry(page.clone()).or_insert_with(|| title.clone());
        }
        lookup
    }

    /// The bulletins of a district, earliest period first.
    pub(in crate::render) fn bulletins_of<'a>(
        &self,
        site: &'a Site,
        slug: &str,
    ) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
        bulletins(site, self.by_district.get(slug))
    }

    /// The bulletin at an address.
    pub(in crate::render) fn bulletin<'s>(&self, site: &'s Site, page: &PagePath) -> Option<&'s Bulletin> {
        site.bulletins.get(*self.bulletins.get(page)?)
    }

    /// The title of an author's page, as plain text.
    pub(super) fn title(&self, page: &PagePath) -> Option<&str> {
        self.titles.get(page).map(String::as_str)
    }
}

fn bulletins<'a>(
    site: &'a Site,
    places: Option<&Vec<usize>>,
) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
    places.cloned().unwrap_or_default().into_iter().filter_map(|at| site.bulletins.get(at))
}
