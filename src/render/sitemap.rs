//! The files for crawlers: `sitemap.xml` and `robots.txt`.
//!
//! A sitemap may hold absolute addresses only (sitemaps.org), so a site that does not know its own address
//! has none, and its `robots.txt` names none.

use super::html::Markup;
use super::xml;
use crate::site::PagePath;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page and the day of its last declared change.
pub(super) struct Listed<'a> {
    pub(super) page: &'a PagePath,
    pub(super) changed: Option<String>,
}

/// A sitemap of these pages.
pub(super) fn sitemap<'a>(base_url: &str, pages: impl Iterator<Item = Listed<'a>>) -> Vec<u8> {
    list("urlset", "url", pages.map(|listed| (format!("{base_url}{}", listed.page.folder()), listed.changed)))
}

/// A sitemap of sitemaps, where one does not hold all pages.
pub(super) fn sitemap_index<'a>(base_url: &str, parts: impl Iterator<Item = &'a PagePath>) -> Vec<u8> {
    list("sitemapindex", "sitemap", parts.map(|part| (format!("{base_url}{part}"), None)))
}

/// Everything may be crawled.
pub(super) fn robots(sitemap: Option<String>) -> Vec<u8> {
    let line = sitemap.map(|url| format!("\nSitemap: {url}\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{line}").into_bytes()
}

fn list(
    root: &'static str,
    element: &'static str,
    entries: impl Iterator<Item = (String, Option<String>)>,
) -> Vec<u8> {
    let mut out = Markup::default();
    out.open(root, &[("xmlns", NAMESPACE)]);
    out.line();
    for (address, changed) in entries {
        out.open(element, &[]);
        out.element("loc", &[], &address);
        if let Some(changed) = changed {
            out.element("lastmod", &[], &changed);
        }
        out.close(element);
        out.line();
    }
    out.close(root);
    xml::document(out)
}
