//! The audit of one source: its numerals on one side, the figures taken from it on the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::coverage::{Coverage, NumeralFate};
use super::sign;
use crate::diagnostic::Diagnostic;
use crate::quantity::without_people;
use crate::site::{Figure, SourceDocument, SourceNumeral, Use};

/// A figure and the numerals that it is matched with.
#[derive(Clone)]
pub(super) struct Match<'a> {
    pub(super) figure: &'a Arc<Figure>,
    /// Its print, folded, with its sign.
    pub(super) print: String,
    /// The places in the inventory of the numerals that are registered as this figure.
    pub(super) claimed: Vec<usize>,
}

/// A numeral and the figures bound to it.
#[derive(Clone)]
pub(super) struct NumeralSlot<'a> {
    pub(super) numeral: &'a SourceNumeral,
    /// Its print, folded.
    pub(super) print: String,
    pub(super) figures: Vec<&'a Arc<Figure>>,
}

impl NumeralSlot<'_> {
    /// Whether the numeral may be a figure by its print alone: no page says what else it is.
    pub(super) fn is_free(&self) -> bool {
        self.numeral.kind == Use::Figure && self.numeral.of.is_empty()
    }

    /// Whether the numeral is in the section that a figure names, as far as both say.
    pub(super) fn stands_in(&self, section: Option<&str>) -> bool {
        let own = self.numeral.section.as_deref();
        section.is_none() || own.is_none() || section == own
    }
}

/// Numerals and figures of one source, brought together.
pub(super) struct SourceAudit<'a> {
    pub(super) source: &'a SourceDocument,
    pub(super) slots: Vec<NumeralSlot<'a>>,
    pub(super) problems: Vec<Diagnostic>,
    /// Figures of one print for which the source has too few numerals.
    pub(super) crowded: Vec<&'a Arc<Figure>>,
    /// How many figures were taken from the source.
    pub(super) figures: usize,
}

impl<'a> SourceAudit<'a> {
    /// The numerals of a source, bound to no figure yet; `figures` is how many were taken from it.
    pub(super) fn new(source: &'a SourceDocument, figures: usize) -> Self {
        let slot = |numeral| NumeralSlot { numeral, print: sign::key(&numeral.printed), figures: Vec::new() };
        let slots = source.inventory.iter().map(slot).collect();
        Self { source, slots, problems: Vec::new(), crowded: Vec::new(), figures }
    }

    /// The figures with their prints, as the numerals of the source write them.
    pub(super) fn matches(&self, figures: &[&'a Arc<Figure>]) -> Vec<Match<'a>> {
        let prints: BTreeSet<&str> = self.slots.iter().map(|slot| slot.print.as_str()).collect();
        let unbound = |figure: &&'a Arc<Figure>| {
            let print = sign::key(figure.printed());
            // 545万 before a noun of people has no measure word of its own.
            let plain = without_people(&print)
                .filter(|plain| !prints.contains(print.as_str()) && prints.contains(*plain));
            let print = plain.map(str::to_owned).unwrap_or(print);
            Match { figure, print, claimed: Vec::new() }
        };
        figures.iter().map(unbound).collect()
    }

    /// Binds a figure to the numeral at a place of the inventory.
    pub(super) fn bind(&mut self, at: usize, figure: &'a Arc<Figure>) {
        if let Some(slot) = self.slots.get_mut(at) {
            slot.figures.push(figure);
        }
    }

    pub(super) fn coverage(&self) -> Coverage {
        let fate = |slot: &NumeralSlot<'_>| {
            NumeralFate::of(slot.numeral, slot.figures.iter().copied().cloned().collect())
        };
        Coverage { figures: self.figures, fates: self.slots.iter().map(fate).collect() }
    }
}
