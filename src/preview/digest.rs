//! What a page looks like, in one number: a page that listens is shown anew only when that changes.

use xxhash_rust::xxh3::Xxh3;

use super::Shown;
use crate::render::Pages;
use crate::site::{Address, PagePath};

/// The digest of a page from its bytes, the theme's files and the pictures of its folder.
pub(super) fn digest(pages: &Pages, path: &PagePath, page: &[u8], generation: u64) -> String {
    let mut hash = Xxh3::new();
    hash.update(page);
    // Its script reads files of its own, which change with every figure.
    if *path == Address::Search.path() {
        hash.update(&generation.to_le_bytes());
    }
    pages.theme_files().for_each(|file| hash.update(file));
    let pictures = pages.site().assets.iter().filter(|asset| folder(&asset.path) == folder(path.as_str()));
    pictures.for_each(|picture| hash.update(&picture.bytes));
    format!("{:016x}", hash.digest())
}

/// The digest of what is shown at an address; `None` where that is no page.
pub(super) fn of(shown: &Shown, path: &PagePath) -> Option<String> {
    let pages = &shown.good.as_ref()?.pages;
    let page = pages.render(path)?.ok()?;
    Some(digest(pages, path, &page, shown.generation))
}

fn folder(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}
