//! Which of many problems are shown, so that a thousand stay readable: a few of each kind, errors first.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Report};

/// With problems left out, one code gets at most this share of the places: ten of fifty.
const SHARE_OF_CODE: usize = 5;
/// And one code in one file this: three of fifty.
const SHARE_OF_CODE_IN_FILE: usize = 16;

/// What is shown and what is not.
pub(super) struct Choice<'a> {
    /// In the order of the report.
    pub(super) shown: Vec<Shown<'a>>,
    /// How many of which code are neither shown nor counted at one that is, errors first.
    pub(super) hidden: Vec<(Code, usize)>,
}

/// A problem that is shown.
pub(super) struct Shown<'a> {
    pub(super) problem: &'a Diagnostic,
    /// The file it is filed under.
    pub(super) file: Option<&'a str>,
    /// How many more of its code are in its file and not shown; counted at the last one that is.
    pub(super) more: usize,
}

/// A file and a code.
type Kind<'a> = (Option<&'a str>, Code);

/// At most `max` problems; 0 takes all.
pub(super) fn choose<'a>(report: &'a Report, all: &[&'a Diagnostic], max: usize) -> Choice<'a> {
    let kind = |problem: &'a Diagnostic| (report.path(problem), problem.code);
    let taken = if max == 0 || all.len() <= max { vec![true; all.len()] } else { pick(all, max, &kind) };
    let mut left: BTreeMap<Kind<'a>, usize> = BTreeMap::new();
    for (problem, _) in all.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        *left.entry(kind(problem)).or_default() += 1;
    }
    let mut shown: Vec<Shown<'a>> = Vec::new();
    for (problem, _) in all.iter().zip(&taken).rev().filter(|(_, taken)| **taken) {
        let more = left.remove(&kind(problem)).unwrap_or(0);
        shown.push(Shown { problem, file: report.path(problem), more });
    }
    shown.reverse();
    let mut hidden: BTreeMap<(crate::diagnostic::Severity, Code), usize> = BTreeMap::new();
    for ((_, code), count) in left {
        *hidden.entry((code.severity(), code)).or_default() += count;
    }
    Choice { shown, hidden: hidden.into_iter().map(|((_, code), count)| (code, count)).collect() }
}

/// Errors before warnings before hints, each in its order, none of a kind beyond its share.
fn pick<'a>(all: &[&'a Diagnostic], max: usize, kind: &impl Fn(&'a Diagnostic) -> Kind<'a>) -> Vec<bool> {
    let mut ranked: Vec<(usize, &Diagnostic)> = all.iter().copied().enumerate().collect();
    ranked.sort_by_key(|(at, problem)| (problem.severity, *at));
    let (mut of_code, mut of_kind) = (BTreeMap::new(), BTreeMap::new());
    let mut taken = vec![false; all.len()];
    let mut room = max;
    for (at, problem) in ranked {
        let in_all = of_code.entry(problem.code).or_insert(0_usize);
        let in_file = of_kind.entry(kind(problem)).or_insert(0_usize);
        let fits = room > 0
            && *in_all < (max / SHARE_OF_CODE).max(1)
            && *in_file < (max / SHARE_OF_CODE_IN_FILE).max(1);
        if let (Some(taken), true) = (taken.get_mut(at), fits) {
            *taken = true;
            (*in_all, *in_file, room) = (*in_all + 1, *in_file + 1, room - 1);
        }
    }
    taken
}
