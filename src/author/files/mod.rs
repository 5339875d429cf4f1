//! The author's own files on the disk: created where none exists, or replaced as a whole, never half written.

mod create;
mod project;
mod replace;

pub use create::{create_file, may_create_file, save_file};
pub use project::{create_project, may_create_project};
pub use replace::replace_text;
