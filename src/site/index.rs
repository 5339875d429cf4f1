//! The index of figures: by page, district, source, indicator, place and period.
//!
//! # Architecture Invariant
//! No other code groups the figures of a site. A rule, a view or an importer asks here and finds every group in the
//! one [order](FigureIndex::new) of figures.

mod groups;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use groups::Groups;

use super::{District, Figure, Indicator, Nature, PagePath, Place};
use crate::quantity::Period;

/// All figures of a site, grouped once.
#[derive(Debug, Clone, Default)]
pub struct FigureIndex {
    pages: Groups<PagePath>,
    districts: Groups<String>,
    sources: Groups<String>,
    /// By the indicator's position in the dictionary; the observations of one place in order of their period's end.
    series: BTreeMap<usize, Groups<Place>>,
    /// Groups that run through the whole site, made when a page of the site first asks for one.
    across: OnceLock<Arc<Across>>,
}

/// Figures of the whole site by indicator and by period.
#[derive(Debug)]
struct Across {
    indicators: Groups<usize>,
    periods: Groups<Period>,
}

impl FigureIndex {
    /// An index of these figures. A group is in the order of districts, then of pages, then of the dictionary, then of
    /// parts, periods and natures; but the observations of one indicator and place are in order of their period's end,
    /// then page.
    #[must_use]
    pub fn new(figures: &[Arc<Figure>]) -> Self {
        let mut figures = figures.to_vec();
        figures.sort_by(|a, b| in_site(a, b));
        let indicators = Groups::of(&figures, |figure| Some(&figure.indicator.order));
        let series = indicators.iter().map(|(order, group)| {
            let mut observations = group.to_vec();
            observations.sort_by(|a, b| in_time(a, b));
            (*order, Groups::of(&observations, |figure| Some(&figure.place)))
        });
        Self {
            pages: Groups::of(&figures, |figure| Some(&figure.page)),
            districts: Groups::of(&figures, district),
            sources: Groups::of(&figures, Figure::source_id),
            series: series.collect(),
            across: OnceLock::new(),
        }
    }

    /// The index in which `new` stand for `old`; it shares every group that has neither.
    #[must_use]
    pub(crate) fn with(&self, old: &[Arc<Figure>], new: &[Arc<Figure>]) -> Self {
        let orders: BTreeSet<usize> = old.iter().chain(new).map(|figure| figure.indicator.order).collect();
        let mut series = self.series.clone();
        for order in orders {
            let of = |figures: &[Arc<Figure>]| -> Vec<Arc<Figure>> {
                figures.iter().filter(|figure| figure.indicator.order == order).cloned().collect()
            };
            let groups = series.entry(order).or_default();
            *groups = groups.with(&of(old), &of(new), |figure| Some(&figure.place), in_time);
        }
        Self {
            pages: self.pages.with(old, new, |figure| Some(&figure.page), in_site),
            districts: self.districts.with(old, new, district, in_site),
            sources: self.sources.with(old, new, Figure::source_id, in_site),
            series,
            across: OnceLock::new(),
        }
    }

    /// The figures that a page carries.
    #[must_use]
    pub(crate) fn on_page(&self, page: &PagePath) -> &[Arc<Figure>] {
        self.pages.get(page)
    }

    /// The figures of a district and of the villages and projects in it, by the district's folder.
    #[must_use]
    pub(crate) fn in_district(&self, slug: &str) -> &[Arc<Figure>] {
        self.districts.get(slug)
    }

    /// The figures taken from a source, by its id.
    #[must_use]
    pub(crate) fn taken_from(&self, source: &str) -> &[Arc<Figure>] {
        self.sources.get(source)
    }

    /// Every figure of an indicator, by its position in the dictionary.
    #[must_use]
    pub(crate) fn of_indicator(&self, order: usize) -> &[Arc<Figure>] {
        self.across().indicators.get(&order)
    }

    /// The figures of a period.
    #[must_use]
    pub(crate) fn of_period(&self, period: &Period) -> &[Arc<Figure>] {
        self.across().periods.get(period)
    }

    /// Every period that a figure has, earliest first.
    pub fn periods(&self) -> impl Iterator<Item = &Period> {
        self.across().periods.iter().map(|(period, _)| period)
    }

    /// Every figure of this indicator and place: results, targets, missing ones, restatements.
    #[must_use]
    pub fn all(&self, indicator: &Indicator, place: &Place) -> &[Arc<Figure>] {
        self.series.get(&indicator.order).map(|places| places.get(place)).unwrap_or_default()
    }

    /// Those of them that are of this very period and nature: what several pages print for the same observation.
    pub(crate) fn restated(
        &self,
        indicator: &Indicator,
        place: &Place,
        period: &Period,
        nature: Nature,
    ) -> impl DoubleEndedIterator<Item = &Arc<Figure>> + Clone {
        let all = self.all(indicator, place);
        let end = period.end();
        let first = all.partition_point(|figure| figure.period.end() < end);
        let last = all.partition_point(|figure| figure.period.end() <= end);
        let same = move |figure: &&Arc<Figure>| figure.nature == nature && figure.period == *period;
        all.get(first..last).unwrap_or_default().iter().filter(same)
    }

    /// The villages and projects of a district for which an indicator is read.
    pub fn parts(&self, indicator: &Indicator, district: &Arc<District>) -> impl Iterator<Item = &Place> {
        let places = self.series.get(&indicator.order).into_iter();
        let here = |place: &Place| place.district.slug == district.slug;
        places
            .flat_map(move |places| places.from(&Place::whole(district), here))
            .filter(|place| place.part.is_some())
    }

    /// All observations, those of one indicator and place together.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &[Arc<Figure>]> {
        self.series.values().flat_map(|places| places.iter().map(|(_, group)| group))
    }

    /// What was achieved, by period: actual, derived and declared-missing observations, the last page's word
    /// for each period; what was printed is before what was derived. Targets and plans are left out.
    #[must_use]
    pub(crate) fn series(&self, indicator: &Indicator, place: &Place) -> Vec<Arc<Figure>> {
        last_words(self.all(indicator, place).iter())
    }

    /// Of the figures of a district: targets and plans, and the latest result of each indicator and place.
    #[must_use]
    pub(crate) fn targets_and_latest(&self, district: &District) -> (Vec<Arc<Figure>>, Vec<Arc<Figure>>) {
        let is_target = |figure: &&Arc<Figure>| matches!(figure.nature, Nature::Target | Nature::Plan);
        let (targets, results): (Vec<_>, Vec<_>) =
            self.in_district(&district.slug).iter().partition(is_target);
        let known: BTreeMap<_, _> =
            results.into_iter().map(|figure| ((figure.indicator.order, &figure.place), figure)).collect();
        let latest = known.into_values().filter_map(|figure| self.latest(&figure.indicator, &figure.place));
        (targets.into_iter().cloned().collect(), latest.collect())
    }

    /// The last word on one period, targets and plans left out.
    #[must_use]
    pub fn at(&self, indicator: &Indicator, place: &Place, period: &Period) -> Option<Arc<Figure>> {
        self.series(indicator, place).into_iter().find(|figure| figure.period == *period)
    }

    /// The latest observation with an amount; where there is none, the latest declared-missing one.
    #[must_use]
    pub fn latest(&self, indicator: &Indicator, place: &Place) -> Option<Arc<Figure>> {
        self.latest_of(indicator, place, &|_| true)
    }

    /// The same among the figures of some pages.
    #[must_use]
    pub(crate) fn latest_of(
        &self,
        indicator: &Indicator,
        place: &Place,
        counts: &dyn Fn(&PagePath) -> bool,
    ) -> Option<Arc<Figure>> {
        let series = last_words(self.all(indicator, place).iter().filter(|figure| counts(&figure.page)));
        series.iter().rfind(|figure| figure.amount().is_some()).or(series.last()).cloned()
    }

    fn across(&self) -> &Across {
        self.across.get_or_init(|| {
            let mut figures: Vec<Arc<Figure>> =
                self.districts.iter().flat_map(|(_, group)| group).cloned().collect();
            figures.sort_by(|a, b| in_site(a, b));
            Arc::new(Across {
                indicators: Groups::of(&figures, |figure| Some(&figure.indicator.order)),
                periods: Groups::of(&figures, |figure| Some(&figure.period)),
            })
        })
    }
}

/// The order of figures in a site.
pub(crate) fn in_site(a: &Figure, b: &Figure) -> Ordering {
    let (district, other) = (&a.place.district, &b.place.district);
    let districts =
        if Arc::ptr_eq(district, other) { Ordering::Equal } else { district.rank().cmp(&other.rank()) };
    districts
        .then_with(|| a.page.cmp(&b.page))
        .then_with(|| a.indicator.order.cmp(&b.indicator.order))
        .then_with(|| a.place.key().1.cmp(b.place.key().1))
        .then_with(|| a.period.cmp(&b.period))
        .then_with(|| a.nature.cmp(&b.nature))
}

/// The order of the observations of one indicator and place.
fn in_time(a: &Figure, b: &Figure) -> Ordering {
    (a.period.end(), &a.page).cmp(&(b.period.end(), &b.page))
}

fn district(figure: &Figure) -> Option<&str> {
    Some(&figure.place.district.slug)
}

fn last_words<'a>(figures: impl Iterator<Item = &'a Arc<Figure>>) -> Vec<Arc<Figure>> {
    let mut series: Vec<Arc<Figure>> = Vec::new();
    for figure in figures.filter(|figure| matches!(figure.nature, Nature::Actual | Nature::Derived)) {
        match series.last_mut() {
            Some(last) if last.period == figure.period && only_computed(last, figure) => {}
            Some(last) if last.period == figure.period => *last = Arc::clone(figure),
            _ => series.push(Arc::clone(figure)),
        }
    }
    series
}

fn only_computed(last: &Figure, figure: &Figure) -> bool {
    figure.nature == Nature::Derived && last.nature == Nature::Actual && last.amount().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::SampleSite;

    #[test]
    fn the_last_page_has_the_word_unless_it_only_computes() {
        let mut sample = SampleSite::new(&["未脱贫人口 人"]);
        for (page, printed, nature) in [
            ("tongnan/2020-04", "478人", Nature::Actual),
            ("tongnan/2020-05", "477人", Nature::Actual),
            ("tongnan/2020-06", "470人", Nature::Derived),
        ] {
            let figure = sample.figure("未脱贫人口", "2020-04", printed);
            (figure.page, figure.nature) = (PagePath::page(page).unwrap(), nature);
        }
        let site = sample.site();
        let series = site.index.series(&site.dictionary.indicators[0], &site.figures[0].place);
        assert_eq!(series.iter().map(|figure| figure.printed()).collect::<Vec<_>>(), ["477人"]);
    }

    #[test]
    fn an_updated_index_finds_what_a_new_index_finds() {
        let mut sample = SampleSite::new(&["未脱贫人口 人", "贫困发生率 %"]);
        for (period, printed) in [("2020-03", "480人"), ("2020-04", "478人"), ("2019", "500人")] {
            sample.figure("未脱贫人口", period, printed);
        }
        sample.figure("贫困发生率", "2020-04", "0.06%").nature = Nature::Target;
        let (first, second) = (sample.figures.remove(1), sample.figures.pop().unwrap());
        let [mut moved, mut village] = [first.clone(), first.clone()];
        moved.period = sample.figures[0].period.clone();
        village.place.part = Some(Arc::from("严寨村"));
        let stays: Vec<Arc<Figure>> = sample.site().figures;
        let old = [Arc::new(first), Arc::new(second)];
        let new = [Arc::new(moved), Arc::new(village)];
        let index = FigureIndex::new(&[&stays[..], &old].concat());
        let (updated, fresh) = (index.with(&old, &new), FigureIndex::new(&[&stays[..], &new].concat()));
        for figure in stays.iter().chain(&old).chain(&new) {
            let district = &figure.place.district;
            let groups = |index: &FigureIndex| {
                let parts = index.parts(&figure.indicator, district).count();
                let groups = [
                    index.on_page(&figure.page).to_vec(),
                    index.in_district(&district.slug).to_vec(),
                    index.taken_from("tongnan-2020").to_vec(),
                    index.of_indicator(figure.indicator.order).to_vec(),
                    index.of_period(&figure.period).to_vec(),
                    index.all(&figure.indicator, &figure.place).to_vec(),
                ];
                (groups, parts, index.groups().count(), index.periods().cloned().collect::<Vec<_>>())
            };
            assert_eq!(groups(&updated), groups(&fresh), "{}", figure.printed());
        }
    }
}
