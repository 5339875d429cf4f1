//! The account of one source: its numerals on one side, the figures taken from it on the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::coverage::{Coverage, Fate};
use super::{claims, prints, sign, slips};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::quantity::without_people;
use crate::say;
use crate::site::{Figure, Numeral, SourceDocument, Use};

/// Places that one piece of advice points at; more would not be looked at.
const MAX_PLACES: usize = 8;

/// A figure on its way to its numerals.
#[derive(Clone)]
pub(super) struct Match<'a> {
    pub(super) figure: &'a Arc<Figure>,
    /// Its print, folded, with its sign.
    pub(super) print: String,
    /// The places in the inventory of the numerals that are said to be it.
    pub(super) claimed: Vec<usize>,
}

/// A numeral on its way to its figures.
#[derive(Clone)]
pub(super) struct NumeralSlot<'a> {
    pub(super) numeral: &'a Numeral,
    /// Its print, folded.
    pub(super) print: String,
    pub(super) figures: Vec<&'a Arc<Figure>>,
}

impl NumeralSlot<'_> {
    /// Whether it may be the figure of a print by its print alone: nobody says what else it is.
    pub(super) fn is_free(&self) -> bool {
        self.numeral.kind == Use::Figure && self.numeral.of.is_empty()
    }

    /// Whether it stands in the section that a figure names, as far as both say.
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
    figures: usize,
}

impl<'a> SourceAudit<'a> {
    /// Brings the figures taken from a source together with its numerals: by what the reviewer says first,
    /// by the print alone where nobody says anything.
    pub(super) fn of(source: &'a SourceDocument, figures: &[&'a Arc<Figure>]) -> Self {
        let slot = |numeral| NumeralSlot { numeral, print: sign::key(&numeral.printed), figures: Vec::new() };
        let slots: Vec<NumeralSlot<'a>> = source.inventory.iter().map(slot).collect();
        let prints: BTreeSet<String> = slots.iter().map(|slot| slot.print.clone()).collect();
        let take = |figure: &&'a Arc<Figure>| {
            let print = sign::key(figure.printed());
            // 545万 before a noun of people has no measure word of its own.
            let plain =
                without_people(&print).filter(|plain| !prints.contains(&print) && prints.contains(*plain));
            let print = plain.map(str::to_owned).unwrap_or(print);
            Match { figure, print, claimed: Vec::new() }
        };
        let mut account =
            Self { source, slots, problems: Vec::new(), crowded: Vec::new(), figures: figures.len() };
        let mut taken: Vec<Match<'a>> = figures.iter().map(take).collect();
        let doubts = claims::settle(&mut account, &mut taken);
        taken.retain(|one| one.claimed.is_empty());
        prints::settle(&mut account, &taken);
        // A problem of a figure often explains what is wrong with a claim, so it comes first.
        account.problems.extend(doubts);
        account
    }

    /// Binds a figure to the numeral at a place of the inventory.
    pub(super) fn bind(&mut self, at: usize, figure: &'a Arc<Figure>) {
        if let Some(slot) = self.slots.get_mut(at) {
            slot.figures.push(figure);
        }
    }

    pub(super) fn coverage(&self) -> Coverage {
        let fate =
            |slot: &NumeralSlot<'_>| Fate::of(slot.numeral, slot.figures.iter().copied().cloned().collect());
        Coverage { figures: self.figures, fates: self.slots.iter().map(fate).collect() }
    }

    /// What the inventory leaves open: numerals that nobody accounts for, and prints that too few numerals have.
    /// Of a source from which nothing is taken yet nothing is asked.
    pub(super) fn advice(&self) -> Vec<Diagnostic> {
        if self.figures == 0 {
            return Vec::new();
        }
        [self.unaccounted(), self.shared()].into_iter().flatten().collect()
    }

    fn unaccounted(&self) -> Option<Diagnostic> {
        let open = |slot: &&NumeralSlot<'_>| {
            slot.figures.is_empty() && slot.is_free() && slot.numeral.note.is_none()
        };
        let open: Vec<&Numeral> = self.slots.iter().filter(open).map(|slot| slot.numeral).collect();
        let (count, id) = (open.len(), &self.source.id);
        let problem = Diagnostic::new(
            Code::SourceUnused,
            say!(
                "来源 {id} 有 {count} 个数登记为数据，却没有取用，也没说为什么",
                "{count} numerals of the source {id} are registered as figures, but none is taken and nobody says why"
            ),
        );
        let problem = open.iter().take(MAX_PLACES).fold(problem, |problem, numeral| {
            let (number, printed) = (numeral.number, &numeral.printed);
            problem.at(numeral.span, say!("第 {number} 个数 {printed}", "numeral {number}, {printed}"))
        });
        (count > 0).then(|| {
            problem.caused_by(Suppression::Account(id.clone())).help(say!(
                "在通报里给出这个数据；只是重说一遍的，用 of 写明是哪个数据；不取的，用 note 写明原因",
                "give the figure in a bulletin; name it with `of` where the numeral restates it; or say in `note` why it is not taken"
            ))
        })
    }

    fn shared(&self) -> Option<Diagnostic> {
        let (id, first) = (&self.source.id, self.crowded.first()?);
        let prints: BTreeSet<&str> = self.crowded.iter().map(|figure| figure.printed()).collect();
        let prints = prints.into_iter().take(MAX_PLACES).collect::<Vec<_>>();
        let (zh, en) = (prints.join("、"), prints.join(", "));
        let problem = Diagnostic::new(
            Code::SourceShared,
            say!(
                "写作 {zh} 的数据比来源 {id} 里这样的数还多",
                "there are more figures that read {en} than numerals of the source {id} that do"
            ),
        );
        let problem = self.crowded.iter().take(MAX_PLACES).fold(problem, |problem, figure| {
            let name = &figure.indicator.name;
            problem.at(figure.span, say!("「{name}」是哪一处？", "which numeral is `{name}`?"))
        });
        let name = slips::citation(first, self.source);
        Some(problem.caused_by(Suppression::Account(id.clone())).help(say!(
            "一个数当作几个数据用的，在 seeds/{id}.yml 里写明：of: [{name}, …]",
            "where one numeral is several figures, say so in seeds/{id}.yml: `of: [{name}, …]`"
        )))
    }
}
