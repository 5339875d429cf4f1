//! The printed figures of a site as the rules ask for them: by indicator, place, period and nature.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Figure, Indicator, Level, Nature, Period, Site};

/// Order of the indicator, district and part, period, nature: what one figure is about.
type Key<'a> = (usize, (&'a str, &'a str), &'a Period, Nature);
/// The same without a part: what lies in one district, or in one province.
type Around<'a> = (usize, &'a str, &'a Period, Nature);

/// Which places lie in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Inside {
    /// Villages and projects in a district.
    Parts,
    /// Districts in a province, by the first two digits of their GB/T 2260 codes.
    Districts,
}

/// Printed figures, found in one step. What was derived from them is left out: it contradicts nobody.
pub(in crate::check) struct Ledger<'a> {
    pub(super) site: &'a Site,
    readings: HashMap<Key<'a>, Vec<&'a Arc<Figure>>>,
    inside: HashMap<(Inside, Around<'a>), Vec<&'a Arc<Figure>>>,
}

impl<'a> Ledger<'a> {
    pub(in crate::check) fn of(site: &'a Site) -> Self {
        let mut ledger = Self { site, readings: HashMap::new(), inside: HashMap::new() };
        let provinces = provinces(site);
        for figure in printed(site) {
            ledger.readings.entry(key(figure, &figure.indicator)).or_default().push(figure);
            let district = &figure.place.district;
            let above = match &figure.place.part {
                Some(_) => Some((Inside::Parts, district.slug.as_str())),
                None => provinces.get(district.slug.as_str()).map(|slug| (Inside::Districts, *slug)),
            };
            if let Some((inside, slug)) = above {
                let around = (figure.indicator.order, slug, &figure.period, figure.nature);
                ledger.inside.entry((inside, around)).or_default().push(figure);
            }
        }
        for readings in ledger.readings.values_mut() {
            readings.sort_by(|a, b| a.page.cmp(&b.page));
        }
        ledger
    }

    /// Every printed figure, in the order of the site.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'a Arc<Figure>> {
        printed(self.site)
    }

    /// All readings of what this figure is about, itself among them, in the order of their pages.
    pub(super) fn readings(&self, figure: &'a Figure) -> &[&'a Arc<Figure>] {
        self.readings.get(&key(figure, &figure.indicator)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The amount of another indicator for the same place, period and nature: that of the same page, else the
    /// latest page's.
    pub(super) fn beside(&self, figure: &'a Figure, name: &str) -> Option<&'a Arc<Figure>> {
        let indicator = self.site.dictionary.get(name)?;
        let all = self.readings.get(&key(figure, indicator))?;
        let mut known = all.iter().filter(|one| one.amount().is_some());
        known.clone().find(|one| one.page == figure.page).or(known.next_back()).copied()
    }

    /// The figures of the same indicator, period and nature for the places inside this figure's district.
    pub(super) fn inside(&self, inside: Inside, figure: &'a Figure) -> &[&'a Arc<Figure>] {
        let district = figure.place.district.slug.as_str();
        let around = (figure.indicator.order, district, &figure.period, figure.nature);
        self.inside.get(&(inside, around)).map(Vec::as_slice).unwrap_or_default()
    }
}

fn printed(site: &Site) -> impl Iterator<Item = &Arc<Figure>> {
    site.figures.iter().filter(|figure| figure.nature != Nature::Derived)
}

fn key<'a>(figure: &'a Figure, indicator: &Indicator) -> Key<'a> {
    (indicator.order, figure.place.key(), &figure.period, figure.nature)
}

/// The province of each district that has one on this site, both by slug.
fn provinces(site: &Site) -> HashMap<&str, &str> {
    let provinces: HashMap<&str, &str> = site
        .districts
        .iter()
        .filter(|one| one.level == Level::Province)
        .filter_map(|one| Some((one.province()?, one.slug.as_str())))
        .collect();
    let districts = site.districts.iter().filter(|one| one.level == Level::District);
    districts.filter_map(|one| Some((one.slug.as_str(), *provinces.get(one.province()?)?))).collect()
}
