//! What the tests of the room share: the page 潼南区 2020-04 of a sample site, as its prose sees it.

use super::scope::{PageParts, PageScope};
use crate::quantity::Period;
use crate::site::testing::SampleSite;
use crate::site::testing::nowhere;
use crate::site::{PagePath, Place, Site};
use crate::text::source::Span;

/// A page with its site.
pub(crate) struct SamplePage {
    site: Site,
    /// The page; a test may take its district or its period away.
    pub(crate) parts: PageParts,
}

impl SampleSite {
    /// Its page 潼南区 2020-04.
    pub(crate) fn page(&self) -> SamplePage {
        let site = self.clone().site();
        let mut parts = PageParts::of(&site, PagePath::page("tongnan/2020-04").ok().as_ref());
        parts.home = site.districts.first().map(Place::whole);
        parts.period = Some(Period::Month(2020, 4));
        SamplePage { site, parts }
    }
}

impl SamplePage {
    /// What the page's prose can see.
    pub(crate) fn scope(&self) -> PageScope<'_> {
        self.parts.scope(&self.site, &self.site.index)
    }
}

/// A span in the one source of a test.
pub(crate) fn span(start: usize, end: usize) -> Span {
    Span::new(nowhere().source, start, end)
}
