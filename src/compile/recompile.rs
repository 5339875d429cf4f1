//! Compiles a few changed pages into a site that otherwise stays as it was: the preview shows them at once, while the
//! whole site is still being built.
//!
//! # Architecture Invariant
//! A recompiled site holds what its pages can see and no more: their figures and those of the places they name,
//! the bulletins of their districts, the sources they name. Only those pages may be rendered from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::derive::with_derived;
use super::document_kind::DocumentKind;
use super::front_matter::{FrontMatter, read_all, report_problems};
use super::names::Names;
use super::{district, pages};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::Document;
use crate::site::{Alias, District, Figure, Page, PagePath, Site};

/// Compiles documents of a site again whose texts have changed. `None` when a change reaches beyond its own page:
/// the page is new, has another period or district, or renames a district. A document that does not compile is
/// reported, and the site comes back without its page.
#[must_use]
pub(crate) fn recompile(diagnostics: &mut Diagnostics, base: &Site, documents: &[Document]) -> Option<Site> {
    let names = Names::of(base);
    let fronts = read_all(documents, &names);
    let mut problems = Vec::new();
    for (document, (front, _)) in documents.iter().zip(&fronts) {
        if let Some(front) = front
            && !(stays(base, front) && is_called_the_same(document, front, &mut problems))
        {
            return None;
        }
    }
    diagnostics.extend(problems);
    let mut fronts = report_problems(diagnostics, fronts);
    let new = with_derived(&mut fronts, &names);
    let old: Vec<Arc<Figure>> =
        fronts.iter().flat_map(|front| base.index.on_page(&front.path)).cloned().collect();
    let index = base.index.with(&old, &new);
    let near = near(diagnostics, base, documents, &fronts);
    let mut site = pages::compile(diagnostics, names, index, fronts, &base.assets);
    surround(&mut site, base, &near);
    pages::arrange(&mut site);
    Some(site)
}

/// Whether the page is in the site where it was: same kind, place in every list, old addresses.
fn stays(base: &Site, front: &FrontMatter) -> bool {
    // Where they are written may change.
    let aliases = |aliases: &[Alias]| aliases.iter().map(|alias| alias.path.clone()).collect::<Vec<_>>();
    let old = aliases(&front.aliases);
    let same =
        |page: &Page| page.path == front.path && page.order == front.order && aliases(&page.aliases) == old;
    match front.kind {
        DocumentKind::Profile => base.profiles.iter().any(|profile| same(&profile.page)),
        DocumentKind::Plain => base.pages.iter().any(same),
        DocumentKind::Bulletin => {
            let mut all = base.bulletins.iter();
            all.find(|bulletin| same(&bulletin.page))
                .is_some_and(|bulletin| Some(&bulletin.period) == front.period.as_ref())
        }
    }
}

/// Whether a district's page still gives the same identity; its problems are reported with the rest.
fn is_called_the_same(document: &Document, front: &FrontMatter, problems: &mut Vec<Diagnostic>) -> bool {
    let Some(known) = front.district.as_deref().filter(|_| front.kind == DocumentKind::Profile) else {
        return true;
    };
    let compiled = district::lower(document, problems);
    District { span: known.span, ..compiled } == *known
}

/// The places whose figures the pages are held against: their own, the province around a district and the districts
/// in a province, and every place that a text names.
fn near(
    diagnostics: &Diagnostics,
    base: &Site,
    documents: &[Document],
    fronts: &[FrontMatter],
) -> BTreeSet<String> {
    let texts: Vec<&str> = documents
        .iter()
        .filter_map(|document| diagnostics.sources.get(document.source))
        .map(|source| &**source.text())
        .collect();
    let named = |district: &District| {
        let names = [district.name.as_str(), district.short_name()]
            .into_iter()
            .chain(district.aliases.iter().map(String::as_str));
        names.into_iter().any(|name| texts.iter().any(|text| text.contains(name)))
    };
    let home: Vec<&District> = fronts.iter().filter_map(|front| front.district.as_deref()).collect();
    let beside = |district: &District| {
        home.iter().any(|home| home.slug == district.slug || home.governs(district) || district.governs(home))
    };
    let all = base.districts.iter().filter(|district| beside(district) || named(district));
    all.map(|district| district.slug.clone()).collect()
}

/// Adds to the recompiled pages what they can see.
fn surround(site: &mut Site, base: &Site, near: &BTreeSet<String>) {
    let recompiled: BTreeSet<PagePath> = site.authored().map(|page| page.path.clone()).collect();
    let other = |page: &PagePath| !recompiled.contains(page);
    let homes: BTreeSet<String> = site
        .bulletins
        .iter()
        .map(|bulletin| bulletin.district.slug.clone())
        .chain(site.profiles.iter().map(|profile| profile.district.slug.clone()))
        .collect();
    let named = site.bulletins.iter().filter_map(|bulletin| bulletin.source.as_ref());
    let named = named.chain(site.profiles.iter().filter_map(|profile| profile.source.as_ref()));
    let taken = site.figures.iter().filter_map(|figure| figure.source.as_ref());
    let sources: BTreeSet<String> = named.chain(taken).map(|source| source.id.clone()).collect();
    site.sources.retain(|source| sources.contains(&source.id));
    let bulletins = base.bulletins.iter().filter(|bulletin| {
        let own = homes.contains(&bulletin.district.slug);
        other(&bulletin.page.path)
            && (own || near.contains(&bulletin.district.slug) && !bulletin.accept.is_empty())
    });
    site.bulletins.extend(bulletins.cloned());
    site.profiles.extend(base.profiles.iter().filter(|profile| other(&profile.page.path)).cloned());
    site.pages.extend(base.pages.iter().filter(|page| other(&page.path)).cloned());
    for district in base.districts.iter().filter(|known| near.contains(&known.slug)) {
        let figures = base.index.in_district(&district.slug).iter();
        site.figures.extend(figures.filter(|figure| other(&figure.page)).cloned());
    }
}
