//! The remarks that readers see beside figures, under charts and with an acceptance, and blocks of code: plain texts, read
//! like prose.

use std::collections::BTreeMap;

use crate::check::facts::Facts;
use crate::check::passages::{PageText, Part, Passage};
use crate::quantity::Units;
use crate::quantity::numeral::numerals;
use crate::site::{Nature, Page, PagePart, SourceDocument, TypedNumber};
use crate::text::source::Span;

/// A remark with its numbers. They have no place of their own: a label shows what the remark belongs to.
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
    let pages: BTreeMap<_, _> = prose.iter().map(|text| (&text.page.path, text)).collect();
    let page_of = |path| pages.get(path).copied();
    let figures = site.figures.iter().filter(|figure| figure.nature != Nature::Derived);
    let figures = figures.filter_map(|figure| {
        let note = figure.note.as_deref().filter(|note| note.contains(|c: char| c.is_ascii_digit()))?;
        Some((page_of(&figure.page)?, note, figure.span))
    });
    let parts = prose.iter().flat_map(|text| {
        text.page.body.parts().into_iter().filter_map(move |part| match part {
            PagePart::Chart(chart) => Some((text, chart.note.as_deref()?, chart.span)),
            PagePart::Code(code, span) => Some((text, code, span)),
            _ => None,
        })
    });
    let reasons = site.bulletins.iter().flat_map(|bulletin| {
        let host = page_of(&bulletin.page.path);
        bulletin
            .accept
            .iter()
            .filter_map(move |acceptance| Some((host?, acceptance.reason.as_str(), acceptance.span)))
    });
    let all = figures.chain(parts).chain(reasons);
    all.map(|(host, text, span)| remark(host, text, span, units))
        .filter(|remark| !remark.numbers.is_empty())
        .collect()
}

fn remark<'a>(host: &PageText<'a>, text: &'a str, span: Span, units: &Units) -> Remark<'a> {
    let typed = numerals(text, units).into_iter().map(|numeral| {
        let printed = text.get(numeral.range.clone()).unwrap_or_default().to_owned();
        (numeral.range.start, TypedNumber { text: printed, span, kind: numeral.kind, amount: numeral.amount })
    });
    Remark { page: host.page, source: host.source, text, numbers: typed.collect() }
}
