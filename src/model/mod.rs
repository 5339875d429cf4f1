//! What a bulletin means: amounts, periods, indicators, places, figures, sources and prose.
//!
//! # Architecture Invariant
//! This room opens no file and prints nothing. What it cannot understand becomes a diagnostic with
//! a place, and it goes on: all problems of a site are found in one run. Whether a figure is *true*
//! is not asked here; that is `check`.

mod address;
mod asked;
mod bounds;
mod bulletin;
mod changes;
mod chart;
mod choice;
mod citable;
mod cite;
mod derive;
mod dictionary;
mod direction;
mod directive;
mod district;
mod divisions;
mod drafts;
mod fields;
mod figure;
mod formula;
pub mod government;
mod index;
pub mod keys;
mod lower;
mod path;
pub mod personal;
mod prints;
mod prose;
mod ranking;
mod reporting;
mod review;
#[cfg(test)]
mod sample;
mod schema;
mod scope;
mod settings;
mod site;
#[cfg(test)]
pub(crate) mod sketch;
mod source_document;
#[cfg(test)]
pub(crate) mod specimen;
mod terms;
pub mod transcript;
pub mod wording;

#[cfg(feature = "serve")]
pub(crate) use address::at_url;
pub use address::parse as parse_target;
pub use address::{
    Address, AddressBook, AddressClaim, Anchors, BaseUrlRefused, ChartFile, Claimant, Clash, DataFile,
    FeedFormat, FileAddress, MAX_IN_SITEMAP, SearchFile, TargetError, base_url, documents_of,
};
pub use asked::Named;
pub use bounds::Bounds;
pub use bulletin::{Acceptance, Bulletin, Page, Profile, Update};
pub use changes::{Aspect, Changes, Edition, FigureChange, FileChange, Remark, WordingChange, changes};
pub use chart::{Chart, ChartData, DistrictCharts, FigureTable, Gallery, HomeCharts, Series, TargetRow};
pub use choice::{Choice, Word};
pub use citable::{Citable, Citing, citable};
pub use dictionary::{Better, Dictionary, Indicator, Places, Unit};
pub(crate) use direction::{Verb, Way, falls, verb};
pub use district::{District, Level, Place};
pub use divisions::{Division, division_called, divisions, divisions_like, refuse_code};
pub use drafts::{is_draft, without_drafts};
pub use figure::{Figure, Missing, Nature, Reading, Status};
pub use formula::{Formula, FormulaError};
pub use index::FigureIndex;
pub use keys::SchemaKind;
pub use path::{PagePath, PathError};
pub(crate) use prints::Prints;
pub use prose::{
    Block, Cell, Change, ChangeForm, Citation, Href, Inline, Note, PagePart, Picture, Prose, Table, TextKind,
    TypedNumber, cited, inlines, leaves, plain_text,
};
pub use ranking::{Rank, Ranking, Unranked, Why};
pub use reporting::{
    Cell as StandingCell, Gap, GapKind, Mark, Reporting, Rhythm, Row as StandingRow, Stale, Standing,
    StatusPage, Unread, unread,
};
pub use review::{Signature, Stage};
pub use schema::schema;
pub use settings::{OwnerKind, Rankings, Registered, RegistrationCodes, Settings};
pub use site::Site;
pub use source_document::{Claim, Numeral, SourceDate, SourceDocument, Use};
pub use wording::{ChangeRefused, change};

pub use lower::{lower, revise};
