//! Which figures a page shows: its own, and those of other pages that it cites, draws or lists.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Pages;
use crate::site::{Address, District, Figure, Page, PagePart, PagePath, Place, Site, cited};

/// The figures of a page in their order, each once.
#[derive(Default)]
struct PageFigures {
    all: Vec<Arc<Figure>>,
    known: BTreeSet<*const Figure>,
}

impl Pages {
    /// The figures that a page shows: first those it carries, in the author's order, then those of other pages;
    /// each once. Lists that lead elsewhere, downloads and addresses the site does not have show none.
    #[must_use]
    pub(crate) fn figures_on(&self, path: &PagePath) -> Vec<Arc<Figure>> {
        let (site, mut figures) = (self.site(), PageFigures::default());
        let mut carried: Vec<&Arc<Figure>> = site.index.on_page(path).iter().collect();
        carried.sort_by_key(|figure| figure.span);
        figures.extend(carried);
        match self.checked.addresses().get(path) {
            Some(Address::Bulletin(path)) => {
                self.lookup
                    .bulletin(site, path)
                    .into_iter()
                    .for_each(|bulletin| figures.page(&bulletin.page));
            }
            Some(Address::Plain(path)) => {
                site.pages.iter().filter(|page| page.path == *path).for_each(|page| figures.page(page));
            }
            Some(Address::District(slug)) => {
                for profile in site.profiles.iter().filter(|profile| profile.district.slug == *slug) {
                    figures.page(&profile.page);
                    figures.extend(&self.latest(&profile.district));
                }
            }
            Some(Address::Home) => figures.extend(&headline(site)),
            Some(Address::Indicator(id)) => {
                let values = self.indicator(id).map(|indicator| site.index.of_indicator(indicator.order));
                figures.extend(values.unwrap_or_default());
            }
            Some(Address::Period(period)) => figures.extend(site.index.of_period(period)),
            Some(Address::Source(id)) => figures.extend(site.index.taken_from(id)),
            _ => {}
        }
        figures.all
    }

    /// The last observation of everything that is known of a district.
    fn latest(&self, district: &District) -> Vec<Arc<Figure>> {
        let figures = self.site().index.in_district(&district.slug).iter();
        let known: BTreeMap<_, _> =
            figures.map(|figure| ((figure.indicator.order, figure.place.key()), figure)).collect();
        let figures = known.into_values();
        figures.filter_map(|figure| self.site().index.latest(&figure.indicator, &figure.place)).collect()
    }
}

/// The last observation of every headline indicator in every district.
fn headline(site: &Site) -> Vec<Arc<Figure>> {
    let indicators = site.settings.headline.iter().filter_map(|name| site.dictionary.get(name));
    indicators
        .flat_map(|indicator| {
            site.own_districts().filter_map(|district| site.index.latest(indicator, &Place::whole(district)))
        })
        .collect()
}

impl PageFigures {
    fn add(&mut self, figure: &Arc<Figure>) {
        if self.known.insert(Arc::as_ptr(figure)) {
            self.all.push(Arc::clone(figure));
        }
    }

    fn extend<'a>(&mut self, figures: impl IntoIterator<Item = &'a Arc<Figure>>) {
        figures.into_iter().for_each(|figure| self.add(figure));
    }

    fn page(&mut self, page: &Page) {
        for part in page.parts() {
            match part {
                PagePart::Text(_, content) => self.extend(cited(content)),
                PagePart::Chart(chart) => self.extend(chart.data.figures()),
                PagePart::Figures(table) => self.extend(&table.figures),
                PagePart::Code(..) | PagePart::Picture(_) => {}
            }
        }
    }
}
