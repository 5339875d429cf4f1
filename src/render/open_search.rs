//! `opensearch.xml`: how a browser queries this site's own search (OpenSearch 1.1).
//!
//! A browser keeps the description, so its addresses are absolute, and a site that does not know its own
//! address has none.

use super::html::Markup;
use super::xml;
use crate::site::{Address, FileAddress, Settings};

/// The longest short name and long name the format allows, in characters.
const SHORT: usize = 16;
const LONG: usize = 48;

/// The description.
pub(super) fn open_search(settings: &Settings, base_url: &str) -> Vec<u8> {
    let name = |length| settings.title.chars().take(length).collect::<String>();
    let mut out = Markup::default();
    let mut element = |tag, attributes: &[(&'static str, &str)], text: &str| {
        out.element(tag, attributes, text);
        out.line();
    };
    let search = format!("{base_url}{}?q={{searchTerms}}", Address::Search.path().folder());
    let own = format!("{base_url}{}", FileAddress::OpenSearch.path());
    let icon = format!("{base_url}{}", FileAddress::theme("assets/icon.svg").path());
    element("ShortName", &[], &name(SHORT));
    element("LongName", &[], &name(LONG));
    element("Description", &[], &format!("搜索{}", settings.title));
    element("Image", &[("type", "image/svg+xml"), ("width", "16"), ("height", "16")], &icon);
    element("Url", &[("type", "text/html"), ("template", &search)], "");
    element(
        "Url",
        &[("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", &own)],
        "",
    );
    element("Language", &[], settings.language_tag());
    element("InputEncoding", &[], "UTF-8");
    element("OutputEncoding", &[], "UTF-8");
    let inner = out.finish();
    let mut out = Markup::default();
    out.open("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")]);
    out.line();
    out.push(&inner);
    out.close("OpenSearchDescription");
    xml::document(out)
}
