//! A占B的P, and A，其中B，占P: a part, its whole, and the share it is. Part and whole may also be named only, and cited in
//! the passage before: 第三产业增加值占地区生产总值的比重为44.2%.

use rust_decimal::Decimal;

use super::claim::{ComparisonClaim, printed_value, problem};
use super::sentence::{Operand, Sentence, operand};
use crate::check::passages::{Part, Passage};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Interval;
use crate::say;
use crate::site::{Figure, Indicator};

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
/// Amounts before a share, and parts of its passage, among which its part and whole are looked for: no sentence goes
/// farther back, and doing so for each share would cost a long text its square.
const MAX_BACK: usize = 40;
const MAX_PARTS: usize = 400;
/// The longest name between a part and 占, or between 占 and a whole.
const MAX_NAME: usize = 14;
/// What is between the name of the whole and the share.
const BEHIND_WHOLE: [&str; 10] =
    ["的比重为", "的比重达", "的比重是", "的比例为", "的比例达", "比重为", "比重达", "比重", "的比重", "的"];

/// A share of two amounts of its sentence.
pub(super) fn of_amounts(sentence: &Sentence<'_>, claims: &mut Vec<ComparisonClaim>) {
    for (at, share) in sentence.operands.iter().enumerate().filter(|(_, operand)| operand.is_share()) {
        claims.extend(stated(sentence, at, share).or_else(|| followed(sentence, at, share)));
    }
    for (at, [whole, part]) in sentence.pairs() {
        let among = sentence.before(at + 1).trim_start_matches(['，', '（']) == "其中";
        let more = whole.amount.interval.high.zip(part.amount.interval.low);
        if among && whole.is_like(part) && !whole.is_share() && more.is_some_and(|(whole, part)| part > whole)
        {
            claims.push(ComparisonClaim::new(part, &[whole], Some(larger(whole, part))));
        }
    }
}

/// A share whose part and whole the words leave no doubt of.
fn stated(sentence: &Sentence<'_>, at: usize, share: &Operand<'_>) -> Option<ComparisonClaim> {
    let b = sentence.operands.get(at.checked_sub(1)?)?;
    let whole_at = whole_before(sentence, at - 1)?;
    let a = sentence.operands.get(whole_at)?;
    let (between, behind) = (sentence.before(at - 1), sentence.before(at));
    let next = whole_at + 2 == at;
    match () {
        () if !a.is_like(b) || a.is_share() => None,
        () if next && is_of(between, behind) => claim(a, b, share),
        () if is_among(between) && is_share_of_whole(behind) => claim(b, a, share),
        () => None,
    }
}

/// The amount before another that is no rate: 9.86亿元，增长3.2%，其中5.12亿元.
fn whole_before(sentence: &Sentence<'_>, part: usize) -> Option<usize> {
    let rate = |operand: &Operand<'_>| operand.is_share() || operand.is_points();
    (part.saturating_sub(MAX_BACK)..part)
        .rev()
        .find(|at| sentence.operands.get(*at).is_some_and(|operand| !rate(operand)))
}

/// A share behind 占 that its sentence bears out, though it does not say of what: 26500人，已外出21800人，占82.3%.
fn followed(sentence: &Sentence<'_>, at: usize, share: &Operand<'_>) -> Option<ComparisonClaim> {
    if !is_share_of_whole(sentence.before(at)) {
        return None;
    }
    let (part, before) = sentence.operands.get(..at)?.split_last()?;
    let wholes = before.iter().rev().take(MAX_BACK).filter(|whole| whole.is_like(part) && !whole.is_share());
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
fn is_share_of_whole(behind: &str) -> bool {
    let Some((name, whole)) = behind.rsplit_once('占') else { return false };
    let plain = !name.contains(['、', '：']) && name.matches('，').count() <= 1;
    plain && name.chars().count() <= MAX_NAME && WHOLE.contains(&whole)
}

/// A share of two figures that are named.
pub(super) fn of_named(passage: &Passage<'_>, sentence: &Sentence<'_>, claims: &mut Vec<ComparisonClaim>) {
    for (at, share) in sentence.operands.iter().enumerate().filter(|(_, operand)| operand.is_share()) {
        let Some((part, whole)) = sentence.before(at).rsplit_once('占') else { continue };
        let whole = BEHIND_WHOLE.iter().find_map(|word| whole.strip_suffix(word)).unwrap_or(whole);
        let part = cited(passage, share.part, |indicator| names(indicator).any(|name| part.ends_with(name)));
        let whole = cited(passage, share.part, |indicator| names(indicator).any(|name| whole == name));
        let Some((part, whole)) = part.zip(whole) else { continue };
        if is_same_time(part.figure, whole.figure) && part.is_like(&whole) && !part.is_share() {
            claims.extend(claim(&part, &whole, share));
        }
    }
}

/// The last figure before a place in a passage whose indicator fits.
fn cited<'a>(passage: &Passage<'a>, to: usize, fits: impl Fn(&Indicator) -> bool) -> Option<Operand<'a>> {
    let near = passage.iter().enumerate().take(to).rev().take(MAX_PARTS);
    near.into_iter().find_map(|(at, part)| match part {
        Part::Figure(citation) if fits(&citation.figure.indicator) => operand(at, part),
        _ => None,
    })
}

fn names(indicator: &Indicator) -> impl Iterator<Item = &str> {
    std::iter::once(&indicator.name)
        .chain(&indicator.aliases)
        .map(String::as_str)
        .filter(|name| !name.is_empty())
}

fn is_same_time(part: Option<&Figure>, whole: Option<&Figure>) -> bool {
    part.zip(whole).is_some_and(|(part, whole)| part.period == whole.period && part.place == whole.place)
}

fn claim(part: &Operand<'_>, whole: &Operand<'_>, share: &Operand<'_>) -> Option<ComparisonClaim> {
    let quotient = part.amount.interval.div(&whole.amount.interval)?;
    let expected = quotient.mul(&Interval::point(Decimal::ONE_HUNDRED))?;
    let wrong = (!expected.overlaps(&share.amount.interval)).then(|| differs(part, whole, share));
    Some(ComparisonClaim::new(share, &[part, whole], wrong))
}

fn differs(part: &Operand<'_>, whole: &Operand<'_>, share: &Operand<'_>) -> Diagnostic {
    let quotient = part.amount.value.checked_div(whole.amount.value);
    let result = printed_value(quotient.and_then(|quotient| quotient.checked_mul(Decimal::ONE_HUNDRED)), "%");
    let (some, all, printed) = (part.printed, whole.printed, share.printed);
    problem(
        Code::CompareShare,
        say!(
            "{some} ÷ {all} = {result}，正文写 {printed}",
            "{some} ÷ {all} = {result}; the text says {printed}"
        ),
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
