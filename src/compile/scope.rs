//! What the prose of a page can cite: the dictionary, every figure, and the page's own district and period.

use std::sync::Arc;

use crate::quantity::{Period, Units};
use crate::read::Asset;
use crate::site::{
    Dictionary, District, Figure, FigureIndex, FigureTextIndex, Indicator, PagePath, Place, Terms,
};

/// The surroundings in which roles and directives of one page are compiled.
#[derive(Debug, Clone)]
pub(crate) struct Scope<'a> {
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
