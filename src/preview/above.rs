//! Where an address leads that has no page: to the nearest page above it.

use crate::render::Pages;
use crate::site::{PagePath, plain_text};

/// The nearest page above an address.
pub(super) struct Above {
    /// Its address, from the root.
    pub(super) to: String,
    /// Its title; the home page goes without.
    pub(super) name: Option<String>,
}

/// The page above an address: its district's, else the home page.
pub(super) fn above(pages: &Pages, path: &str) -> Above {
    let path = path.trim_matches('/');
    let folders = path.rmatch_indices('/').filter_map(|(at, _)| path.get(..at));
    let page = folders.filter_map(|folder| PagePath::page(folder).ok()).find(|page| pages.contains(page));
    let page = page.unwrap_or_else(PagePath::home);
    let name = pages.site().authored().find(|one| one.path == page).map(|one| plain_text(&one.title));
    Above { to: format!("/{}", page.folder()), name }
}
