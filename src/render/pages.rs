//! The pages of a site: every address, and the bytes of whichever is asked for.

mod shown;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::feed::{self, Feed};
use super::open_search::open_search;
use super::plan::Plan;
use super::recipe::Recipe;
use super::sitemap::{Address, MAX_ADDRESSES, robots, sitemap, sitemap_index};
use super::{address, chart, data, search, view};
use crate::check::{Checked, Coverage};
use crate::model::{PagePath, Site, SourceDocument};
use crate::render::{Options, RenderError, Theme};
use crate::source::SourceId;

/// The pages of a site: a sorted map from an address to a recipe.
pub struct Pages {
    checked: Checked,
    theme: Arc<Theme>,
    gallery: chart::Gallery,
    lookup: view::Lookup,
    search: search::Index,
    options: Options,
    recipes: BTreeMap<PagePath, Recipe>,
    /// The bulletins of each district by its slug, as places in the site's list: what its feeds hold.
    by_district: BTreeMap<String, Vec<usize>>,
}

impl Pages {
    pub(super) fn plan(checked: Checked, theme: Theme, options: &Options) -> Self {
        let site = checked.site();
        let base_url = options.base_url.as_deref().or(site.settings.base_url.as_deref());
        let base_url = base_url.map(|url| format!("{}/", url.trim_end_matches('/')));
        let gallery = chart::Gallery::of(site, options.drafts);
        let lookup = view::Lookup::of(site);
        let search = search::Index::of(site, &lookup);
        let charts = gallery.iter().map(|chart| chart.id.as_str());
        let recipes = Plan::of(site, &theme, charts, search.shape(), base_url.is_some());
        let mut by_district: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, bulletin) in site.bulletins.iter().enumerate() {
            by_district.entry(bulletin.district.slug.clone()).or_default().push(i);
        }
        let options = Options { base_url, ..options.clone() };
        let theme = Arc::new(theme);
        Self { checked, theme, gallery, lookup, search, options, recipes, by_district }
    }

    /// The pages of a revised site whose texts are these, and their charts; titles of other pages are those of
    /// `base`.
    pub(super) fn proof(base: &Self, checked: Checked, texts: &BTreeSet<SourceId>) -> Self {
        let site = checked.site();
        let gallery = chart::Gallery::near(site, base.options.drafts, texts);
        let lookup = view::Lookup::of(site).with_titles(&base.lookup);
        let charts = gallery.iter().map(|chart| chart.id.as_str());
        let recipes = Plan::of_texts(site, texts, charts);
        Self {
            gallery,
            lookup,
            recipes,
            checked,
            theme: Arc::clone(&base.theme),
            search: search::Index::default(),
            options: base.options.clone(),
            by_district: BTreeMap::new(),
        }
    }

    /// Every address, sorted.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &PagePath> {
        self.recipes.keys()
    }

    /// How many files the site has.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a site always has a home page")]
    pub fn len(&self) -> usize {
        self.recipes.len()
    }

    /// Whether the site has this address.
    #[must_use]
    pub fn contains(&self, path: &PagePath) -> bool {
        self.recipes.contains_key(path)
    }

    /// How many pages readers can open; redirections and the page for lost addresses are not counted.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.recipes.values().filter(|recipe| recipe.is_page()).count()
    }

    /// How many bulletins are published.
    #[must_use]
    pub fn bulletins(&self) -> usize {
        self.site().bulletins.len()
    }

    /// How many figures are published, derived ones included.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.site().figures.len()
    }

    /// How many charts have files of their own.
    #[must_use]
    pub fn charts(&self) -> usize {
        self.gallery.iter().count()
    }

    /// The sources with what became of their numerals.
    pub fn coverage(&self) -> impl Iterator<Item = (&SourceDocument, &Coverage)> {
        let sources = self.site().sources.iter();
        sources.filter_map(|source| Some((source.as_ref(), self.checked.coverage(source)?)))
    }

    /// The bytes of one address; `None` when the site has no such address.
    ///
    /// # Errors
    /// When a template of the site's own theme fails on this page.
    pub fn render(&self, path: &PagePath) -> Option<Result<Vec<u8>, RenderError>> {
        let (path, recipe) = self.recipes.get_key_value(path)?;
        self.page(path, recipe)
            .map(|page| page.map(String::into_bytes))
            .or_else(|| self.file(path, recipe).map(Ok))
    }

    /// The bytes of the files that every page loads: style, script, icon.
    #[cfg(feature = "serve")]
    pub(crate) fn theme_files(&self) -> impl Iterator<Item = &[u8]> {
        self.theme.files().map(|(_, bytes)| bytes.as_ref())
    }

    /// Prints every page with the site's own templates and keeps none: what is wrong with a template may show
    /// only on the page whose data it stumbles over. The program's own templates are tested with it, so a site
    /// that has no others has nothing to rehearse.
    #[must_use]
    pub fn rehearse(&self) -> Vec<RenderError> {
        if !self.theme.is_altered() {
            return Vec::new();
        }
        self.recipes.par_iter().filter_map(|(path, recipe)| self.page(path, recipe)?.err()).collect()
    }

    /// What was checked.
    pub(crate) fn checked(&self) -> &Checked {
        &self.checked
    }

    /// The site they are made from.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.checked.site()
    }

    fn base_url(&self) -> Option<&str> {
        self.options.base_url.as_deref()
    }

    /// What a reader opens: HTML from the theme.
    fn page(&self, path: &PagePath, recipe: &Recipe) -> Option<Result<String, RenderError>> {
        let site = self.site();
        let scene = view::Scene::new(&self.checked, &self.theme, &self.gallery, &self.options, &self.lookup);
        Some(match recipe {
            Recipe::Home => view::home(scene),
            Recipe::District(i) => view::district(scene, site.profiles.get(*i)?),
            Recipe::Bulletin(i) => view::bulletin(scene, site.bulletins.get(*i)?),
            Recipe::Indicators => view::indicators(scene),
            Recipe::Indicator(i) => view::indicator(scene, site.dictionary.indicators.get(*i)?),
            Recipe::Periods => view::periods(scene),
            Recipe::Period(period) => view::period(scene, period),
            Recipe::Guarantees => view::guarantees(scene),
            Recipe::Status => view::status(scene),
            Recipe::Rankings => view::rankings(scene),
            Recipe::Ranking(period) => view::ranking(scene, period),
            Recipe::Sources => view::sources(scene),
            Recipe::Source(i) => view::source(scene, site.sources.get(*i)?),
            Recipe::Plain(i) => view::plain(scene, site.pages.get(*i)?),
            Recipe::Downloads => view::data(scene),
            Recipe::Search => view::search(scene),
            Recipe::SiteMap => view::site_map(scene),
            Recipe::Leaving(url) => view::leaving(scene, url),
            Recipe::NotFound => view::not_found(scene),
            Recipe::Redirect(target) => view::redirect(scene, path, target),
            _ => return None,
        })
    }

    /// What a program opens, and the files that are published as they are.
    fn file(&self, path: &PagePath, recipe: &Recipe) -> Option<Vec<u8>> {
        let (site, base_url) = (self.site(), self.base_url());
        Some(match recipe {
            Recipe::FiguresCsv => data::figures_csv(site),
            Recipe::FiguresJson => data::figures_json(&self.checked, base_url),
            Recipe::FiguresXlsx => data::figures_xlsx(site),
            Recipe::DistrictData(i) => {
                let district = site.districts.get(*i)?;
                let figures = self.lookup.in_district(&district.slug);
                data::district_json(&self.checked, base_url, district, figures)
            }
            Recipe::IndicatorData(i) => {
                let indicator = site.dictionary.indicators.get(*i)?;
                let figures = self.lookup.of_indicator(indicator.order);
                data::indicator_json(&self.checked, base_url, indicator, figures)
            }
            Recipe::Coverage(i) => {
                let source = site.sources.get(*i)?;
                let figures = self.lookup.taken_from(&source.id);
                data::coverage_json(&self.checked, base_url, source, figures)
            }
            Recipe::ChartData(id) => data::chart_json(&self.checked, base_url, self.gallery.get(id)?),
            Recipe::DataPackage => data::data_package(site, base_url),
            Recipe::SearchShape => self.search.manifest(),
            Recipe::SearchKeys(i) => self.search.grams(site, &self.lookup, *i)?,
            Recipe::SearchTexts(i) => self.search.texts(site, &self.lookup, *i)?,
            Recipe::SearchFigures(i) => self.search.figures(site, *i),
            Recipe::ChartPicture(id) => chart::standalone(self.gallery.get(id)?).into_bytes(),
            Recipe::ChartTable(id) => data::chart_csv(self.gallery.get(id)?),
            Recipe::Atom(district) => self.feed(*district).atom(path),
            Recipe::JsonFeed(district) => self.feed(*district).json(path),
            Recipe::Sitemap => sitemap(base_url?, self.addresses()),
            Recipe::SitemapIndex => sitemap_index(base_url?, self.sitemap_parts()),
            Recipe::SitemapPart(i) => {
                sitemap(base_url?, self.addresses().skip(i * MAX_ADDRESSES).take(MAX_ADDRESSES))
            }
            Recipe::OpenSearch => open_search(&site.settings, base_url?),
            Recipe::Robots => robots(base_url.map(|base| format!("{base}{}", address::sitemap()))),
            Recipe::Asset(i) => site.assets.get(*i)?.bytes.to_vec(),
            Recipe::ThemeFile => self.theme.file(path)?.to_vec(),
            _ => return None,
        })
    }

    fn feed(&self, district: Option<usize>) -> Feed<'_> {
        let (site, base_url) = (self.site(), self.base_url());
        match district.and_then(|i| site.districts.get(i)) {
            None => Feed::of(&site.settings, None, site.bulletins.iter(), base_url),
            Some(district) => {
                let own = self.by_district.get(&district.slug).into_iter().flatten();
                let bulletins = own.filter_map(|i| site.bulletins.get(*i));
                Feed::of(&site.settings, Some(district), bulletins, base_url)
            }
        }
    }

    fn addresses(&self) -> impl Iterator<Item = Address<'_>> {
        let pages = self.recipes.iter().filter(|(_, recipe)| recipe.is_page());
        pages.map(|(page, recipe)| Address { page, changed: self.changed(recipe) })
    }

    /// Only of a bulletin is it declared when it changed.
    fn changed(&self, recipe: &Recipe) -> Option<String> {
        let Recipe::Bulletin(i) = recipe else { return None };
        self.site().bulletins.get(*i).and_then(feed::declared_change).map(feed::stamp)
    }

    fn sitemap_parts(&self) -> impl Iterator<Item = &PagePath> {
        let parts = self.recipes.iter().filter(|(_, recipe)| matches!(recipe, Recipe::SitemapPart(_)));
        parts.map(|(path, _)| path)
    }
}
