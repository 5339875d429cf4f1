//! What publishing needs to know about a site: its addresses, and how to render each.

use crate::render::{Pages, RenderError};
use crate::site::PagePath;

/// A site that can be published. It may be asked from several threads, for any address, any number of times.
pub trait Plan: Sync {
    /// Every address, sorted.
    fn paths(&self) -> Vec<&PagePath>;

    /// The bytes of one of them; the same bytes every time.
    ///
    /// # Errors
    /// When a template fails on this page.
    fn render(&self, path: &PagePath) -> Result<Vec<u8>, RenderError>;
}

impl Plan for Pages {
    fn paths(&self) -> Vec<&PagePath> {
        Self::paths(self).collect()
    }

    fn render(&self, path: &PagePath) -> Result<Vec<u8>, RenderError> {
        Self::render(self, path).unwrap_or_else(|| {
            Err(RenderError {
                path: path.clone(),
                message: "the plan has no such address".to_owned(),
                place: None,
                ours: true,
            })
        })
    }
}
