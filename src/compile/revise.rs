//! Some pages understood anew in a site that is otherwise as it was: what a preview shows at once, while the whole
//! is still being read.
//!
//! # Architecture Invariant
//! A revised site holds what its pages can see and no more: their figures and those of the places they speak of,
//! the bulletins of their districts, the sources they name. Nothing but those pages may be made from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::derive::with_derived;
use super::front_matter::{FrontMatter, read_all, report_problems};
use super::names::Names;
use super::page_kind::PageKind;
use super::{district, pages};
use crate::diagnostic::{Diagnostic, Report};
use crate::read::Document;
use crate::site::{District, Figure, Level, Page, PagePath, Site};

/// Understands documents of a site again whose texts have changed. `None` when a change reaches beyond its own page:
/// the page is new, has another period or district, or names a district otherwise. Where a document cannot be
/// understood that is reported, and the site comes back without its page.
#[must_use]
pub fn revise(report: &mut Report, base: &Site, documents: &[Document]) -> Option<Site> {
    let names = Names::of(base);
    let fronts = read_all(documents, &names);
    let mut problems = Vec::new();
    for (document, (draft, _)) in documents.iter().zip(&fronts) {
        if let Some(draft) = draft
            && !(stays(base, draft) && is_called_the_same(document, draft, &mut problems))
        {
            return None;
        }
    }
    report.extend(problems);
    let mut drafts = report_problems(report, fronts);
    let new = with_derived(&mut drafts, &names);
    let old: Vec<Arc<Figure>> =
        drafts.iter().flat_map(|draft| base.index.on_page(&draft.path)).cloned().collect();
    let index = base.index.with(&old, &new);
    let near = near(report, base, documents, &drafts);
    let mut site = pages::compile(report, names, index, drafts, &base.assets);
    surround(&mut site, base, &near);
    pages::arrange(&mut site);
    Some(site)
}

/// Whether the page stands in the site where it stood: same kind, place in every list, old addresses.
fn stays(base: &Site, draft: &FrontMatter) -> bool {
    let same =
        |page: &Page| page.path == draft.path && page.aliases == draft.aliases && page.order == draft.order;
    if draft.hidden {
        return false;
    }
    match draft.kind {
        PageKind::Profile => base.profiles.iter().any(|one| same(&one.page)),
        PageKind::Plain => base.pages.iter().any(same),
        PageKind::Bulletin => {
            let mut all = base.bulletins.iter();
            all.find(|one| same(&one.page)).is_some_and(|one| Some(&one.period) == draft.period.as_ref())
        }
    }
}

/// Whether a district's page still says the same of the district; what is wrong there is told with the rest.
fn is_called_the_same(document: &Document, draft: &FrontMatter, problems: &mut Vec<Diagnostic>) -> bool {
    let Some(known) = draft.district.as_deref().filter(|_| draft.kind == PageKind::Profile) else {
        return true;
    };
    let said = district::lower(document, problems);
    District { span: known.span, ..said } == *known
}

/// The places whose figures the pages are held against: their own, the province around a district and the districts
/// in a province, and every place that a text names.
fn near(report: &Report, base: &Site, documents: &[Document], drafts: &[FrontMatter]) -> BTreeSet<String> {
    let texts: Vec<&str> = documents
        .iter()
        .filter_map(|document| report.sources.get(document.source))
        .map(|source| &**source.text())
        .collect();
    let named = |one: &District| {
        let names =
            [one.name.as_str(), one.short_name()].into_iter().chain(one.aliases.iter().map(String::as_str));
        names.into_iter().any(|name| texts.iter().any(|text| text.contains(name)))
    };
    let home: Vec<&District> = drafts.iter().filter_map(|draft| draft.district.as_deref()).collect();
    let beside = |one: &District| {
        home.iter().any(|home| home.slug == one.slug || governs(home, one) || governs(one, home))
    };
    let all = base.districts.iter().filter(|one| beside(one) || named(one));
    all.map(|one| one.slug.clone()).collect()
}

/// Whether a district lies in a province, by the first two digits of their codes.
fn governs(province: &District, district: &District) -> bool {
    province.level == Level::Province && province.shares_province(district)
}

/// Adds to the revised pages what they can see.
fn surround(site: &mut Site, base: &Site, near: &BTreeSet<String>) {
    let revised: BTreeSet<PagePath> = site.authored().map(|page| page.path.clone()).collect();
    let other = |page: &PagePath| !revised.contains(page);
    let homes: BTreeSet<String> = site
        .bulletins
        .iter()
        .map(|one| one.district.slug.clone())
        .chain(site.profiles.iter().map(|one| one.district.slug.clone()))
        .collect();
    let named = site.bulletins.iter().filter_map(|one| one.source.as_ref());
    let named = named.chain(site.profiles.iter().filter_map(|one| one.source.as_ref()));
    let taken = site.figures.iter().filter_map(|figure| figure.source.as_ref());
    let sources: BTreeSet<String> = named.chain(taken).map(|source| source.id.clone()).collect();
    site.sources.retain(|source| sources.contains(&source.id));
    let bulletins = base.bulletins.iter().filter(|one| {
        let own = homes.contains(&one.district.slug);
        other(&one.page.path) && (own || near.contains(&one.district.slug) && !one.accept.is_empty())
    });
    site.bulletins.extend(bulletins.cloned());
    site.profiles.extend(base.profiles.iter().filter(|one| other(&one.page.path)).cloned());
    site.pages.extend(base.pages.iter().filter(|page| other(&page.path)).cloned());
    for district in base.districts.iter().filter(|one| near.contains(&one.slug)) {
        let figures = base.index.in_district(&district.slug).iter();
        site.figures.extend(figures.filter(|figure| other(&figure.page)).cloned());
    }
}
