//! Figures against figures: every rule compares intervals, so it reports only what no rounding can explain.
//!
//! # Architecture Invariant
//! Rules look figures up in the [`Ledger`] and walk over them once: twice the bulletins take twice the time.

pub(super) mod cumulative;
pub(super) mod disclosure;
pub(super) mod future_period;
mod ledger;
mod methodology;
pub(super) mod parts;
pub(super) mod places;
pub(super) mod range;
pub(super) mod ratio;
pub(super) mod repeat;
pub(super) mod share_and_sum;

use std::sync::Arc;

use super::Contradiction;
use crate::diagnostic::{Diagnostic, Text};
use crate::quantity::{Amount, Interval};
use crate::say;
use crate::site::Figure;
pub(super) use ledger::Ledger;
pub(crate) use ratio::household_mismatch;

/// A problem that a bulletin can accept for this figure, with the line to write.
fn acceptable(figure: &Arc<Figure>, problem: Diagnostic) -> Contradiction {
    let (rule, name) = (problem.code.id(), &figure.indicator.name);
    let problem = problem.help(say!(
        "先核对录入；原文就是这样印的，在文首写 accept: [{{rule: {rule}, figures: [{name}], reason: 说明}}]，照原文公布并注明",
        "check the typing first; if the source prints it so, write accept: [{{rule: {rule}, figures: [{name}], reason: …}}]"
    ));
    Contradiction { figures: vec![Arc::clone(figure)], problem }
}

/// A label for a figure that another one is compared with.
fn also(figure: &Figure) -> Text {
    let (name, printed) = (&figure.indicator.name, figure.printed());
    say!("{name} {printed}", "{name} {printed}")
}

/// Decimals of a computed sum in a message; a factor such as 0.5 makes a few digits.
const SUM_DECIMALS: u32 = 4;
/// Decimals of a computed share or quotient in a message.
const SHARE_DECIMALS: u32 = 2;

/// A computed interval as a reader takes it in: one number when it rounds to one, else its bounds.
fn shown(interval: &Interval, unit: &str, decimals: u32) -> String {
    if let Some(amount) = Amount::computed(interval, unit, decimals) {
        return amount.printed;
    }
    let rounded = |bound: rust_decimal::Decimal| Amount::derived(bound, unit, decimals).printed;
    match (interval.low.map(rounded), interval.high.map(rounded)) {
        (Some(low), Some(high)) => format!("{low}至{high}"),
        (Some(low), None) => format!("{low}以上"),
        (None, Some(high)) => format!("{high}以下"),
        (None, None) => interval.to_string(),
    }
}
