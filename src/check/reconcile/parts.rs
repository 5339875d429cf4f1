//! A whole and its parts: `parts` add up to it, none of `includes` exceeds it.

use std::sync::Arc;

use super::ledger::Ledger;
use super::wording::{SUM_DECIMALS, also, printed_interval};
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Interval;
use crate::say;
use crate::site::Figure;

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let wholes = ledger.printed().filter(|figure| figure.amount().is_some());
    wholes
        .flat_map(|whole| {
            let divided = whole.indicator.parts.iter().filter_map(|names| divided(ledger, whole, names));
            let included = whole.indicator.includes.iter().filter_map(|name| included(ledger, whole, name));
            divided.chain(included).collect::<Vec<_>>()
        })
        .collect()
}

/// The parts that are given, their sum, and whether no part is missing.
pub(super) struct GivenParts<'a> {
    pub(super) parts: Vec<&'a Arc<Figure>>,
    pub(super) sum: Interval,
    pub(super) complete: bool,
}

impl<'a> GivenParts<'a> {
    pub(super) fn of(ledger: &Ledger<'a>, whole: &'a Figure, names: &[String]) -> Option<Self> {
        let parts: Vec<&Arc<Figure>> = names.iter().filter_map(|name| ledger.beside(whole, name)).collect();
        let sum = sum(&parts)?;
        Some(Self { complete: parts.len() == names.len(), parts, sum })
    }
}

/// The sum of figures; `None` for none.
pub(super) fn sum(figures: &[&Arc<Figure>]) -> Option<Interval> {
    let mut amounts = figures.iter().map(|figure| figure.amount().map(|amount| amount.interval));
    let first = amounts.next()??;
    amounts.try_fold(first, |sum, next| sum.add(&next?))
}

/// 1013户 + 603户
pub(super) fn addition(figures: &[&Arc<Figure>]) -> String {
    figures.iter().map(|figure| figure.printed()).collect::<Vec<_>>().join(" + ")
}

fn divided<'a>(ledger: &Ledger<'a>, whole: &'a Arc<Figure>, names: &[String]) -> Option<Contradiction> {
    let GivenParts { parts, sum, complete } = GivenParts::of(ledger, whole, names)?;
    let interval = whole.amount()?.interval;
    let fits = if complete { sum.overlaps(&interval) } else { !sum.exceeds(&interval) };
    if fits {
        return None;
    }
    let (name, printed) = (&whole.indicator.name, whole.printed());
    let result = printed_interval(&sum, &whole.indicator.unit, SUM_DECIMALS);
    let arithmetic = if parts.len() == 1 { result } else { format!("{} = {result}", addition(&parts)) };
    let message = if complete {
        say!(
            "「{name}」与各部分之和对不上：{arithmetic}，原文 {printed}",
            "`{name}` is not the sum of its parts: {arithmetic}, but {printed} is printed"
        )
    } else {
        say!(
            "部分之和超过「{name}」：{arithmetic}，原文 {printed}",
            "parts exceed `{name}`: {arithmetic}, but {printed} is printed"
        )
    };
    let problem = Diagnostic::new(Code::FigParts, message).at(whole.span, also(whole));
    let problem = parts.iter().fold(problem, |problem, part| problem.at(part.span, also(part)));
    Some(Contradiction::acceptable(whole, problem))
}

fn included<'a>(ledger: &Ledger<'a>, whole: &'a Arc<Figure>, name: &str) -> Option<Contradiction> {
    let part = ledger.beside(whole, name)?;
    if !part.amount()?.interval.exceeds(&whole.amount()?.interval) {
        return None;
    }
    let (name, all) = (&part.indicator.name, &whole.indicator.name);
    let (some, most) = (part.printed(), whole.printed());
    let problem = Diagnostic::new(
        Code::FigParts,
        say!(
            "「{name}」超过了它所属的「{all}」：{some} > {most}",
            "`{name}` exceeds `{all}`, of which it is a part: {some} > {most}"
        ),
    )
    .at(part.span, also(part))
    .at(whole.span, also(whole));
    Some(Contradiction::acceptable(part, problem))
}
