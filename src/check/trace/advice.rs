//! What an inventory could state more clearly.

use std::collections::BTreeSet;

use super::mismatch::citation;
use super::source_audit::{NumeralSlot, SourceAudit};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::say;
use crate::site::SourceNumeral;

/// Places that one piece of advice points at; more would not be looked at.
const MAX_PLACES: usize = 8;

/// What the inventory leaves open: unexplained numerals, and prints that too few numerals have.
/// Of a source from which nothing is taken yet nothing is asked.
pub(super) fn advice(audit: &SourceAudit<'_>) -> Vec<Diagnostic> {
    if audit.figures == 0 {
        return Vec::new();
    }
    [unaccounted(audit), shared(audit)].into_iter().flatten().collect()
}

fn unaccounted(audit: &SourceAudit<'_>) -> Option<Diagnostic> {
    let open =
        |slot: &&NumeralSlot<'_>| slot.figures.is_empty() && slot.is_free() && slot.numeral.note.is_none();
    let open: Vec<&SourceNumeral> = audit.slots.iter().filter(open).map(|slot| slot.numeral).collect();
    let (count, id) = (open.len(), &audit.source.id);
    let problem = Diagnostic::new(
        Code::SourceUnused,
        say!(
            "来源 {id} 有 {count} 个数登记为数据，却没有取用，也没说为什么",
            "{count} numerals of the source {id} are registered as figures, but none is taken and nobody says why"
        ),
    );
    let problem = open.iter().take(MAX_PLACES).fold(problem, |problem, numeral| {
        let (number, printed) = (numeral.number, &numeral.printed);
        problem.at(numeral.span, say!("第 {number} 个数 {printed}", "numeral {number}, {printed}"))
    });
    (count > 0).then(|| {
        problem.caused_by(Suppression::SourceAudit(id.clone())).help(say!(
            "在通报里给出这个数据；只是重说一遍的，用 of 写明是哪个数据；不取的，用 note 写明原因",
            "give the figure in a bulletin; name it with `of` where the numeral restates it; or say in `note` why it is not taken"
        ))
    })
}

fn shared(audit: &SourceAudit<'_>) -> Option<Diagnostic> {
    let (id, first) = (&audit.source.id, audit.crowded.first()?);
    let prints: BTreeSet<&str> = audit.crowded.iter().map(|figure| figure.printed()).collect();
    let prints = prints.into_iter().take(MAX_PLACES).collect::<Vec<_>>();
    let (zh, en) = (prints.join("、"), prints.join(", "));
    let problem = Diagnostic::new(
        Code::SourceShared,
        say!(
            "写作 {zh} 的数据比来源 {id} 里这样的数还多",
            "there are more figures that read {en} than numerals of the source {id} that do"
        ),
    );
    let problem = audit.crowded.iter().take(MAX_PLACES).fold(problem, |problem, figure| {
        let name = &figure.indicator.name;
        problem.at(figure.span, say!("「{name}」是哪一处？", "which numeral is `{name}`?"))
    });
    let name = citation(first, audit.source);
    Some(problem.caused_by(Suppression::SourceAudit(id.clone())).help(say!(
        "一个数当作几个数据用的，在 seeds/{id}.yml 里写明：of: [{name}, …]",
        "where one numeral is several figures, say so in seeds/{id}.yml: `of: [{name}, …]`"
    )))
}
