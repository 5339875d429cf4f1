//! What the prose of a page can cite: the dictionary, every figure, and the page's own district and period.

use std::sync::Arc;

use crate::quantity::{Period, Units};
use crate::read::Asset;
use crate::site::{
    Dictionary, District, Figure, FigureIndex, FigureTextIndex, Indicator, PagePath, Place, Site, Terms,
};

/// The surroundings in which roles and directives of one page are compiled.
#[derive(Debug, Clone)]
pub(crate) struct PageScope<'a> {
    /// All indicators.
    pub(crate) dictionary: &'a Dictionary,
    /// All districts and reference places.
    pub(crate) districts: &'a [Arc<District>],
    /// All figures of the site, derived ones included.
    pub(crate) index: &'a FigureIndex,
    /// The figures of this page, in the author's order.
    pub(crate) figures: &'a [Arc<Figure>],
    /// The same figures by what they print.
    pub(crate) figure_texts: &'a FigureTextIndex,
    /// Units that a number in prose may have.
    pub(crate) units: &'a Units,
    /// Words that are written wrong.
    pub(crate) terms: &'a Terms,
    /// The page's district; plain pages have none.
    pub(crate) home: Option<Place>,
    /// The page's period; district pages and plain pages have none.
    pub(crate) period: Option<Period>,
    /// The page.
    pub(crate) page: &'a PagePath,
    /// The page's folder under `content/`, for pictures and attachments: `tongnan`, or empty.
    pub(crate) folder: &'a str,
    /// Every picture and attachment.
    pub(crate) assets: &'a [Asset],
    /// Names of the places that are for comparison, not districts of the site.
    pub(crate) references: &'a [String],
}

/// What the scope of a page has beside its site, for a site that is compiled already.
#[derive(Debug)]
pub(crate) struct PageParts {
    /// The page's district; plain pages have none.
    pub(crate) home: Option<Place>,
    /// The page's period; district pages and plain pages have none.
    pub(crate) period: Option<Period>,
    page: PagePath,
    figures: Vec<Arc<Figure>>,
    figure_texts: FigureTextIndex,
    units: Units,
    terms: Terms,
}

impl PageParts {
    /// The parts of this page, or of any page when none is named.
    pub(crate) fn of(site: &Site, page: Option<&PagePath>) -> Self {
        let bulletin = site.bulletins.iter().find(|bulletin| Some(&bulletin.page.path) == page);
        let profile = site.profiles.iter().find(|profile| Some(&profile.page.path) == page);
        let district =
            bulletin.map(|bulletin| &bulletin.district).or(profile.map(|profile| &profile.district));
        let figures = page.map(|page| site.index.on_page(page).to_vec()).unwrap_or_default();
        Self {
            home: district.map(Place::whole),
            period: bulletin.map(|bulletin| bulletin.period.clone()),
            page: page.cloned().unwrap_or_else(PagePath::home),
            figure_texts: FigureTextIndex::of(&figures),
            figures,
            units: Units::default(),
            terms: Terms::with(&[]),
        }
    }

    /// The scope of the page, in which the figures of the site are those of `index`.
    pub(crate) fn scope<'a>(&'a self, site: &'a Site, index: &'a FigureIndex) -> PageScope<'a> {
        PageScope {
            dictionary: &site.dictionary,
            districts: &site.districts,
            index,
            figures: &self.figures,
            figure_texts: &self.figure_texts,
            units: &self.units,
            terms: &self.terms,
            home: self.home.clone(),
            period: self.period.clone(),
            page: &self.page,
            folder: self.home.as_ref().map_or("", |home| &home.district.slug),
            assets: &site.assets,
            references: &site.settings.references,
        }
    }
}

/// What a citation asks for.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    /// What is measured.
    pub(crate) indicator: Arc<Indicator>,
    /// When; the page's own period, else the latest, when it is not given.
    pub(crate) period: Option<Period>,
    /// Where; the page's district when it is not given.
    pub(crate) place: Option<Place>,
}
