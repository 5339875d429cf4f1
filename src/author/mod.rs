//! What the program writes into an author's folder, as texts and edits.
//!
//! # Architecture Invariant
//! Only `files` touches the disk, and nothing here the clock or the keyboard: a command gathers the input, this room
//! computes what each file is to hold. An existing file is never replaced, only edited, and an edit keeps every byte
//! it does not concern.

mod citable;
pub mod clean_input;
mod edit;
pub mod editor;
mod files;
pub mod import;
mod lookup;
pub mod page;
pub mod starter;
pub mod transcript;
mod yaml;

#[cfg(feature = "serve")]
pub(crate) use citable::Citing;
pub use citable::{Citable, citable};
pub use files::{create_project, may_create_project, may_save, save, save_page};
pub use lookup::NameMatch;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// From the project's folder, with `/`: `content/yunyang/2020-04.md`.
    pub path: String,
    /// The whole text.
    pub text: String,
}
