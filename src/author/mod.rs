//! What the program writes into an author's folder: new files, edits to old ones, imported figures, inventories of sources.
//!
//! # Architecture Invariant
//! Only `files` touches the disk, nothing the clock or the keyboard: a command gathers what is known, this room says
//! what each file is to hold. A file that exists is never replaced, only edited, and an edit keeps every byte that it is
//! not about.

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

pub use citable::{Citable, Citing, citable};
pub use editor::schema;
pub use files::{create_file, create_project, may_create_file, may_create_project, replace_text, save_file};
pub use lookup::Named;

/// A file to be written, and what it is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// From the project's folder, with `/`: `content/yunyang/2020-04.md`.
    pub path: String,
    /// All of it.
    pub text: String,
}
