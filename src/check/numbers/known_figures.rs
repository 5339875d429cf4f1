//! The figures that a number in prose may stand for: any that its reader can take it for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::super::facts::Facts;
use super::super::passages::{Part, Passage};
use crate::quantity::{Amount, Qualifier};
use crate::site::{District, Figure, FigureIndex, FigureTextIndex, Page, TypedNumber, falls};

/// The figures of the site as numbers in prose are compared with them.
pub(super) struct KnownFigures<'f, 'a> {
    facts: &'f Facts<'a>,
    districts: BTreeMap<&'a str, FigureTextIndex>,
}

impl<'f, 'a> KnownFigures<'f, 'a> {
    /// What the texts of pages are compared with.
    pub(super) fn of(facts: &'f Facts<'a>) -> Self {
        // A recompiled site has the figures of some districts only: those its pages speak of.
        let slugs: BTreeSet<&str> =
            facts.site.figures.iter().map(|figure| figure.place.district.slug.as_str()).collect();
        let prints = |slug| (slug, FigureTextIndex::of(facts.site.index.in_district(slug)));
        Self { facts, districts: slugs.into_iter().map(prints).collect() }
    }

    /// All figures by indicator and place.
    pub(super) fn index(&self) -> &'a FigureIndex {
        &self.facts.site.index
    }

    /// The figures that a page carries.
    pub(super) fn figures(&self, page: &Page) -> &'a [Arc<Figure>] {
        self.facts.on_page(page)
    }

    /// The figures that the numbers of a passage may print: those of the page's district, and of the places it names.
    pub(super) fn meant(&self, page: &Page, passage: &Passage<'_>) -> Vec<&FigureTextIndex> {
        let meant = |district: &&Arc<District>| {
            page.path.as_str().starts_with(&format!("{}/", district.slug)) || names(passage, district)
        };
        let meant = self.facts.site.districts.iter().filter(meant);
        meant.filter_map(|district| self.districts.get(district.slug.as_str())).collect()
    }

    /// Whether one of these figures prints this number, or it only rounds a figure of the page.
    pub(super) fn knows(
        &self,
        page: &Page,
        meant: &[&FigureTextIndex],
        (passage, at): (&Passage<'_>, usize),
        number: &TypedNumber,
    ) -> bool {
        if falls_twice(passage, at, number) {
            return false;
        }
        let before = words_before(passage, at);
        let printed =
            |prints: &&FigureTextIndex| !prints.find(before, &number.text, number.amount.as_ref()).is_empty();
        let vague = number.amount.as_ref().filter(|amount| is_vague(amount));
        let rounds = |amount: &Amount| self.figures(page).iter().any(|figure| says_less(amount, figure));
        meant.iter().any(printed) || vague.is_some_and(rounds)
    }
}

/// Whether a number below zero follows a word of falling, 下降-3.2%: it says its minus twice.
pub(super) fn falls_twice(passage: &Passage<'_>, at: usize, number: &TypedNumber) -> bool {
    let negative = number.amount.as_ref().is_some_and(|amount| amount.value < Decimal::ZERO);
    negative && falls(words_before(passage, at))
}

/// The words before a number of a passage.
fn words_before<'a>(passage: &Passage<'a>, at: usize) -> &'a str {
    match at.checked_sub(1).and_then(|before| passage.get(before)) {
        Some(Part::Words(text)) => text,
        _ => "",
    }
}

fn names(passage: &Passage<'_>, district: &District) -> bool {
    let all = [district.name.as_str(), district.short_name()];
    let all: Vec<&str> = all.into_iter().chain(district.aliases.iter().map(String::as_str)).collect();
    passage.iter().any(|part| match part {
        Part::Words(text) => all.iter().any(|name| text.contains(name)),
        _ => false,
    })
}

/// Whether an amount leaves open what exactly it is.
fn is_vague(amount: &Amount) -> bool {
    amount.qualifier != Qualifier::Exact || !amount.interval.is_point()
}

/// Whether a vague amount is true of a figure, only less exact: 约1.5万户 or 15000余户 of 15495户.
/// An amount without an upper end would say little of nearly everything, so it does not count.
fn says_less(typed: &Amount, figure: &Figure) -> bool {
    let Some(amount) = figure.amount().filter(|amount| amount.unit == typed.unit) else { return false };
    let same = typed.value == amount.value && typed.interval.overlaps(&amount.interval);
    let ends = typed.interval.low.zip(typed.interval.high);
    let around = ends.is_some_and(|_| typed.interval.contains(amount.value));
    same || around
}
