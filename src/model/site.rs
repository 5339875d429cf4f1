//! The whole site as it is meant: everything a page can be made from.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{
    Bulletin, Dictionary, District, Figure, FigureIndex, Page, PagePath, Profile, Settings, SourceDocument,
};
use crate::read::Asset;

/// Everything an author wrote, understood. Whether it is true, `check` says.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Who publishes.
    pub settings: Settings,
    /// The indicators.
    pub dictionary: Dictionary,
    /// Districts and reference places, by order, then code, then slug; each has a [`Profile`].
    pub districts: Vec<Arc<District>>,
    /// The evergreen pages, in the order of `districts`.
    pub profiles: Vec<Profile>,
    /// Bulletins by district (in the order of `districts`), then period.
    pub bulletins: Vec<Bulletin>,
    /// Plain pages by order, then address.
    pub pages: Vec<Page>,
    /// Source documents by id.
    pub sources: Vec<Arc<SourceDocument>>,
    /// Every figure, derived ones included: by district, bulletin address, indicator order, place, period.
    pub figures: Vec<Arc<Figure>>,
    /// The same figures, found by indicator and place.
    pub index: FigureIndex,
    /// Pictures and attachments.
    pub assets: Vec<Asset>,
}

impl Site {
    /// Whether a place is for comparison only.
    #[must_use]
    pub fn is_reference(&self, district: &District) -> bool {
        self.settings.references.iter().any(|name| district.is_called(name))
    }

    /// The districts of the site, without the places they are compared with.
    pub fn own_districts(&self) -> impl Iterator<Item = &Arc<District>> {
        self.districts.iter().filter(|district| !self.is_reference(district))
    }

    /// Every page an author wrote: district pages, bulletins, plain pages.
    pub fn authored(&self) -> impl Iterator<Item = &Page> {
        let profiles = self.profiles.iter().map(|profile| &profile.page);
        profiles.chain(self.bulletins.iter().map(|bulletin| &bulletin.page)).chain(&self.pages)
    }

    /// The addresses of the pages and downloads that are made from the data and that an author may link to:
    /// overviews, one page an indicator, period and source, the files under `data/`, feeds, and what servers and
    /// crawlers ask for.
    #[must_use]
    pub fn generated(&self) -> BTreeSet<PagePath> {
        let folders = ["", "indicators", "periods", "sources", "data", "search"].map(str::to_owned);
        let guarantees = self.settings.guarantees.iter().map(|_| "guarantees".to_owned());
        let indicators = self.dictionary.indicators.iter().map(|one| format!("indicators/{}", one.id));
        let sources = self.sources.iter().map(|source| format!("sources/{}", source.id));
        let periods = self.figures.iter().map(|figure| &figure.period);
        let periods: BTreeSet<_> = periods.chain(self.bulletins.iter().map(|one| &one.period)).collect();
        let periods = periods.into_iter().map(|period| format!("periods/{}", period.slug()));
        let status = self.settings.status.iter().map(|_| "status".to_owned());
        let rankings = self.settings.rankings.iter();
        let rankings = rankings.flat_map(|one| {
            let periods = one.periods(self).into_iter().map(|period| format!("rankings/{}", period.slug()));
            std::iter::once("rankings".to_owned()).chain(periods)
        });
        let pages = folders
            .into_iter()
            .chain(guarantees)
            .chain(status)
            .chain(rankings)
            .chain(indicators)
            .chain(sources)
            .chain(periods);
        let files = ["figures.csv", "figures.json", "figures.xlsx", "datapackage.json"]
            .map(|name| format!("data/{name}"));
        let feeds = ["feed.xml", "feed.json"].map(str::to_owned);
        let slices = self.dictionary.indicators.iter().map(|one| format!("indicators/{}/data.json", one.id));
        let slices = slices.chain(self.districts.iter().map(|one| format!("{}/data.json", one.slug)));
        let served = ["404.html", "opensearch.xml", "robots.txt", "sitemap.xml"].map(str::to_owned);
        let district_feeds = self
            .own_districts()
            .flat_map(|district| ["feed.xml", "feed.json"].map(|feed| format!("{}/{feed}", district.slug)));
        let coverage = self.sources.iter().map(|source| format!("sources/{}/coverage.json", source.id));
        let pages = pages.filter_map(|folder| PagePath::page(&folder).ok());
        let files =
            files.into_iter().chain(feeds).chain(served).chain(district_feeds).chain(slices).chain(coverage);
        pages.chain(files.filter_map(|file| PagePath::new(file).ok())).collect()
    }
}
