//! X，比Y减少Z: an amount beside an earlier one, and how far they are apart.

use super::claim::Claim;
use super::sentence::Sentence;
use super::{distance, words};

pub(super) fn check(sentence: &Sentence<'_>, claims: &mut Vec<Claim>) {
    for (at, [now, then, _]) in sentence.threes() {
        if !words::against(sentence.before(at + 1)) || !now.is_like(then) {
            continue;
        }
        let Some(way) = words::change(sentence.before(at + 2)) else { continue };
        let way = distance::went(way, then, now);
        distance::chain(sentence, at + 2, way, [then, now], claims);
    }
}
