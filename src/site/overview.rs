//! Overviews: pages that are made from the data and that only menus lead to.

use super::{Address, Site};

/// A kind of overview, declared by the room that renders it: its folder, its pages there and the anchors on them.
#[derive(Debug, Clone, Copy)]
pub struct OverviewKind {
    /// Its own folder under the root: `status`.
    pub folder: &'static str,
    /// The pages that a site has of this kind, by their names in the folder; the overview itself has an empty name.
    pub pages: fn(&Site) -> Vec<String>,
    /// The anchors of one of these pages, from its top to its foot.
    pub anchors: fn(&Site, &str) -> Vec<String>,
}

impl OverviewKind {
    /// The address of the overview itself.
    #[must_use]
    pub fn address(&self) -> Address {
        self.page("")
    }

    /// The address of one of its pages, by its name in the folder.
    #[must_use]
    pub fn page(&self, name: &str) -> Address {
        Address::Overview { folder: self.folder, name: name.to_owned() }
    }

    /// Every address of this kind that a site has.
    pub(crate) fn addresses(&self, site: &Site) -> impl Iterator<Item = Address> {
        let pages = (self.pages)(site).into_iter();
        pages.map(|name| Address::Overview { folder: self.folder, name })
    }
}
