//! Every rule of the check, in the order in which what they find is told: the codes it reports, of what
//! it can judge, and when it is asked.

use super::facts::Facts;
use super::reconcile::{Ledger, parts, places, range, ratio, repeat};
use super::{
    Contradiction, accept, assets, codes, comparison, government, links, numbers, paths, review, shapes,
    unsourced,
};
use crate::check::reconcile::{cumulative, disclosure, future_period, share_and_sum};
use crate::diagnostic::Code::{self, *};
use crate::diagnostic::Diagnostic;

/// A rule: what it may report and how it looks for it.
pub struct Rule {
    codes: &'static [Code],
    reach: Reach,
    pub(super) turn: Turn,
    run: Run,
}

/// Of what a rule can judge, when only some pages are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Of any page: it sees its figures, its sources and the places beside it.
    Pages,
    /// Of a bulletin, which speaks of one district and one source, and of no other page.
    Bulletins,
    /// Of nothing: only a whole site shows what it asks.
    Site,
}

/// When a rule is asked. What one turn reports, the next one knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    First,
    /// When it is known which contradictions are accepted.
    Accepted,
    /// Only when nothing is wrong, for what it would say follows from any error.
    Sound,
}

#[derive(Clone, Copy)]
enum Run {
    Plain(fn(&Facts<'_>) -> Vec<Diagnostic>),
    /// Compares figures with each other or with their indicator, which a bulletin may accept.
    Figures(fn(&Ledger<'_>) -> Vec<Contradiction>),
}

/// What a rule has found.
pub(super) enum Findings {
    Problems(Vec<Diagnostic>),
    Contradictions(Vec<Contradiction>),
}

/// Every rule.
pub(super) static RULES: &[Rule] = &[
    Rule::new(&[FigTrace, FigSource, SourceFigure, CiteAmbiguous], |facts| facts.traced.problems.clone()),
    Rule::new(&[DistrictCode], |facts| codes::check(facts.site)),
    Rule::new(&[GovMeta, GovFooter, GovDomain, GovTime, GovCode], |facts| government::check(facts.site)),
    Rule::new(&[ReviewMissing, ReviewPerson, ReviewOrder], |facts| review::check(facts.site)),
    Rule::new(&[PathTaken, SiteEmpty], paths::check).within(Reach::Site),
    Rule::new(&[KeyType], paths::root).within(Reach::Site),
    Rule::new(&[LinkBroken], links::check),
    Rule::new(&[AddressBase], paths::own_address).within(Reach::Site).on(Turn::Sound),
    Rule::new(&[AssetUnused], |facts| assets::check(facts.site)).within(Reach::Site),
    Rule::new(&[NumberDiffers, NumberUnknown], numbers::check),
    Rule::new(
        &[
            CompareDirection,
            ComparePoints,
            CompareAmount,
            CompareGrowth,
            CompareTimes,
            CompareShare,
            ComparePart,
        ],
        comparison::check,
    ),
    Rule::new(&[WordNumber, WordHedge], |facts| shapes::check(&facts.prose)),
    Rule::of_figures(&[FigSum, FigShare], share_and_sum::check),
    Rule::of_figures(&[FigParts], parts::check),
    Rule::of_figures(&[FigPlaces], places::check),
    Rule::of_figures(&[FigRange], range::check),
    Rule::of_figures(&[FigRepeat, FigRevised], repeat::check),
    Rule::of_figures(&[FigFall, FigRise, FigBasis], cumulative::check),
    Rule::of_figures(&[FigRatio], ratio::check),
    Rule::of_figures(&[FigPeriod, FigEarly], future_period::check),
    Rule::of_figures(&[FigSmall], disclosure::check),
    Rule::new(&[AcceptUnused], accept::unused).on(Turn::Accepted),
    Rule::new(&[SourceUnused, SourceShared], |facts| facts.traced.advice.clone())
        .within(Reach::Site)
        .on(Turn::Sound),
    Rule::new(&[NumberUnsourced], unsourced::check).within(Reach::Bulletins).on(Turn::Sound),
];

impl Rule {
    const fn new(codes: &'static [Code], run: fn(&Facts<'_>) -> Vec<Diagnostic>) -> Self {
        Self { codes, reach: Reach::Pages, turn: Turn::First, run: Run::Plain(run) }
    }

    const fn of_figures(codes: &'static [Code], run: fn(&Ledger<'_>) -> Vec<Contradiction>) -> Self {
        Self { codes, reach: Reach::Pages, turn: Turn::First, run: Run::Figures(run) }
    }

    const fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    const fn on(self, turn: Turn) -> Self {
        Self { turn, ..self }
    }

    /// Every code that it may report; no other rule reports them.
    #[must_use]
    pub fn codes(&self) -> &'static [Code] {
        self.codes
    }

    /// Of what it can judge, when only some pages are asked about.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Whether a bulletin may accept what it finds, because it stands in the source itself.
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
                let all = run(&facts.ledger);
                debug_assert!(
                    all.iter().all(|one| is_own(&one.problem)),
                    "a rule reports a code that it does not name"
                );
                Findings::Contradictions(all)
            }
        }
    }
}
