//! The result of a comparison rule: the amounts agree, or there is a problem.

use rust_decimal::Decimal;

use super::sentence::Operand;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::Amount;
use crate::say;

/// Decimals of a computed amount in a message.
const COMPUTED_DECIMALS: u32 = 2;

/// A comparison that a text makes, and whether it holds.
pub(in crate::check) struct ComparisonClaim {
    /// The part of the passage that says how far or how much.
    pub(in crate::check) stated: usize,
    /// The parts that it follows from.
    pub(in crate::check) from: Vec<usize>,
    /// The problem; `None` when the claim holds.
    pub(in crate::check) problem: Option<Diagnostic>,
}

impl ComparisonClaim {
    /// A claim about the last of these amounts, which follows from the others.
    pub(super) fn new(stated: &Operand<'_>, from: &[&Operand<'_>], problem: Option<Diagnostic>) -> Self {
        Self { stated: stated.part, from: from.iter().map(|operand| operand.part).collect(), problem }
    }
}

/// A problem of an amount that others contradict.
pub(super) fn problem(
    code: Code,
    message: Text,
    label: (&Operand<'_>, Text),
    from: &[&Operand<'_>],
) -> Diagnostic {
    let first = Diagnostic::new(code, message).at(label.0.span, label.1);
    from.iter().fold(first, |problem, operand| {
        let printed = operand.printed;
        problem.at(operand.span, say!("这里是 {printed}", "{printed} here"))
    })
}

/// A computed value in words: what the printed numbers themselves come to.
pub(super) fn printed_value(value: Option<Decimal>, unit: &str) -> String {
    value.map_or_else(|| unit.to_owned(), |value| Amount::derived(value, unit, COMPUTED_DECIMALS).printed)
}
