//! Whether some pages are true as far as can be seen from them: what a preview asks of a page that has just been
//! saved, before the whole site is checked.

use std::collections::{BTreeMap, BTreeSet};

use super::accept::Acceptances;
use super::passages::{self, Reading};
use super::{Checked, comparison, consequence, numbers, reconcile, shapes, trace, unsourced};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Site;
use crate::source::SourceId;

/// Applies the rules that look at pages, their figures and their sources to the `texts` of a
/// [revised](crate::model::revise) site. What follows for other pages, and whether links lead anywhere, only the
/// [whole](super::check) check can say. `None` when anything is wrong, be it here or in what `report` said before.
#[must_use]
pub fn proof(report: &mut Report, site: Site, base: &Checked, texts: &BTreeSet<SourceId>) -> Option<Checked> {
    let mine =
        |problem: &Diagnostic| problem.labels.first().is_some_and(|label| texts.contains(&label.span.source));
    report.extend(trace::trace(&site).problems.into_iter().filter(mine));
    let mut prose = passages::read(&site);
    prose.retain(|read: &Reading<'_>| texts.contains(&read.page.span.source));
    report.extend(numbers::check(&site, &prose));
    report.extend(comparison::check(&site, &prose));
    report.extend(shapes::check(&prose));
    let mut acceptances = Acceptances::of(&site);
    let contradictions = reconcile::check(&site).into_iter();
    let contradictions = contradictions.filter_map(|found| acceptances.judge(found).map(consequence));
    report.extend(contradictions.filter(mine));
    report.extend(acceptances.unused().into_iter().filter(mine));
    if report.has_errors() {
        return None;
    }
    prose.retain(|read| read.bulletin.is_some());
    report.extend(unsourced::check(&site, &prose).into_iter().filter(mine));
    let held = site.bulletins.iter().map(|bulletin| bulletin.page.span.source).collect();
    let disputes = acceptances.disputes().beside(&base.disputes, &held);
    Some(Checked { site, disputes, coverage: BTreeMap::new() })
}
