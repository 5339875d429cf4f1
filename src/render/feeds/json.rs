//! A feed as JSON Feed 1.1.

use serde::Serialize;

use super::{Entry, Feed};
use crate::site::PagePath;

#[derive(Serialize)]
struct File<'a> {
    version: &'static str,
    title: &'a str,
    /// Clients take these two for absolute addresses, so they are left out where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: String,
    title: &'a str,
    content_text: &'a str,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    date_modified: &'a str,
    tags: &'a [String],
}

pub(super) fn write(feed: &Feed<'_>, here: &PagePath) -> Vec<u8> {
    let absolute = |target| feed.base_url.map(|_| feed.link(here, target));
    let file = File {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: absolute(&feed.home),
        feed_url: absolute(here),
        language: feed.language,
        authors: [Author { name: feed.publisher }],
        items: feed.entries.iter().map(|entry| item(feed, here, entry)).collect(),
    };
    crate::render::json::indented(&file)
}

fn item<'a>(feed: &Feed<'_>, here: &PagePath, entry: &'a Entry) -> Item<'a> {
    Item {
        id: &entry.id,
        url: feed.link(here, &entry.page),
        title: &entry.title,
        content_text: &entry.summary,
        summary: &entry.summary,
        date_published: entry.published.as_deref(),
        date_modified: &entry.updated,
        tags: &entry.tags,
    }
}
