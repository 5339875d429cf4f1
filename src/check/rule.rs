//! A rule of the check: the codes it reports, the pages it can judge, when it runs, and what it finds.

use super::contradiction::Contradiction;
use super::facts::Facts;
use super::reconcile::ledger::Ledger;
use crate::diagnostic::{Code, Diagnostic};

/// A rule of the check.
pub struct Rule {
    codes: &'static [Code],
    reach: Reach,
    pub(super) turn: Turn,
    run: Run,
}

/// Which pages a rule can judge when only some pages are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Any page, with its figures, its sources and the places beside it.
    Pages,
    /// A bulletin, which speaks of one district and one source, and no other page.
    Bulletins,
    /// None: the rule needs the whole site.
    Site,
}

/// When a rule runs. What one turn reports, the next one knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    First,
    /// When it is known which contradictions are accepted.
    Accepted,
    /// Only when nothing is wrong, for its problems would follow from any error.
    Sound,
}

#[derive(Clone, Copy)]
enum Run {
    Plain(fn(&Facts<'_>) -> Vec<Diagnostic>),
    /// Compares figures with each other or with their indicator, which a bulletin may accept.
    Figures(fn(&Ledger<'_>) -> Vec<Contradiction>),
}

/// What a rule reports.
pub(super) enum Findings {
    Problems(Vec<Diagnostic>),
    Contradictions(Vec<Contradiction>),
}

impl Rule {
    pub(super) const fn new(codes: &'static [Code], run: fn(&Facts<'_>) -> Vec<Diagnostic>) -> Self {
        Self { codes, reach: Reach::Pages, turn: Turn::First, run: Run::Plain(run) }
    }

    pub(super) const fn of_figures(
        codes: &'static [Code],
        run: fn(&Ledger<'_>) -> Vec<Contradiction>,
    ) -> Self {
        Self { codes, reach: Reach::Pages, turn: Turn::First, run: Run::Figures(run) }
    }

    pub(super) const fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    pub(super) const fn on(self, turn: Turn) -> Self {
        Self { turn, ..self }
    }

    /// Every code that the rule may report; no other rule reports them.
    #[must_use]
    pub fn codes(&self) -> &'static [Code] {
        self.codes
    }

    /// Which pages the rule can judge when only some pages are checked.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Whether a bulletin may accept what the rule reports, because the source itself contains it.
    pub(super) fn is_acceptable(&self) -> bool {
        matches!(self.run, Run::Figures(_))
    }

    pub(super) fn run(&self, facts: &Facts<'_>) -> Findings {
        let is_own = |problem: &Diagnostic| self.codes.contains(&problem.code);
        match self.run {
            Run::Plain(run) => {
                let problems = run(facts);
                debug_assert!(problems.iter().all(is_own), "a rule reports a code that it does not name");
                Findings::Problems(problems)
            }
            Run::Figures(run) => {
                let contradictions = run(&facts.ledger);
                debug_assert!(
                    contradictions.iter().all(|contradiction| is_own(&contradiction.problem)),
                    "a rule reports a code that it does not name"
                );
                Findings::Contradictions(contradictions)
            }
        }
    }
}
