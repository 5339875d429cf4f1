//! The pages of a site: every address, and the bytes of each on demand.

#[cfg(feature = "serve")]
mod page_figures;

use std::sync::Arc;

use rayon::prelude::*;

use super::open_search::open_search;
use super::sitemap::{Listed, robots, sitemap, sitemap_index};
use super::{data, search, xml};
use crate::analyse::{Anchors, MAX_IN_SITEMAP};
use crate::check::{Checked, Coverage};
use crate::render::feeds::Feed;
use crate::render::{RenderError, Theme, charts, feeds, pages};
use crate::site::{
    Address, ChartFile, DataFile, District, FeedFormat, FileAddress, Indicator, PagePath, SearchFile, Site,
    SourceDocument,
};
use crate::text::scope::Scope;

/// The pages of a site: its addresses, and the bytes of each on demand.
pub struct Pages {
    checked: Checked,
    theme: Arc<Theme>,
    lookup: pages::Lookup,
    search: search::Index,
}

impl Pages {
    /// The pages of a scope of a site that was checked for the same scope. Only a whole site can be searched.
    pub(super) fn plan(mut checked: Checked, theme: Arc<Theme>, scope: Scope<'_, Self>) -> Self {
        let site = checked.site();
        let lookup = pages::Lookup::of(site, scope.of(|before| &before.lookup));
        let search = if scope.is_all() { search::Index::of(site) } else { search::Index::default() };
        checked.add_search(search.files());
        Self { checked, theme, lookup, search }
    }

    /// Every address, sorted.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &PagePath> {
        self.checked.addresses().iter().map(|(path, _)| path)
    }

    /// How many files the site has.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a site always has a home page")]
    pub fn len(&self) -> usize {
        self.checked.addresses().iter().len()
    }

    /// Whether the site has this address.
    #[must_use]
    pub fn contains(&self, path: &PagePath) -> bool {
        self.checked.addresses().get(path).is_some()
    }

    /// The places on a page that a link can lead to, from its top to its foot, where its templates are built in.
    #[must_use]
    pub fn anchors(&self, path: &PagePath) -> Vec<String> {
        let anchors = Anchors::new(self.site(), self.checked.charts());
        self.checked.addresses().get(path).map(|address| anchors.of(address)).unwrap_or_default()
    }

    /// How many pages readers can open; redirections and the page for lost addresses are not counted.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.checked.addresses().pages().count()
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
        self.checked.charts().iter().count()
    }

    /// The sources with what became of their numerals.
    pub fn coverage(&self) -> impl Iterator<Item = (&SourceDocument, &Coverage)> {
        let sources = self.site().sources.iter();
        sources.map(|source| (source.as_ref(), self.checked.coverage(source)))
    }

    /// The bytes of one address; `None` when the site has no such address.
    ///
    /// # Errors
    /// When a template of the site's own theme fails on this page.
    pub fn render(&self, path: &PagePath) -> Option<Result<Vec<u8>, RenderError>> {
        let address = self.checked.addresses().get(path)?;
        self.page(address)
            .map(|page| page.map(String::into_bytes))
            .or_else(|| self.file(path, address).map(|bytes| readable(path, bytes)))
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
        let all: Vec<&Address> = self.checked.addresses().iter().map(|(_, address)| address).collect();
        all.into_par_iter().filter_map(|address| self.page(address)?.err()).collect()
    }

    /// The theme they are rendered with.
    pub(crate) fn theme(&self) -> &Arc<Theme> {
        &self.theme
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
        self.site().settings.base_url.as_deref()
    }

    /// What a reader opens: HTML from the theme.
    fn page(&self, address: &Address) -> Option<Result<String, RenderError>> {
        let site = self.site();
        let render = pages::RenderContext::new(&self.checked, &self.theme, &self.lookup, pages::KINDS);
        Some(match address {
            Address::Home => pages::home(render),
            Address::District(slug) => {
                let profile = site.profiles.iter().find(|profile| profile.district.slug == *slug)?;
                pages::district(render, profile)
            }
            Address::Bulletin(path) => pages::bulletin(render, self.lookup.bulletin(site, path)?),
            Address::Plain(path) => pages::plain(render, site.pages.iter().find(|page| page.path == *path)?),
            Address::Indicators => pages::indicators(render),
            Address::Indicator(id) => pages::indicator(render, self.indicator(id)?),
            Address::Periods => pages::periods(render),
            Address::Period(period) => pages::period(render, period),
            Address::Overview { folder, name } => pages::overview(render, folder, name)?,
            Address::Sources => pages::sources(render),
            Address::Source(id) => pages::source(render, self.source(id)?),
            Address::Downloads => pages::data(render),
            Address::Search => pages::search(render),
            Address::SiteMap => pages::site_map(render),
            Address::Leaving(url) => pages::leaving(render, url),
            Address::NotFound => pages::not_found(render),
            Address::Withdrawn(path) => {
                pages::withdrawn(render, site.withdrawals.iter().find(|notice| notice.path == *path)?)
            }
            Address::Redirect { from, to } => pages::redirect(render, from, to),
            Address::File(_) => return None,
        })
    }

    /// What a program opens, and the files that are published as they are.
    fn file(&self, path: &PagePath, address: &Address) -> Option<Vec<u8>> {
        let Address::File(file) = address else { return None };
        let (site, checked, base_url) = (self.site(), &self.checked, self.base_url());
        Some(match file {
            FileAddress::Data(DataFile::Csv) => data::figures_csv(site),
            FileAddress::Data(DataFile::Json) => data::figures_json(checked, base_url),
            FileAddress::Data(DataFile::Workbook) => data::figures_xlsx(site),
            FileAddress::Data(DataFile::Package) => data::data_package(site, base_url),
            FileAddress::DistrictData(slug) => {
                data::district_json(checked, base_url, self.district(slug)?, site.index.in_district(slug))
            }
            FileAddress::IndicatorData(id) => {
                let indicator = self.indicator(id)?;
                let figures = site.index.of_indicator(indicator.order);
                data::indicator_json(checked, base_url, indicator, figures)
            }
            FileAddress::Coverage(id) => {
                data::coverage_json(checked, base_url, self.source(id)?, site.index.taken_from(id))
            }
            FileAddress::Chart(id, file) => {
                let chart = checked.charts().get(id)?;
                match file {
                    ChartFile::Svg => charts::standalone(chart).into_bytes(),
                    ChartFile::Csv => data::chart_csv(chart),
                    ChartFile::Json => data::chart_json(checked, base_url, chart),
                }
            }
            FileAddress::SearchIndex(SearchFile::Shape) => self.search.manifest(),
            FileAddress::SearchIndex(SearchFile::Keys(i)) => self.search.grams(site, *i)?,
            FileAddress::SearchIndex(SearchFile::Texts(i)) => self.search.texts(site, *i)?,
            FileAddress::SearchIndex(SearchFile::Figures(i)) => self.search.figures(site, *i),
            FileAddress::Feed(district, FeedFormat::Atom) => self.feed(district.as_deref())?.atom(path),
            FileAddress::Feed(district, FeedFormat::Json) => self.feed(district.as_deref())?.json(path),
            FileAddress::Sitemap => match self.sitemap_parts().next() {
                Some(_) => sitemap_index(base_url?, self.sitemap_parts()),
                None => sitemap(base_url?, self.listed()),
            },
            FileAddress::SitemapPart(i) => {
                sitemap(base_url?, self.listed().skip(i * MAX_IN_SITEMAP).take(MAX_IN_SITEMAP))
            }
            FileAddress::OpenSearch => open_search(&site.settings, base_url?),
            FileAddress::Robots => {
                robots(base_url.map(|base| format!("{base}{}", FileAddress::Sitemap.path())))
            }
            FileAddress::Theme(_) => self.theme.file(path)?.to_vec(),
            FileAddress::Attachment(path) => {
                let at = site.assets.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
                site.assets.get(at)?.bytes.to_vec()
            }
        })
    }

    fn district(&self, slug: &str) -> Option<&District> {
        self.site().districts.iter().find(|district| district.slug == slug).map(Arc::as_ref)
    }

    fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.site().dictionary.indicators.iter().find(|indicator| indicator.id == id).map(Arc::as_ref)
    }

    fn source(&self, id: &str) -> Option<&SourceDocument> {
        let sources = &self.site().sources;
        let at = sources.binary_search_by(|source| source.id.as_str().cmp(id)).ok()?;
        sources.get(at).map(Arc::as_ref)
    }

    fn feed(&self, district: Option<&str>) -> Option<Feed<'_>> {
        let (site, base_url) = (self.site(), self.base_url());
        let Some(slug) = district else {
            return Some(Feed::of(&site.settings, None, site.bulletins.iter(), base_url));
        };
        let bulletins = self.lookup.bulletins_of(site, slug);
        Some(Feed::of(&site.settings, Some(self.district(slug)?), bulletins, base_url))
    }

    fn listed(&self) -> impl Iterator<Item = Listed<'_>> {
        self.checked
            .addresses()
            .pages()
            .map(|(page, address)| Listed { page, changed: self.changed(address) })
    }

    /// Only of a bulletin is it declared when it changed.
    fn changed(&self, address: &Address) -> Option<String> {
        let Address::Bulletin(path) = address else { return None };
        self.lookup.bulletin(self.site(), path).and_then(feeds::declared_change).map(feeds::stamp)
    }

    fn sitemap_parts(&self) -> impl Iterator<Item = &PagePath> {
        let parts = self
            .checked
            .addresses()
            .iter()
            .filter(|(_, address)| matches!(address, Address::File(FileAddress::SitemapPart(_))));
        parts.map(|(path, _)| path)
    }
}

/// The bytes of a file that other programs can read; it is our fault where they could not.
fn readable(path: &PagePath, bytes: Vec<u8>) -> Result<Vec<u8>, RenderError> {
    let name = path.as_str();
    let is_xml = name.ends_with(".xml") || name.ends_with(".svg");
    if let Some(c) = is_xml.then(|| xml::illegal(&bytes)).flatten() {
        let character = format!("U+{:04X}", u32::from(c));
        return Err(RenderError::ours(path, format!("{character} is no character of XML")));
    }
    if name.ends_with(".xlsx") && bytes.is_empty() {
        return Err(RenderError::ours(path, "the workbook could not be made".to_owned()));
    }
    Ok(bytes)
}
