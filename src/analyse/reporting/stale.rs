//! The figures an evergreen page shows, and which of them newer figures have replaced.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::site::{Figure, FigureIndex, Nature, Page, PagePart, PagePath, Site, cited};

/// An observation on an evergreen page that a newer one has overtaken.
#[derive(Debug, Clone)]
pub struct Stale<'a> {
    /// The page.
    pub page: &'a Page,
    /// The newest observation it shows.
    pub cited: &'a Arc<Figure>,
    /// The newest there is.
    pub latest: Arc<Figure>,
}

/// A page is stale when the newest observation it shows of an indicator and place is older than the newest the site
/// has. A page that shows the newest beside older ones, as a comparison does, is not. Bulletins belong to their
/// own period and are never stale; `hidden` are the pages whose figures no reader sees.
pub(crate) fn stale<'a>(site: &'a Site, hidden: &dyn Fn(&PagePath) -> bool) -> Vec<Stale<'a>> {
    let counts = |page: &PagePath| !hidden(page);
    let profiles = site.profiles.iter().map(|profile| &profile.page);
    let pages = profiles.chain(&site.pages).filter(|page| !hidden(&page.path));
    pages.flat_map(|page| overtaken(page, &site.index, &counts)).collect()
}

fn overtaken<'a>(page: &'a Page, index: &FigureIndex, counts: &dyn Fn(&PagePath) -> bool) -> Vec<Stale<'a>> {
    let mut newest: BTreeMap<(usize, (&str, &str)), &'a Arc<Figure>> = BTreeMap::new();
    for figure in figures_of(page).into_iter().filter(|figure| is_result(figure)) {
        let at = newest.entry((figure.indicator.order, figure.place.key())).or_insert(figure);
        if at.period.end() < figure.period.end() {
            *at = figure;
        }
    }
    let all = newest.into_values().filter_map(|figure| {
        let latest = index.latest_of(&figure.indicator, &figure.place, counts)?;
        (latest.period.end() > figure.period.end()).then_some(Stale { page, cited: figure, latest })
    });
    all.collect()
}

fn is_result(figure: &Figure) -> bool {
    matches!(figure.nature, Nature::Actual | Nature::Derived)
}

/// Every figure that the text of a page shows, in its order; of charts those that a reader takes for the newest.
fn figures_of(page: &Page) -> Vec<&Arc<Figure>> {
    let of_part = |part| match part {
        PagePart::Text(_, content) => cited(content).collect(),
        PagePart::Figures(table) => table.figures.iter().collect(),
        PagePart::Chart(chart) => chart.data.latest().iter().collect(),
        PagePart::Code(..) | PagePart::Picture(_) => Vec::new(),
    };
    page.parts().into_iter().flat_map(of_part).collect()
}
