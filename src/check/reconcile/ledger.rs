//! The printed figures of a site as the rules look them up: beside a figure, and inside its place.

use std::sync::Arc;

use crate::site::{Figure, Nature, Place, Site};

/// Which places lie in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Villages and projects in a district.
    Parts,
    /// Districts in a province, by the first two digits of their GB/T 2260 codes.
    Districts,
}

/// Printed figures. What was derived from them is left out: it contradicts nothing.
pub(in crate::check) struct Ledger<'a> {
    pub(super) site: &'a Site,
}

impl<'a> Ledger<'a> {
    pub(in crate::check) fn of(site: &'a Site) -> Self {
        Self { site }
    }

    /// Every printed figure, in the order of the site.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'a Arc<Figure>> + use<'a> {
        self.site.figures.iter().filter(|figure| figure.nature != Nature::Derived)
    }

    /// All observations of the figure's indicator, place, period and nature, itself among them, in the order of their pages.
    pub(super) fn observations(&self, figure: &'a Figure) -> impl Iterator<Item = &'a Arc<Figure>> + use<'a> {
        self.site.index.restated(&figure.indicator, &figure.place, &figure.period, figure.nature)
    }

    /// The amount of another indicator for the same place, period and nature: that of the same page, else the
    /// latest page's.
    pub(super) fn beside(&self, figure: &'a Figure, name: &str) -> Option<&'a Arc<Figure>> {
        let indicator = self.site.dictionary.get(name)?;
        let all = self.site.index.restated(indicator, &figure.place, &figure.period, figure.nature);
        let mut known = all.filter(|other| other.amount().is_some());
        known.clone().find(|other| other.page == figure.page).or(known.next_back())
    }

    /// The figures of the same indicator, period and nature for the places inside this figure's district.
    pub(super) fn inside(&self, inside: Inside, figure: &'a Figure) -> Vec<&'a Arc<Figure>> {
        let (site, indicator, district) = (self.site, &figure.indicator, &figure.place.district);
        let of = |place: &Place| -> Vec<&'a Arc<Figure>> {
            site.index.restated(indicator, place, &figure.period, figure.nature).collect()
        };
        match inside {
            Inside::Parts => site.index.parts(indicator, district).flat_map(of).collect(),
            Inside::Districts => {
                let governed = site.districts.iter().filter(|other| district.governs(other));
                governed.flat_map(|other| of(&Place::whole(other))).collect()
            }
        }
    }
}
