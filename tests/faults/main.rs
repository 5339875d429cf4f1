//! Disks, signals and rivals that get in the way of a build: the published site stays one whole build.
//!
//! A good site A stands; a build of B is killed, refused, raced or misdirected. Whatever happens, every
//! byte under the destination is A's or every byte is B's, and the exit code tells the truth.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    missing_docs,
    reason = "tests stop loudly and touch the world"
)]

#[cfg(unix)]
mod bench;
#[cfg(target_os = "linux")]
mod destinations;
#[cfg(target_os = "linux")]
mod founding;
#[cfg(target_os = "linux")]
mod kills;
#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod races;
#[cfg(target_os = "linux")]
mod refusals;
#[cfg(unix)]
mod same;
#[cfg(target_os = "linux")]
mod strace;
#[cfg(target_os = "linux")]
mod streams;
