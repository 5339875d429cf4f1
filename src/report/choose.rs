//! Selects the problems to show, so that a thousand stay readable: a few of each kind, errors first.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Where problems are left out, a code gets at most this share of the places: ten of fifty.
const SHARE_OF_CODE: usize = 5;
/// A code in a single file gets at most this share: three of fifty.
const SHARE_OF_CODE_IN_FILE: usize = 16;

/// The problems to show, and a count of the others.
pub(super) struct Choice<'a> {
    /// In the order of [`Diagnostics::sorted`].
    pub(super) problems: Vec<Selected<'a>>,
    /// The number of problems of each code that are neither shown nor counted at a shown problem, errors first.
    pub(super) hidden: Vec<(Code, usize)>,
}

/// A problem to show.
pub(super) struct Selected<'a> {
    pub(super) problem: &'a Diagnostic,
    /// The file it is filed under.
    pub(super) file: Option<&'a str>,
    /// The number of further problems of its code in its file; counted at the last shown problem of that kind.
    pub(super) more: usize,
}

/// A file and a code.
type Kind<'a> = (Option<&'a str>, Code);

/// At most `max` problems; 0 takes all.
pub(super) fn choose<'a>(diagnostics: &'a Diagnostics, all: &[&'a Diagnostic], max: usize) -> Choice<'a> {
    let kind = |problem: &'a Diagnostic| (diagnostics.path(problem), problem.code);
    let chosen = if max == 0 || all.len() <= max { vec![true; all.len()] } else { pick(all, max, &kind) };
    let mut rest: BTreeMap<Kind<'a>, usize> = BTreeMap::new();
    for (problem, _) in all.iter().zip(&chosen).filter(|(_, chosen)| !**chosen) {
        *rest.entry(kind(problem)).or_default() += 1;
    }
    let mut problems: Vec<Selected<'a>> = Vec::new();
    for (problem, _) in all.iter().zip(&chosen).rev().filter(|(_, chosen)| **chosen) {
        let more = rest.remove(&kind(problem)).unwrap_or(0);
        problems.push(Selected { problem, file: diagnostics.path(problem), more });
    }
    problems.reverse();
    let mut hidden: BTreeMap<(crate::diagnostic::Severity, Code), usize> = BTreeMap::new();
    for ((_, code), count) in rest {
        *hidden.entry((code.severity(), code)).or_default() += count;
    }
    Choice { problems, hidden: hidden.into_iter().map(|((_, code), count)| (code, count)).collect() }
}

/// Chooses errors before warnings before hints, each in its order, and none of a kind beyond its share.
fn pick<'a>(all: &[&'a Diagnostic], max: usize, kind: &impl Fn(&'a Diagnostic) -> Kind<'a>) -> Vec<bool> {
    let mut ranked: Vec<(usize, &Diagnostic)> = all.iter().copied().enumerate().collect();
    ranked.sort_by_key(|(at, problem)| (problem.severity, *at));
    let (mut of_code, mut of_kind) = (BTreeMap::new(), BTreeMap::new());
    let mut chosen = vec![false; all.len()];
    let mut places = max;
    for (at, problem) in ranked {
        let in_all = of_code.entry(problem.code).or_insert(0_usize);
        let in_file = of_kind.entry(kind(problem)).or_insert(0_usize);
        let fits = places > 0
            && *in_all < (max / SHARE_OF_CODE).max(1)
            && *in_file < (max / SHARE_OF_CODE_IN_FILE).max(1);
        if let (Some(chosen), true) = (chosen.get_mut(at), fits) {
            *chosen = true;
            (*in_all, *in_file, places) = (*in_all + 1, *in_file + 1, places - 1);
        }
    }
    chosen
}
