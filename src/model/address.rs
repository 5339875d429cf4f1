//! Everything that has an address in a site, and how that address is spelled.
//!
//! # Architecture Invariant
//! No address is spelled, no written target understood and no list of a site's addresses kept anywhere else: the
//! plan, the checks of links and names, sitemaps, menus and downloads ask here.

mod anchors;
mod base;
mod book;
mod target;

pub use anchors::Anchors;
pub use base::{BaseUrlRefused, base_url};
pub use book::{AddressBook, AddressClaim, Claimant, Clash, MAX_IN_SITEMAP};
pub use target::TargetError;
#[cfg(feature = "serve")]
pub(crate) use target::at_url;
pub use target::parse;
pub(crate) use target::{documents_of, file, redirect};

use xxhash_rust::xxh3::xxh3_64;

use super::government::{host, is_government_address};
use super::{District, Indicator, PagePath, Period, SourceDocument};

/// What lies at an address. Things are named as their own files and ids name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The overview.
    Home,
    /// The evergreen page of a district, by its folder.
    District(String),
    /// A bulletin, where its file says.
    Bulletin(PagePath),
    /// A plain page, where its file says.
    Plain(PagePath),
    /// The list of indicators.
    Indicators,
    /// An indicator across districts, by its id.
    Indicator(String),
    /// The list of periods.
    Periods,
    /// A period across districts.
    Period(Period),
    /// Districts by guarantees.
    Guarantees,
    /// Who has reported and who has not.
    Status,
    /// The list of rankings.
    Rankings,
    /// The rankings of a period.
    Ranking(Period),
    /// The list of source documents.
    Sources,
    /// A source document, by its id.
    Source(String),
    /// What can be downloaded, and how to read it.
    Downloads,
    /// The search, and what there is by district, year and indicator.
    Search,
    /// The columns of a government site, for readers.
    SiteMap,
    /// That a web address leads out of a government site.
    Leaving(String),
    /// What a server shows when it finds nothing.
    NotFound,
    /// An old address that leads to a page.
    Redirect {
        /// The old address.
        from: PagePath,
        /// The page.
        to: PagePath,
    },
    /// The figures of the whole site.
    Data(DataFile),
    /// The figures of a district for programs, by its folder.
    DistrictData(String),
    /// The figures of an indicator for programs, by its id.
    IndicatorData(String),
    /// What became of the numerals of a source, by its id.
    Coverage(String),
    /// A chart by its id.
    Chart(String, ChartFile),
    /// The newest bulletins of the site, or of a district by its folder.
    Feed(Option<String>, FeedFormat),
    /// A part of the search index.
    SearchIndex(SearchFile),
    /// The list of pages for crawlers, or of its parts.
    Sitemap,
    /// A part of that list, from 0, where one file does not hold all pages.
    SitemapPart(usize),
    /// How browsers search this site.
    OpenSearch,
    /// What crawlers may read.
    Robots,
    /// A file of the theme, by its path under `templates/`.
    Theme(String),
    /// A picture or attachment, by its path under `content/`.
    Attachment(String),
}

/// A file under `data/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFile {
    /// `figures.xlsx`
    Workbook,
    /// `figures.csv`
    Csv,
    /// `figures.json`
    Json,
    /// `datapackage.json`
    Package,
}

/// A form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartFile {
    /// The picture.
    Svg,
    /// Its figures as a table.
    Csv,
    /// Its figures for programs.
    Json,
}

/// A format of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom 1.0
    Atom,
    /// JSON Feed 1.1
    Json,
}

/// A file of the search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchFile {
    /// How many files of each kind there are.
    Shape,
    /// Keys that are searched for.
    Keys(usize),
    /// Texts that are found.
    Texts(usize),
    /// Figures that answer a search.
    Figures(usize),
}

impl DataFile {
    /// All of them, as the page of the downloads lists them.
    pub const ALL: [Self; 4] = [Self::Workbook, Self::Csv, Self::Json, Self::Package];

    /// Its name under `data/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Workbook => "figures.xlsx",
            Self::Csv => "figures.csv",
            Self::Json => "figures.json",
            Self::Package => "datapackage.json",
        }
    }
}

impl ChartFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Csv, Self::Json];
}

impl Address {
    /// A district's evergreen page.
    #[must_use]
    pub fn district(district: &District) -> Self {
        Self::District(district.slug.clone())
    }

    /// One indicator across districts.
    #[must_use]
    pub fn indicator(indicator: &Indicator) -> Self {
        Self::Indicator(indicator.id.clone())
    }

    /// One period across districts.
    #[must_use]
    pub fn period(period: &Period) -> Self {
        Self::Period(period.clone())
    }

    /// A source document and every figure taken from it.
    #[must_use]
    pub fn source(source: &SourceDocument) -> Self {
        Self::Source(source.id.clone())
    }

    /// A chart in one of its forms.
    #[must_use]
    pub fn chart(id: &str, file: ChartFile) -> Self {
        Self::Chart(id.to_owned(), file)
    }

    /// A file of the theme, by its path under `templates/`.
    #[must_use]
    pub fn theme(path: &str) -> Self {
        Self::Theme(path.to_owned())
    }

    /// The page that tells a reader of a government site that a link leads out of it; `None` for addresses that open
    /// in no browser, and for those of governments.
    #[must_use]
    pub fn leaving(url: &str) -> Option<Self> {
        (host(url).is_some() && !is_government_address(url)).then(|| Self::Leaving(url.to_owned()))
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> PagePath {
        match self {
            Self::Home => PagePath::home(),
            Self::Bulletin(path) | Self::Plain(path) | Self::Redirect { from: path, .. } => path.clone(),
            Self::District(slug) => page(slug),
            Self::Indicators => page("indicators"),
            Self::Indicator(id) => page(&format!("indicators/{id}")),
            Self::Periods => page("periods"),
            Self::Period(period) => page(&format!("periods/{}", period.slug())),
            Self::Guarantees => page("guarantees"),
            Self::Status => page("status"),
            Self::Rankings => page("rankings"),
            Self::Ranking(period) => page(&format!("rankings/{}", period.slug())),
            Self::Sources => page("sources"),
            Self::Source(id) => page(&format!("sources/{id}")),
            Self::Downloads => page("data"),
            Self::Search => page("search"),
            Self::SiteMap => page("site-map"),
            Self::Leaving(url) => page(&format!("leaving/{:016x}", xxh3_64(url.as_bytes()))),
            Self::NotFound => spelled("404.html".to_owned()),
            Self::Data(data) => spelled(format!("data/{}", data.name())),
            Self::DistrictData(slug) => spelled(format!("{slug}/data.json")),
            Self::IndicatorData(id) => spelled(format!("indicators/{id}/data.json")),
            Self::Coverage(id) => spelled(format!("sources/{id}/coverage.json")),
            Self::Chart(id, ChartFile::Svg) => spelled(format!("charts/{id}.svg")),
            Self::Chart(id, ChartFile::Csv) => spelled(format!("charts/{id}.csv")),
            Self::Chart(id, ChartFile::Json) => spelled(format!("charts/{id}.json")),
            Self::Feed(district, format) => {
                let folder = district.as_ref().map(|slug| format!("{slug}/")).unwrap_or_default();
                spelled(format!("{folder}feed.{}", if *format == FeedFormat::Atom { "xml" } else { "json" }))
            }
            Self::SearchIndex(SearchFile::Shape) => spelled("search/index.json".to_owned()),
            Self::SearchIndex(SearchFile::Keys(i)) => spelled(format!("search/grams/{i}.txt")),
            Self::SearchIndex(SearchFile::Texts(i)) => spelled(format!("search/texts/{i}.json")),
            Self::SearchIndex(SearchFile::Figures(i)) => spelled(format!("search/figures/{i}.json")),
            Self::Sitemap => spelled("sitemap.xml".to_owned()),
            Self::SitemapPart(part) => spelled(format!("sitemap-{}.xml", part + 1)),
            Self::OpenSearch => spelled("opensearch.xml".to_owned()),
            Self::Robots => spelled("robots.txt".to_owned()),
            Self::Theme(path) | Self::Attachment(path) => spelled(path.clone()),
        }
    }

    /// Whether it is a page that readers and crawlers are led to.
    #[must_use]
    pub fn is_page(&self) -> bool {
        matches!(
            self,
            Self::Home
                | Self::District(_)
                | Self::Bulletin(_)
                | Self::Plain(_)
                | Self::Indicators
                | Self::Indicator(_)
                | Self::Periods
                | Self::Period(_)
                | Self::Guarantees
                | Self::Status
                | Self::Rankings
                | Self::Ranking(_)
                | Self::Sources
                | Self::Source(_)
                | Self::Downloads
                | Self::Search
                | Self::SiteMap
        )
    }

    /// Whether only the program itself asks for it: what it serves is found on other pages.
    pub(super) fn is_internal(&self) -> bool {
        matches!(
            self,
            Self::Leaving(_) | Self::NotFound | Self::SearchIndex(_) | Self::SitemapPart(_) | Self::Theme(_)
        )
    }
}

fn page(folder: &str) -> PagePath {
    PagePath::page(folder).unwrap_or_else(|_| PagePath::home())
}

/// Ids, folders and file names are held to the alphabet of addresses when they are read, so the home page is never
/// what a link falls back to; it is there because a view has nobody to report to.
fn spelled(path: String) -> PagePath {
    PagePath::new(path).unwrap_or_else(|_| PagePath::home())
}
