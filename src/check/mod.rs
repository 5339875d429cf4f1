//! The check: rules over the whole site, one a file.
//!
//! # Architecture Invariant
//! [`Checked`] can be made nowhere else, and nothing is rendered from anything but a [`Checked`]:
//! a page of an unchecked site cannot be written by mistake.

mod accept;
mod assets;
mod checked;
mod comparison;
mod contradiction;
mod division_codes;
mod facts;
mod government;
mod links;
mod number_style;
mod numbers;
mod passages;
mod paths;
mod privacy;
mod reconcile;
mod review;
mod rule;
mod rules;
#[cfg(test)]
mod tests;
mod trace;
mod unsourced;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Suppression};
use crate::site::Site;
use crate::text::scope::Scope;
use facts::Facts;
use rule::{Findings, Turn};

pub use checked::Checked;
pub(crate) use reconcile::household_mismatch;
pub use rule::{Reach, Rule};
pub use rules::rules;
pub use trace::{Coverage, NumeralFate};

/// Applies every rule to a whole site. Errors found here or in an earlier room leave nothing to render.
#[must_use]
pub fn check(diagnostics: &mut Diagnostics, site: Site) -> Option<Checked> {
    check_within(diagnostics, site, Scope::All)
}

/// Applies the rules to a scope. Of a [recompiled](crate::compile::recompile) site the changed texts are judged, by every rule
/// that can judge them; what follows for other pages only a whole check reports.
#[must_use]
pub(crate) fn check_within(
    diagnostics: &mut Diagnostics,
    site: Site,
    scope: Scope<'_, Checked>,
) -> Option<Checked> {
    let mut facts = Facts::of(&site, diagnostics.sources.clone(), scope);
    for turn in [Turn::First, Turn::Accepted, Turn::Sound] {
        if turn == Turn::Sound && diagnostics.has_errors() {
            return None;
        }
        for findings in run(&facts, turn) {
            let problems = match findings {
                Findings::Problems(problems) => problems,
                Findings::Contradictions(contradictions) => {
                    let judge = |contradiction| facts.acceptances.judge(contradiction);
                    contradictions.into_iter().filter_map(judge).map(consequence).collect()
                }
            };
            diagnostics.extend(problems.into_iter().filter(|problem| is_within(problem, scope)));
        }
    }
    let (mut disputes, coverage) = (facts.acceptances.disputes(), facts.traced.coverage);
    let (charts, addresses) = (facts.charts, facts.addresses);
    if let Some(before) = scope.before() {
        let held = site.bulletins.iter().map(|bulletin| bulletin.page.span.source).collect();
        disputes = disputes.beside(&before.disputes, &held);
    }
    Some(Checked { site, disputes, coverage, charts, addresses })
}

/// The findings of the rules of a turn, in their order.
fn run(facts: &Facts<'_>, turn: Turn) -> Vec<Findings> {
    let in_turn = |rule: &&Rule| rule.turn == turn && (facts.scope.is_all() || rule.reach() != Reach::Site);
    let rules: Vec<&Rule> = rules().filter(in_turn).collect();
    rules.into_par_iter().map(|rule| rule.run(facts)).collect()
}

/// Whether a problem lies in the texts of the scope.
fn is_within(problem: &Diagnostic, scope: Scope<'_, Checked>) -> bool {
    scope.is_all() || problem.labels.first().is_some_and(|label| scope.has(label.span))
}

/// A number that is not in its source is reported once, not again for every number it is compared with.
fn consequence(problem: Diagnostic) -> Diagnostic {
    let places: Vec<Suppression> =
        problem.labels.iter().map(|label| Suppression::Place(label.span)).collect();
    places.into_iter().fold(problem, Diagnostic::caused_by)
}
