//! The editor's desk as an editor meets it: a real terminal, real files, one command after the other.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods
)]

mod browser;
mod conversation;
mod journey;
mod manners;
mod readme;
mod terminal;
