//! The author's own files on the disk: created where none exists, or replaced as a whole, never half written, never
//! through a link, and never over a newer text.

mod output;
mod place;
mod project;
mod replace;
mod save;
#[cfg(test)]
mod tests;

pub use output::save_page;
pub use project::{create_project, may_create_project};
pub use save::{may_save, save};
