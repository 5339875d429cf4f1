//! The files of a site that are no pages: what programs open, and what is published as it is.

use crate::site::PagePath;

/// What lies at the address of a file. Things are named as their own files and ids name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAddress {
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
    /// Texts of results.
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

impl SearchFile {
    /// The part of the index that lies at a path or where that needs a folder. How many parts there are is known when
    /// the index has been made and changes with the site, so that each has its address whether it is there or not.
    pub(crate) fn at(path: &str) -> Option<Self> {
        let name = path.split('/').find_map(|part| part.split('.').next()?.parse().ok())?;
        let parts = [Self::Keys, Self::Texts, Self::Figures].map(|part| part(name));
        parts.into_iter().find(|part| {
            let file = FileAddress::SearchIndex(*part).path();
            path.strip_prefix(file.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

impl FeedFormat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];
}

impl ChartFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Csv, Self::Json];
}

impl FileAddress {
    /// A chart in one of its forms.
    #[must_use]
    pub(crate) fn chart(id: &str, file: ChartFile) -> Self {
        Self::Chart(id.to_owned(), file)
    }

    /// A file of the theme, by its path under `templates/`.
    #[must_use]
    pub(crate) fn theme(path: &str) -> Self {
        Self::Theme(path.to_owned())
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> PagePath {
        match self {
            Self::Data(data) => path_of(format!("data/{}", data.name())),
            Self::DistrictData(slug) => path_of(format!("{slug}/data.json")),
            Self::IndicatorData(id) => path_of(format!("indicators/{id}/data.json")),
            Self::Coverage(id) => path_of(format!("sources/{id}/coverage.json")),
            Self::Chart(id, ChartFile::Svg) => path_of(format!("charts/{id}.svg")),
            Self::Chart(id, ChartFile::Csv) => path_of(format!("charts/{id}.csv")),
            Self::Chart(id, ChartFile::Json) => path_of(format!("charts/{id}.json")),
            Self::Feed(district, format) => {
                let folder = district.as_ref().map(|slug| format!("{slug}/")).unwrap_or_default();
                path_of(format!("{folder}feed.{}", if *format == FeedFormat::Atom { "xml" } else { "json" }))
            }
            Self::SearchIndex(SearchFile::Shape) => path_of("search/index.json".to_owned()),
            Self::SearchIndex(SearchFile::Keys(i)) => path_of(format!("search/grams/{i}.txt")),
            Self::SearchIndex(SearchFile::Texts(i)) => path_of(format!("search/texts/{i}.json")),
            Self::SearchIndex(SearchFile::Figures(i)) => path_of(format!("search/figures/{i}.json")),
            Self::Sitemap => path_of("sitemap.xml".to_owned()),
            Self::SitemapPart(part) => path_of(format!("sitemap-{}.xml", part + 1)),
            Self::OpenSearch => path_of("opensearch.xml".to_owned()),
            Self::Robots => path_of("robots.txt".to_owned()),
            Self::Theme(path) | Self::Attachment(path) => path_of(path.clone()),
        }
    }

    /// Whether only the program itself asks for it.
    pub(super) fn is_internal(&self) -> bool {
        matches!(self, Self::SearchIndex(_) | Self::SitemapPart(_) | Self::Theme(_))
    }
}

/// Ids, folders and file names are held to the alphabet of addresses when they are read, so the home page is never
/// what a link falls back to; it is there because a view has nowhere to report to.
pub(super) fn path_of(path: String) -> PagePath {
    PagePath::new(path).unwrap_or_else(|_| PagePath::home())
}
