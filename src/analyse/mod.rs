//! What follows from a site as a whole: all its addresses and charts, who has reported, who ranks where, what a
//! revision changed.
//!
//! # Architecture Invariant
//! Nothing here judges: whether a figure is true is asked in `check`. Nothing here is printed: pages and commands ask
//! the same answers from here, so that they cannot differ.

mod address_book;
mod anchors;
mod changes;
mod chart_set;
mod finding;
mod ranking;
mod reporting;

pub(crate) use address_book::{AddressBook, Claimant, Clash, MAX_IN_SITEMAP};
pub(crate) use anchors::Anchors;
pub use changes::{Aspect, Changes, Edition, FigureChange, FileChange, Remark, WordingChange, changes};
pub(crate) use chart_set::ChartSet;
pub(crate) use ranking::{Ranking, Unranked, UnrankedReason};
pub use reporting::{
    CellStatus, Gap, GapKind, ReportingStatus, Stale, StatusCell, StatusRow, Unread, unread,
};
