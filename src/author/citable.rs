//! The citable figures: for each figure of a site the shortest role that means it and no other.
//!
//! Each spelling is parsed back by the rules that parse an author's roles, and only one that resolves to the very
//! figure is offered.

use std::sync::Arc;

use crate::compile::citation::Query;
use crate::compile::{PageParts, citation};
use crate::site::{Figure, FigureIndex, Missing, Nature, Observation, PagePath, Place, Site};

/// A figure with the role that cites it.
#[derive(Debug, Clone)]
pub struct Citable {
    /// The figure; its `span` is where it is written, or for a derived one where its first operand is.
    pub figure: Arc<Figure>,
    /// The role to paste; `None` for a figure that no role can mean, because another one takes precedence for its
    /// indicator, place and period (a restatement, or a result beside its target).
    pub role: Option<String>,
}

impl Citable {
    /// What distinguishes it from a printed result: the kind of missing value, else 推算, 目标 or 计划.
    #[must_use]
    pub fn state(&self) -> Option<&'static str> {
        match (&self.figure.observation, self.figure.nature) {
            (Observation::Missing(missing), _) => Some(Missing::name(*missing)),
            (_, Nature::Actual) => None,
            (_, nature) => Some(nature.name()),
        }
    }
}

/// Every figure of a site in the site's order, with the role that cites it on a page, or anywhere when no page is
/// named. An unknown page is treated as any other place.
#[must_use]
pub fn citable(site: &Site, page: Option<&PagePath>) -> Vec<Citable> {
    let citing = Citing::new(site, page);
    let cited = |figure: &Arc<Figure>| Citable { figure: Arc::clone(figure), role: citing.role(figure) };
    site.figures.iter().map(cited).collect()
}

/// The roles for one page of a site, or for anywhere.
#[derive(Debug)]
pub(crate) struct Citing<'a> {
    site: &'a Site,
    page: PageParts,
    no_figures: FigureIndex,
}

impl<'a> Citing<'a> {
    /// Roles for this page, or for any page when none is named.
    #[must_use]
    pub(crate) fn new(site: &'a Site, page: Option<&PagePath>) -> Self {
        Self { site, page: PageParts::of(site, page), no_figures: FigureIndex::default() }
    }

    /// The shortest role that means this figure and will go on meaning it: one without a period is used only where the
    /// page itself has the figure, for the latest figure elsewhere is another one tomorrow.
    #[must_use]
    pub(crate) fn role(&self, figure: &Arc<Figure>) -> Option<String> {
        let indicator = &figure.indicator;
        let names = [&indicator.name, &indicator.id].into_iter().chain(&indicator.aliases);
        let (places, period) = (self.places(&figure.place), figure.period.key());
        let is_meant = |content: &str, index: &FigureIndex| {
            self.resolve(content, index, figure).is_some_and(|resolved| Arc::ptr_eq(&resolved, figure))
        };
        let role =
            names.flat_map(|name| places.iter().map(move |place| (name, place))).find_map(|(name, place)| {
                let place = place.as_ref().map(|place| format!("/{place}")).unwrap_or_default();
                let (bare, dated) = (format!("{name}{place}"), format!("{name}@{period}{place}"));
                let undated = is_meant(&bare, &self.no_figures).then_some(bare);
                undated.or_else(|| is_meant(&dated, &self.site.index).then_some(dated))
            });
        role.map(|content| format!("{{fig}}`{content}`"))
    }

    /// How a place may be written, the shortest first; the page's own district needs no name.
    fn places(&self, place: &Place) -> Vec<Option<String>> {
        let district = &place.district;
        let at_home = self.page.home.as_ref().is_some_and(|home| home.district == *district);
        let names = || std::iter::once(&district.name).chain(&district.aliases);
        match &place.part {
            None => at_home.then_some(None).into_iter().chain(names().cloned().map(Some)).collect(),
            Some(part) => {
                let part_only = at_home.then(|| Some(part.to_string()));
                part_only.into_iter().chain(names().map(|name| Some(format!("{name}·{part}")))).collect()
            }
        }
    }

    /// The figure that a role with this content resolves to.
    fn resolve(&self, content: &str, index: &FigureIndex, figure: &Figure) -> Option<Arc<Figure>> {
        // None of these can be written in a code span of one backtick, or in a span within a table.
        if content.contains(['`', '|', '\n']) {
            return None;
        }
        let scope = self.page.scope(self.site, index);
        let span = figure.span;
        let parts = crate::compile::prose::reference(content, &|_| span).ok()?;
        let typed = |part: &std::ops::Range<usize>| content.get(part.clone()).unwrap_or_default();
        let query = Query {
            indicator: citation::indicator(&scope, typed(&parts.name), span).ok()?,
            period: parts.period.as_ref().map(|part| citation::period(typed(part), span)).transpose().ok()?,
            place: parts
                .place
                .as_ref()
                .map(|part| citation::place(&scope, typed(part), span))
                .transpose()
                .ok()?,
        };
        citation::find(&scope, &query, span).ok()
    }
}
