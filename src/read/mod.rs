//! From files to a tree: encodings and YAML syntax, without any meaning.
//!
//! # Architecture Invariant
//! Only `disk` opens files, only `yaml` knows the YAML crate, and no name of an indicator, a
//! district or a key appears in this room: a [`Tree`] is text with places, not a bulletin.

mod characters;
mod condition;
pub(crate) mod disk;
pub(crate) mod encoding;
mod file_cache;
mod file_source;
mod fonts;
mod front;
mod gather;
mod git;
mod layout;
mod legible;
pub(crate) mod names;
mod node;
mod page;
mod parsed_file;
mod picture;
pub(crate) mod refusal;
#[cfg(test)]
mod tests;
mod tree;
mod yaml;

pub(crate) use characters::{is_allowed, refuse_characters};
pub use condition::{Condition, conditions};
pub use disk::is_site;
pub(crate) use file_cache::FileCache;
pub use fonts::han_font;
pub use gather::{documents, read, texts};
pub use git::{ignored, revision};
pub use legible::illegible;
#[cfg(feature = "serve")]
pub(crate) use names::is_leftover;
pub use node::{KeyValue, Node, Scalar, Value};
pub use page::{page, record};
pub(crate) use parsed_file::document;
#[cfg(feature = "serve")]
pub(crate) use tree::FOLDERS;
pub use tree::{Asset, AssetKind, Data, Document, Template, Tree};
pub use yaml::yaml;
