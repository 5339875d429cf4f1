//! Texts that lie on no disk yet, read as the files they are going to be.

use std::collections::BTreeMap;

use super::disk::{Found, Listing};
use super::gather::gather;
use super::{Tree, refusal};
use crate::diagnostic::{Diagnostic, Report};
use crate::read::file_source::FileSource;

/// Files by their path from the site's root.
struct Texts<'a>(BTreeMap<&'a str, &'a str>);

/// Reads a site from texts, each with its path from the root: what somebody is about to write can be checked first.
#[must_use]
pub fn texts<'a>(report: &mut Report, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Tree {
    gather(report, &Texts(files.into_iter().collect()))
}

impl FileSource for Texts<'_> {
    fn list(&self, folder: &str, _limit: usize, _problems: &mut Vec<Diagnostic>) -> Listing {
        let inside = |path: &&&str| path.split_once('/').is_some_and(|(first, _)| first == folder);
        let found: Vec<Found> = self
            .0
            .keys()
            .filter(inside)
            .map(|path| Found { path: (*path).to_owned(), size: self.size(path) })
            .collect();
        if found.is_empty() { Listing::Absent } else { Listing::Files(found) }
    }

    fn load(&self, path: &str, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
        let text = self.0.get(path).copied().unwrap_or_default();
        if self.size(path) > limit {
            return Err(Box::new(refusal::too_big(path, self.size(path), limit)));
        }
        Ok(text.as_bytes().to_vec())
    }
}

impl Texts<'_> {
    fn size(&self, path: &str) -> u64 {
        self.0.get(path).map_or(0, |text| text.len() as u64)
    }
}
