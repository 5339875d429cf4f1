//! Disks, signals and rivals that get in the way of a build: the published site stays one whole build.
//!
//! A good site A stands; a build of B is killed, refused, raced or misdirected. Whatever happens, every
//! byte under the destination is A's or every byte is B's, and the exit code tells the truth. `authors` does the same to
//! every command that writes into an author's folder.

#[cfg(target_os = "linux")]
mod authors;
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
mod reading;
#[cfg(target_os = "linux")]
mod refusals;
#[cfg(target_os = "linux")]
mod repositories;
mod same;
#[cfg(target_os = "linux")]
pub(crate) mod strace;
#[cfg(target_os = "linux")]
mod streams;
