//! The text of a source page as an inventory of its numerals, which `tongbao source` writes and updates.
//!
//! A page comes as text with artefacts of its layout: lines broken inside numbers, spaces inside them, spans printed
//! twice, titles in the middle of columns, captions. `doubled`, `page` and `flow` undo these, each one kind;
//! `inventory` scans the rest. No sentence of the page is kept.
//!
//! A reviewer corrects the inventory. `update_record` merges such a file with the page three ways: the last scan (`scan:` in
//! the file), the reviewer's version, and the current scan.

mod align;
mod doubled;
mod flow;
mod inventory;
mod page;
#[cfg(test)]
mod properties;
mod rows;
mod seed;
#[cfg(test)]
mod tests;
mod update;

pub use inventory::{Transcript, transcribe};
pub use seed::{Particulars, seed};
pub use update::{RecordUpdate, update_record};
