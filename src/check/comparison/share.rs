//! A占B的P, and A，其中B，占P: a part, its whole, and the share it is.

use rust_decimal::Decimal;

use super::claim::{Claim, problem, shown};
use super::sentence::{Operand, Sentence};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Interval;
use crate::say;

/// Words behind 占 that mean the whole that was named last, whatever it is.
const WHOLE: [&str; 14] = [
    "",
    "比",
    "比为",
    "比达",
    "比达到",
    "总数的",
    "总数",
    "其",
    "其中的",
    "全部的",
    "总量的",
    "总额的",
    "总人数的",
    "总户数的",
];
/// The longest name between a part and 占, or between 占 and a whole.
const MAX_NAME: usize = 14;

pub(super) fn check(sentence: &Sentence<'_>, claims: &mut Vec<Claim>) {
    for (at, share) in sentence.operands.iter().enumerate().filter(|(_, one)| one.is_share()) {
        claims.extend(stated(sentence, at, share).or_else(|| followed(sentence, at, share)));
    }
    for (at, [whole, part]) in sentence.pairs() {
        let among = sentence.before(at + 1).trim_start_matches(['，', '（']) == "其中";
        let more = whole.amount.interval.high.zip(part.amount.interval.low);
        if among && whole.is_like(part) && !whole.is_share() && more.is_some_and(|(whole, part)| part > whole)
        {
            claims.push(Claim::new(part, &[whole], Some(larger(whole, part))));
        }
    }
}

/// A share whose part and whole the words leave no doubt of.
fn stated(sentence: &Sentence<'_>, at: usize, share: &Operand<'_>) -> Option<Claim> {
    let b = sentence.operands.get(at.checked_sub(1)?)?;
    let whole_at = whole_before(sentence, at - 1)?;
    let a = sentence.operands.get(whole_at)?;
    let (between, behind) = (sentence.before(at - 1), sentence.before(at));
    let next = whole_at + 2 == at;
    match () {
        () if !a.is_like(b) || a.is_share() => None,
        () if next && is_of(between, behind) => claim(a, b, share),
        () if is_among(between) && is_share_of_it(behind) => claim(b, a, share),
        () => None,
    }
}

/// The amount before another that is no rate: 9.86亿元，增长3.2%，其中5.12亿元.
fn whole_before(sentence: &Sentence<'_>, part: usize) -> Option<usize> {
    let rate = |one: &Operand<'_>| one.is_share() || one.is_points();
    (0..part).rev().find(|at| sentence.operands.get(*at).is_some_and(|one| !rate(one)))
}

/// A share behind 占 that its sentence bears out, though it does not say of what: 26500人，已外出21800人，占82.3%.
fn followed(sentence: &Sentence<'_>, at: usize, share: &Operand<'_>) -> Option<Claim> {
    if !is_share_of_it(sentence.before(at)) {
        return None;
    }
    let (part, before) = sentence.operands.get(..at)?.split_last()?;
    let wholes = before.iter().rev().filter(|whole| whole.is_like(part) && !whole.is_share());
    wholes.filter_map(|whole| claim(part, whole, share)).find(|claim| claim.problem.is_none())
}

/// 4856户占8664户的55.2%, 4856户入社，占全区8664户贫困户的55.2%.
fn is_of(between: &str, behind: &str) -> bool {
    let Some((name, whole)) = between.rsplit_once('占') else { return false };
    let name = name.trim_end_matches('，');
    let plain = |text: &str| !text.contains(['，', '、', '：', '（']) && text.chars().count() <= MAX_NAME;
    plain(name) && plain(whole) && plain(behind) && behind.ends_with('的')
}

/// 8664户，其中4856户, 8664户，其中贫困户4856户, 8664户贫困户中有4856户.
fn is_among(between: &str) -> bool {
    let between = between.trim_end_matches('，');
    let last = between.rsplit('，').next().unwrap_or_default();
    let short = between.chars().count() <= MAX_NAME;
    short && (last.starts_with("其中") || last.ends_with('中') || last.ends_with("中有"))
}

/// 入社，占总数的, （占比: a share of what was named before.
fn is_share_of_it(behind: &str) -> bool {
    let Some((name, whole)) = behind.rsplit_once('占') else { return false };
    let plain = !name.contains(['、', '：']) && name.matches('，').count() <= 1;
    plain && name.chars().count() <= MAX_NAME && WHOLE.contains(&whole)
}

pub(super) fn claim(part: &Operand<'_>, whole: &Operand<'_>, share: &Operand<'_>) -> Option<Claim> {
    let quotient = part.amount.interval.div(&whole.amount.interval)?;
    let expected = quotient.mul(&Interval::point(Decimal::ONE_HUNDRED))?;
    let wrong = (!expected.overlaps(&share.amount.interval)).then(|| differs(part, whole, share));
    Some(Claim::new(share, &[part, whole], wrong))
}

fn differs(part: &Operand<'_>, whole: &Operand<'_>, share: &Operand<'_>) -> Diagnostic {
    let quotient = part.amount.value.checked_div(whole.amount.value);
    let result = shown(quotient.and_then(|quotient| quotient.checked_mul(Decimal::ONE_HUNDRED)), "%");
    let (some, all, seen) = (part.printed, whole.printed, share.printed);
    problem(
        Code::CompareShare,
        say!("{some} ÷ {all} = {result}，正文写 {seen}", "{some} ÷ {all} = {result}; the text says {seen}"),
        (share, say!("应为 {result}", "it would be {result}")),
        &[part, whole],
    )
    .help(say!(
        "核对三个数；占比的分母如果是另一个数，在句中写明",
        "check the three amounts; where the share is one of something else, name it in the sentence"
    ))
}

fn larger(whole: &Operand<'_>, part: &Operand<'_>) -> Diagnostic {
    let (all, some) = (whole.printed, part.printed);
    problem(
        Code::ComparePart,
        say!("其中的 {some} 大于总数 {all}", "the part {some} is more than the whole {all}"),
        (part, say!("它是 {all} 的一部分", "it is part of {all}")),
        &[whole],
    )
    .help(say!(
        "核对两个数；两个数如果不是包含关系，不用“其中”",
        "check both; if one is no part of the other, do not say 其中"
    ))
}
