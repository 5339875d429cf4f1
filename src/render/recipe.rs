//! What a file of the site is made from.

use crate::model::{PagePath, Period};

/// What a file of the site is made from. Numbers are places in the site's own lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Recipe {
    /// The overview.
    Home,
    /// The evergreen page of `profiles[i]`.
    District(usize),
    /// `bulletins[i]`
    Bulletin(usize),
    /// The list of indicators.
    Indicators,
    /// `dictionary.indicators[i]`
    Indicator(usize),
    /// The list of periods.
    Periods,
    /// One period across districts.
    Period(Period),
    /// Districts by guarantees.
    Guarantees,
    /// Who has reported and who has not.
    Status,
    /// The list of rankings.
    Rankings,
    /// The rankings of one period.
    Ranking(Period),
    /// The list of source documents.
    Sources,
    /// `sources[i]`
    Source(usize),
    /// The account of the numerals of `sources[i]`.
    Coverage(usize),
    /// `pages[i]`
    Plain(usize),
    /// What can be downloaded, and how to read it.
    Downloads,
    /// The search, and what there is by district, year and indicator.
    Search,
    /// `search/index.json`
    SearchShape,
    /// File `i` of the keys that are searched for.
    SearchKeys(usize),
    /// File `i` of the texts that are found.
    SearchTexts(usize),
    /// File `i` of the figures that answer a search.
    SearchFigures(usize),
    /// The columns of a government site, for readers.
    SiteMap,
    /// That this address leads out of a government site.
    Leaving(String),
    /// What a server shows when it finds nothing.
    NotFound,
    /// An old address that leads to this page.
    Redirect(PagePath),
    /// `data/figures.csv`
    FiguresCsv,
    /// `data/figures.json`
    FiguresJson,
    /// `data/figures.xlsx`
    FiguresXlsx,
    /// `data/datapackage.json`
    DataPackage,
    /// The chart with this id, as a picture.
    ChartPicture(String),
    /// The chart with this id, as a table.
    ChartTable(String),
    /// The chart with this id, as data for programs.
    ChartData(String),
    /// The figures of `districts[i]`, for programs.
    DistrictData(usize),
    /// The figures of `dictionary.indicators[i]`, for programs.
    IndicatorData(usize),
    /// The Atom feed of the site, or of `districts[i]`.
    Atom(Option<usize>),
    /// The JSON feed of the site, or of `districts[i]`.
    JsonFeed(Option<usize>),
    /// `sitemap.xml`, when one file holds all addresses.
    Sitemap,
    /// `sitemap.xml`, when it takes several files.
    SitemapIndex,
    /// Part `i` of the sitemap, from 0.
    SitemapPart(usize),
    /// `opensearch.xml`
    OpenSearch,
    /// `robots.txt`
    Robots,
    /// `assets[i]`, a picture or attachment beside its page.
    Asset(usize),
    /// A file of the theme, found by its address.
    ThemeFile,
}

impl Recipe {
    /// Whether it makes a page that readers and crawlers are led to.
    pub(super) fn is_page(&self) -> bool {
        matches!(
            self,
            Self::Home
                | Self::District(_)
                | Self::Bulletin(_)
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
                | Self::Plain(_)
                | Self::Downloads
                | Self::SiteMap
                | Self::Search
        )
    }
}
