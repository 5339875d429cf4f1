//! What the tests of all rooms make their sites from.

mod sample_site;
mod samples;

pub(crate) use sample_site::SampleSite;
pub(crate) use samples::{inline, nowhere};
