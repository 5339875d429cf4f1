//! Every chart of a site: those authors ask for, and those that follow from the data.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding;
use crate::quantity::Formula;
use crate::site::{
    Chart, ChartData, District, Figure, Indicator, Inline, Page, PagePart, Place, Profile, Series, Site,
};
use crate::text::scope::Scope;

/// The charts of a site by id. The automatic charts are there only where they have something to show.
#[derive(Debug, Clone, Default)]
pub(crate) struct ChartSet {
    charts: BTreeMap<String, Chart>,
    /// Ids of those that follow from the data.
    automatic: BTreeSet<String>,
}

/// The automatic charts of the home page.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct HomeCharts<'g> {
    /// The latest observation of the flagship indicator in each district; from two districts on.
    pub(crate) dots: Option<&'g Chart>,
    /// Its course in each district that has observations; from two districts on.
    pub(crate) multiples: Option<&'g Chart>,
}

/// The automatic charts of a district's page.
#[derive(Debug, Clone, Default)]
pub(crate) struct DistrictCharts<'g> {
    /// The course of the flagship indicator; none where there is no observation: the page says so in words.
    pub(crate) trend: Option<&'g Chart>,
    /// Wholes and their parts, in the order of the dictionary.
    pub parts: Vec<&'g Chart>,
}

impl ChartSet {
    /// Finds and makes every chart; of some texts, those that are on their pages.
    #[must_use]
    pub(crate) fn of<Before>(site: &Site, scope: Scope<'_, Before>) -> Self {
        let mut charts = Self::default();
        site.authored().filter(|page| scope.has(page.span)).for_each(|page| charts.read(page));
        if scope.is_all() {
            charts.across_districts(site);
            site.districts.iter().for_each(|district| charts.of_district(site, district));
        } else {
            let profiles = site.profiles.iter().filter(|profile| scope.has(profile.page.span));
            profiles.for_each(|profile| charts.of_district(site, &profile.district));
        }
        charts
    }

    /// The automatic charts that compare districts.
    fn across_districts(&mut self, site: &Site) {
        if let Some(indicator) = site.settings.trend.as_deref().and_then(|name| site.dictionary.get(name)) {
            self.add(multiples(site, indicator));
            self.add(dots(site, indicator).map(|chart| Chart { id: HOME_DOTS.to_owned(), ..chart }));
        }
        for indicator in &site.dictionary.indicators {
            self.add(dots(site, indicator));
        }
    }

    /// The automatic charts of a district's page.
    fn of_district(&mut self, site: &Site, district: &Arc<District>) {
        let headline = site.settings.trend.as_deref().and_then(|name| site.dictionary.get(name));
        self.add(headline.and_then(|indicator| trend(site, indicator, district)));
        for indicator in &site.dictionary.indicators {
            self.add(parts(site, indicator, district));
        }
    }

    /// Every chart by id.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Chart> {
        self.charts.values()
    }

    /// The ids of the charts that follow from the data.
    pub(crate) fn automatic(&self) -> impl Iterator<Item = &str> {
        self.automatic.iter().map(String::as_str)
    }

    /// The chart with this id.
    #[must_use]
    pub(crate) fn get(&self, id: &str) -> Option<&Chart> {
        self.charts.get(id)
    }

    /// The automatic charts of the home page.
    #[must_use]
    pub(crate) fn home(&self) -> HomeCharts<'_> {
        HomeCharts { dots: self.get(HOME_DOTS), multiples: self.get(HOME_MULTIPLES) }
    }

    /// The automatic charts of a district's page, by its slug.
    #[must_use]
    pub(crate) fn district(&self, slug: &str) -> DistrictCharts<'_> {
        let prefix = format!("{slug}-parts-");
        let wholes = self.iter().filter(|chart| chart.id.starts_with(&prefix));
        let wholes = wholes.filter_map(|chart| Some((chart.data.whole()?, chart)));
        let mut parts: Vec<_> = wholes.filter(|(whole, _)| whole.place.district.slug == slug).collect();
        parts.sort_by_key(|(whole, _)| whole.indicator.order);
        let parts = parts.into_iter().map(|(_, chart)| chart).collect();
        DistrictCharts { trend: self.get(&format!("{slug}-trend")), parts }
    }

    /// The automatic charts of a district's page that its own text does not show already.
    #[must_use]
    pub(crate) fn beside(&self, profile: &Profile) -> Vec<&Chart> {
        let own = profile.page.body.parts();
        let is_shown = |chart: &Chart| {
            own.iter().any(|part| matches!(part, PagePart::Chart(own) if own.shows_the_same(chart)))
        };
        let charts = self.district(&profile.district.slug);
        charts.trend.into_iter().chain(charts.parts).filter(|chart| !is_shown(chart)).collect()
    }

    /// The automatic chart of an indicator's page, by the indicator's id: its latest observations across districts.
    #[must_use]
    pub(crate) fn indicator(&self, id: &str) -> Option<&Chart> {
        self.get(&format!("indicator-{id}-dots"))
    }

    /// Adds an automatic chart, where there is one to add.
    fn add(&mut self, chart: Option<Chart>) {
        if let Some(chart) = chart {
            self.automatic.insert(chart.id.clone());
            self.charts.insert(chart.id.clone(), chart);
        }
    }

    fn read(&mut self, page: &Page) {
        for part in page.body.parts() {
            if let PagePart::Chart(chart) = part {
                self.charts.insert(chart.id.clone(), chart.clone());
            }
        }
    }
}

const HOME_DOTS: &str = "home-dots";
const HOME_MULTIPLES: &str = "home-multiples";

fn chart(id: String, title: Vec<Inline>, indicator: &Indicator, data: ChartData) -> Chart {
    Chart {
        id,
        title,
        caption: Vec::new(),
        alt: None,
        note: None,
        baseline: None,
        log: false,
        data,
        span: indicator.span,
    }
}

fn series(site: &Site, indicator: &Arc<Indicator>, district: &Arc<District>) -> Option<Series> {
    let place = Place::whole(district);
    let figures = site.index.series(indicator, &place);
    let reference = site.is_reference(district);
    let read = figures.iter().any(|figure| figure.amount().is_some());
    read.then(|| Series { indicator: Arc::clone(indicator), place, figures, reference })
}

fn trend(site: &Site, indicator: &Arc<Indicator>, district: &Arc<District>) -> Option<Chart> {
    let mut own = series(site, indicator, district)?;
    // On its own page a place of comparison is what the chart is about.
    own.reference = false;
    let title = finding::of_trend(&own)?;
    let mut all = vec![own];
    for other in
        site.districts.iter().filter(|other| site.is_reference(other) && shares_an_axis(other, district))
    {
        all.extend(series(site, indicator, other));
    }
    Some(chart(format!("{}-trend", district.slug), title, indicator, ChartData::Trend(all)))
}

/// Whether a place of comparison is drawn beside a district: the province its code begins with, or another place in it.
/// The nation is not: its rate is estimated by survey, a district's comes from its register, and the two share no axis.
fn shares_an_axis(other: &District, district: &District) -> bool {
    other.slug != district.slug && other.shares_province(district)
}

fn multiples(site: &Site, indicator: &Arc<Indicator>) -> Option<Chart> {
    let own = site.own_districts();
    let all: Vec<Series> = own.filter_map(|district| series(site, indicator, district)).collect();
    let title = finding::of_multiples(&all)?;
    let chart = chart(HOME_MULTIPLES.to_owned(), title, indicator, ChartData::Multiples(all.clone()));
    (all.len() > 1).then_some(chart)
}

fn dots(site: &Site, indicator: &Arc<Indicator>) -> Option<Chart> {
    let (mut figures, mut absent): (Vec<Arc<Figure>>, Vec<Place>) = (Vec::new(), Vec::new());
    for district in site.own_districts() {
        let place = Place::whole(district);
        match site.index.latest(indicator, &place) {
            Some(figure) => figures.push(figure),
            None => absent.push(place),
        }
    }
    let title = finding::of_dots(indicator, &figures)?;
    let data = ChartData::Dots { indicator: Arc::clone(indicator), figures, absent };
    Some(chart(format!("indicator-{}-dots", indicator.id), title, indicator, data))
}

/// An indicator that equals a whole less another one: both are parts of that whole.
fn parts(site: &Site, indicator: &Arc<Indicator>, district: &Arc<District>) -> Option<Chart> {
    let Some(Formula::Difference(whole, part)) = indicator.equals.first() else { return None };
    let (Formula::Indicator(whole), Formula::Indicator(part)) = (whole.as_ref(), part.as_ref()) else {
        return None;
    };
    let (whole, part) = (site.dictionary.get(whole)?, site.dictionary.get(part)?);
    let place = Place::whole(district);
    let rests = site.index.series(indicator, &place);
    let known = |figure: &Arc<Figure>| figure.amount().is_some();
    let (whole, part, rest) = rests.into_iter().rev().filter(known).find_map(|rest| {
        let whole = site.index.at(whole, &place, &rest.period).filter(known)?;
        let part = site.index.at(part, &place, &rest.period).filter(known)?;
        Some((whole, part, rest))
    })?;
    let title = finding::of_parts(&whole, &part);
    let data = ChartData::Parts { whole, parts: vec![part, rest] };
    Some(chart(format!("{}-parts-{}", district.slug, indicator.id), title, indicator, data))
}
