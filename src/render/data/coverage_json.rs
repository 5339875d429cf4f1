//! `sources/<id>/coverage.json`: every numeral of a source and what became of it.
//!
//! In front of the rows of the figures stand `source`, `counts` and `numerals`, in the order of the page. A
//! numeral has `n`, `printed`, `section`, `use` (`figure`, `date`, `age`, `label`, `other`), `doubled`, the
//! reviewer's `note`, its `fate` (`taken`, `explained`, `unexplained`, `no-figure`) and, when it was taken, the
//! `figures` it became, each by `bulletin` and `anchor` as in the rows.

use std::sync::Arc;

use serde_json::{Value, json};

use super::figures_csv::folder;
use super::json_row::{document, meta};
use crate::check::{Checked, Coverage, NumeralFate};
use crate::site::{Figure, SourceDocument, SourceNumeral};

/// The account of a source and the figures taken from it.
pub(in crate::render) fn coverage_json(
    checked: &Checked,
    base_url: Option<&str>,
    source: &SourceDocument,
    figures: &[Arc<Figure>],
) -> Vec<u8> {
    let coverage = checked.coverage(source);
    let fields = [
        ("meta", meta(checked, "coverage", base_url)),
        ("source", json!({"id": source.id, "title": source.title, "kind": source.kind})),
        ("counts", counts(coverage)),
        ("numerals", coverage.lines(source).map(|(numeral, fate)| line(numeral, fate)).collect()),
    ];
    document(checked, &fields, figures.iter().map(AsRef::as_ref))
}

fn counts(coverage: &Coverage) -> Value {
    json!({
        "numerals": coverage.numerals(), "statistics": coverage.statistics(), "taken": coverage.taken(),
        "explained": coverage.explained(), "unexplained": coverage.unexplained(), "figures": coverage.figures,
    })
}

fn line(numeral: &SourceNumeral, fate: &NumeralFate) -> Value {
    let figures: Vec<Value> = fate
        .figures()
        .iter()
        .map(|figure| {
            json!({
                "indicator": figure.indicator.name, "period": figure.period.key(),
                "part": figure.place.part.as_deref(), "bulletin": folder(&figure.page), "anchor": figure.anchor,
            })
        })
        .collect();
    json!({
        "n": numeral.number, "printed": numeral.printed, "section": numeral.section,
        "use": numeral.kind.key(), "doubled": numeral.doubled, "note": numeral.note,
        "fate": fate.key(), "figures": figures,
    })
}
