//! Dates, ages and names with a number in them that no source of the page prints.

mod evidence;

use rayon::prelude::*;

use super::facts::Facts;
use super::passages::{PageText, Part, Passage};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{
    Period,
    numeral::{Kind, numerals},
};
use crate::say;
use crate::site::{Bulletin, Site, SourceDocument};
use crate::text::source::Span;
use evidence::Evidence;

/// Each page is looked at once and each source once: the work grows with texts, inventories and figures. A source
/// whose text is not held cannot say what it does not print, so nothing is asked of its bulletins.
/// Pages that are no bulletins speak of the whole site, so that only a whole check can judge them.
pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let site = facts.site;
    if !site.sources.iter().any(|source| is_held(source)) {
        return Vec::new();
    }
    let mut names = Evidence::default();
    names.names(site);
    let all = facts.scope.is_all().then(|| everything(site, &names));
    let judged = facts.prose.par_iter().flat_map_iter(|text| match (text.bulletin, &all) {
        (Some(bulletin), _) => {
            let source = text.source.filter(|source| is_held(source));
            source.map(|source| of_bulletin(facts, text, bulletin, source, &names)).unwrap_or_default()
        }
        (None, Some(all)) => judge(&mentions(facts, text), all),
        (None, None) => Vec::new(),
    });
    judged.collect()
}

fn is_held(source: &SourceDocument) -> bool {
    source.external.is_none() && !source.inventory.is_empty()
}

/// The evidence for pages that speak of the whole site.
fn everything<'a>(site: &Site, names: &'a Evidence<'a>) -> Evidence<'a> {
    let mut evidence = Evidence::beside(names);
    site.sources.iter().for_each(|source| evidence.source(source));
    site.index.periods().for_each(|period| evidence.period(period));
    evidence.gaps(&site.index);
    site.bulletins.iter().for_each(|bulletin| evidence.period(&bulletin.period));
    let days = site.districts.iter().flat_map(|district| [district.valid_from, district.valid_to]).flatten();
    days.for_each(|day| evidence.period(&Period::Day(day)));
    evidence
}

fn of_bulletin(
    facts: &Facts<'_>,
    text: &PageText<'_>,
    bulletin: &Bulletin,
    source: &SourceDocument,
    names: &Evidence<'_>,
) -> Vec<Diagnostic> {
    let own = bulletin.period.contains(&bulletin.as_of) || source.date.period() == Some(&bulletin.as_of);
    let mentions = mentions(facts, text);
    // Most pages name no date, age or label; what is known is gathered for the others.
    if own && mentions.is_empty() {
        return Vec::new();
    }
    let mut evidence = Evidence::beside(names);
    evidence.source(source);
    evidence.period(&bulletin.period);
    facts.on_page(text.page).iter().for_each(|figure| evidence.period(&figure.period));
    let mut problems = Vec::new();
    if !own && !evidence.knows(Kind::Date, &bulletin.as_of.name()) {
        problems.push(unsourced(&bulletin.as_of.key(), bulletin.page.span));
    }
    evidence.period(&bulletin.as_of);
    let days = bulletin.published.iter().chain(bulletin.page.updates.iter().map(|update| &update.at));
    days.for_each(|at| evidence.period(&Period::Day(at.date())));
    problems.extend(judge(&mentions, &evidence));
    problems
}

/// A number of a page that must be known from somewhere.
struct Mention<'a> {
    kind: Kind,
    text: &'a str,
    span: Span,
    /// The passage it is in, whose figures have periods; none for a remark.
    near: &'a [Part<'a>],
}

/// The dates, ages and labels of a page: in its text, and in the remarks on its figures.
fn mentions<'a>(facts: &Facts<'a>, page_text: &'a PageText<'a>) -> Vec<Mention<'a>> {
    let typed = page_text.passages.iter().flat_map(|passage: &Passage<'_>| {
        passage.iter().filter_map(move |part| match part {
            Part::Number(number) => {
                Some(Mention { kind: number.kind, text: &number.text, span: number.span, near: passage })
            }
            _ => None,
        })
    });
    let remarks = facts.on_page(page_text.page).iter().flat_map(|figure| {
        let remarks = [&figure.note, &figure.reason].into_iter().flatten();
        remarks.flat_map(move |remark| {
            let all = numerals(remark, &facts.units).into_iter();
            all.filter_map(move |numeral| {
                Some(Mention {
                    kind: numeral.kind,
                    text: remark.get(numeral.range)?,
                    span: figure.span,
                    near: &[],
                })
            })
        })
    });
    let named = |mention: &Mention<'_>| matches!(mention.kind, Kind::Date | Kind::Age | Kind::Label);
    typed.chain(remarks).filter(named).collect()
}

/// A problem for each mention that nothing bears out.
fn judge(mentions: &[Mention<'_>], evidence: &Evidence<'_>) -> Vec<Diagnostic> {
    let unknown = mentions.iter().filter(|mention| !evidence.knows(mention.kind, mention.text));
    let unknown: Vec<&Mention<'_>> = unknown.collect();
    // The mentions of a passage follow each other, and its figures are gathered once for all of them.
    let passages = unknown.chunk_by(|a, b| std::ptr::eq(a.near, b.near));
    let judged = passages.flat_map(|mentions| {
        let near = near(mentions.first().map(|mention| mention.near).unwrap_or_default());
        mentions.iter().filter(move |mention| !near.knows(mention.kind, mention.text))
    });
    judged.map(|mention| unsourced(mention.text, mention.span)).collect()
}

/// The periods of the figures of a passage.
fn near(passage: &[Part<'_>]) -> Evidence<'static> {
    let mut near = Evidence::default();
    let periods = passage.iter().filter_map(|part| match part {
        Part::Figure(citation) => Some(&citation.figure.period),
        _ => None,
    });
    periods.for_each(|period| near.period(period));
    near
}

fn unsourced(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NumberUnsourced,
        say!("来源里没有 {text}，数据的期间里也没有", "{text} is neither in the source nor the period of a figure"),
    )
    .at(span, say!("{text} 出自哪里？", "where does {text} come from?"))
    .help(say!(
        "对照原文改正；原文确实印了而清单漏登的，补进 seeds/ 里这个来源的 inventory；另有出处的，登记成来源",
        "compare it with the source; if the list in seeds/ missed it, add it to `inventory`; if it comes from elsewhere, register that as a source"
    ))
}
