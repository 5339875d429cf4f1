//! Dates, ages and names with a number in them that no source of the page prints.

mod known;

use rayon::prelude::*;

use super::facts::Facts;
use super::passages::{Part, Passage, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{
    Period,
    numeral::{Kind, numerals},
};
use crate::say;
use crate::site::{Bulletin, Site, SourceDocument};
use crate::text::source::Span;
use known::Known;

/// Each page is looked at once and each source once: the work grows with texts, inventories and figures. A source
/// whose text is not held cannot say what it does not print, so nothing is asked of its bulletins.
/// Pages that are no bulletins speak of the whole site, so that only a whole check can judge them.
pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let site = facts.site;
    if !site.sources.iter().any(|source| is_held(source)) {
        return Vec::new();
    }
    let mut names = Known::default();
    names.names(site);
    let all = facts.scope.is_all().then(|| everything(site, &names));
    let judged = facts.prose.par_iter().flat_map_iter(|read| match (read.bulletin, &all) {
        (Some(bulletin), _) => {
            let source = read.source.filter(|source| is_held(source));
            source.map(|source| of_bulletin(facts, read, bulletin, source, &names)).unwrap_or_default()
        }
        (None, Some(all)) => judge(&asked(facts, read), all),
        (None, None) => Vec::new(),
    });
    judged.collect()
}

fn is_held(source: &SourceDocument) -> bool {
    source.external.is_none() && !source.inventory.is_empty()
}

/// What is known to pages that speak of the whole site.
fn everything<'a>(site: &Site, names: &'a Known<'a>) -> Known<'a> {
    let mut known = Known::beside(names);
    site.sources.iter().for_each(|source| known.source(source));
    site.index.periods().for_each(|period| known.period(period));
    known.gaps(&site.index);
    site.bulletins.iter().for_each(|bulletin| known.period(&bulletin.period));
    let days = site.districts.iter().flat_map(|district| [district.valid_from, district.valid_to]).flatten();
    days.for_each(|day| known.period(&Period::Day(day)));
    known
}

fn of_bulletin(
    facts: &Facts<'_>,
    read: &Reading<'_>,
    bulletin: &Bulletin,
    source: &SourceDocument,
    names: &Known<'_>,
) -> Vec<Diagnostic> {
    let own = bulletin.period.contains(&bulletin.as_of) || source.date.period() == Some(&bulletin.as_of);
    let asked = asked(facts, read);
    // Most pages name no date, age or label; what is known is gathered for the others.
    if own && asked.is_empty() {
        return Vec::new();
    }
    let mut known = Known::beside(names);
    known.source(source);
    known.period(&bulletin.period);
    facts.on_page(read.page).iter().for_each(|figure| known.period(&figure.period));
    let mut problems = Vec::new();
    if !own && !known.knows(Kind::Date, &bulletin.as_of.name()) {
        problems.push(unsourced(&bulletin.as_of.key(), bulletin.page.span));
    }
    known.period(&bulletin.as_of);
    let days = bulletin.published.iter().chain(bulletin.page.updates.iter().map(|update| &update.at));
    days.for_each(|at| known.period(&Period::Day(at.date())));
    problems.extend(judge(&asked, &known));
    problems
}

/// A number of a page that must be known from somewhere.
struct Asked<'a> {
    kind: Kind,
    text: &'a str,
    span: Span,
    /// The passage it stands in, whose figures have periods; none for a remark.
    near: &'a [Part<'a>],
}

/// The dates, ages and labels of a page: in its text, and in the remarks on its figures.
fn asked<'a>(facts: &Facts<'a>, read: &'a Reading<'a>) -> Vec<Asked<'a>> {
    let typed = read.passages.iter().flat_map(|passage: &Passage<'_>| {
        passage.iter().filter_map(move |part| match part {
            Part::Number(one) => {
                Some(Asked { kind: one.kind, text: &one.text, span: one.span, near: passage })
            }
            _ => None,
        })
    });
    let remarks = facts.on_page(read.page).iter().flat_map(|figure| {
        let remarks = [&figure.note, &figure.reason].into_iter().flatten();
        remarks.flat_map(move |remark| {
            let all = numerals(remark, &facts.units).into_iter();
            all.filter_map(move |one| {
                Some(Asked { kind: one.kind, text: remark.get(one.range)?, span: figure.span, near: &[] })
            })
        })
    });
    let named = |one: &Asked<'_>| matches!(one.kind, Kind::Date | Kind::Age | Kind::Label);
    typed.chain(remarks).filter(named).collect()
}

/// What a page says that is not known.
fn judge(asked: &[Asked<'_>], known: &Known<'_>) -> Vec<Diagnostic> {
    let unknown = asked.iter().filter(|one| !known.knows(one.kind, one.text)).filter(|one| {
        let mut near = Known::default();
        let periods = one.near.iter().filter_map(|part| match part {
            Part::Figure(citation) => Some(&citation.figure.period),
            _ => None,
        });
        periods.for_each(|period| near.period(period));
        !near.knows(one.kind, one.text)
    });
    unknown.map(|one| unsourced(one.text, one.span)).collect()
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
