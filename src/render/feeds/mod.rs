//! Feeds: the newest bulletins of the site, or of one district, as Atom 1.0 and as JSON Feed 1.1.
//!
//! # Architecture Invariant
//! Every date comes from an author. Nothing here looks at a clock, so an unchanged site has unchanged
//! feeds and no reader is told of news where there is none.

mod atom;
mod dates;
mod identity;
mod json;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use crate::site::{Address, Bulletin, District, PagePath, Settings, plain_text};

pub(super) use dates::{declared_change, moment, stamp};

use dates::last_change;

/// The newest bulletins a feed holds. Readers keep those they have read, and a feed is fetched often.
const MAX_ENTRIES: usize = 60;

/// A feed, before it is written down in one format or the other.
pub(super) struct Feed<'a> {
    id: String,
    title: String,
    site_title: &'a str,
    publisher: &'a str,
    language: &'a str,
    updated: String,
    /// The page that shows the same bulletins.
    home: PagePath,
    entries: Vec<Entry>,
    base_url: Option<&'a str>,
}

struct Entry {
    id: String,
    title: String,
    summary: String,
    page: PagePath,
    published: Option<String>,
    updated: String,
    tags: Vec<String>,
}

impl<'a> Feed<'a> {
    /// A feed of these bulletins: those of the site, or of one of its districts.
    pub(super) fn of(
        settings: &'a Settings,
        district: Option<&District>,
        bulletins: impl Iterator<Item = &'a Bulletin>,
        base_url: Option<&'a str>,
    ) -> Self {
        let mut bulletins: Vec<&Bulletin> = bulletins.collect();
        bulletins.sort_by_key(|bulletin| (Reverse(last_change(bulletin)), &bulletin.page.path));
        bulletins.truncate(MAX_ENTRIES);
        Self {
            id: identity::feed(settings, district),
            title: district.map_or_else(
                || settings.title.clone(),
                |district| format!("{}：{}", settings.title, district.name),
            ),
            site_title: &settings.title,
            publisher: &settings.publisher,
            language: settings.language_tag(),
            updated: dates::stamp(bulletins.first().map_or(dates::NEVER, |newest| last_change(newest))),
            home: district.map_or(Address::Home, Address::district).path(),
            entries: bulletins.into_iter().map(|bulletin| entry(settings, bulletin)).collect(),
            base_url,
        }
    }

    /// The feed as Atom 1.0 (RFC 4287), lying at `here`.
    pub(super) fn atom(&self, here: &PagePath) -> Vec<u8> {
        atom::write(self, here)
    }

    /// The feed as JSON Feed 1.1, lying at `here`.
    pub(super) fn json(&self, here: &PagePath) -> Vec<u8> {
        json::write(self, here)
    }

    /// How a file at `here` links to a page: absolute where the site knows its address, else relative.
    fn link(&self, here: &PagePath, target: &PagePath) -> String {
        match self.base_url {
            Some(base) => format!("{base}{}", target.folder()),
            None => here.link_to(target),
        }
    }
}

fn entry(settings: &Settings, bulletin: &Bulletin) -> Entry {
    let title = plain_text(&bulletin.page.title);
    let summary = plain_text(&bulletin.page.summary);
    let keywords = bulletin.page.keywords.iter().cloned();
    Entry {
        id: identity::bulletin(settings, bulletin),
        summary: if summary.is_empty() { title.clone() } else { summary },
        title,
        page: bulletin.page.path.clone(),
        published: bulletin.published.map(dates::stamp),
        updated: dates::stamp(last_change(bulletin)),
        tags: [bulletin.district.name.clone(), bulletin.kind.clone()]
            .into_iter()
            .chain(keywords)
            .filter(|tag| !tag.is_empty())
            .collect(),
    }
}
