//! The remarks that readers see beside figures, under charts and with an acceptance: plain texts, read like prose.

use std::collections::BTreeMap;

use crate::check::facts::Facts;
use crate::check::passages::{Part, Passage, Reading};
use crate::quantity::Units;
use crate::quantity::numeral::numerals;
use crate::site::{Nature, Page, PagePart, SourceDocument, TypedNumber};
use crate::text::source::Span;

/// A remark with its numbers. They have no place of their own: what it belongs to is shown.
pub(super) struct Remark<'a> {
    pub(super) page: &'a Page,
    pub(super) source: Option<&'a SourceDocument>,
    text: &'a str,
    numbers: Vec<(usize, TypedNumber)>,
}

impl<'a> Remark<'a> {
    /// Its words and numbers in order.
    pub(super) fn passage(&self) -> Passage<'_> {
        let (mut passage, mut done) = (Passage::new(), 0);
        for (at, number) in &self.numbers {
            passage.push(Part::Words(self.text.get(done..*at).unwrap_or_default()));
            passage.push(Part::Number(number));
            done = at + number.text.len();
        }
        passage.push(Part::Words(self.text.get(done..).unwrap_or_default()));
        passage
    }
}

/// Every remark with a number in it.
pub(super) fn all<'a>(facts: &Facts<'a>) -> Vec<Remark<'a>> {
    let Facts { site, prose, units, .. } = facts;
    let pages: BTreeMap<_, _> = prose.iter().map(|read| (&read.page.path, read)).collect();
    let page_of = |path| pages.get(path).copied();
    let figures = site.figures.iter().filter(|figure| figure.nature != Nature::Derived);
    let figures = figures.filter_map(|figure| {
        let note = figure.note.as_deref().filter(|note| note.contains(|c: char| c.is_ascii_digit()))?;
        Some((page_of(&figure.page)?, note, figure.span))
    });
    let charts = prose.iter().flat_map(|read| {
        read.page.body.parts().into_iter().filter_map(move |part| match part {
            PagePart::Chart(chart) => Some((read, chart.note.as_deref()?, chart.span)),
            _ => None,
        })
    });
    let reasons = site.bulletins.iter().flat_map(|bulletin| {
        let read = page_of(&bulletin.page.path);
        bulletin.accept.iter().filter_map(move |one| Some((read?, one.reason.as_str(), one.span)))
    });
    let all = figures.chain(charts).chain(reasons);
    all.map(|(read, text, span)| remark(read, text, span, units))
        .filter(|one| !one.numbers.is_empty())
        .collect()
}

fn remark<'a>(read: &Reading<'a>, text: &'a str, span: Span, units: &Units) -> Remark<'a> {
    let typed = numerals(text, units).into_iter().map(|one| {
        let seen = text.get(one.range.clone()).unwrap_or_default().to_owned();
        (one.range.start, TypedNumber { text: seen, span, kind: one.kind, amount: one.amount })
    });
    Remark { page: read.page, source: read.source, text, numbers: typed.collect() }
}
