//! Figures found by indicator and place: what a citation, a chart and a page look up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Figure, Indicator, Nature, Period, Place};

type Key = (usize, String, String);

/// All figures by indicator and place; readings of one key are in order of their period's end, then page.
#[derive(Debug, Clone, Default)]
pub struct FigureIndex {
    readings: BTreeMap<Key, Arc<[Arc<Figure>]>>,
}

impl FigureIndex {
    /// An index of these figures.
    #[must_use]
    pub fn new(figures: &[Arc<Figure>]) -> Self {
        let mut readings: BTreeMap<Key, Vec<Arc<Figure>>> = BTreeMap::new();
        for figure in figures {
            readings.entry(key(&figure.indicator, &figure.place)).or_default().push(Arc::clone(figure));
        }
        Self { readings: readings.into_iter().map(|(key, figures)| (key, in_order(figures))).collect() }
    }

    /// The index in which `new` stand for `old`; it shares every group that has neither.
    #[must_use]
    pub(super) fn with(&self, old: &[Arc<Figure>], new: &[Arc<Figure>]) -> Self {
        let mut readings = self.readings.clone();
        let mut groups: BTreeMap<Key, Vec<Arc<Figure>>> = BTreeMap::new();
        for figure in old {
            groups.entry(key(&figure.indicator, &figure.place)).or_default();
        }
        for figure in new {
            groups.entry(key(&figure.indicator, &figure.place)).or_default().push(Arc::clone(figure));
        }
        let gone: BTreeSet<*const Figure> = old.iter().map(Arc::as_ptr).collect();
        for (key, added) in groups {
            let stays = readings.get(&key).map(|group| &**group).unwrap_or_default();
            let stays = stays.iter().filter(|one| !gone.contains(&Arc::as_ptr(one))).cloned();
            let group: Vec<Arc<Figure>> = stays.chain(added).collect();
            if group.is_empty() {
                readings.remove(&key);
            } else {
                readings.insert(key, in_order(group));
            }
        }
        Self { readings }
    }

    /// Every figure of this indicator and place: results, targets, missing ones, restatements.
    #[must_use]
    pub fn all(&self, indicator: &Indicator, place: &Place) -> &[Arc<Figure>] {
        self.readings.get(&key(indicator, place)).map(|group| &**group).unwrap_or_default()
    }

    /// All readings, those of one indicator and place together.
    pub fn groups(&self) -> impl Iterator<Item = &[Arc<Figure>]> {
        self.readings.values().map(|group| &**group)
    }

    /// What was achieved, by period: actual, derived and declared-missing readings, the last page's word
    /// for each period; what was printed stands before what was derived. Targets and plans are left out.
    #[must_use]
    pub fn series(&self, indicator: &Indicator, place: &Place) -> Vec<Arc<Figure>> {
        let mut series: Vec<Arc<Figure>> = Vec::new();
        let results = self.all(indicator, place).iter();
        for figure in results.filter(|figure| matches!(figure.nature, Nature::Actual | Nature::Derived)) {
            match series.last_mut() {
                Some(last) if last.period == figure.period && only_computed(last, figure) => {}
                Some(last) if last.period == figure.period => *last = Arc::clone(figure),
                _ => series.push(Arc::clone(figure)),
            }
        }
        series
    }

    /// Of the figures of a district: targets and plans, and the latest result of each indicator and place.
    #[must_use]
    pub fn targets_and_latest(&self, figures: &[Arc<Figure>]) -> (Vec<Arc<Figure>>, Vec<Arc<Figure>>) {
        let (targets, results): (Vec<_>, Vec<_>) = figures
            .iter()
            .cloned()
            .partition(|figure| matches!(figure.nature, Nature::Target | Nature::Plan));
        let mut known = BTreeMap::new();
        for figure in results {
            known.entry(key(&figure.indicator, &figure.place)).or_insert(figure);
        }
        let latest = known.into_values().filter_map(|figure| self.latest(&figure.indicator, &figure.place));
        (targets, latest.collect())
    }

    /// The last word on one period, targets and plans left out.
    #[must_use]
    pub fn at(&self, indicator: &Indicator, place: &Place, period: &Period) -> Option<Arc<Figure>> {
        self.series(indicator, place).into_iter().find(|figure| figure.period == *period)
    }

    /// The latest reading with an amount; where there is none, the latest declared-missing one.
    #[must_use]
    pub fn latest(&self, indicator: &Indicator, place: &Place) -> Option<Arc<Figure>> {
        let series = self.series(indicator, place);
        series.iter().rfind(|figure| figure.amount().is_some()).or(series.last()).cloned()
    }
}

fn in_order(mut figures: Vec<Arc<Figure>>) -> Arc<[Arc<Figure>]> {
    figures.sort_by(|a, b| (a.period.end(), &a.page).cmp(&(b.period.end(), &b.page)));
    figures.into()
}

fn only_computed(last: &Figure, figure: &Figure) -> bool {
    figure.nature == Nature::Derived && last.nature == Nature::Actual && last.amount().is_some()
}

fn key(indicator: &Indicator, place: &Place) -> Key {
    let (slug, part) = place.key();
    (indicator.order, slug.to_owned(), part.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::model::specimen::Specimen;
    use crate::model::{Nature, PagePath};

    #[test]
    fn the_last_page_has_the_word_unless_it_only_computes() {
        let mut specimen = Specimen::new(&["未脱贫人口 人"]);
        for (page, printed, nature) in [
            ("tongnan/2020-04", "478人", Nature::Actual),
            ("tongnan/2020-05", "477人", Nature::Actual),
            ("tongnan/2020-06", "470人", Nature::Derived),
        ] {
            let figure = specimen.figure("未脱贫人口", "2020-04", printed);
            (figure.page, figure.nature) = (PagePath::page(page).unwrap(), nature);
        }
        let site = specimen.site();
        let series = site.index.series(&site.dictionary.indicators[0], &site.figures[0].place);
        assert_eq!(series.iter().map(|figure| figure.printed()).collect::<Vec<_>>(), ["477人"]);
    }
}
