//! The last step: every page's prose, read in the light of all figures, and the site put together.

use std::sync::Arc;

use rayon::prelude::*;

use super::front_matter::FrontMatter;
use super::names::Names;
use super::page_kind::PageKind;
use crate::compile::scope::Scope;
use crate::diagnostic::{Diagnostic, Report};
use crate::quantity::Units;
use crate::read::Asset;
use crate::site;
use crate::site::{Bulletin, FigureIndex, FigureTextIndex, Page, Place, Profile, Site, Terms};

/// Reads the prose of all pages in parallel and puts the site together, everything in its order.
pub(super) fn compile(
    report: &mut Report,
    names: Names,
    index: FigureIndex,
    drafts: Vec<FrontMatter>,
    assets: &[Asset],
) -> Site {
    let sources = &report.sources;
    let own = names.dictionary.indicators.iter().flat_map(|one| std::iter::once(&one.unit).chain(&one.units));
    let units = Units::with(own.map(String::as_str));
    let terms = Terms::with(&names.settings.terms);
    let read: Vec<(Page, Vec<Diagnostic>)> = drafts
        .par_iter()
        .map(|draft| page(draft, sources.text(draft.body), &names, &index, (&units, &terms), assets))
        .collect();
    let mut site = Site { assets: assets.to_vec(), index, ..Site::default() };
    for (draft, (page, problems)) in drafts.iter().zip(read) {
        report.extend(problems);
        match (draft.kind, &draft.district) {
            (PageKind::Profile, Some(district)) => site.profiles.push(Profile {
                page,
                district: Arc::clone(district),
                source: draft.source.clone(),
            }),
            (PageKind::Bulletin, _) => site.bulletins.extend(draft.bulletin(page)),
            _ => site.pages.push(page),
        }
    }
    site.figures = drafts.iter().flat_map(|draft| draft.shared.iter().cloned()).collect();
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
    draft: &FrontMatter,
    body: &str,
    names: &Names,
    index: &FigureIndex,
    (units, terms): (&Units, &Terms),
    assets: &[Asset],
) -> (Page, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let scope = Scope {
        dictionary: &names.dictionary,
        districts: &names.districts,
        index,
        figures: &draft.shared,
        figure_texts: &FigureTextIndex::of(&draft.shared),
        units,
        terms,
        home: draft.district.as_ref().map(Place::whole),
        period: draft.period.clone(),
        page: &draft.path,
        folder: draft.district.as_ref().map_or("", |district| &district.slug),
        assets,
        references: &names.settings.references,
    };
    let page = Page {
        path: draft.path.clone(),
        title: crate::compile::prose::inline(&mut problems, &draft.title, &scope),
        summary: draft
            .summary
            .as_ref()
            .map(|text| crate::compile::prose::inline(&mut problems, text, &scope))
            .unwrap_or_default(),
        body: crate::compile::prose::lower(&mut problems, body, draft.body, &scope),
        draft: draft.hidden,
        aliases: draft.aliases.clone(),
        updates: draft.updates.clone(),
        keywords: draft.keywords.clone(),
        order: draft.order,
        span: draft.title.span,
    };
    (page, problems)
}
