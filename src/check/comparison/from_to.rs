//! 由X降至Y，下降Z: the way from X to Y, and how far it is.

use std::cmp::Ordering;

use super::claim::{Claim, problem};
use super::distance;
use super::sentence::{Operand, Sentence};
use super::words::{self, Way};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::wording;
use crate::say;

pub(super) fn check(sentence: &Sentence<'_>, claims: &mut Vec<Claim>) {
    for (at, [from, to]) in sentence.pairs() {
        let Some(way) = way(sentence, at).filter(|_| from.is_like(to)) else { continue };
        if let Some(wrong) = direction(way, from, to) {
            claims.push(Claim::new(to, &[from], Some(wrong)));
            continue;
        }
        distance::chain(sentence, at + 2, way, [from, to], claims);
        claims.extend(distance::doubled(sentence.before(at + 2), from, to));
    }
}

/// The way that the words around two amounts say they go.
fn way(sentence: &Sentence<'_>, at: usize) -> Option<Way> {
    let way = words::arrival(sentence.before(at + 1))?;
    words::departs(sentence.before(at)).then_some(way)
}

/// A fall needs a last amount that may be below the first, a rise one that may be above it.
fn direction(way: Way, from: &Operand<'_>, to: &Operand<'_>) -> Option<Diagnostic> {
    let (low, high) = match way {
        Way::Down => (&to.amount.interval, &from.amount.interval),
        Way::Up => (&from.amount.interval, &to.amount.interval),
    };
    let possible = low.low.zip(high.high).is_none_or(|(low, high)| low < high);
    if possible {
        return None;
    }
    let (first, last) = (from.printed, to.printed);
    let (zh, en) = match way {
        Way::Down => (wording::verb(Ordering::Less, &from.amount.unit), "a fall"),
        Way::Up => (wording::verb(Ordering::Greater, &from.amount.unit), "a rise"),
    };
    let wrong = problem(
        Code::CompareDirection,
        say!("由 {first} 到 {last} 不是{zh}", "from {first} to {last} is not {en}"),
        (to, say!("{last} 不能是 {first} {zh}来的", "{last} cannot be reached from {first} by {en}")),
        &[from],
    );
    Some(wrong.help(say!(
        "核对前后两个数有没有写反，再核对动词；可以写 {{change}}`指标 早的期间..晚的期间 至`，由系统选词",
        "see whether the two amounts changed places, then the verb; {{change}}`indicator a..b 至` chooses it for you"
    )))
}
