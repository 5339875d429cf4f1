//! Where no reviewer says what a numeral is, its print decides: the print of a figure is looked for among the
//! numerals that are free, in the section that the figure names.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::mismatch;
use super::source_audit::{Match, SourceAudit};
use crate::quantity::Period;
use crate::site::{Figure, Nature};

/// What makes two observations one figure, which several pages may restate.
type Identity<'a> = (usize, (&'a str, &'a str), &'a Period, Nature);

/// The numerals of one print, each by the place in the inventory.
#[derive(Default)]
struct SamePrint<'a> {
    /// Free ones by section, in reading order; those that have been given away go to the end.
    free: BTreeMap<Option<&'a str>, VecDeque<usize>>,
    /// How many of them are not yet given away, by section.
    left: BTreeMap<Option<&'a str>, usize>,
    /// The numeral that each figure was given.
    given: BTreeMap<Identity<'a>, usize>,
    /// The indicators that were given a numeral.
    indicators: BTreeSet<usize>,
    /// All numerals of the print, the free ones and the others.
    all: Vec<usize>,
}

/// Binds figures that no numeral is registered as.
pub(super) fn resolve<'a>(audit: &mut SourceAudit<'a>, matches: &[Match<'a>]) {
    if matches.is_empty() {
        return;
    }
    let mut by_print: BTreeMap<&str, SamePrint<'a>> = BTreeMap::new();
    let slots = audit.slots.clone();
    for (at, slot) in slots.iter().enumerate() {
        let same = by_print.entry(&slot.print).or_default();
        same.all.push(at);
        if slot.is_free() {
            let section = slot.numeral.section.as_deref();
            same.free.entry(section).or_default().push_back(at);
            *same.left.entry(section).or_default() += 1;
        }
    }
    // A figure that names its section is served before one that would take a numeral of any.
    let (sure, unsure): (Vec<_>, Vec<_>) =
        matches.iter().partition(|matched| matched.figure.section.is_some());
    for matched in sure.into_iter().chain(unsure) {
        let same = by_print.get_mut(matched.print.as_str());
        match same.and_then(|same| same.give(matched.figure)) {
            Some((at, alone)) => {
                audit.bind(at, matched.figure);
                audit.crowded.extend((!alone).then_some(matched.figure));
            }
            None => {
                let printed = by_print.get(matched.print.as_str()).map_or(&[][..], |same| &same.all);
                let problem = mismatch::untraced(audit, matched, printed);
                audit.problems.push(problem);
            }
        }
    }
}

impl<'a> SamePrint<'a> {
    /// The numeral of a figure, and whether the figure has it for itself. A figure that another page restates is given
    /// the same one. When all are given away one is shared, which needs no word where a page carries a number of
    /// the same indicator on to its own period.
    fn give(&mut self, figure: &'a Arc<Figure>) -> Option<(usize, bool)> {
        let identity: Identity<'a> =
            (figure.indicator.order, figure.place.key(), &figure.period, figure.nature);
        if let Some(at) = self.given.get(&identity) {
            return Some((*at, true));
        }
        let own_section = figure.section.as_deref();
        let sections: Vec<Option<&'a str>> = match own_section {
            Some(section) => vec![Some(section), None],
            None => self.free.keys().copied().collect(),
        };
        let unused = sections.iter().find(|section| self.left.get(*section).is_some_and(|left| *left > 0));
        let section = unused.or_else(|| sections.iter().find(|section| self.free.contains_key(*section)))?;
        let queue = self.free.get_mut(section)?;
        let at = queue.pop_front()?;
        queue.push_back(at);
        if let Some(left) = self.left.get_mut(section) {
            *left = left.saturating_sub(1);
        }
        let carried_on = !self.indicators.insert(figure.indicator.order);
        self.given.insert(identity, at);
        Some((at, unused.is_some() || carried_on))
    }
}
