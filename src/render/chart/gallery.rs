//! Every chart of a site: those authors ask for, and those that follow from the data.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding;
use crate::model::{
    Chart, ChartData, District, Figure, Formula, Indicator, Inline, Page, PagePart, Place, Series, Site,
};
use crate::source::SourceId;

/// The charts of a site by id. The automatic ones are there only where they have something to show.
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct Gallery {
    charts: BTreeMap<String, Chart>,
}

/// The automatic charts of the home page.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::render) struct HomeCharts<'g> {
    /// The latest reading of the flagship indicator in each district; from two districts on.
    pub(in crate::render) dots: Option<&'g Chart>,
    /// Its course in each district that has readings; from two districts on.
    pub(in crate::render) multiples: Option<&'g Chart>,
}

/// The automatic charts of a district's page.
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct DistrictCharts<'g> {
    /// The course of the flagship indicator; none where no reading is: the page says so in words.
    pub(in crate::render) trend: Option<&'g Chart>,
    /// Wholes and their parts, in the order of the dictionary.
    pub(in crate::render) parts: Vec<&'g Chart>,
}

impl Gallery {
    /// Finds and makes every chart; those of draft pages only with `drafts`.
    pub(in crate::render) fn of(site: &Site, drafts: bool) -> Self {
        let mut gallery = Self::default();
        let profiles = site.profiles.iter().map(|profile| &profile.page);
        let bulletins = site.bulletins.iter().map(|bulletin| &bulletin.page);
        let pages = profiles.chain(bulletins).chain(&site.pages);
        for page in pages.filter(|page| drafts || !page.draft) {
            gallery.read(page);
        }
        if let Some(indicator) = site.settings.trend.as_deref().and_then(|name| site.dictionary.get(name)) {
            gallery.add(multiples(site, indicator));
            let dots = dots(site, indicator).map(|chart| Chart { id: HOME_DOTS.to_owned(), ..chart });
            gallery.add(dots);
        }
        for indicator in &site.dictionary.indicators {
            gallery.add(dots(site, indicator));
        }
        for district in &site.districts {
            gallery.automatic(site, district);
        }
        gallery
    }

    /// The charts of the pages with these texts, and the automatic ones that stand on them.
    pub(in crate::render) fn near(site: &Site, drafts: bool, texts: &BTreeSet<SourceId>) -> Self {
        let mut gallery = Self::default();
        let own = |page: &&Page| texts.contains(&page.span.source) && (drafts || !page.draft);
        site.authored().filter(own).for_each(|page| gallery.read(page));
        for profile in site.profiles.iter().filter(|profile| own(&&profile.page)) {
            gallery.automatic(site, &profile.district);
        }
        gallery
    }

    /// The automatic charts of a district's page.
    fn automatic(&mut self, site: &Site, district: &Arc<District>) {
        let headline = site.settings.trend.as_deref().and_then(|name| site.dictionary.get(name));
        self.add(headline.and_then(|indicator| trend(site, indicator, district)));
        for indicator in &site.dictionary.indicators {
            self.add(parts(site, indicator, district));
        }
    }

    /// Every chart by id.
    pub(in crate::render) fn iter(&self) -> impl Iterator<Item = &Chart> {
        self.charts.values()
    }

    /// The chart with this id.
    pub(in crate::render) fn get(&self, id: &str) -> Option<&Chart> {
        self.charts.get(id)
    }

    /// The automatic charts of the home page.
    pub(in crate::render) fn home(&self) -> HomeCharts<'_> {
        HomeCharts { dots: self.get(HOME_DOTS), multiples: self.get(HOME_MULTIPLES) }
    }

    /// The automatic charts of a district's page, by its slug.
    pub(in crate::render) fn district(&self, slug: &str) -> DistrictCharts<'_> {
        let ours = |chart: &&Chart| match &chart.data {
            ChartData::Parts { whole, .. } => whole.place.district.slug == slug,
            _ => false,
        };
        let prefix = format!("{slug}-parts-");
        let found = self.iter().filter(|chart| chart.id.starts_with(&prefix)).filter(ours);
        let mut parts: Vec<&Chart> = found.collect();
        parts.sort_by_key(|chart| match &chart.data {
            ChartData::Parts { whole, .. } => whole.indicator.order,
            _ => usize::MAX,
        });
        DistrictCharts { trend: self.get(&format!("{slug}-trend")), parts }
    }

    /// The automatic chart of an indicator's page, by the indicator's id: its latest readings across districts.
    pub(in crate::render) fn indicator(&self, id: &str) -> Option<&Chart> {
        self.get(&format!("indicator-{id}-dots"))
    }

    fn add(&mut self, chart: impl Into<Option<Chart>>) {
        if let Some(chart) = chart.into() {
            self.charts.insert(chart.id.clone(), chart);
        }
    }

    fn read(&mut self, page: &Page) {
        for part in page.body.parts() {
            if let PagePart::Chart(chart) = part {
                self.add(chart.clone());
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
    for other in site.districts.iter().filter(|other| site.is_reference(other) && governs(other, district)) {
        all.extend(series(site, indicator, other));
    }
    Some(chart(format!("{}-trend", district.slug), title, indicator, ChartData::Trend(all)))
}

/// Whether a place of comparison is the province or municipality a district's code begins with. The nation is
/// not: its rate is estimated by survey, a district's comes from its register, and the two share no axis.
fn governs(other: &District, district: &District) -> bool {
    let province = |place: &District| place.code.as_deref().and_then(|code| code.get(..2).map(str::to_owned));
    other.slug != district.slug && province(other).is_some() && province(other) == province(district)
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
