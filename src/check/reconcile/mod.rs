//! Figures against figures: every rule compares intervals, so it reports only what rounding cannot explain.
//!
//! # Architecture Invariant
//! Rules look figures up in the [`Ledger`](ledger::Ledger) and walk over them once: twice the bulletins take twice the time.

mod cumulative;
mod disclosure;
mod future_period;
pub(super) mod ledger;
mod methodology;
mod parts;
mod places;
mod range;
mod ratio;
mod repeat;
mod share_and_sum;
mod wording;

use super::rule::Rule;
use crate::diagnostic::Code::*;
pub(crate) use ratio::household_mismatch;

/// Every rule that compares figures. A new one is a file with its `check` and a line here, beside its code and the page of
/// the code.
pub(super) const RULES: &[Rule] = &[
    Rule::of_figures(&[FigSum, FigShare], share_and_sum::check),
    Rule::of_figures(&[FigParts], parts::check),
    Rule::of_figures(&[FigPlaces], places::check),
    Rule::of_figures(&[FigRange], range::check),
    Rule::of_figures(&[FigRepeat, FigRevised], repeat::check),
    Rule::of_figures(&[FigFall, FigRise, FigBasis], cumulative::check),
    Rule::of_figures(&[FigRatio], ratio::check),
    Rule::of_figures(&[FigPeriod, FigEarly], future_period::check),
    Rule::of_figures(&[FigSmall], disclosure::check),
];
