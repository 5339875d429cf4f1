//! The whole site as it is meant: everything a page can be made from.

use std::sync::Arc;

use super::{Bulletin, Dictionary, District, Figure, FigureIndex, Page, Profile, Settings, SourceDocument};
use crate::read::Asset;

/// Everything an author wrote, understood. Whether it is true, `check` says.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Who publishes.
    pub settings: Settings,
    /// The indicators.
    pub dictionary: Dictionary,
    /// Districts and reference places, by order, then code, then slug; each has a [`Profile`].
    pub districts: Vec<Arc<District>>,
    /// The evergreen pages, in the order of `districts`.
    pub profiles: Vec<Profile>,
    /// Bulletins by district (in the order of `districts`), then period.
    pub bulletins: Vec<Bulletin>,
    /// Plain pages by order, then address.
    pub pages: Vec<Page>,
    /// Source documents by id.
    pub sources: Vec<Arc<SourceDocument>>,
    /// Every figure, derived ones included: by district, bulletin address, indicator order, place, period.
    pub figures: Vec<Arc<Figure>>,
    /// The same figures, found by indicator and place.
    pub index: FigureIndex,
    /// Pictures and attachments.
    pub assets: Vec<Asset>,
    /// The theme's files that are published, by their paths under `templates/`.
    pub theme: Vec<String>,
}

impl Site {
    /// Whether a place is for comparison only.
    #[must_use]
    pub fn is_reference(&self, district: &District) -> bool {
        self.settings.references.iter().any(|name| district.is_called(name))
    }

    /// The districts of the site, without the places they are compared with.
    pub fn own_districts(&self) -> impl Iterator<Item = &Arc<District>> {
        self.districts.iter().filter(|district| !self.is_reference(district))
    }

    /// Every page an author wrote: district pages, bulletins, plain pages.
    pub fn authored(&self) -> impl Iterator<Item = &Page> {
        let profiles = self.profiles.iter().map(|profile| &profile.page);
        profiles.chain(self.bulletins.iter().map(|bulletin| &bulletin.page)).chain(&self.pages)
    }
}
