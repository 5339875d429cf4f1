//! Comparisons in prose: 由0.6%降至0.06%，下降0.54个百分点 is recomputed from the amounts it names.
//!
//! A rule speaks only where the words leave no doubt which amounts are compared; everything else it lets pass.
//! Amounts are intervals, so that no rounding is taken for a contradiction.

mod against;
mod claim;
mod distance;
mod earlier;
mod from_to;
mod named;
mod sentence;
mod share;
#[cfg(test)]
mod tests;
mod times;
mod words;

use rayon::prelude::*;

use super::facts::Facts;
use super::passages::{Passage, Reading};
use crate::diagnostic::Diagnostic;
use crate::site::FigureIndex;

pub(super) use claim::Claim;

pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let told = |read: &Reading<'_>| {
        let claims = read.passages.iter().flat_map(|passage| claims(passage, &facts.site.index));
        claims.filter_map(|claim| claim.problem).collect::<Vec<_>>()
    };
    facts.prose.par_iter().flat_map_iter(told).collect()
}

/// Every comparison of a passage that a rule is sure of.
pub(super) fn claims(passage: &Passage<'_>, index: &FigureIndex) -> Vec<Claim> {
    let mut claims = Vec::new();
    for sentence in sentence::sentences(passage) {
        times::check(&sentence, &mut claims);
        from_to::check(&sentence, &mut claims);
        against::check(&sentence, &mut claims);
        earlier::check(&sentence, index, &mut claims);
        share::check(&sentence, &mut claims);
        named::check(passage, &sentence, &mut claims);
    }
    claims
}
