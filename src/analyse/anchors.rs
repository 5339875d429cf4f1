//! The places on a page that a link can lead to.
//!
//! These are the places of the built-in templates; a site that brings templates of its own keeps them or does without
//! links to them. Ids that only scripts, labels and pictures refer to do not count: no link leads there.

use std::sync::Arc;

use crate::analyse::chart_set::ChartSet;
use crate::site::{Address, Bulletin, Figure, Page, PagePart, PagePath, Profile, Site, TextKind};

/// The anchors of every page of a site.
pub(crate) struct Anchors<'a> {
    site: &'a Site,
    charts: &'a ChartSet,
}

impl<'a> Anchors<'a> {
    /// The anchors of a site with these charts.
    #[must_use]
    pub(crate) fn new(site: &'a Site, charts: &'a ChartSet) -> Self {
        Self { site, charts }
    }

    /// The anchors of what lies at an address, from the top of the page to its foot; files have none.
    #[must_use]
    pub(crate) fn of(&self, address: &Address) -> Vec<String> {
        let site = self.site;
        let own = match address {
            Address::Home => self.home(),
            Address::District(slug) => {
                let profile = site.profiles.iter().find(|profile| profile.district.slug == *slug);
                profile.map(|profile| self.district(profile)).unwrap_or_default()
            }
            Address::Bulletin(path) => {
                let bulletin = site.bulletins.iter().find(|bulletin| bulletin.page.path == *path);
                bulletin.map(|bulletin| self.bulletin(bulletin)).unwrap_or_default()
            }
            Address::Plain(path) => {
                let page = site.pages.iter().find(|page| page.path == *path);
                page.map(|page| [text(page), corrections(page)].concat()).unwrap_or_default()
            }
            Address::Indicators => {
                let mut groups: Vec<&str> = Vec::new();
                for indicator in &site.dictionary.indicators {
                    if !groups.contains(&indicator.group.as_str()) {
                        groups.push(&indicator.group);
                    }
                }
                (1..=groups.len()).map(|group| format!("group-{group}")).collect()
            }
            Address::Indicator(id) => {
                let chart = self.charts.indicator(id).map(|chart| chart.id.as_str());
                named(chart.map(|_| "comparison").into_iter().chain(chart).chain(["readings"]))
            }
            Address::Period(period) => {
                let reported = site.bulletins.iter().any(|bulletin| bulletin.period.slug() == period.slug());
                named(reported.then_some("bulletins").into_iter().chain(["figures"]))
            }
            Address::Source(id) => {
                let listed =
                    site.sources.iter().any(|source| source.id == *id && !source.inventory.is_empty());
                let listed = |anchor| Some(anchor).filter(|_| listed);
                named([listed("coverage"), Some("figures"), listed("inventory")].into_iter().flatten())
            }
            Address::Overview { folder, name } => {
                let kind = site.overviews.iter().find(|kind| kind.folder == *folder);
                kind.map(|kind| (kind.anchors)(site, name)).unwrap_or_default()
            }
            Address::Downloads => named(["files", "columns", "json"]),
            Address::Search => named(["by-district", "by-year", "by-indicator"]),
            Address::Periods
            | Address::Sources
            | Address::SiteMap
            | Address::Leaving(_)
            | Address::NotFound
            | Address::Withdrawn(_)
            | Address::Redirect { .. } => Vec::new(),
            Address::File(_) => return Vec::new(),
        };
        [named(["main"]), own].concat()
    }

    fn on_page(&self, page: &PagePath) -> &'a [Arc<Figure>] {
        self.site.index.on_page(page)
    }

    fn rows(&self, page: &PagePath) -> Vec<String> {
        self.on_page(page).iter().map(|figure| figure.anchor.clone()).collect()
    }

    fn home(&self) -> Vec<String> {
        let (site, charts) = (self.site, self.charts.home());
        let leads = site.settings.headline.iter().any(|name| site.dictionary.get(name).is_some());
        let charts: Vec<&str> =
            charts.dots.into_iter().chain(charts.multiples).map(|chart| chart.id.as_str()).collect();
        let compared = (!charts.is_empty()).then_some("charts");
        let lead = leads.then_some("lead");
        named(lead.into_iter().chain(compared).chain(charts).chain(["latest", "districts"]))
    }

    fn district(&self, profile: &Profile) -> Vec<String> {
        let (site, page) = (self.site, &profile.page);
        let mut anchors = text(page);
        let reported = site.bulletins.iter().any(|bulletin| bulletin.district.slug == profile.district.slug);
        anchors.extend(named(reported.then_some("bulletins")));
        let charts = self.charts.beside(profile);
        anchors.extend(named((!charts.is_empty()).then_some("trends")));
        anchors.extend(charts.into_iter().map(|chart| chart.id.clone()));
        let rows = self.rows(&page.path);
        anchors.extend(named((!rows.is_empty()).then_some("own")));
        anchors.extend(rows);
        let (targets, latest) = site.index.targets_and_latest(&profile.district);
        let elsewhere = latest.iter().any(|figure| figure.page != page.path);
        anchors.extend(named(elsewhere.then_some("figures")));
        anchors.extend(named((!targets.is_empty()).then_some("targets")));
        anchors
    }

    fn bulletin(&self, bulletin: &Bulletin) -> Vec<String> {
        let page = &bulletin.page;
        let contents = (!page.contents().is_empty()).then_some("contents");
        let mut anchors = [named(contents), text(page), corrections(page)].concat();
        let own = self.site.bulletins.iter().filter(|other| other.district == bulletin.district);
        let before = own.filter(|other| other.order() < bulletin.order()).max_by_key(|other| other.order());
        let changed = before.is_some_and(|before| {
            let (earlier, figures) = (self.on_page(&before.page.path), self.on_page(&page.path));
            !bulletin.comparable(figures, before, earlier).is_empty()
        });
        anchors.extend(named(changed.then_some("changes")));
        anchors.extend(named(["table"]));
        anchors.extend(self.rows(&page.path));
        anchors.extend(named(["sources"]));
        anchors
    }
}

/// The headings and charts of a text.
fn text(page: &Page) -> Vec<String> {
    let parts = page.body.parts().into_iter();
    let anchors = parts.filter_map(|part| match part {
        PagePart::Text(TextKind::Heading(id), _) => Some(id.to_owned()),
        PagePart::Chart(chart) => Some(chart.id.clone()),
        _ => None,
    });
    anchors.collect()
}

fn corrections(page: &Page) -> Vec<String> {
    named((!page.updates.is_empty()).then_some("corrections"))
}

fn named<'n>(anchors: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    anchors.into_iter().map(str::to_owned).collect()
}
