//! The reviewer's registrations: a numeral whose `of` names a figure must print it.

use std::collections::BTreeMap;

use super::mismatch;
use super::sign;
use super::source_audit::{Match, NumeralSlot, SourceAudit};
use crate::diagnostic::{Code, Diagnostic, Severity, Suppression};
use crate::say;
use crate::site::{FigureClaim, Nature, SourceNumeral};

/// Figures of a source by indicator and place, as places in the list of its matches.
type MatchIndex<'a> = BTreeMap<(usize, (&'a str, &'a str)), Vec<usize>>;

/// Binds every figure that a numeral is registered as. Of a source from which nothing is taken yet nothing is asked:
/// the reviewer may come before the author.
/// Claims of figures that do not exist come back, to be reported after what explains them.
pub(super) fn resolve<'a>(audit: &mut SourceAudit<'a>, matches: &mut [Match<'a>]) -> Vec<Diagnostic> {
    if matches.is_empty() {
        return Vec::new();
    }
    let mut index: MatchIndex<'a> = BTreeMap::new();
    for (at, matched) in matches.iter().enumerate() {
        let key = (matched.figure.indicator.order, matched.figure.place.key());
        index.entry(key).or_default().push(at);
    }
    let mut problems = Vec::new();
    for (place, slot) in audit.slots.iter().enumerate() {
        for claim in &slot.numeral.of {
            match meant(audit, matches, &index, slot, claim) {
                Ok(figures) => {
                    for at in figures {
                        matches.get_mut(at).into_iter().for_each(|matched| matched.claimed.push(place));
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    let (errors, doubts): (Vec<_>, Vec<_>) =
        problems.into_iter().partition(|problem| problem.severity == Severity::Error);
    audit.problems.extend(errors);
    for matched in matches.iter().filter(|matched| !matched.claimed.is_empty()) {
        let problem = compare(audit, matched);
        audit.problems.extend(problem);
        for at in &matched.claimed {
            audit.bind(*at, matched.figure);
        }
    }
    doubts
}

/// The figures that a claim means, all of one period. Where a result and a target have it, the one that prints the
/// same is meant; every restatement on another page is meant with it.
fn meant(
    audit: &SourceAudit<'_>,
    matches: &[Match<'_>],
    index: &MatchIndex<'_>,
    slot: &NumeralSlot<'_>,
    claim: &FigureClaim,
) -> Result<Vec<usize>, Diagnostic> {
    let all = index.get(&(claim.indicator.order, claim.place.key())).map_or(&[][..], Vec::as_slice);
    let all = || all.iter().filter_map(|at| Some((*at, matches.get(*at)?)));
    let own = claim.period.as_ref().or(audit.source.date.period());
    let fits = |matched: &Match<'_>| own.is_none_or(|period| matched.figure.period == *period);
    let fitting = || all().filter(|(_, matched)| fits(matched));
    let Some((_, first)) = fitting().next() else {
        return Err(unknown(audit, claim, slot.numeral, all().map(|(_, matched)| matched)));
    };
    if fitting().any(|(_, matched)| matched.figure.period != first.figure.period) {
        return Err(ambiguous(claim, slot.numeral, fitting().map(|(_, matched)| matched)));
    }
    let natures: Vec<Nature> = fitting()
        .filter(|(_, matched)| matched.print == slot.print)
        .map(|(_, matched)| matched.figure.nature)
        .collect();
    let same = |matched: &Match<'_>| natures.is_empty() || natures.contains(&matched.figure.nature);
    Ok(fitting().filter(|(_, matched)| same(matched)).map(|(at, _)| at).collect())
}

/// Whether the numerals that are registered as a figure print it. One of them must have its very print and be in
/// the section that the figure names; the others may word it otherwise, if both can be true.
fn compare(audit: &SourceAudit<'_>, matched: &Match<'_>) -> Option<Diagnostic> {
    let slots = || matched.claimed.iter().filter_map(|at| audit.slots.get(*at));
    let same = || slots().filter(|slot| slot.print == matched.print);
    let other = slots().find(|slot| slot.print != matched.print && contradicts(matched, slot.numeral));
    let contrary = if same().next().is_none() { slots().next() } else { other };
    if let Some(slot) = contrary {
        return Some(mismatch::printed_otherwise(matched.figure, slot.numeral, audit.source));
    }
    let section = matched.figure.section.as_deref();
    if same().any(|slot| slot.stands_in(section)) {
        return None;
    }
    same().next().map(|slot| mismatch::elsewhere(matched.figure, slot.numeral, audit.source))
}

fn contradicts(matched: &Match<'_>, numeral: &SourceNumeral) -> bool {
    let Some(amount) = matched.figure.amount() else { return false };
    let Some(printed) = sign::amount(&numeral.printed) else { return true };
    !matched.figure.indicator.admits(&printed.unit) || !amount.interval.overlaps(&printed.interval)
}

fn unknown<'a>(
    audit: &SourceAudit<'_>,
    claim: &FigureClaim,
    numeral: &SourceNumeral,
    others: impl Iterator<Item = &'a Match<'a>>,
) -> Diagnostic {
    let (id, written, number) = (&audit.source.id, &claim.written, numeral.number);
    let (printed, slug) = (&numeral.printed, &claim.place.district.slug);
    let problem = Diagnostic::new(
        Code::SourceFigure,
        say!(
            "来源 {id} 的第 {number} 个数登记为「{written}」，没有通报给出这个数据",
            "numeral {number} of the source {id} is registered as `{written}`, which no page gives"
        ),
    )
    .at(claim.span, say!("没有这个数据", "there is no such figure"))
    .caused_by(Suppression::Place(numeral.span))
    .caused_by(Suppression::SourceAudit(id.clone()))
    .caused_by(Suppression::Figures { indicator: claim.indicator.name.clone(), district: slug.clone() })
    .caused_by(Suppression::content(slug));
    let mut periods: Vec<String> = others.map(|matched| matched.figure.period.key()).collect();
    periods.sort();
    periods.dedup();
    if !periods.is_empty() {
        let (zh, en) = (periods.join("、"), periods.join(", "));
        return problem.help(say!(
            "取自这个来源的这个指标有这些期间：{zh}；写成 指标@期间，或改正通报里的期间",
            "of this source and indicator there are: {en}; write indicator@period, or correct the bulletin"
        ));
    }
    problem.help(say!(
        "在通报的 figures 里给出这个数据，写 {printed}；不取的，删去 of，在 note 里写明原因",
        "give the figure under `figures` of a bulletin as {printed}; or remove `of` and say in `note` why it is not taken"
    ))
}

fn ambiguous<'a>(
    claim: &FigureClaim,
    numeral: &SourceNumeral,
    several: impl Iterator<Item = &'a Match<'a>>,
) -> Diagnostic {
    let written = &claim.written;
    let problem = Diagnostic::new(
        Code::CiteAmbiguous,
        say!("「{written}」有几个期间都符合", "figures of several periods fit `{written}`"),
    )
    .at(claim.span, say!("说的是哪一个？", "which one?"))
    .causes(Suppression::Place(numeral.span));
    let problem = several.take(mismatch::MAX_CANDIDATES).fold(problem, |problem, matched| {
        let (printed, period) = (matched.figure.printed(), matched.figure.period.key());
        problem.at(matched.figure.span, say!("{period} 是 {printed}", "{printed} for {period}"))
    });
    problem.help(say!("写明期间：指标@期间", "name the period: indicator@period"))
}
