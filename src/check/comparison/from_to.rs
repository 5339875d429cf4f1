//! 由X降至Y，下降Z: the direction from X to Y, and the difference.

use std::cmp::Ordering;

use super::claim::{ComparisonClaim, problem};
use super::sentence::{Operand, Sentence};
use super::{distance, words};
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::ChangeDirection;
use crate::site::wording::Class;

pub(super) fn check(sentence: &Sentence<'_>, claims: &mut Vec<ComparisonClaim>) {
    for (at, [from, to]) in sentence.pairs() {
        let Some(way) = way(sentence, at).filter(|_| from.is_like(to)) else { continue };
        let class = class(sentence, at, from);
        if let Some(wrong) = direction(way, class, from, to) {
            claims.push(ComparisonClaim::new(to, &[from], Some(wrong)));
            continue;
        }
        // The change of a rank is worded like a rise, but is no difference of amounts.
        if class != Class::Rank {
            distance::chain(sentence, at + 2, way, [from, to], claims);
            claims.extend(distance::doubled(sentence.before(at + 2), from, to));
        }
    }
}

/// How the changes of an amount are worded, by its figure and by the words before it: 排名由15名提高到8名.
fn class(sentence: &Sentence<'_>, at: usize, from: &Operand<'_>) -> Class {
    let clause = sentence.before(at).rsplit('，').next().unwrap_or_default();
    match Class::named(clause, &from.amount.unit) {
        Class::Rank => Class::Rank,
        _ => from.class(),
    }
}

/// The direction in which the words around two amounts say they go.
fn way(sentence: &Sentence<'_>, at: usize) -> Option<ChangeDirection> {
    let way = words::arrival(sentence.before(at + 1))?;
    words::departs(sentence.before(at)).then_some(way)
}

/// A fall needs a last amount that may be below the first, a rise one that may be above it; of ranks the first is
/// the highest.
fn direction(way: ChangeDirection, class: Class, from: &Operand<'_>, to: &Operand<'_>) -> Option<Diagnostic> {
    let shrinks = (way == ChangeDirection::Down) != (class == Class::Rank);
    let (low, high) = match shrinks {
        true => (&to.amount.interval, &from.amount.interval),
        false => (&from.amount.interval, &to.amount.interval),
    };
    let possible = low.low.zip(high.high).is_none_or(|(low, high)| low < high);
    if possible {
        return None;
    }
    let (first, last) = (from.printed, to.printed);
    let zh = class.verb(if shrinks { Ordering::Less } else { Ordering::Greater });
    let en = if way == ChangeDirection::Down { "a fall" } else { "a rise" };
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
