//! The command as a process: what it prints, what it asks at a terminal, what it serves, and what it does when the
//! machine or the user gets in its way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    missing_docs,
    reason = "tests stop loudly and touch the world"
)]

#[cfg(target_os = "linux")]
mod editor;
#[cfg(unix)]
mod faults;
#[cfg(feature = "serve")]
mod serve;
#[cfg(all(unix, feature = "serve"))]
mod sessions;
#[cfg(unix)]
mod shell;
#[path = "../sites/mod.rs"]
mod sites;
#[cfg(unix)]
mod spreadsheets;
