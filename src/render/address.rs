//! Where every page and file of the site lies. Whoever links and whoever plans asks here.

use xxhash_rust::xxh3::xxh3_64;

use crate::model::{District, Indicator, PagePath, Period, SourceDocument, government};

/// The overview.
pub(super) fn home() -> PagePath {
    PagePath::home()
}

/// A district's evergreen page: `tongnan/`.
pub(super) fn district(district: &District) -> PagePath {
    folder(&district.slug)
}

/// The list of indicators.
pub(super) fn indicators() -> PagePath {
    folder("indicators")
}

/// One indicator across districts.
pub(super) fn indicator(indicator: &Indicator) -> PagePath {
    folder(&format!("indicators/{}", indicator.id))
}

/// The list of periods.
pub(super) fn periods() -> PagePath {
    folder("periods")
}

/// One period across districts.
pub(super) fn period(period: &Period) -> PagePath {
    folder(&format!("periods/{}", period.slug()))
}

/// Districts by guarantees.
pub(super) fn guarantees() -> PagePath {
    folder("guarantees")
}

/// Who has reported and who has not.
pub(super) fn status() -> PagePath {
    folder("status")
}

/// The list of rankings.
pub(super) fn rankings() -> PagePath {
    folder("rankings")
}

/// The rankings of one period.
pub(super) fn ranking(period: &Period) -> PagePath {
    folder(&format!("rankings/{}", period.slug()))
}

/// The list of source documents.
pub(super) fn sources() -> PagePath {
    folder("sources")
}

/// A source document and every figure taken from it.
pub(super) fn source(source: &SourceDocument) -> PagePath {
    folder(&format!("sources/{}", source.id))
}

/// The search, and the index of everything by district, year and indicator.
pub(super) fn search() -> PagePath {
    folder("search")
}

/// A file of the search index: `index.json`, `grams/0.txt`.
pub(super) fn search_file(name: &str) -> PagePath {
    file(format!("search/{name}"))
}

/// What became of the numerals of a source.
pub(super) fn coverage(source: &SourceDocument) -> PagePath {
    file(format!("sources/{}/coverage.json", source.id))
}

/// The page that explains the downloads.
pub(super) fn data() -> PagePath {
    folder("data")
}

/// A download: `figures.csv`, `figures.json`, `figures.xlsx`, `datapackage.json`.
pub(super) fn data_file(name: &str) -> PagePath {
    file(format!("data/{name}"))
}

/// A chart as a picture of its own.
pub(super) fn chart_svg(id: &str) -> PagePath {
    file(format!("charts/{id}.svg"))
}

/// A chart's data.
pub(super) fn chart_csv(id: &str) -> PagePath {
    file(format!("charts/{id}.csv"))
}

/// A file of the theme, by its path under `templates/`: `assets/tongbao.css`.
pub(super) fn asset(path: &str) -> PagePath {
    file(path.to_owned())
}

/// A picture or attachment of the content, by its path under `content/`.
pub(super) fn attachment(path: &str) -> PagePath {
    file(path.to_owned())
}

/// A chart's data for programs.
pub(super) fn chart_json(id: &str) -> PagePath {
    file(format!("charts/{id}.json"))
}

/// A district's figures for programs.
pub(super) fn district_data(district: &District) -> PagePath {
    file(format!("{}/data.json", district.slug))
}

/// An indicator's figures for programs.
pub(super) fn indicator_data(indicator: &Indicator) -> PagePath {
    file(format!("indicators/{}/data.json", indicator.id))
}

/// The Atom feed.
pub(super) fn atom_feed() -> PagePath {
    file("feed.xml".to_owned())
}

/// The JSON feed.
pub(super) fn json_feed() -> PagePath {
    file("feed.json".to_owned())
}

/// The page a server shows when it finds nothing.
pub(super) fn not_found() -> PagePath {
    file("404.html".to_owned())
}

fn folder(path: &str) -> PagePath {
    PagePath::page(path).unwrap_or_else(|_| PagePath::home())
}

/// Ids and slugs are held to the alphabet of addresses when they are read, so the home page is never
/// what a link falls back to; it is there because a view has nobody to report to.
fn file(path: String) -> PagePath {
    PagePath::new(path).unwrap_or_else(|_| PagePath::home())
}

/// A district's own Atom feed.
pub(super) fn district_atom_feed(district: &District) -> PagePath {
    file(format!("{}/feed.xml", district.slug))
}

/// A district's own JSON feed.
pub(super) fn district_json_feed(district: &District) -> PagePath {
    file(format!("{}/feed.json", district.slug))
}

/// How browsers search this site.
pub(super) fn open_search() -> PagePath {
    file("opensearch.xml".to_owned())
}

/// The map of the site for readers.
pub(super) fn site_map() -> PagePath {
    folder("site-map")
}

/// Whether a reader who follows this address is told first that it leads out: it opens in a browser, and it is no
/// government's.
pub(super) fn needs_notice(url: &str) -> bool {
    government::host(url).is_some() && !government::is_government_address(url)
}

/// The page that tells a reader that this address leads out of the site.
pub(super) fn leaving(url: &str) -> PagePath {
    folder(&format!("leaving/{:016x}", xxh3_64(url.as_bytes())))
}

/// What crawlers may read.
pub(super) fn robots() -> PagePath {
    file("robots.txt".to_owned())
}

/// The list of pages for crawlers.
pub(super) fn sitemap() -> PagePath {
    file("sitemap.xml".to_owned())
}

/// One of several lists, where one does not hold all pages; `part` counts from 0.
pub(super) fn sitemap_part(part: usize) -> PagePath {
    file(format!("sitemap-{}.xml", part + 1))
}
