//! Numbers typed in prose: each is known, a mistyped figure, or reported.

mod context;
mod known_figures;
mod mismatch;
mod remarks;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::comparison::{self, ComparisonClaim};
use super::facts::Facts;
use super::passages::{PageText, Part, Passage};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::numeral::Kind;
use crate::say;
use crate::site::{Figure, Page, SourceDocument, TypedNumber, Use, fallen};
use crate::text::{is_digit, number_key};
use context::Context;
use known_figures::KnownFigures;
use mismatch::{Candidates, Mismatch};

pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    // Most pages cite all their figures, and cost no more than a look.
    let remarks = remarks::all(facts);
    let passages: Vec<Passage<'_>> = remarks.iter().map(remarks::Remark::passage).collect();
    let beside = remarks.iter().zip(&passages);
    let beside: Vec<PageWithUnboundNumbers<'_>> = beside
        .map(|(remark, passage)| PageWithUnboundNumbers {
            page: remark.page,
            source: remark.source,
            passages: vec![passage],
        })
        .collect();
    let unbound_pages: Vec<PageWithUnboundNumbers<'_>> =
        facts.prose.par_iter().filter_map(with_unbound_numbers).collect();
    if unbound_pages.is_empty() && beside.is_empty() {
        return Vec::new();
    }
    let known = KnownFigures::of(facts);
    let mut problems: Vec<Diagnostic> =
        unbound_pages.par_iter().flat_map_iter(|page| page.judge(&known)).collect();
    for mut problem in beside.iter().flat_map(|page| page.judge(&known)) {
        // A remark has no place of its own that could be fixed.
        problem.edits.clear();
        problems.push(problem);
    }
    problems
}

/// A page with numbers that are bound to no figure.
struct PageWithUnboundNumbers<'a> {
    page: &'a Page,
    source: Option<&'a SourceDocument>,
    passages: Vec<&'a Passage<'a>>,
}

fn with_unbound_numbers<'a>(text: &'a PageText<'a>) -> Option<PageWithUnboundNumbers<'a>> {
    let has_statistic = |passage: &&Passage<'_>| passage.iter().any(|part| statistic(part).is_some());
    let passages: Vec<_> = text.passages.iter().filter(has_statistic).collect();
    (!passages.is_empty()).then_some(PageWithUnboundNumbers {
        page: text.page,
        source: text.source,
        passages,
    })
}

/// A number that could be a figure. A count in Chinese numerals without 百, 千, 万 or 亿 is a manner of speaking
/// more often than a statistic: 两个, 一批, 三五户.
fn statistic<'a>(part: &Part<'a>) -> Option<&'a TypedNumber> {
    let Part::Number(number) = part else { return None };
    let folded = number_key(&number.text);
    // 053010人 is no amount, and a reader sees one.
    if number.kind == Kind::Amount && number.amount.is_none() && begins_with_zero(&folded) {
        return Some(*number);
    }
    let amount = number.amount.as_ref().filter(|_| number.kind == Kind::Amount)?;
    let arabic = folded.contains(|c: char| c.is_ascii_digit());
    let large = amount.unit == "%" || amount.value >= 100.into();
    (arabic || large).then_some(*number)
}

fn begins_with_zero(printed: &str) -> bool {
    let digits = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

impl PageWithUnboundNumbers<'_> {
    /// Each passage is walked once, and what a number is compared with is gathered beforehand: a passage may hold a
    /// hundred thousand of them.
    fn judge(&self, known: &KnownFigures<'_, '_>) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let candidates = Candidates::of(known.figures(self.page));
        let non_figures = self.registered_non_figures();
        for passage in &self.passages {
            let explained = explained(passage, known);
            let meant = known.meant(self.page, passage);
            let mut context = Context::of(passage);
            for (at, part) in passage.iter().enumerate() {
                if let Some(number) = statistic(part).filter(|_| !explained.contains(&at))
                    && !known.knows(self.page, &meant, (passage, at), number)
                    && !non_figures.contains(&number_key(&number.text))
                {
                    problems.push(unbound_problem(&candidates, &context, (passage, at), number));
                }
                context.pass(part);
            }
        }
        problems
    }

    /// The numbers that the page's source prints and the reviewer of its inventory registered as no statistic.
    fn registered_non_figures(&self) -> BTreeSet<String> {
        let inventory = self.source.map(|source| source.inventory.as_slice()).unwrap_or_default();
        let numerals = inventory.iter().filter(|numeral| numeral.kind != Use::Figure);
        let size = |printed: &str| number_key(fallen(printed).unwrap_or(printed));
        numerals.map(|numeral| size(&numeral.printed)).collect()
    }
}

fn unbound_problem(
    candidates: &Candidates<'_>,
    context: &Context<'_, '_>,
    (passage, at): (&Passage<'_>, usize),
    number: &TypedNumber,
) -> Diagnostic {
    if known_figures::falls_twice(passage, at, number) {
        return falls_below_zero(number);
    }
    match mismatch::of(candidates, context, number) {
        Some(Mismatch { figure, sure: true }) => differs(number, figure),
        near => unknown(number, near.map(|mismatch| mismatch.figure)),
    }
}

/// The numbers of a passage of which a comparison says all there is to say: they follow from cited figures, or are
/// wrong.
fn explained(passage: &Passage<'_>, known: &KnownFigures<'_, '_>) -> BTreeSet<usize> {
    let cited = |part: &usize| matches!(passage.get(*part), Some(Part::Figure(_) | Part::Literal(_)));
    let claims = comparison::claims(passage, known.index()).into_iter();
    let explains = |claim: &ComparisonClaim| claim.problem.is_some() || claim.from.iter().all(cited);
    claims.filter(explains).map(|claim| claim.stated).collect()
}

fn differs(number: &TypedNumber, figure: &Figure) -> Diagnostic {
    let (typed, name, printed) = (&number.text, &figure.indicator.name, figure.printed());
    let (period, when) = (figure.period.key(), figure.period.name());
    Diagnostic::new(
        Code::NumberDiffers,
        say!("正文写 {typed}，数据为 {printed}", "the text says {typed}, the figure is {printed}"),
    )
    .at(number.span, say!("正文", "the text"))
    .at(figure.span, say!("{when}的「{name}」是 {printed}", "`{name}` of {when} is {printed}"))
    .help(say!(
        "写成 {{fig}}`{name}@{period}`，正文就始终与数据一致；确实是另一个数，写成 {{lit}}`{typed}`",
        "write {{fig}}`{name}@{period}`, which always prints the figure; another number is {{lit}}`{typed}`"
    ))
    .suggest(number.exact(), printed)
}

/// 下降-3.2% states the minus twice, and may mean a rise.
fn falls_below_zero(number: &TypedNumber) -> Diagnostic {
    let typed = &number.text;
    let size = typed.find(is_digit).and_then(|at| typed.get(at..)).unwrap_or(typed);
    Diagnostic::new(
        Code::NumberUnknown,
        say!(
            "下降、减少后面的 {typed} 又带负号，方向说了两遍",
            "{typed} behind a verb of falling states the minus twice"
        ),
    )
    .at(number.span, say!("是降还是升？", "a fall or a rise?"))
    .help(say!("是下降的，写 {size}，不带负号", "if it fell, write {size} without the minus"))
    .suggest(number.exact(), size)
}

fn unknown(number: &TypedNumber, near: Option<&Figure>) -> Diagnostic {
    let typed = &number.text;
    let mut problem = Diagnostic::new(
        Code::NumberUnknown,
        say!("正文里的 {typed} 不在数据里", "{typed} in the text is no figure"),
    )
    .at(number.span, say!("没有登记的数", "not among the figures"));
    if let Some(figure) = near {
        let (name, printed) = (&figure.indicator.name, figure.printed());
        problem =
            problem.at(figure.span, say!("相近的是「{name}」{printed}", "`{name}`, {printed}, is close"));
    }
    problem.help(say!(
        "它是数据，就写进 figures，再用 {{fig}} 引用；不是数据，就写成 {{lit}}`{typed}`",
        "if it is a figure, put it under `figures` and cite it with {{fig}}; if not, write {{lit}}`{typed}`"
    ))
}
