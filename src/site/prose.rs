//! Prose as a tree with no room for markup: an author's text can never become a tag.
//!
//! # Architecture Invariant
//! There is no raw-HTML variant, and [`Href`](crate::site::Href) cannot hold a scheme that runs code.

mod block;
mod inline;
mod walk;

pub use block::{Block, Note, Prose, Table, TableCell};
pub use inline::{Change, ChangeForm, Citation, Inline, Marked, Picture, TypedNumber};
pub(super) use walk::page_parts;
pub(crate) use walk::rewrite;
pub use walk::{PagePart, TextKind, cited, plain_text};
pub(crate) use walk::{inlines, leaves};
