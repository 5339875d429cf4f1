//! Comparisons in prose: 由0.6%降至0.06%，下降0.54个百分点 is recomputed from the amounts it names.
//!
//! A rule reports only where the words leave no doubt which amounts are compared.
//! Amounts are intervals, so that no rounding is taken for a contradiction.

mod claim;
mod distance;
mod earlier;
mod from_to;
mod sentence;
mod share;
#[cfg(test)]
mod tests;
mod times;
mod words;

use rayon::prelude::*;

use super::facts::Facts;
use super::passages::{PageText, Passage};
use crate::diagnostic::Diagnostic;
use crate::site::FigureIndex;

pub(super) use claim::ComparisonClaim;

pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let problems = |text: &PageText<'_>| {
        let claims = text.passages.iter().flat_map(|passage| claims(passage, &facts.site.index));
        claims.filter_map(|claim| claim.problem).collect::<Vec<_>>()
    };
    facts.prose.par_iter().flat_map_iter(problems).collect()
}

/// Every comparison of a passage that a rule is sure of.
pub(super) fn claims(passage: &Passage<'_>, index: &FigureIndex) -> Vec<ComparisonClaim> {
    let mut claims = Vec::new();
    for sentence in sentence::sentences(passage) {
        times::check(&sentence, &mut claims);
        from_to::check(&sentence, &mut claims);
        earlier::in_sentence(&sentence, &mut claims);
        earlier::year_earlier(&sentence, index, &mut claims);
        share::of_amounts(&sentence, &mut claims);
        share::of_named(passage, &sentence, &mut claims);
    }
    claims
}
