//! What the tests of the room share: the page 潼南区 2020-04 of a sample site, as its prose sees it.

use std::sync::Arc;

use super::scope::Scope;
use crate::quantity::{Period, Units};
use crate::site::testing::SampleSite;
use crate::site::testing::nowhere;
use crate::site::{Figure, FigureTextIndex, PagePath, Place, Site, Terms};
use crate::text::source::Span;

/// Everything a scope borrows.
pub(crate) struct SamplePage {
    site: Site,
    figures: Vec<Arc<Figure>>,
    figure_texts: FigureTextIndex,
    units: Units,
    terms: Terms,
    page: PagePath,
    /// The page's district; a test may take it away.
    pub(crate) home: Option<Place>,
    /// The page's period; a test may take it away.
    pub(crate) period: Option<Period>,
}

impl SampleSite {
    /// Its page 潼南区 2020-04.
    pub(crate) fn page(&self) -> SamplePage {
        let site = self.clone().site();
        let page = PagePath::page("tongnan/2020-04").unwrap();
        let figures: Vec<_> = site.figures.iter().filter(|figure| figure.page == page).cloned().collect();
        SamplePage {
            figure_texts: FigureTextIndex::of(&figures),
            figures,
            units: Units::default(),
            terms: Terms::with(&[]),
            page,
            home: site.districts.first().map(Place::whole),
            period: Some(Period::Month(2020, 4)),
            site,
        }
    }
}

impl SamplePage {
    /// What the page's prose can see.
    pub(crate) fn scope(&self) -> Scope<'_> {
        Scope {
            dictionary: &self.site.dictionary,
            districts: &self.site.districts,
            index: &self.site.index,
            figures: &self.figures,
            figure_texts: &self.figure_texts,
            units: &self.units,
            terms: &self.terms,
            home: self.home.clone(),
            period: self.period.clone(),
            page: &self.page,
            folder: "tongnan",
            assets: &self.site.assets,
            references: &self.site.settings.references,
        }
    }
}

/// A span in the one source of a test.
pub(crate) fn span(start: usize, end: usize) -> Span {
    Span::new(nowhere().source, start, end)
}
