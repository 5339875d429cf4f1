//! Dates, ages and names with a number in them that no source of the page prints.

mod known;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::passages::{self, Part};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::numeral::{Units, numerals};
use crate::model::{Bulletin, Figure, Page, PagePath, Period, Site, SourceDocument, TypedNumber};
use crate::say;
use crate::source::Span;
use known::Known;

/// Each page is looked at once and each source once: the work grows with texts, inventories and figures. A source
/// whose text is not held cannot say what it does not print, so nothing is asked of its bulletins.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    if !site.sources.iter().any(|source| is_held(source)) {
        return Vec::new();
    }
    let own = site.dictionary.indicators.iter().flat_map(|one| std::iter::once(&one.unit).chain(&one.units));
    let units = Units::with(own.map(String::as_str));
    let mut figures: BTreeMap<&PagePath, Vec<&Figure>> = BTreeMap::new();
    site.figures.iter().for_each(|figure| figures.entry(&figure.page).or_default().push(figure));
    let of = |page: &Page| figures.get(&page.path).map(Vec::as_slice).unwrap_or_default();
    let mut names = Known::default();
    names.names(site);
    let all = everything(site, names.clone());
    let bulletins = site.bulletins.par_iter().flat_map_iter(|bulletin| {
        let source = bulletin.source.as_deref().filter(|source| is_held(source));
        source
            .map(|source| of_bulletin(bulletin, source, of(&bulletin.page), &names, &units))
            .into_iter()
            .flatten()
    });
    let mut problems: Vec<Diagnostic> = bulletins.collect();
    let pages = site.profiles.iter().map(|profile| &profile.page).chain(&site.pages);
    problems.extend(pages.flat_map(|page| judge(page, of(page), &all, &units)));
    problems
}

fn is_held(source: &SourceDocument) -> bool {
    source.external.is_none() && !source.inventory.is_empty()
}

/// What is known to pages that speak of the whole site.
fn everything(site: &Site, mut known: Known) -> Known {
    site.sources.iter().for_each(|source| known.source(source));
    site.figures.iter().for_each(|figure| known.period(&figure.period));
    known.gaps(site.figures.iter().map(|figure| &**figure));
    site.bulletins.iter().for_each(|bulletin| known.period(&bulletin.period));
    let days = site.districts.iter().flat_map(|district| [district.valid_from, district.valid_to]).flatten();
    days.for_each(|day| known.period(&Period::Day(day)));
    known
}

fn of_bulletin(
    bulletin: &Bulletin,
    source: &SourceDocument,
    figures: &[&Figure],
    names: &Known,
    units: &Units,
) -> Vec<Diagnostic> {
    let mut known = names.clone();
    known.source(source);
    known.period(&bulletin.period);
    figures.iter().for_each(|figure| known.period(&figure.period));
    let mut problems = Vec::new();
    let stands = bulletin.as_of.key();
    let own = bulletin.period.contains(&bulletin.as_of) || source.date.period() == Some(&bulletin.as_of);
    if !own && !known.knows(crate::model::numeral::Kind::Date, &bulletin.as_of.name()) {
        problems.push(unsourced(&stands, bulletin.page.span));
    }
    known.period(&bulletin.as_of);
    let days = bulletin.published.iter().chain(bulletin.page.updates.iter().map(|update| &update.at));
    days.for_each(|at| known.period(&Period::Day(at.date())));
    problems.extend(judge(&bulletin.page, figures, &known, units));
    problems
}

/// What a page says that is not known: in its text, and in the remarks on its figures.
fn judge(page: &Page, figures: &[&Figure], known: &Known, units: &Units) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for passage in passages::of(page) {
        let cited = passage.iter().filter_map(|part| match part {
            Part::Figure(citation) => Some(&citation.figure.period),
            _ => None,
        });
        let mut near = Known::default();
        cited.for_each(|period| near.period(period));
        let unknown = |part: &&Part<'_>| match part {
            Part::Number(number) => !known.knows_number(number) && !near.knows_number(number),
            _ => false,
        };
        problems.extend(passage.iter().filter(unknown).filter_map(|part| match part {
            Part::Number(TypedNumber { text, span, .. }) => Some(unsourced(text, *span)),
            _ => None,
        }));
    }
    for figure in figures {
        for remark in [&figure.note, &figure.reason].into_iter().flatten() {
            let unknown = numerals(remark, units)
                .into_iter()
                .filter_map(|one| remark.get(one.range).map(|text| (one.kind, text)))
                .filter(|(kind, text)| !known.knows(*kind, text));
            problems.extend(unknown.map(|(_, text)| unsourced(text, figure.span)));
        }
    }
    problems
}

fn unsourced(seen: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NumberUnsourced,
        say!("来源里没有 {seen}，数据的期间里也没有", "{seen} is neither in the source nor the period of a figure"),
    )
    .at(span, say!("{seen} 出自哪里？", "where does {seen} come from?"))
    .help(say!(
        "对照原文改正；原文确实印了而清单漏登的，补进 seeds/ 里这个来源的 inventory；另有出处的，登记成来源",
        "compare it with the source; if the list in seeds/ missed it, add it to `inventory`; if it comes from elsewhere, register that as a source"
    ))
}
