//! What the preview shows at a moment: the last good pages, the diagnostics of the last run, and what follows from both.

use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use crate::diagnostic::Diagnostics;
use crate::render::Pages;
use crate::site::{Address, PagePath, plain_text};

/// A run of the build as the preview needs it.
pub struct Rebuilt {
    /// The pages, when there are no errors.
    pub pages: Option<Pages>,
    /// The diagnostics with the texts of this very run: they point at them, and the figures of `pages` are
    /// written in them.
    pub diagnostics: Diagnostics,
    /// What a terminal would print of them, without colours; empty when there are no problems.
    pub problems: String,
}

/// What is shown at a moment.
#[derive(Clone, Default)]
pub(super) struct Snapshot {
    /// The last pages that could be made.
    pub(super) good: Option<GoodPages>,
    /// Those of the last run, which made no pages where it failed.
    pub(super) diagnostics: Arc<Diagnostics>,
    /// The same as a terminal prints it.
    pub(super) problems: Arc<str>,
    pub(super) failed: bool,
    /// The number of the run.
    pub(super) generation: u64,
    /// The pages that were saved since, in the surroundings of the last good pages.
    pub(super) saved: Option<GoodPages>,
    /// Whether a whole build is still to check the effect of those changes elsewhere.
    pub(super) checking: bool,
}

impl Snapshot {
    /// The snapshot for an address: with the saved page as the good one, where the page was saved since.
    pub(super) fn at(mut self, path: Option<&PagePath>) -> Self {
        let saved = self.saved.take_if(|saved| path.is_some_and(|path| saved.pages.contains(path)));
        self.good = saved.or(self.good);
        self
    }

    /// The digest of the page at an address; `None` where there is no page.
    pub(super) fn digest(&self, path: &PagePath) -> Option<String> {
        let page = self.good.as_ref()?.pages.render(path)?.ok()?;
        self.digest_of(path, &page)
    }

    /// The digest of a page from its bytes, the theme's files and the pictures of its folder: a listening page reloads
    /// only when it changes. `None` without good pages.
    pub(super) fn digest_of(&self, path: &PagePath, page: &[u8]) -> Option<String> {
        let pages = &self.good.as_ref()?.pages;
        let mut hash = Xxh3::new();
        hash.update(page);
        // The script of the search page reads files of its own, which change with every figure.
        if *path == Address::Search.path() {
            hash.update(&self.generation.to_le_bytes());
        }
        pages.theme_files().for_each(|file| hash.update(file));
        let pictures =
            pages.site().assets.iter().filter(|asset| folder(&asset.path) == folder(path.as_str()));
        pictures.for_each(|picture| hash.update(&picture.bytes));
        Some(format!("{:016x}", hash.digest()))
    }
}

fn folder(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// Pages, and the diagnostics of the run that made them: the texts their figures are written in.
#[derive(Clone)]
pub(super) struct GoodPages {
    pub(super) pages: Arc<Pages>,
    pub(super) diagnostics: Arc<Diagnostics>,
}

/// The nearest page above an address.
pub(super) struct Above {
    /// Its address, from the root.
    pub(super) to: String,
    /// Its title; the home page goes without.
    pub(super) name: Option<String>,
}

impl GoodPages {
    /// The page above an address: its district's, else the home page.
    pub(super) fn above(&self, path: &str) -> Above {
        let path = path.trim_matches('/');
        let folders = path.rmatch_indices('/').filter_map(|(at, _)| path.get(..at));
        let mut above = folders.filter_map(|folder| PagePath::page(folder).ok());
        let above = above.find(|page| self.pages.contains(page)).unwrap_or_else(PagePath::home);
        let name = self.pages.site().authored().find(|page| page.path == above);
        Above { to: format!("/{}", above.folder()), name: name.map(|page| plain_text(&page.title)) }
    }
}
