//! Which files a site has.

use std::collections::{BTreeMap, BTreeSet};

use super::recipe::Recipe;
use super::theme::Theme;
use super::{address, search, sitemap};
use crate::model::{Page, PagePath, Site};
use crate::source::SourceId;

/// The plan under construction.
pub(super) struct Plan<'a> {
    site: &'a Site,
    recipes: BTreeMap<PagePath, Recipe>,
}

impl<'a> Plan<'a> {
    /// Every file of a site with these charts, named by their ids. Only a site that knows its `absolute`
    /// address has a sitemap.
    pub(super) fn of<'c>(
        site: &'a Site,
        theme: &Theme,
        charts: impl Iterator<Item = &'c str>,
        search: search::Shape,
        absolute: bool,
    ) -> BTreeMap<PagePath, Recipe> {
        let mut plan = Self { site, recipes: BTreeMap::new() };
        plan.authored();
        plan.overviews();
        plan.downloads(charts);
        plan.search(search);
        plan.feeds();
        plan.government();
        plan.files(theme);
        plan.crawling(absolute);
        plan.aliases();
        plan.recipes
    }

    /// The pages with these texts, and these charts.
    pub(super) fn of_texts<'c>(
        site: &'a Site,
        texts: &BTreeSet<SourceId>,
        charts: impl Iterator<Item = &'c str>,
    ) -> BTreeMap<PagePath, Recipe> {
        let mut plan = Self { site, recipes: BTreeMap::new() };
        plan.authored();
        let pages = site.authored().filter(|page| texts.contains(&page.span.source));
        let own: BTreeSet<&PagePath> = pages.map(|page| &page.path).collect();
        plan.recipes.retain(|path, _| own.contains(path));
        plan.charts(charts);
        plan.recipes
    }

    /// Takes an address. Two pages that want one address are an error of `model`, so the first one stays.
    fn add(&mut self, path: PagePath, recipe: Recipe) {
        self.recipes.entry(path).or_insert(recipe);
    }

    fn authored(&mut self) {
        let site = self.site;
        self.add(address::home(), Recipe::Home);
        for (i, profile) in site.profiles.iter().enumerate() {
            self.add(profile.page.path.clone(), Recipe::District(i));
        }
        for (i, bulletin) in site.bulletins.iter().enumerate() {
            self.add(bulletin.page.path.clone(), Recipe::Bulletin(i));
        }
        for (i, page) in site.pages.iter().enumerate() {
            self.add(page.path.clone(), Recipe::Plain(i));
        }
    }

    fn overviews(&mut self) {
        let site = self.site;
        self.add(address::indicators(), Recipe::Indicators);
        for (i, indicator) in site.dictionary.indicators.iter().enumerate() {
            self.add(address::indicator(indicator), Recipe::Indicator(i));
        }
        self.add(address::periods(), Recipe::Periods);
        let periods = site.figures.iter().map(|figure| &figure.period);
        for period in periods.chain(site.bulletins.iter().map(|bulletin| &bulletin.period)) {
            let path = address::period(period);
            self.recipes.entry(path).or_insert_with(|| Recipe::Period(period.clone()));
        }
        if site.settings.guarantees.is_some() {
            self.add(address::guarantees(), Recipe::Guarantees);
        }
        if site.settings.status.is_some() {
            self.add(address::status(), Recipe::Status);
        }
        if let Some(rankings) = &site.settings.rankings {
            self.add(address::rankings(), Recipe::Rankings);
            for period in rankings.periods(site) {
                self.add(address::ranking(&period), Recipe::Ranking(period));
            }
        }
        self.add(address::sources(), Recipe::Sources);
        for (i, source) in site.sources.iter().enumerate() {
            self.add(address::source(source), Recipe::Source(i));
            self.add(address::coverage(source), Recipe::Coverage(i));
        }
        self.add(address::search(), Recipe::Search);
        self.add(address::not_found(), Recipe::NotFound);
    }

    fn downloads<'c>(&mut self, charts: impl Iterator<Item = &'c str>) {
        self.add(address::data(), Recipe::Downloads);
        self.add(address::data_file("figures.csv"), Recipe::FiguresCsv);
        self.add(address::data_file("figures.json"), Recipe::FiguresJson);
        self.add(address::data_file("figures.xlsx"), Recipe::FiguresXlsx);
        self.add(address::data_file("datapackage.json"), Recipe::DataPackage);
        let site = self.site;
        for (i, district) in site.districts.iter().enumerate() {
            self.add(address::district_data(district), Recipe::DistrictData(i));
        }
        for (i, indicator) in site.dictionary.indicators.iter().enumerate() {
            self.add(address::indicator_data(indicator), Recipe::IndicatorData(i));
        }
        self.charts(charts);
    }

    fn charts<'c>(&mut self, charts: impl Iterator<Item = &'c str>) {
        for id in charts {
            self.add(address::chart_svg(id), Recipe::ChartPicture(id.to_owned()));
            self.add(address::chart_csv(id), Recipe::ChartTable(id.to_owned()));
            self.add(address::chart_json(id), Recipe::ChartData(id.to_owned()));
        }
    }

    fn search(&mut self, shape: search::Shape) {
        let numbered = |folder, kind| move |i| address::search_file(&format!("{folder}/{i}.{kind}"));
        let (keys, texts, figures) =
            (numbered("grams", "txt"), numbered("texts", "json"), numbered("figures", "json"));
        self.add(address::search_file("index.json"), Recipe::SearchShape);
        (0..shape.grams).for_each(|i| self.add(keys(i), Recipe::SearchKeys(i)));
        (0..shape.texts).for_each(|i| self.add(texts(i), Recipe::SearchTexts(i)));
        (0..shape.figures).for_each(|i| self.add(figures(i), Recipe::SearchFigures(i)));
    }

    fn feeds(&mut self) {
        self.add(address::atom_feed(), Recipe::Atom(None));
        self.add(address::json_feed(), Recipe::JsonFeed(None));
        let site = self.site;
        for (i, district) in site.districts.iter().enumerate() {
            if !site.is_reference(district) {
                self.add(address::district_atom_feed(district), Recipe::Atom(Some(i)));
                self.add(address::district_json_feed(district), Recipe::JsonFeed(Some(i)));
            }
        }
    }

    /// What only a government site has.
    fn government(&mut self) {
        let Some(profile) = &self.site.settings.government else { return };
        self.add(address::site_map(), Recipe::SiteMap);
        let friends = profile.links.iter().map(|(_, url)| url.clone());
        let outside = crate::check::elsewhere(self.site).into_iter().chain(friends);
        for url in outside.filter(|url| address::needs_notice(url)) {
            self.add(address::leaving(&url), Recipe::Leaving(url));
        }
    }

    fn files(&mut self, theme: &Theme) {
        for (path, _) in theme.files() {
            self.add(path.clone(), Recipe::ThemeFile);
        }
        for (i, asset) in self.site.assets.iter().enumerate() {
            self.add(address::attachment(&asset.path), Recipe::Asset(i));
        }
    }

    fn crawling(&mut self, absolute: bool) {
        self.add(address::robots(), Recipe::Robots);
        if !absolute {
            return;
        }
        self.add(address::open_search(), Recipe::OpenSearch);
        let pages = self.recipes.values().filter(|recipe| recipe.is_page()).count();
        match pages.div_ceil(sitemap::MAX_ADDRESSES) {
            0 | 1 => self.add(address::sitemap(), Recipe::Sitemap),
            parts => {
                self.add(address::sitemap(), Recipe::SitemapIndex);
                (0..parts).for_each(|i| self.add(address::sitemap_part(i), Recipe::SitemapPart(i)));
            }
        }
    }

    /// Old addresses come last: a page that stands at one is not replaced by a redirection.
    fn aliases(&mut self) {
        let site = self.site;
        let profiles = site.profiles.iter().map(|profile| &profile.page);
        let bulletins = site.bulletins.iter().map(|bulletin| &bulletin.page);
        for Page { path, aliases, .. } in profiles.chain(bulletins).chain(&site.pages) {
            for alias in aliases {
                self.add(alias.clone(), Recipe::Redirect(path.clone()));
            }
        }
    }
}
