//! Rankings: districts by one indicator in one period, ranked as far as the printed numbers differ.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::quantity::{Amount, Interval, Period};
use crate::site::{
    Choice, Direction, District, Figure, Frequency, Indicator, Level, Missing, Place, Rankings, Site,
};

/// Fewer districts than this are no ranking.
const FEWEST: usize = 2;

/// The districts by one indicator.
#[derive(Debug, Clone)]
pub(crate) struct Ranking {
    /// What is compared.
    pub indicator: Arc<Indicator>,
    /// The period of all observations that are compared: the ranking's own, or a part that ends with it.
    pub period: Period,
    /// The 口径 of all of them.
    pub methodology: Option<String>,
    /// The best first; empty where fewer than two can be compared.
    pub(crate) ranks: Vec<Rank>,
    /// Everybody else, in the order of the site.
    pub(crate) unranked: Vec<Unranked>,
}

/// A district that has a place.
#[derive(Debug, Clone)]
pub(crate) struct Rank {
    /// From 1; after a tie of two at 1 comes 3.
    pub place: usize,
    /// Whether others have the same place.
    pub(crate) tied: bool,
    /// The observation that is ranked.
    pub figure: Arc<Figure>,
}

/// A district that has none.
#[derive(Debug, Clone)]
pub(crate) struct Unranked {
    /// The district that is ranked.
    pub district: Arc<District>,
    /// Its observation, where there is one.
    pub figure: Option<Arc<Figure>>,
    /// UnrankedReason it has no place.
    pub why: UnrankedReason,
}

/// UnrankedReason a district has no place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnrankedReason {
    /// There is no figure.
    Absent,
    /// It is declared missing.
    Missing(Missing),
    /// It is counted differently from most of the others.
    OtherMethodology,
    /// Fewer than two districts have comparable observations.
    Alone,
}

impl Rankings {
    /// The periods that have a ranking of at least one indicator, earliest first.
    #[must_use]
    pub(crate) fn periods(&self, site: &Site) -> Vec<Period> {
        let ends: BTreeSet<Date> = site.figures.iter().map(|figure| figure.period.end()).collect();
        let periods = ends
            .into_iter()
            .map(|end| self.every.around(end))
            .filter(|period| self.of(site, period).iter().any(|ranking| !ranking.ranks.is_empty()));
        let mut periods: Vec<Period> = periods.collect();
        periods.dedup();
        periods
    }

    /// The rankings of one period, one an indicator, in the order of `site.yml`.
    #[must_use]
    pub(crate) fn of(&self, site: &Site, period: &Period) -> Vec<Ranking> {
        let indicators = self.indicators.iter().filter_map(|name| site.dictionary.get(name));
        indicators
            .filter(|indicator| indicator.direction != Direction::Neutral)
            .map(|indicator| rank(site, indicator, period))
            .collect()
    }
}

/// Only observations of the very same days are compared. A quarter's ranking takes the observations of the quarter, or
/// of its last month where more districts give those, never some of each.
fn rank(site: &Site, indicator: &Arc<Indicator>, period: &Period) -> Ranking {
    let level = |district: &&Arc<District>| district.level == Level::District;
    let there = |district: &&Arc<District>| district.is_valid_on(period.end());
    let districts: Vec<&Arc<District>> = site.own_districts().filter(level).filter(there).collect();
    let series: Vec<(&Arc<District>, Vec<Arc<Figure>>)> = districts
        .into_iter()
        .map(|district| (district, site.index.series(indicator, &Place::whole(district))))
        .collect();
    let observations = |days: (Date, Date)| -> Vec<(&Arc<District>, Option<Arc<Figure>>)> {
        let of = |series: &[Arc<Figure>]| {
            series.iter().rfind(|figure| (figure.period.start(), figure.period.end()) == days).cloned()
        };
        series.iter().map(|(district, series)| (*district, of(series))).collect()
    };
    let candidates = ending_with(period).into_iter().map(|candidate| {
        let figures = observations((candidate.start(), candidate.end()));
        let amounts = figures.iter().filter(|(_, figure)| amount(figure.as_ref()).is_some()).count();
        (amounts, candidate, figures)
    });
    // Of equally many the longest period wins: it comes first.
    let chosen = candidates.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (period, figures) =
        chosen.map_or_else(|| (period.clone(), Vec::new()), |(_, candidate, figures)| (candidate, figures));
    placed(indicator, period, figures)
}

/// A period and the shorter ones that end with it, longest first.
fn ending_with(period: &Period) -> Vec<Period> {
    let mut all = vec![period.clone()];
    for (_, frequency, ..) in Frequency::WORDS.iter().rev() {
        let shorter = frequency.around(period.end());
        if period.start() < shorter.start() && shorter.end() == period.end() {
            all.push(shorter);
        }
    }
    all
}

fn placed(
    indicator: &Arc<Indicator>,
    period: Period,
    figures: Vec<(&Arc<District>, Option<Arc<Figure>>)>,
) -> Ranking {
    let methodology = common_methodology(indicator, &figures);
    let mut compared = Vec::new();
    let mut unranked = Vec::new();
    for (district, figure) in figures {
        let why = match &figure {
            None => UnrankedReason::Absent,
            Some(figure) => match &figure.observation {
                crate::site::Observation::Missing(missing) => UnrankedReason::Missing(*missing),
                crate::site::Observation::Amount(amount)
                    if figure.methodology() == methodology.as_deref() =>
                {
                    compared.push((amount.interval, Arc::clone(figure)));
                    continue;
                }
                crate::site::Observation::Amount(_) => UnrankedReason::OtherMethodology,
            },
        };
        unranked.push(Unranked { district: Arc::clone(district), figure, why });
    }
    if compared.len() < FEWEST {
        let alone = compared.drain(..).map(|(_, figure)| Unranked {
            district: Arc::clone(&figure.place.district),
            figure: Some(figure),
            why: UnrankedReason::Alone,
        });
        unranked.splice(0..0, alone);
    }
    let ranks = places(compared, indicator.direction);
    Ranking { indicator: Arc::clone(indicator), period, methodology, ranks, unranked }
}

/// The 口径 that most observations have; of equally many, the indicator's own.
fn common_methodology(
    indicator: &Indicator,
    figures: &[(&Arc<District>, Option<Arc<Figure>>)],
) -> Option<String> {
    let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for figure in
        figures.iter().filter_map(|(_, figure)| figure.as_deref()).filter(|figure| figure.amount().is_some())
    {
        *counts.entry(figure.methodology()).or_default() += 1;
    }
    let own = |methodology: Option<&str>| methodology == indicator.methodology.as_deref();
    let most = counts.into_iter().max_by_key(|(methodology, count)| (*count, own(*methodology)));
    most.and_then(|(methodology, _)| methodology.map(str::to_owned))
}

/// Figures in groups that cannot be distinguished: what is printed stands for an interval, and those whose
/// intervals touch share a place, with all that lie between.
fn places(mut observations: Vec<(Interval, Arc<Figure>)>, direction: Direction) -> Vec<Rank> {
    observations.sort_by_key(|(interval, _)| (interval.low, interval.low_open));
    let mut groups: Vec<(Interval, Vec<Arc<Figure>>)> = Vec::new();
    for (interval, figure) in observations {
        match groups.last_mut().filter(|(hull, _)| hull.overlaps(&interval)) {
            Some((hull, group)) => {
                *hull = hull.hull(&interval);
                group.push(figure);
            }
            None => groups.push((interval, vec![figure])),
        }
    }
    if direction == Direction::Higher {
        groups.reverse();
    }
    let mut ranks = Vec::new();
    for (_, mut group) in groups {
        group.sort_by(|a, b| a.place.district.rank().cmp(&b.place.district.rank()));
        let (place, tied) = (ranks.len() + 1, group.len() > 1);
        ranks.extend(group.into_iter().map(|figure| Rank { place, tied, figure }));
    }
    ranks
}

fn amount(figure: Option<&Arc<Figure>>) -> Option<&Amount> {
    figure.and_then(|figure| figure.amount())
}
