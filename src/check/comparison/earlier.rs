//! X，比上年下降Z and X，同比增长Z: a cited figure beside its own reading of a year before.

use super::claim::Claim;
use super::distance;
use super::sentence::{Operand, Sentence};
use super::words;
use crate::model::{Figure, FigureIndex, Nature, Period};

/// What a figure of any period is compared with.
const SAME_TIME: [&str; 5] = ["同比", "比上年同期", "较上年同期", "比去年同期", "较去年同期"];
/// What a figure of a year is compared with.
const LAST_YEAR: [&str; 4] = ["比上年", "较上年", "比去年", "较去年"];

pub(super) fn check(sentence: &Sentence<'_>, index: &FigureIndex, claims: &mut Vec<Claim>) {
    for (at, [now, far]) in sentence.pairs() {
        let Some(figure) = now.figure.filter(|figure| figure.nature == Nature::Actual) else { continue };
        let text = sentence.before(at + 1).trim_start_matches('，');
        let Some((before, rest)) = year_before(text, &figure.period) else { continue };
        let earlier = index.at(&figure.indicator, &figure.place, &before);
        let then = earlier.as_deref().and_then(|earlier| operand(earlier, now));
        if let Some((then, way)) = then.zip(words::change(rest)) {
            claims.extend(distance::claim(way, way, &then, now, far).filter(|_| then.is_like(now)));
        }
    }
}

/// The period a year before, when these words ask for it, and the words behind them.
fn year_before<'t>(text: &'t str, period: &Period) -> Option<(Period, &'t str)> {
    let same = SAME_TIME.iter().find_map(|word| text.strip_prefix(word));
    let last = || {
        let year = matches!(period, Period::Year(_));
        LAST_YEAR.iter().find_map(|word| text.strip_prefix(word)).filter(|_| year)
    };
    let rest = same.or_else(last)?;
    let before = match period {
        Period::Year(year) => Period::Year(year - 1),
        Period::Half(year, half) => Period::Half(year - 1, *half),
        Period::Quarter(year, quarter) => Period::Quarter(year - 1, *quarter),
        Period::Month(year, month) => Period::Month(year - 1, *month),
        Period::Day(_) | Period::Range(..) => return None,
    };
    Some((before, rest))
}

fn operand<'a>(figure: &'a Figure, now: &Operand<'_>) -> Option<Operand<'a>> {
    let amount = figure.amount().filter(|_| figure.nature == Nature::Actual)?;
    Some(Operand {
        part: now.part,
        span: figure.span,
        exact: None,
        printed: &amount.printed,
        amount,
        figure: Some(figure),
    })
}
