//! The keys of every mapping that an author writes: what each is called, what it holds, whether it must be there.
//!
//! # Architecture Invariant
//! This table is the only one. What is read and refused, the JSON Schemas, the snippets of editors and
//! `tongbao explain keys` are all taken from it. A key is added by its line here and by what reads it: where a key is
//! read that has no line, or one with a line is not read, a debug build stops. The options of a chart are beside what
//! reads its kind, and [`CHART`] is all of them.

mod bulletin;
mod chinese;
mod dictionary;
mod directive;
mod figure;
mod mapping;
mod page;
mod places;
mod shape;
mod site;
mod snippet;
mod source;

pub(crate) use super::directive::CHART;
pub use bulletin::BULLETIN;
pub(crate) use chinese::CHINESE;
pub(crate) use dictionary::INDICATOR;
pub(crate) use directive::NOTE;
pub use directive::TABLE;
pub(crate) use figure::{DATED, FIGURE};
pub(in crate::compile) use mapping::keys;
pub use mapping::{Key, Mapping, Name, ValueKind};
pub(crate) use page::{DISTRICT, IDENTITY, PLAIN};
pub use places::{MappingPlace, SchemaKind, find, like, names, places};
pub(in crate::compile) use shape::SLUG;
pub use shape::Shape;
pub use site::SITE;
pub(crate) use snippet::{SiteNames, Snippet};
pub(crate) use source::SOURCE;

#[cfg(test)]
mod tests;
