//! What every view looks up: the site, its theme, and figures and pages found by address, source and period.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Checked;
use crate::model::{Address, Bulletin, Figure, Gallery, PagePath, Period, Site, plain_text};
use crate::render::Theme;
use crate::source::Scope;

/// Everything a view is made from; cheap to make for each page.
#[derive(Clone, Copy)]
pub(in crate::render) struct Scene<'a> {
    pub(super) checked: &'a Checked,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) gallery: &'a Gallery,
    pub(super) lookup: &'a Lookup,
}

impl<'a> Scene<'a> {
    /// A scene over a plan's own parts.
    pub(in crate::render) fn new(checked: &'a Checked, theme: &'a Theme, lookup: &'a Lookup) -> Self {
        Self { checked, site: checked.site(), theme, gallery: checked.charts(), lookup }
    }

    /// The bulletins. Drafts were taken out before the site was understood, unless they were asked for.
    pub(super) fn bulletins(&self) -> std::slice::Iter<'a, Bulletin> {
        self.site.bulletins.iter()
    }

    /// The bulletins of a district, earliest period first.
    pub(in crate::render) fn bulletins_of(&self, slug: &str) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
        self.places(self.lookup.bulletins_by_district.get(slug))
    }

    /// The bulletins of a period.
    pub(super) fn bulletins_in(&self, period: &Period) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
        self.places(self.lookup.bulletins_by_period.get(&Address::period(period).path()))
    }

    fn places(&self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Bulletin> + use<'a> {
        let all = &self.site.bulletins;
        places.into_iter().flatten().filter_map(|&at| all.get(at))
    }

    /// Absolute address of the site's root with a final `/`, when it is known.
    pub(super) fn base_url(&self) -> Option<String> {
        self.site.settings.base_url.clone()
    }
}

/// Figures and titles by what they are asked for with; made once a plan.
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct Lookup {
    by_page: BTreeMap<PagePath, Vec<Arc<Figure>>>,
    by_source: BTreeMap<String, Vec<Arc<Figure>>>,
    by_indicator: BTreeMap<usize, Vec<Arc<Figure>>>,
    by_period: BTreeMap<PagePath, (Period, Vec<Arc<Figure>>)>,
    by_district: BTreeMap<String, Vec<Arc<Figure>>>,
    titles: BTreeMap<PagePath, String>,
    /// Places in [`Site::bulletins`].
    bulletins: BTreeMap<PagePath, usize>,
    /// Places in [`Site::bulletins`], by district and by the page of their period; earliest period first.
    bulletins_by_district: BTreeMap<String, Vec<usize>>,
    bulletins_by_period: BTreeMap<PagePath, Vec<usize>>,
}

impl Lookup {
    /// The lookups of a site; the titles of pages that it does not hold are those of before.
    pub(in crate::render) fn of(site: &Site, scope: Scope<'_, Self>) -> Self {
        let mut lookup = Self::default();
        for figure in &site.figures {
            lookup.by_page.entry(figure.page.clone()).or_default().push(Arc::clone(figure));
            lookup.by_indicator.entry(figure.indicator.order).or_default().push(Arc::clone(figure));
            let slug = figure.place.district.slug.clone();
            lookup.by_district.entry(slug).or_default().push(Arc::clone(figure));
            if let Some(source) = &figure.source {
                lookup.by_source.entry(source.id.clone()).or_default().push(Arc::clone(figure));
            }
            let period = lookup.by_period.entry(Address::period(&figure.period).path());
            period.or_insert_with(|| (figure.period.clone(), Vec::new())).1.push(Arc::clone(figure));
        }
        lookup.bulletins(site);
        let pages = site.bulletins.iter().map(|bulletin| &bulletin.page);
        let profiles = site.profiles.iter().map(|profile| &profile.page);
        for page in pages.chain(profiles).chain(&site.pages) {
            lookup.titles.insert(page.path.clone(), plain_text(&page.title));
        }
        for (page, title) in scope.before().into_iter().flat_map(|before| &before.titles) {
            lookup.titles.entry(page.clone()).or_insert_with(|| title.clone());
        }
        lookup
    }

    fn bulletins(&mut self, site: &Site) {
        let mut all: Vec<(usize, &Bulletin)> = site.bulletins.iter().enumerate().collect();
        all.sort_by_key(|(_, bulletin)| bulletin.order());
        for (at, bulletin) in all {
            self.bulletins.insert(bulletin.page.path.clone(), at);
            self.bulletins_by_district.entry(bulletin.district.slug.clone()).or_default().push(at);
            let page = Address::period(&bulletin.period).path();
            self.by_period.entry(page.clone()).or_insert_with(|| (bulletin.period.clone(), Vec::new()));
            self.bulletins_by_period.entry(page).or_default().push(at);
        }
    }

    /// The figures of a district and of the villages in it.
    pub(in crate::render) fn in_district(&self, slug: &str) -> &[Arc<Figure>] {
        self.by_district.get(slug).map(Vec::as_slice).unwrap_or_default()
    }

    /// The figures a page carries, in the order of the site.
    pub(in crate::render) fn on_page(&self, page: &PagePath) -> &[Arc<Figure>] {
        self.by_page.get(page).map(Vec::as_slice).unwrap_or_default()
    }

    /// The figures taken from a source.
    pub(in crate::render) fn taken_from(&self, id: &str) -> &[Arc<Figure>] {
        self.by_source.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every figure of an indicator, by its position in the dictionary.
    pub(in crate::render) fn of_indicator(&self, order: usize) -> &[Arc<Figure>] {
        self.by_indicator.get(&order).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every period that some figure or bulletin has, latest first, with its figures.
    pub(in crate::render) fn periods(&self) -> Vec<(&Period, &[Arc<Figure>])> {
        let mut all: Vec<_> =
            self.by_period.values().map(|(period, figures)| (period, figures.as_slice())).collect();
        all.sort_by_key(|(period, _)| std::cmp::Reverse((period.end(), period.start())));
        all
    }

    /// The figures of one period.
    pub(in crate::render) fn of_period(&self, period: &Period) -> &[Arc<Figure>] {
        self.by_period
            .get(&Address::period(period).path())
            .map(|(_, figures)| figures.as_slice())
            .unwrap_or_default()
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
