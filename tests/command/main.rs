//! The command as a process: what it prints, what it asks at a terminal, what it serves, and what it does when the
//! machine or the user gets in its way.

#![cfg(test)]
#![allow(clippy::disallowed_methods, clippy::string_slice, reason = "tests touch the world and stop loudly")]

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
