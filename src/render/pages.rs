//! The plan of the site: which address is made from what, and the one place where it is made.

use std::collections::BTreeMap;
use std::fmt;

use crate::check::Checked;
use crate::model::PagePath;
use crate::render::{Options, Theme};

/// The pages of a site: a sorted map from an address to a recipe.
pub struct Pages {
    checked: Checked,
    theme: Theme,
    recipes: BTreeMap<PagePath, Recipe>,
}

/// What a file of the site is made from.
#[derive(Debug, Clone)]
enum Recipe {
    /// The home page.
    Home,
}

/// A template that cannot be rendered with a page it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The page.
    pub path: PagePath,
    /// What the template engine says, with file and line.
    pub message: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for RenderError {}

impl Pages {
    pub(super) fn plan(checked: Checked, theme: Theme, options: &Options) -> Self {
        let _ = options;
        Self { checked, theme, recipes: BTreeMap::new() }
    }

    /// Every address, sorted.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &PagePath> {
        self.recipes.keys()
    }

    /// Whether the site has this address.
    #[must_use]
    pub fn contains(&self, path: &PagePath) -> bool {
        self.recipes.contains_key(path)
    }

    /// The bytes of one address; `None` when the site has no such address.
    ///
    /// # Errors
    /// When a template of the site's own theme fails on this page.
    pub fn render(&self, path: &PagePath) -> Option<Result<Vec<u8>, RenderError>> {
        let recipe = self.recipes.get(path)?;
        let _ = (&self.checked, &self.theme, recipe);
        Some(Ok(Vec::new()))
    }
}
