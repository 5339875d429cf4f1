//! What the reviewer says: a numeral whose `of` names a figure must print it.

use std::collections::BTreeMap;

use super::{sign, slips};
use crate::check::trace::source_audit::{Match, NumeralSlot, SourceAudit};
use crate::diagnostic::{Code, Diagnostic, Severity, Suppression};
use crate::say;
use crate::site::{Claim, Nature, Numeral};

/// Figures of a source by indicator and place, as places in the list of those taken from it.
type Named<'a> = BTreeMap<(usize, (&'a str, &'a str)), Vec<usize>>;

/// Binds every figure that a numeral is said to be. Of a source from which nothing is taken yet nothing is asked:
/// the reviewer may come before the author.
/// Claims of what is not there come back, to be told after what explains them.
pub(super) fn settle<'a>(account: &mut SourceAudit<'a>, taken: &mut [Match<'a>]) -> Vec<Diagnostic> {
    if taken.is_empty() {
        return Vec::new();
    }
    let mut named: Named<'a> = BTreeMap::new();
    for (at, one) in taken.iter().enumerate() {
        let key = (one.figure.indicator.order, one.figure.place.key());
        named.entry(key).or_default().push(at);
    }
    let mut problems = Vec::new();
    for (place, slot) in account.slots.iter().enumerate() {
        for claim in &slot.numeral.of {
            match meant(account, taken, &named, slot, claim) {
                Ok(figures) => {
                    for at in figures {
                        taken.get_mut(at).into_iter().for_each(|one| one.claimed.push(place));
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    let (errors, doubts): (Vec<_>, Vec<_>) =
        problems.into_iter().partition(|problem| problem.severity == Severity::Error);
    account.problems.extend(errors);
    for one in taken.iter().filter(|one| !one.claimed.is_empty()) {
        let problem = compare(account, one);
        account.problems.extend(problem);
        for at in &one.claimed {
            account.bind(*at, one.figure);
        }
    }
    doubts
}

/// The figures that a claim means, all of one period. Where a result and a target have it, the one that prints the
/// same is meant; every restatement on another page is meant with it.
fn meant(
    account: &SourceAudit<'_>,
    taken: &[Match<'_>],
    named: &Named<'_>,
    slot: &NumeralSlot<'_>,
    claim: &Claim,
) -> Result<Vec<usize>, Diagnostic> {
    let all = named.get(&(claim.indicator.order, claim.place.key())).map_or(&[][..], Vec::as_slice);
    let all = || all.iter().filter_map(|at| Some((*at, taken.get(*at)?)));
    let own = claim.period.as_ref().or(account.source.date.period());
    let fits = |one: &Match<'_>| own.is_none_or(|period| one.figure.period == *period);
    let fitting = || all().filter(|(_, one)| fits(one));
    let Some((_, first)) = fitting().next() else {
        return Err(unknown(account, claim, slot.numeral, all().map(|(_, one)| one)));
    };
    if fitting().any(|(_, one)| one.figure.period != first.figure.period) {
        return Err(ambiguous(claim, slot.numeral, fitting().map(|(_, one)| one)));
    }
    let natures: Vec<Nature> =
        fitting().filter(|(_, one)| one.print == slot.print).map(|(_, one)| one.figure.nature).collect();
    let same = |one: &Match<'_>| natures.is_empty() || natures.contains(&one.figure.nature);
    Ok(fitting().filter(|(_, one)| same(one)).map(|(at, _)| at).collect())
}

/// Whether the numerals that are said to be a figure print it. One of them must have its very print and stand in
/// the section that the figure names; the others may say it otherwise, if both can be true.
fn compare(account: &SourceAudit<'_>, one: &Match<'_>) -> Option<Diagnostic> {
    let slots = || one.claimed.iter().filter_map(|at| account.slots.get(*at));
    let same = || slots().filter(|slot| slot.print == one.print);
    let other = slots().find(|slot| slot.print != one.print && contradicts(one, slot.numeral));
    let said = if same().next().is_none() { slots().next() } else { other };
    if let Some(slot) = said {
        return Some(slips::said_otherwise(one.figure, slot.numeral, account.source));
    }
    let section = one.figure.section.as_deref();
    if same().any(|slot| slot.stands_in(section)) {
        return None;
    }
    same().next().map(|slot| slips::elsewhere(one.figure, slot.numeral, account.source))
}

fn contradicts(one: &Match<'_>, numeral: &Numeral) -> bool {
    let Some(amount) = one.figure.amount() else { return false };
    let Some(printed) = sign::amount(&numeral.printed) else { return true };
    !one.figure.indicator.admits(&printed.unit) || !amount.interval.overlaps(&printed.interval)
}

fn unknown<'a>(
    account: &SourceAudit<'_>,
    claim: &Claim,
    numeral: &Numeral,
    others: impl Iterator<Item = &'a Match<'a>>,
) -> Diagnostic {
    let (id, written, number) = (&account.source.id, &claim.written, numeral.number);
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
    .caused_by(Suppression::Account(id.clone()))
    .caused_by(Suppression::Figures { indicator: claim.indicator.name.clone(), district: slug.clone() })
    .caused_by(Suppression::content(slug));
    let mut periods: Vec<String> = others.map(|one| one.figure.period.key()).collect();
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
    claim: &Claim,
    numeral: &Numeral,
    several: impl Iterator<Item = &'a Match<'a>>,
) -> Diagnostic {
    let written = &claim.written;
    let problem = Diagnostic::new(
        Code::CiteAmbiguous,
        say!("「{written}」有几个期间都符合", "figures of several periods fit `{written}`"),
    )
    .at(claim.span, say!("说的是哪一个？", "which one?"))
    .causes(Suppression::Place(numeral.span));
    let problem = several.take(slips::MAX_CANDIDATES).fold(problem, |problem, one| {
        let (printed, period) = (one.figure.printed(), one.figure.period.key());
        problem.at(one.figure.span, say!("{period} 是 {printed}", "{printed} for {period}"))
    });
    problem.help(say!("写明期间：指标@期间", "name the period: indicator@period"))
}
