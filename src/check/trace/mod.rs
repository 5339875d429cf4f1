//! Every published figure was printed somewhere: it names its source, the source prints it, and the reviewer
//! of the source's inventory says the same of the numeral.
//!
//! The idea is double entry. The author of a bulletin writes what a figure is; the reviewer of an inventory says
//! which figure a numeral is (`of`). Neither looks at the other, and here the two must meet.

mod claims;
mod coverage;
mod prints;
mod sign;
mod slips;
mod source_audit;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::trace::source_audit::SourceAudit;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::say;
use crate::site::{Figure, Nature, Site};
pub(super) use coverage::NOTHING;
pub use coverage::{Coverage, Fate};

/// What the sources say to the figures that were taken from them.
pub(super) struct Traced {
    /// What is wrong with figures and with what numerals are said to be.
    pub(super) problems: Vec<Diagnostic>,
    /// What could be said more clearly in the inventories. It follows from any error, so it is told when
    /// there is none.
    pub(super) advice: Vec<Diagnostic>,
    /// What became of the numerals of each source, by its id.
    pub(super) coverage: BTreeMap<String, Coverage>,
}

/// Finds every figure in its source. Each source is looked at once, by the print of its numerals: the work grows
/// with figures and numerals, not with their product.
pub(super) fn trace(site: &Site) -> Traced {
    let printed = |figure: &&Arc<Figure>| figure.nature != Nature::Derived && figure.amount().is_some();
    let accounts = site.sources.par_iter().map(|source| {
        let taken: Vec<&Arc<Figure>> = site.index.taken_from(&source.id).iter().filter(printed).collect();
        SourceAudit::of(source, &taken)
    });
    let accounts: Vec<SourceAudit<'_>> = accounts.collect();
    let mut traced = Traced { problems: Vec::new(), advice: Vec::new(), coverage: BTreeMap::new() };
    for (source, account) in site.sources.iter().zip(accounts) {
        traced.coverage.insert(source.id.clone(), account.coverage());
        traced.advice.extend(account.advice());
        traced.problems.extend(account.problems);
    }
    let without = site.figures.iter().filter(|figure| figure.source.is_none()).filter(printed);
    let without: Vec<&Arc<Figure>> = without.collect();
    traced.problems.extend(without.chunk_by(|a, b| a.page == b.page).filter_map(without_source));
    traced
}

/// A page that names no source has forgotten it once, not once for every figure.
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
    let seen = say!("{printed} 出自哪里？", "where was {printed} printed?");
    let lost = Suppression::SourceOf(first.page.to_string());
    Some(Diagnostic::new(Code::FigSource, message).at(first.span, seen).caused_by(lost).help(help))
}
