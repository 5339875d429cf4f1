//! Figures that a bulletin should give and does not: 漏报.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::quantity::Period;
use crate::site::{Bulletin, District, FigureIndex, Indicator, Missing, Nature, Observation, Site};

/// An indicator that a district's bulletins of one period do not give.
#[derive(Debug, Clone)]
pub struct Gap<'a> {
    /// The district whose bulletins leave it out.
    pub district: &'a Arc<District>,
    /// The period of these bulletins.
    pub period: &'a Period,
    /// The bulletin, the first by address where there are several.
    pub bulletin: &'a Bulletin,
    /// What is not given.
    pub indicator: Arc<Indicator>,
    /// Whether the indicator is absent, not reported or no longer given.
    pub kind: GapKind,
}

/// How an indicator is missing from a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    /// Every bulletin should give it, and this bulletin has no figure of the indicator.
    Absent,
    /// The bulletin says 未报.
    NotReported,
    /// Nothing is expected of bulletins here, but the one before gave it.
    Dropped,
}

impl GapKind {
    /// Whether something that is owed is not there. What was only given before is not owed.
    #[must_use]
    pub fn is_owed(self) -> bool {
        self != Self::Dropped
    }

    /// The ASCII key of JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::NotReported => "not-reported",
            Self::Dropped => "dropped",
        }
    }
}

/// Finds what bulletins are expected to give and do not.
pub(crate) struct GapFinder<'a> {
    index: &'a FigureIndex,
    expected: Vec<&'a Arc<Indicator>>,
}

impl<'a> GapFinder<'a> {
    pub(crate) fn of(site: &'a Site) -> Self {
        let named = &site.settings.reporting.expect;
        let named: BTreeSet<usize> =
            named.iter().filter_map(|name| Some(site.dictionary.get(name)?.order)).collect();
        let indicators = site.dictionary.indicators.iter();
        let expected =
            indicators.filter(|indicator| indicator.expected || named.contains(&indicator.order)).collect();
        Self { index: &site.index, expected }
    }

    /// What the bulletins of one district and period do not give, in the order of the dictionary; `before` are
    /// those of the period before, given only for the latest one.
    pub(crate) fn gaps(&self, bulletins: &[&'a Bulletin], before: Option<&[&'a Bulletin]>) -> Vec<Gap<'a>> {
        let Some(first) = bulletins.first() else { return Vec::new() };
        let given = self.given(bulletins);
        let gap = |indicator: &Arc<Indicator>, kind| Gap {
            district: &first.district,
            period: &first.period,
            bulletin: first,
            indicator: Arc::clone(indicator),
            kind,
        };
        let expected = self.expected.iter().filter(|indicator| !given.contains_key(&indicator.order));
        let mut gaps: Vec<Gap<'a>> = expected.map(|indicator| gap(indicator, GapKind::Absent)).collect();
        let unreported = given.values().filter(|(_, reported)| !reported);
        gaps.extend(unreported.map(|(indicator, _)| gap(indicator, GapKind::NotReported)));
        if let Some(before) = before.filter(|_| self.expected.is_empty()) {
            let earlier = self.given(before);
            let dropped =
                earlier.iter().filter(|(order, (_, reported))| *reported && !given.contains_key(order));
            gaps.extend(dropped.map(|(_, (indicator, _))| gap(indicator, GapKind::Dropped)));
        }
        gaps.sort_by_key(|gap| gap.indicator.order);
        gaps
    }

    /// The indicators that these bulletins give of their own period for the whole district, each with whether
    /// any of their observations is more than 未报. An observation of the year before is no report of this month.
    fn given(&self, bulletins: &[&'a Bulletin]) -> BTreeMap<usize, (&'a Arc<Indicator>, bool)> {
        let mut given: BTreeMap<usize, (&Arc<Indicator>, bool)> = BTreeMap::new();
        for bulletin in bulletins {
            let figures = self.index.on_page(&bulletin.page.path).iter();
            let own = figures.filter(|figure| {
                let end = figure.period.end();
                let within = bulletin.period.start() <= end && end <= bulletin.period.end();
                let result = matches!(figure.nature, Nature::Actual | Nature::Derived);
                result && figure.place.part.is_none() && (within || end == bulletin.as_of.end())
            });
            for figure in own {
                let report = given.entry(figure.indicator.order).or_insert((&figure.indicator, false));
                report.1 |= figure.observation != Observation::Missing(Missing::NotReported);
            }
        }
        given
    }
}
