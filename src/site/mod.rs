//! The data of a site: districts, indicators, figures, sources, bulletins with their prose and charts, settings, and
//! the address of everything.
//!
//! # Architecture Invariant
//! This room is data and what follows from that data alone. It opens no file, prints nothing and parses no author's
//! text: `compile` does that. Whether a figure is *true* is decided in `check`.

mod address;
mod bounds;
mod bulletin;
mod change_direction;
mod chart;
mod choice;
mod dictionary;
mod district;
mod divisions;
mod figure;
mod figure_text_index;
pub mod government;
mod href;
mod index;
mod overview;
mod path;
mod prose;
mod registration;
mod reporting;
mod review;
mod series;
mod settings;
mod source_document;
mod state;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
pub mod wording;

pub(crate) use address::{BaseUrlParts, file, redirect};
pub(crate) use chart::ChartKind;
pub(crate) use choice::words;
pub(crate) use index::in_site;
pub(crate) use prose::rewrite;
pub(crate) use reporting::days;
pub(crate) use settings::ReviewRule;
pub(crate) use terms::Terms;

pub(crate) use crate::site::change_direction::{ChangeDirection, Verb, fall, fallen, falls, verb};
pub(crate) use crate::site::figure_text_index::FigureTextIndex;
#[cfg(feature = "serve")]
pub(crate) use address::at_url;
pub use address::parse as parse_target;
pub use address::{
    Address, BaseUrlRefused, ChartFile, DataFile, FeedFormat, FileAddress, SearchFile, TargetError, base_url,
    documents_of,
};
pub(crate) use bounds::Bounds;
pub use bulletin::{Acceptance, Alias, Bulletin, Page, Profile, Update};
pub use chart::{Chart, ChartData, FigureTable};
pub use choice::{Choice, Word};
pub use dictionary::{Aggregation, Dictionary, Direction, Indicator, Unit};
pub use district::{District, Level, Place};
#[cfg(test)]
pub(crate) use divisions::divisions;
pub use divisions::{Division, division_called, divisions_like, refuse_code};
pub use figure::{Figure, Missing, Nature, Observation, Status};
pub use href::Href;
pub use index::FigureIndex;
pub use overview::OverviewKind;
pub use path::{PagePath, PathError};
pub use prose::{
    Block, Change, ChangeForm, Citation, Inline, Marked, Note, PagePart, Picture, Prose, Table, TableCell,
    TextKind, TypedNumber, cited, plain_text,
};
pub(crate) use prose::{inlines, leaves};
pub use registration::{OwnerKind, Registered, RegistrationCodes};
pub use reporting::{Frequency, Reporting, StatusPage};
pub use review::{Signature, Stage};
pub use series::{Series, TargetRow};
pub use settings::{Disclosure, Rankings, Settings};
pub use source_document::{FigureClaim, SourceDate, SourceDocument, SourceNumeral, Use};
pub use state::{HeldPage, Standing, State, Withdrawal};
pub use wording::{ChangeRefused, change};

use std::sync::Arc;

use crate::read::Asset;
use crate::text::source::SourceId;

/// Everything an author wrote, compiled. `check` decides whether it is true.
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
    /// The pages that are not out and not taken in.
    pub held: Vec<HeldPage>,
    /// What is published of the pages that were taken back.
    pub withdrawals: Vec<Withdrawal>,
    /// Source documents by id.
    pub sources: Vec<Arc<SourceDocument>>,
    /// Every figure, derived ones included: by district, bulletin address, indicator order, place, period.
    pub figures: Vec<Arc<Figure>>,
    /// The same figures, by page, district, source, indicator, place and period.
    pub index: FigureIndex,
    /// Pictures and attachments.
    pub assets: Vec<Asset>,
    /// The theme's files that are published, by their paths under `templates/`.
    pub theme: Vec<String>,
    /// The texts that all this was read from.
    pub texts: Vec<SourceId>,
    /// The kinds of overview that are rendered.
    pub overviews: Vec<OverviewKind>,
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
