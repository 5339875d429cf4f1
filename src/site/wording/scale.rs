//! Differences at the printed scale: 3.5万元 less 2万元 is 1.5万元, because the digits below were not printed.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::Amount;

/// What a scale is good for where the numbers have different ones: 1.5万 and not 0.22万.
const LARGE: [(&str, u32); 2] = [("亿", 8), ("万", 4)];

/// The difference of two amounts as it can be written. Of numbers printed in one scale it is in that scale; of others
/// it is only known as far as the coarser one goes.
pub(super) fn scaled(size: Decimal, a: &Amount, b: &Amount) -> String {
    let (first, second) = (scale(a), scale(b));
    match first == second {
        true => counted_in(size, first),
        false => roughly(size, a, b),
    }
}

/// Whether two numbers printed in different scales may be one: 545万人 and 5449998人.
pub(super) fn leaves_open(a: &Amount, b: &Amount) -> bool {
    scale(a) != scale(b) && a.interval.overlaps(&b.interval)
}

fn counted_in(size: Decimal, (sign, zeros): (&str, u32)) -> String {
    match Decimal::try_from_i128_with_scale(size.mantissa(), size.scale().saturating_add(zeros)) {
        Ok(scaled) => format!("{}{sign}", scaled.normalize()),
        Err(_) => size.to_string(),
    }
}

/// A tenth of what the coarser print may be off is the last digit that is written.
fn roughly(size: Decimal, a: &Amount, b: &Amount) -> String {
    let digits = width(a).max(width(b)).trunc().to_string().len();
    let place = u32::try_from(digits.saturating_sub(2)).unwrap_or(0);
    let step = Decimal::from(10_u64.saturating_pow(place));
    let steps = size
        .checked_div(step)
        .map(|steps| steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero));
    let size = steps.and_then(|steps| steps.checked_mul(step)).unwrap_or(size).normalize();
    let large = LARGE.into_iter().find(|(_, zeros)| size >= Decimal::from(10_u64.saturating_pow(*zeros)));
    format!("约{}", counted_in(size, large.unwrap_or(("", 0))))
}

/// The width of the interval that a printed number stands for.
fn width(amount: &Amount) -> Decimal {
    let ends = amount.interval.low.zip(amount.interval.high);
    ends.and_then(|(low, high)| high.checked_sub(low)).unwrap_or_default()
}

/// The largest of 万亿, 亿 and 万 in which all printed digits can be written; 3亿4500万 is counted in 万. The 万 of
/// a unit such as /10万 counts no digits.
fn scale(amount: &Amount) -> (&'static str, u32) {
    let printed = amount.printed.rsplit_once(&amount.unit).map_or(&*amount.printed, |(number, _)| number);
    match (printed.contains("万亿"), printed.contains('亿'), printed.contains('万')) {
        (true, _, _) => ("万亿", 12),
        (_, true, false) => ("亿", 8),
        (_, _, true) => ("万", 4),
        _ => ("", 0),
    }
}
