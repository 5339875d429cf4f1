//! The changes for programs: one JSON object a line.

use serde_json::{Value, json};
use tongbao::analyse::FigureChange;
use tongbao::site::Figure;

use super::Shown;

/// A line for each figure, page and file.
pub(super) fn json(shown: &Shown<'_>) -> String {
    let figures = shown.changes.figures.iter().map(|one| figure(shown, one));
    let wording = shown.changes.wording.iter();
    let wording = wording.map(|one| json!({"kind": "wording", "file": one.file, "parts": one.parts}));
    let files =
        shown.changes.files.iter().map(|one| json!({"kind": "file", "change": one.kind, "file": one.file}));
    figures.chain(wording).chain(files).map(|one| one.to_string() + "\n").collect()
}

fn figure(shown: &Shown<'_>, change: &FigureChange) -> Value {
    let side = |one: &Figure| {
        json!({
            "printed": one.printed(),
            "value": one.amount().map(|amount| amount.value.normalize().to_string()),
            "nature": one.nature.key(),
            "status": one.status.key(),
            "source": one.source_id(),
            "section": one.section,
            "page": one.page.as_str(),
        })
    };
    let figure = change.figure();
    json!({
        "kind": "figure",
        "change": change.kind(),
        "district": figure.map(|one| one.place.district.name.as_str()),
        "place": figure.map(|one| one.place.name()),
        "indicator": figure.map(|one| one.indicator.name.as_str()),
        "period": figure.map(|one| one.period.key()),
        "old": change.old.as_deref().map(side),
        "new": change.new.as_deref().map(side),
        "differs": change.aspects.iter().map(|one| one.names().1).collect::<Vec<_>>(),
        "reason": change.new.as_ref().and_then(|one| one.reason.as_deref()),
        "unexplained": change.is_unexplained(),
        "at": shown.place(change),
    })
}
