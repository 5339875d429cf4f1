//! A feed as Atom 1.0 (RFC 4287).

use super::{Entry, Feed};
use crate::render::html::Markup;
use crate::render::xml;
use crate::site::PagePath;

pub(super) fn write(feed: &Feed<'_>, here: &PagePath) -> Vec<u8> {
    let mut out = Markup::default();
    out.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)]);
    out.line();
    element(&mut out, "id", &[], &feed.id);
    element(&mut out, "title", &[], &feed.title);
    if feed.title != feed.site_title {
        element(&mut out, "subtitle", &[], feed.site_title);
    }
    element(&mut out, "updated", &[], &feed.updated);
    out.open("author", &[]);
    out.element("name", &[], feed.publisher);
    out.close("author");
    out.line();
    link(&mut out, "self", "application/atom+xml", &feed.link(here, here));
    link(&mut out, "alternate", "text/html", &feed.link(here, &feed.home));
    for entry in &feed.entries {
        write_entry(&mut out, feed, here, entry);
    }
    out.close("feed");
    xml::document(out)
}

fn write_entry(out: &mut Markup, feed: &Feed<'_>, here: &PagePath, entry: &Entry) {
    out.open("entry", &[]);
    out.line();
    element(out, "id", &[], &entry.id);
    element(out, "title", &[], &entry.title);
    link(out, "alternate", "text/html", &feed.link(here, &entry.page));
    if let Some(published) = &entry.published {
        element(out, "published", &[], published);
    }
    element(out, "updated", &[], &entry.updated);
    for tag in &entry.tags {
        element(out, "category", &[("term", tag)], "");
    }
    element(out, "summary", &[("type", "text")], &entry.summary);
    out.close("entry");
    out.line();
}

fn link(out: &mut Markup, relation: &str, kind: &str, href: &str) {
    element(out, "link", &[("rel", relation), ("type", kind), ("href", href)], "");
}

fn element(out: &mut Markup, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) {
    out.element(tag, attributes, text);
    out.line();
}
