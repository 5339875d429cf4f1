//! Whether it is true: rules over the whole site, one a file.
//!
//! # Architecture Invariant
//! [`Checked`] can be made nowhere else, and nothing is rendered from anything but a [`Checked`]:
//! a page of an unchecked site cannot be written by mistake.

mod accept;
mod assets;
mod codes;
mod comparison;
mod government;
mod links;
mod mentions;
mod numbers;
mod passages;
mod paths;
mod proof;
mod reconcile;
mod review;
mod shapes;
#[cfg(test)]
mod tests;
mod trace;
mod unsourced;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Lost, Report};
use crate::model::{Figure, Site, SourceDocument};
pub(crate) use links::elsewhere;
pub use proof::proof;

use accept::{Acceptances, Disputes};
pub use trace::{Coverage, Fate};

/// A site in which nothing stands in the way of publishing.
#[derive(Debug, Clone)]
pub struct Checked {
    site: Site,
    disputes: Disputes,
    coverage: BTreeMap<String, Coverage>,
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

    /// What became of the numerals of a source of this site.
    #[must_use]
    pub fn coverage(&self, source: &SourceDocument) -> Option<&Coverage> {
        self.coverage.get(&source.id)
    }
}

/// A contradiction between figures. Where it stands in the source itself, a bulletin may accept it.
struct Contradiction {
    /// The figures that the problem is about; an acceptance names one of them.
    figures: Vec<Arc<Figure>>,
    problem: Diagnostic,
}

/// Applies every rule. Errors found here or in an earlier room leave nothing to render.
#[must_use]
pub fn check(report: &mut Report, site: Site) -> Option<Checked> {
    let traced = trace::trace(&site);
    report.extend(traced.problems);
    report.extend(codes::check(&site));
    report.extend(government::check(&site));
    report.extend(review::check(&site));
    report.extend(paths::check(&site));
    report.extend(links::check(&site));
    report.extend(assets::check(&site));
    let prose = passages::read(&site);
    report.extend(numbers::check(&site, &prose));
    report.extend(comparison::check(&site, &prose));
    report.extend(shapes::check(&prose));
    let mut acceptances = Acceptances::of(&site);
    report.extend(
        reconcile::check(&site).into_iter().filter_map(|found| acceptances.judge(found).map(consequence)),
    );
    report.extend(acceptances.unused());
    let disputes = acceptances.disputes();
    if report.has_errors() {
        return None;
    }
    report.extend(traced.advice);
    report.extend(unsourced::check(&site, &prose));
    Some(Checked { site, disputes, coverage: traced.coverage })
}

/// A number that is not in its source is told once, not again for every number it is compared with.
fn consequence(problem: Diagnostic) -> Diagnostic {
    let places: Vec<Lost> = problem.labels.iter().map(|label| Lost::Place(label.span)).collect();
    places.into_iter().fold(problem, Diagnostic::misses)
}
