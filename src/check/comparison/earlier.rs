//! X，比Y减少Z: an amount beside an earlier one, and how far apart they are. The earlier one is in the sentence, or it is the
//! observation of a year before of a cited figure: X，比上年下降Z, X，同比增长Z.

use super::claim::ComparisonClaim;
use super::sentence::{Operand, Sentence};
use super::{distance, words};
use crate::quantity::Period;
use crate::site::{Figure, FigureIndex, Nature};

/// What a figure of any period is compared with.
const SAME_TIME: [&str; 5] = ["同比", "比上年同期", "较上年同期", "比去年同期", "较去年同期"];
/// What a figure of a year is compared with.
const LAST_YEAR: [&str; 8] =
    ["比上年末", "较上年末", "比去年末", "较去年末", "比上年", "较上年", "比去年", "较去年"];
/// 是上年的1.5倍, 相当于去年同期的104.2%: how many times as much as a year before.
const TIMES_OF: [&str; 5] = ["是", "为", "达到", "达", "相当于"];

/// An amount beside an earlier one in its sentence.
pub(super) fn in_sentence(sentence: &Sentence<'_>, claims: &mut Vec<ComparisonClaim>) {
    for (at, [now, then, _]) in sentence.threes() {
        if !words::against(sentence.before(at + 1)) || !now.is_like(then) {
            continue;
        }
        let Some(way) = words::change(sentence.before(at + 2)) else { continue };
        let way = distance::went(way, then, now);
        distance::chain(sentence, at + 2, way, [then, now], claims);
    }
}

/// A cited figure beside its own observation of a year before.
pub(super) fn year_earlier(sentence: &Sentence<'_>, index: &FigureIndex, claims: &mut Vec<ComparisonClaim>) {
    for (at, [now, far]) in sentence.pairs() {
        let Some(figure) = now.figure.filter(|figure| figure.nature == Nature::Actual) else { continue };
        let text = sentence.before(at + 1).trim_start_matches('，');
        let verb = TIMES_OF.iter().find_map(|word| text.strip_prefix(word));
        let compared = verb.map(|text| format!("比{text}"));
        let text = compared.as_deref().unwrap_or(text);
        let Some((before, rest)) = year_before(text, &figure.period) else { continue };
        let earlier = index.at(&figure.indicator, &figure.place, &before);
        let Some(then) = earlier.as_deref().and_then(|earlier| operand(earlier, now)) else { continue };
        if !then.is_like(now) {
            continue;
        }
        match (verb, words::change(rest)) {
            (Some(_), _) if rest == "的" => claims.extend(distance::multiple(&then, now, far)),
            (None, Some(stated)) => {
                let way = distance::went(stated, &then, now);
                claims.extend(distance::claim(stated, way, &then, now, far));
                distance::chain(sentence, at + 2, way, [&then, now], claims);
            }
            _ => {}
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
