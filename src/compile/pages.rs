//! The last step: compiles the prose of every page, now that all figures are known, and assembles the site.

use std::sync::Arc;

use rayon::prelude::*;

use super::document_kind::DocumentKind;
use super::front_matter::FrontMatter;
use super::names::Names;
use crate::compile::scope::PageScope;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::Units;
use crate::read::Asset;
use crate::site;
use crate::site::{Bulletin, FigureIndex, FigureTextIndex, Page, Place, Profile, Site, Standing, Terms};

/// Reads the prose of all pages in parallel and puts the site together, everything in its order.
pub(super) fn compile(
    diagnostics: &mut Diagnostics,
    names: Names,
    index: FigureIndex,
    fronts: Vec<FrontMatter>,
    assets: &[Asset],
) -> Site {
    let sources = &diagnostics.sources;
    let own = names
        .dictionary
        .indicators
        .iter()
        .flat_map(|indicator| std::iter::once(&indicator.unit).chain(&indicator.units));
    let units = Units::with(own.map(String::as_str));
    let terms = Terms::with(&names.settings.terms);
    let read: Vec<(Page, Vec<Diagnostic>)> = fronts
        .par_iter()
        .map(|front| page(front, sources.text(front.body), &names, &index, (&units, &terms), assets))
        .collect();
    let mut site = Site { assets: assets.to_vec(), index, ..Site::default() };
    for (front, (page, problems)) in fronts.iter().zip(read) {
        diagnostics.extend(problems);
        match (front.kind, &front.district) {
            (DocumentKind::Profile, Some(district)) => site.profiles.push(Profile {
                page,
                district: Arc::clone(district),
                source: front.source.clone(),
            }),
            (DocumentKind::Bulletin, _) => site.bulletins.extend(front.bulletin(page)),
            _ => site.pages.push(page),
        }
    }
    site.figures = fronts.iter().flat_map(|front| front.shared.iter().cloned()).collect();
    site.sources = names.sources.into_values().collect();
    site.districts = names.districts;
    site.dictionary = names.dictionary;
    site.settings = names.settings;
    arrange(&mut site);
    site
}

fn order(bulletin: &Bulletin) -> impl Ord {
    (bulletin.district.rank(), &bulletin.period, &bulletin.page.path)
}

/// Puts pages and figures in the order in which a site has them.
pub(super) fn arrange(site: &mut Site) {
    site.profiles.sort_by(|a, b| a.district.rank().cmp(&b.district.rank()));
    site.bulletins.sort_by(|a, b| order(a).cmp(&order(b)));
    site.pages.sort_by(|a, b| (a.order, &a.path).cmp(&(b.order, &b.path)));
    site.figures.sort_by(|a, b| site::in_site(a, b));
}

fn page(
    front: &FrontMatter,
    body: &str,
    names: &Names,
    index: &FigureIndex,
    (units, terms): (&Units, &Terms),
    assets: &[Asset],
) -> (Page, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let scope = PageScope {
        dictionary: &names.dictionary,
        districts: &names.districts,
        index,
        figures: &front.shared,
        figure_texts: &FigureTextIndex::of(&front.shared),
        units,
        terms,
        home: front.district.as_ref().map(Place::whole),
        period: front.period.clone(),
        page: &front.path,
        folder: front.district.as_ref().map_or("", |district| &district.slug),
        assets,
        references: &names.settings.references,
    };
    let page = Page {
        path: front.path.clone(),
        title: crate::compile::prose::inline(&mut problems, &front.title, &scope),
        summary: front
            .summary
            .as_ref()
            .map(|text| crate::compile::prose::inline(&mut problems, text, &scope))
            .unwrap_or_default(),
        body: crate::compile::prose::lower(&mut problems, body, front.body, &scope),
        standing: Standing::default(),
        aliases: front.aliases.clone(),
        updates: front.updates.clone(),
        keywords: front.keywords.clone(),
        order: front.order,
        span: front.title.span,
    };
    (page, problems)
}
