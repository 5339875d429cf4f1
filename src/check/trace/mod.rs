//! Every published figure was printed somewhere: it names its source, the source prints it, and the reviewer
//! of the source's inventory registers the numeral as the same figure.
//!
//! The idea is double entry. The author of a bulletin writes what a figure is; the reviewer of an inventory says
//! which figure a numeral is (`of`). Neither looks at the other, and here the two must meet.

mod advice;
mod claims;
mod coverage;
mod mismatch;
mod prints;
mod sign;
mod source_audit;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::say;
use crate::site::{Figure, Nature, Site, SourceDocument};
pub(super) use coverage::NOTHING;
pub use coverage::{Coverage, NumeralFate};
use source_audit::SourceAudit;

/// The results of matching figures with their sources.
pub(super) struct Traced {
    /// Problems of figures and of what numerals are registered as.
    pub(super) problems: Vec<Diagnostic>,
    /// What the inventories could state more clearly. It follows from any error, so it is reported when there is none.
    pub(super) advice: Vec<Diagnostic>,
    /// What became of the numerals of each source, by its id.
    pub(super) coverage: BTreeMap<String, Coverage>,
}

/// Finds every figure in its source. The numerals of a source are indexed by their print once, so that the work
/// grows with figures and numerals, not with their product.
pub(super) fn trace(site: &Site) -> Traced {
    let printed = |figure: &&Arc<Figure>| figure.nature != Nature::Derived && figure.amount().is_some();
    let audits = site.sources.par_iter().map(|source| {
        let figures: Vec<&Arc<Figure>> = site.index.taken_from(&source.id).iter().filter(printed).collect();
        audit(source, &figures)
    });
    let audits: Vec<SourceAudit<'_>> = audits.collect();
    let mut traced = Traced { problems: Vec::new(), advice: Vec::new(), coverage: BTreeMap::new() };
    for (source, audit) in site.sources.iter().zip(audits) {
        traced.coverage.insert(source.id.clone(), audit.coverage());
        traced.advice.extend(advice::advice(&audit));
        traced.problems.extend(audit.problems);
    }
    let without = site.figures.iter().filter(|figure| figure.source.is_none()).filter(printed);
    let without: Vec<&Arc<Figure>> = without.collect();
    traced.problems.extend(without.chunk_by(|a, b| a.page == b.page).filter_map(without_source));
    traced
}

/// Brings the figures taken from a source together with its numerals: by what the reviewer registers first,
/// by the print alone where no page registers anything.
fn audit<'a>(source: &'a SourceDocument, figures: &[&'a Arc<Figure>]) -> SourceAudit<'a> {
    let mut audit = SourceAudit::new(source, figures.len());
    let mut matches = audit.matches(figures);
    let doubts = claims::resolve(&mut audit, &mut matches);
    matches.retain(|matched| matched.claimed.is_empty());
    prints::resolve(&mut audit, &matches);
    // A problem of a figure often explains what is wrong with a claim, so it comes first.
    audit.problems.extend(doubts);
    audit
}

/// A page that names no source gets one problem, not one for every figure.
fn without_source(figures: &[&Arc<Figure>]) -> Option<Diagnostic> {
    let first = figures.iter().min_by_key(|figure| figure.span)?;
    let (name, printed, count) = (&first.indicator.name, first.printed(), figures.len());
    let message = match count {
        1 => say!("「{name}」没有来源", "`{name}` has no source"),
        _ => {
            say!("「{name}」等 {count} 个数据没有来源", "`{name}` and others, {count} in all, have no source")
        }
    };
    let help = say!(
        "在文首写 source: 来源编号，或在这一条里写 {{value: {printed}, source: 来源编号}}；来源登记在 seeds/ 里",
        "give the page a `source`, or write {{value: {printed}, source: id}}; sources are the files in seeds/"
    );
    let label = say!("{printed} 出自哪里？", "where was {printed} printed?");
    let cause = Suppression::SourceOf(first.page.to_string());
    Some(Diagnostic::new(Code::FigSource, message).at(first.span, label).caused_by(cause).help(help))
}
