//! The text of a source page as an inventory of its numerals: what `tongbao source` writes and revises.
//!
//! A page comes as text with the accidents of its layout: lines broken inside numbers, spaces inside them, spans
//! printed twice, titles in the middle of columns, captions. `doubled`, `page` and `flow` undo these, each one
//! kind; `inventory` scans what is left. No sentence of the page is kept.
//!
//! A reviewer corrects the inventory. `revise` brings such a file up to date with the page as a merge of three:
//! what the last scan found (`scan:` in the file), what the reviewer made of it, and what is found now.

mod align;
mod doubled;
mod flow;
mod inventory;
mod page;
#[cfg(test)]
mod properties;
mod revise;
mod seed;
#[cfg(test)]
mod tests;

pub use inventory::{Entry, Transcript, transcribe};
pub use revise::{Revision, RevisionError, revise};
pub use seed::{Particulars, scalar, seed};

/// A character of a page, and whether it stands in a span that the page prints twice.
type Mark = (char, bool);
