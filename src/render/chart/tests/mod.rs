//! What charts promise, tested on the pictures themselves.

mod fixtures;
mod gallery_page;
