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

use super::passages::{self, Passage};
use crate::diagnostic::Diagnostic;
use crate::model::{FigureIndex, Page, Site};

pub(super) use claim::Claim;

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let pages: Vec<&Page> = site.authored().collect();
    let told = |page: &&Page| {
        let passages = passages::of(page);
        let claims: Vec<Claim> = passages.iter().flat_map(|passage| claims(passage, &site.index)).collect();
        claims.into_iter().filter_map(|claim| claim.problem)
    };
    pages.par_iter().flat_map_iter(told).collect()
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
