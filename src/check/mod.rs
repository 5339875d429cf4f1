//! Whether it is true: rules over the whole site, one a file.
//!
//! # Architecture Invariant
//! [`Checked`] can be made nowhere else, and nothing is rendered from anything but a [`Checked`]:
//! a page of an unchecked site cannot be written by mistake.

mod accept;
mod assets;
mod codes;
mod comparison;
mod facts;
mod government;
mod links;
mod numbers;
mod passages;
mod paths;
mod reconcile;
mod review;
mod rules;
mod shapes;
#[cfg(test)]
mod tests;
mod trace;
mod unsourced;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analyse::{AddressBook, ChartSet};
use crate::diagnostic::{Diagnostic, Report, Suppression};
use crate::site::{Figure, SearchFile, Site, SourceDocument};
use crate::text::source::Scope;
pub(crate) use reconcile::household_mismatch;

use accept::Disputes;
use facts::Facts;
use rayon::prelude::*;
use rules::{Findings, RULES, Turn};
pub use rules::{Reach, Rule};
pub use trace::{Coverage, Fate};

/// A site in which nothing stands in the way of publishing.
#[derive(Debug, Clone)]
pub struct Checked {
    site: Site,
    disputes: Disputes,
    coverage: BTreeMap<String, Coverage>,
    charts: ChartSet,
    addresses: AddressBook,
}

impl Checked {
    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Why a figure is published although it contradicts another: the reason its bulletin gives under
    /// `accept`. `None` when nothing contradicts it.
    #[must_use]
    pub fn disputes(&self, figure: &Figure) -> Option<&str> {
        self.disputes.reason(figure)
    }

    /// The charts of the site.
    #[must_use]
    pub fn charts(&self) -> &ChartSet {
        &self.charts
    }

    /// The addresses of the site.
    #[must_use]
    pub fn addresses(&self) -> &AddressBook {
        &self.addresses
    }

    /// Adds the addresses of the search index, whose parts are known when it has been made.
    pub(crate) fn add_search(&mut self, files: impl Iterator<Item = SearchFile>) {
        self.addresses.add_search(files);
    }

    /// What became of the numerals of a source of this site.
    #[must_use]
    pub fn coverage(&self, source: &SourceDocument) -> &Coverage {
        self.coverage.get(&source.id).unwrap_or(&trace::NOTHING)
    }
}

/// A contradiction between figures. Where it stands in the source itself, a bulletin may accept it.
struct Contradiction {
    /// The figures that the problem is about; an acceptance names one of them.
    figures: Vec<Arc<Figure>>,
    problem: Diagnostic,
}

/// Every rule.
#[must_use]
pub fn rules() -> &'static [Rule] {
    RULES
}

/// Applies every rule to a whole site. Errors found here or in an earlier room leave nothing to render.
#[must_use]
pub fn check(report: &mut Report, site: Site) -> Option<Checked> {
    check_within(report, site, Scope::All)
}

/// Applies the rules to what is asked for. Of a [revised](crate::compile::revise) site the changed texts are judged, by
/// every rule that has an answer about them; what follows for other pages a whole check says.
#[must_use]
pub fn check_within(report: &mut Report, site: Site, scope: Scope<'_, Checked>) -> Option<Checked> {
    let mut facts = Facts::of(&site, scope);
    for turn in [Turn::First, Turn::Accepted, Turn::Sound] {
        if turn == Turn::Sound && report.has_errors() {
            return None;
        }
        for findings in ask(&facts, turn) {
            let problems = match findings {
                Findings::Problems(problems) => problems,
                Findings::Contradictions(all) => {
                    let open = all.into_iter().filter_map(|one| facts.acceptances.judge(one));
                    open.map(consequence).collect()
                }
            };
            report.extend(problems.into_iter().filter(|problem| is_within(problem, scope)));
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

/// What the rules of a turn find, in their order.
fn ask(facts: &Facts<'_>, turn: Turn) -> Vec<Findings> {
    let asked = |rule: &&Rule| rule.turn == turn && (facts.scope.is_all() || rule.reach() != Reach::Site);
    RULES.par_iter().filter(asked).map(|rule| rule.run(facts)).collect()
}

/// Whether a problem is one of the texts that are asked for.
fn is_within(problem: &Diagnostic, scope: Scope<'_, Checked>) -> bool {
    scope.is_all() || problem.labels.first().is_some_and(|label| scope.has(label.span))
}

/// A number that is not in its source is told once, not again for every number it is compared with.
fn consequence(problem: Diagnostic) -> Diagnostic {
    let places: Vec<Suppression> =
        problem.labels.iter().map(|label| Suppression::Place(label.span)).collect();
    places.into_iter().fold(problem, Diagnostic::caused_by)
}
