//! How far one amount is from another: a difference, percentage points, a share of the first, or a multiple.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::claim::{ComparisonClaim, printed_value, problem};
use super::sentence::{Operand, Sentence};
use super::words;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::Interval;
use crate::say;
use crate::site::{ChangeDirection, wording};

/// What the words 翻一番, 翻两番 multiply by.
const DOUBLED: [(&str, i64); 6] =
    [("翻一番", 2), ("翻了一番", 2), ("翻两番", 4), ("翻了两番", 4), ("翻三番", 8), ("翻了三番", 8)];

/// Amounts behind two others that say how far these are apart; no sentence has more, and looking farther behind each two
/// would cost a long text its square.
const MAX_CHAIN: usize = 12;

/// The claim that `far` states the distance from `from` to `to`; `None` where it states something else.
pub(super) fn claim(
    stated: ChangeDirection,
    way: ChangeDirection,
    from: &Operand<'_>,
    to: &Operand<'_>,
    far: &Operand<'_>,
) -> Option<ComparisonClaim> {
    let gap = gap(way, from, to)?;
    let share = gap.div(&from.amount.interval).and_then(|share| share.mul(&hundred()));
    let times = || gap.div(&from.amount.interval);
    let (expected, unit) = match far {
        _ if far.is_points() => (Some(gap), "个百分点"),
        _ if far.is_share() => (share, "%"),
        _ if far.is_times() && way == ChangeDirection::Up => (times(), "倍"),
        _ if far.is_like(from) => (Some(gap), from.amount.unit.as_str()),
        _ => return None,
    };
    if stated != way {
        return Some(ComparisonClaim::new(far, &[from, to], Some(turned(way, from, to, far))));
    }
    if far.is_points() && !from.is_share() {
        return Some(ComparisonClaim::new(far, &[from, to], Some(not_points(from, to, far))));
    }
    let expected = expected?;
    if expected.overlaps(&far.amount.interval) {
        return Some(ComparisonClaim::new(far, &[from, to], None));
    }
    let mixed = far.is_share() && from.is_share() && gap.overlaps(&far.amount.interval);
    let wrong = match mixed {
        true => mixed_up(way, from, to, far),
        false => differs(way, from, to, far, &computed(from, to, unit)),
    };
    Some(ComparisonClaim::new(far, &[from, to], Some(wrong)))
}

/// The claims of the words that follow two amounts: ，增加620个，增长50%. Each says how far the second is from the
/// first; `next` is the first amount behind them.
pub(super) fn chain(
    sentence: &Sentence<'_>,
    next: usize,
    way: ChangeDirection,
    [from, to]: [&Operand<'_>; 2],
    claims: &mut Vec<ComparisonClaim>,
) {
    for (at, far) in sentence.operands.iter().enumerate().skip(next).take(MAX_CHAIN) {
        let before = sentence.before(at);
        let claim = match words::change(before) {
            Some(stated) => claim(stated, way, from, to, far),
            None if words::is_multiple(before) => multiple(from, to, far),
            None => return,
        };
        let Some(claim) = claim else { return };
        claims.push(claim);
    }
}

/// 是2014年的3倍 behind two amounts: right when it holds; of another time, perhaps, when it does not.
pub(super) fn multiple(from: &Operand<'_>, to: &Operand<'_>, far: &Operand<'_>) -> Option<ComparisonClaim> {
    let times = to.amount.interval.div(&from.amount.interval)?;
    let expected = match () {
        () if far.is_times() => times,
        () if far.is_share() => times.mul(&hundred())?,
        () => return None,
    };
    expected.overlaps(&far.amount.interval).then(|| ComparisonClaim::new(far, &[from, to], None))
}

/// What 翻一番 behind two amounts says of them.
pub(super) fn doubled(text: &str, from: &Operand<'_>, to: &Operand<'_>) -> Option<ComparisonClaim> {
    let rest = text.trim_start_matches(['，', '）']);
    let rest = ["实现", "正好", "整整"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let (word, times) = DOUBLED.iter().find(|(word, _)| rest.starts_with(word))?;
    let expected = from.amount.interval.mul(&Interval::point(Decimal::from(*times)))?;
    if expected.overlaps(&to.amount.interval) {
        return Some(ComparisonClaim::new(to, &[from], None));
    }
    let (first, last, result) = (
        from.printed,
        to.printed,
        printed_value(from.amount.value.checked_mul(Decimal::from(*times)), &from.amount.unit),
    );
    let wrong = problem(
        Code::CompareTimes,
        say!("{first} {word}是 {result}，不是 {last}", "{first} times {times} is {result}, not {last}"),
        (to, say!("{last} 是原来的 {times} 倍吗？", "is {last} {times} times as much?")),
        &[from],
    );
    Some(ComparisonClaim::new(to, &[from], Some(wrong.help(check_both()))))
}

/// The direction in which one amount surely went to another; where rounding leaves that open, the stated one.
pub(super) fn went(stated: ChangeDirection, from: &Operand<'_>, to: &Operand<'_>) -> ChangeDirection {
    let below = |low: &Operand<'_>, high: &Operand<'_>| {
        low.amount.interval.high.zip(high.amount.interval.low).is_some_and(|(low, high)| low < high)
    };
    match () {
        () if below(to, from) => ChangeDirection::Down,
        () if below(from, to) => ChangeDirection::Up,
        () => stated,
    }
}

/// The last amount less the first, signed so that the stated direction gives a positive one.
fn gap(way: ChangeDirection, from: &Operand<'_>, to: &Operand<'_>) -> Option<Interval> {
    let (from, to) = (&from.amount.interval, &to.amount.interval);
    match way {
        ChangeDirection::Down => from.sub(to),
        ChangeDirection::Up => to.sub(from),
    }
}

/// What the printed numbers come to, in this unit: a share of the first, so many times it, or the distance.
fn computed(from: &Operand<'_>, to: &Operand<'_>, unit: &str) -> String {
    let factor = match unit {
        "%" => Decimal::ONE_HUNDRED,
        "倍" => Decimal::ONE,
        _ => return wording::distance(from.amount, to.amount).unwrap_or_else(|| unit.to_owned()),
    };
    let gap = to.amount.value.checked_sub(from.amount.value).map(|gap| gap.abs());
    let share = gap.and_then(|gap| gap.checked_div(from.amount.value));
    printed_value(share.and_then(|share| share.checked_mul(factor)), unit)
}

fn hundred() -> Interval {
    Interval::point(Decimal::ONE_HUNDRED)
}

/// The verb in Chinese and English of what goes this way from an amount.
fn verb(way: ChangeDirection, from: &Operand<'_>) -> (&'static str, &'static str) {
    match way {
        ChangeDirection::Down => (from.class().verb(Ordering::Less), "fell"),
        ChangeDirection::Up => (from.class().verb(Ordering::Greater), "rose"),
    }
}

fn turned(way: ChangeDirection, from: &Operand<'_>, to: &Operand<'_>, far: &Operand<'_>) -> Diagnostic {
    let ((zh, en), first, last) = (verb(way, from), from.printed, to.printed);
    problem(
        Code::CompareDirection,
        say!(
            "由 {first} 到 {last} 是{zh}，后面的动词相反",
            "from {first} to {last} it {en}, the verb says the contrary"
        ),
        (far, say!("这里的动词与前文相反", "the verb before this says the contrary")),
        &[from, to],
    )
    .help(check_both())
}

/// 个百分点 is the difference of two percentages, and of nothing else.
fn not_points(from: &Operand<'_>, to: &Operand<'_>, far: &Operand<'_>) -> Diagnostic {
    let (printed, first, last) = (far.printed, from.printed, to.printed);
    problem(
        Code::ComparePoints,
        say!(
            "{first} 与 {last} 不是百分比，相差不能说 {printed}",
            "{first} and {last} are no percentages; their difference cannot be {printed}"
        ),
        (far, say!("百分点只用于两个百分比之差", "percentage points are for percentages")),
        &[from, to],
    )
    .help(say!("写差数，或写百分之几：把“个百分点”改成“%”", "write the difference, or per cent"))
}

/// 0.6% to 0.06% is 0.54个百分点, or 90%: not 0.54%.
fn mixed_up(way: ChangeDirection, from: &Operand<'_>, to: &Operand<'_>, far: &Operand<'_>) -> Diagnostic {
    let ((zh, en), printed, first, last) = (verb(way, from), far.printed, from.printed, to.printed);
    let [points, relative] = ["个百分点", "%"].map(|unit| computed(from, to, unit));
    let right = format!("{}个百分点", printed.trim_end_matches(['%', '％']));
    problem(
        Code::ComparePoints,
        say!(
            "由 {first} 到 {last} {zh}了 {points}，或 {relative}，不是 {printed}",
            "from {first} to {last} it {en} by {points}, or by {relative}, not by {printed}"
        ),
        (far, say!("两个百分比相减，得的是百分点", "percentages subtracted give percentage points")),
        &[from, to],
    )
    .help(say!("改成 {zh}{right}", "write {right}"))
    .suggest(far.exact, right)
}

fn differs(
    way: ChangeDirection,
    from: &Operand<'_>,
    to: &Operand<'_>,
    far: &Operand<'_>,
    result: &str,
) -> Diagnostic {
    let ((zh, en), printed, first, last) = (verb(way, from), far.printed, from.printed, to.printed);
    // Official rates of growth may be at constant prices, so that of money they only deserve a look.
    let growth = far.is_share() && from.amount.unit.ends_with('元');
    let code = match growth {
        true => Code::CompareGrowth,
        false if far.is_points() => Code::ComparePoints,
        false if far.is_times() => Code::CompareTimes,
        false => Code::CompareAmount,
    };
    let message: Text = say!(
        "由 {first} 到 {last} {zh}了 {result}，正文写 {printed}",
        "from {first} to {last} it {en} by {result}; the text says {printed}"
    );
    let wrong = problem(
        code,
        message,
        (far, say!("按前面两个数应为 {result}", "{result} by the two amounts")),
        &[from, to],
    );
    match code {
        Code::CompareGrowth => wrong.help(say!(
            "核对三个数；增幅如按可比价格计算，在句中写明“按可比价格计算”",
            "check the three amounts; where growth is at constant prices, say so in the sentence"
        )),
        _ => wrong.help(check_both()),
    }
}

fn check_both() -> Text {
    say!(
        "核对句中的几个数；可以改写成 {{change}}`指标 早的期间..晚的期间`，由系统计算",
        "check the amounts of the sentence; {{change}}`indicator a..b` computes the change for you"
    )
}
