//! 第三产业增加值占地区生产总值的比重为44.2%: a share of two figures that are named, and cited in the passage before.

use super::claim::Claim;
use super::sentence::{Operand, Sentence, operand};
use super::share;
use crate::check::passages::{Part, Passage};
use crate::site::{Figure, Indicator};

/// What stands between the name of the whole and the share.
const BEHIND_WHOLE: [&str; 10] =
    ["的比重为", "的比重达", "的比重是", "的比例为", "的比例达", "比重为", "比重达", "比重", "的比重", "的"];

pub(super) fn check(passage: &Passage<'_>, sentence: &Sentence<'_>, claims: &mut Vec<Claim>) {
    for (at, share) in sentence.operands.iter().enumerate().filter(|(_, one)| one.is_share()) {
        let Some((part, whole)) = sentence.before(at).rsplit_once('占') else { continue };
        let whole = BEHIND_WHOLE.iter().find_map(|word| whole.strip_suffix(word)).unwrap_or(whole);
        let part = cited(passage, share.part, |one| names(one).any(|name| part.ends_with(name)));
        let whole = cited(passage, share.part, |one| names(one).any(|name| whole == name));
        let Some((part, whole)) = part.zip(whole) else { continue };
        if is_same_time(part.figure, whole.figure) && part.is_like(&whole) && !part.is_share() {
            claims.extend(share::claim(&part, &whole, share));
        }
    }
}

/// The last figure before a place in a passage whose indicator fits.
fn cited<'a>(passage: &Passage<'a>, to: usize, fits: impl Fn(&Indicator) -> bool) -> Option<Operand<'a>> {
    passage.iter().enumerate().take(to).rev().find_map(|(at, part)| match part {
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
