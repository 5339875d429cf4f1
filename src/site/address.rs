//! Everything that has an address in a site, and how that address is spelled.
//!
//! # Architecture Invariant
//! No address is spelled, no written target understood and no list of a site's addresses kept anywhere else: the
//! plan, the checks of links and names, sitemaps, menus and downloads ask here.

mod base;
mod file;
mod target;

pub(crate) use base::BaseUrlParts;
pub use base::{BaseUrlRefused, base_url};

pub use file::{ChartFile, DataFile, FeedFormat, FileAddress, SearchFile};
pub use target::TargetError;
#[cfg(feature = "serve")]
pub(crate) use target::at_url;
pub use target::{documents_of, parse};
pub(crate) use target::{file, redirect};

use xxhash_rust::xxh3::xxh3_64;

use super::government::{host, is_government_address};
use super::{District, Indicator, PagePath, SourceDocument};
use crate::quantity::Period;

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
    /// A page of an [`OverviewKind`](super::OverviewKind).
    Overview {
        /// The folder of its kind.
        folder: &'static str,
        /// Its name in this folder; empty for the overview itself.
        name: String,
    },
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
    /// The notice that a web address leads out of a government site.
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
    /// The notice in place of a page that was taken back.
    Withdrawn(PagePath),
    /// A file that programs open, or that is published as it is.
    File(FileAddress),
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

    /// The page that tells a reader of a government site that a link leads out of it; `None` for addresses that open
    /// in no browser, and for those of governments.
    #[must_use]
    pub(crate) fn leaving(url: &str) -> Option<Self> {
        (host(url).is_some() && !is_government_address(url)).then(|| Self::Leaving(url.to_owned()))
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> PagePath {
        match self {
            Self::Home => PagePath::home(),
            Self::Bulletin(path)
            | Self::Plain(path)
            | Self::Withdrawn(path)
            | Self::Redirect { from: path, .. } => path.clone(),
            Self::District(slug) => page(slug),
            Self::Indicators => page("indicators"),
            Self::Indicator(id) => page(&format!("indicators/{id}")),
            Self::Periods => page("periods"),
            Self::Period(period) => page(&format!("periods/{}", period.slug())),
            Self::Overview { folder, name } if name.is_empty() => page(folder),
            Self::Overview { folder, name } => page(&format!("{folder}/{name}")),
            Self::Sources => page("sources"),
            Self::Source(id) => page(&format!("sources/{id}")),
            Self::Downloads => page("data"),
            Self::Search => page("search"),
            Self::SiteMap => page("site-map"),
            Self::Leaving(url) => page(&format!("leaving/{:016x}", xxh3_64(url.as_bytes()))),
            Self::NotFound => file::path_of("404.html".to_owned()),
            Self::File(file) => file.path(),
        }
    }

    /// The folders at the root that every site keeps for itself, beside those of its overviews: no place is named like one.
    pub(crate) fn own_folders() -> impl Iterator<Item = String> {
        let files =
            [FileAddress::Chart("x".to_owned(), ChartFile::Svg), FileAddress::theme("assets/tongbao.css")];
        let pages = [
            Self::Indicators,
            Self::Periods,
            Self::Sources,
            Self::Downloads,
            Self::Search,
            Self::SiteMap,
            Self::Leaving(String::new()),
        ];
        let all = pages.into_iter().chain(files.map(Self::File));
        all.filter_map(|address| address.path().as_str().split('/').next().map(str::to_owned))
    }

    /// Whether it is a page that readers and crawlers are led to.
    #[must_use]
    pub(crate) fn is_page(&self) -> bool {
        let aside =
            matches!(self, Self::Leaving(_) | Self::NotFound | Self::Redirect { .. } | Self::Withdrawn(_));
        !aside && !matches!(self, Self::File(_))
    }

    /// Whether only the program itself asks for it: what it serves appears on other pages.
    pub(crate) fn is_internal(&self) -> bool {
        match self {
            Self::File(file) => file.is_internal(),
            other => matches!(other, Self::Leaving(_) | Self::NotFound),
        }
    }
}

fn page(folder: &str) -> PagePath {
    PagePath::page(folder).unwrap_or_else(|_| PagePath::home())
}

impl From<FileAddress> for Address {
    fn from(file: FileAddress) -> Self {
        Self::File(file)
    }
}
