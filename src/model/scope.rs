//! What a page's prose can see when it cites: the dictionary, every figure, and where the page stands.

use std::sync::Arc;

use super::terms::Terms;
use super::{Dictionary, District, Figure, FigureIndex, PagePath, Place, Prints};
use crate::quantity::{Period, numeral::Units};
use crate::read::Asset;

/// The surroundings in which roles and directives of one page are understood.
#[derive(Debug, Clone)]
pub(super) struct Scope<'a> {
    /// All indicators.
    pub(super) dictionary: &'a Dictionary,
    /// All districts and reference places.
    pub(super) districts: &'a [Arc<District>],
    /// All figures of the site, derived ones included.
    pub(super) index: &'a FigureIndex,
    /// The figures of this page, in the author's order.
    pub(super) figures: &'a [Arc<Figure>],
    /// The same figures by what they print.
    pub(super) prints: &'a Prints,
    /// Units that a number in prose may have.
    pub(super) units: &'a Units,
    /// Words that are written wrong.
    pub(super) terms: &'a Terms,
    /// The page's district; plain pages have none.
    pub(super) home: Option<Place>,
    /// The page's period; district pages and plain pages have none.
    pub(super) period: Option<Period>,
    /// The page.
    pub(super) page: &'a PagePath,
    /// The page's folder under `content/`, for pictures and attachments: `tongnan`, or empty.
    pub(super) folder: &'a str,
    /// Every picture and attachment.
    pub(super) assets: &'a [Asset],
    /// Names of the places that are for comparison, not districts of the site.
    pub(super) references: &'a [String],
}
