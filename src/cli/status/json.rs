//! The standing for programs: one JSON object.

use serde_json::{Value, json};
use tongbao::analyse::{CellStatus, Gap, Stale, StatusCell, StatusRow};
use tongbao::site::{Bulletin, plain_text};

use super::Shown;

/// One object and a line end.
pub(super) fn json(shown: &Shown<'_>) -> String {
    let standing = shown.standing;
    let reporting = &shown.site.settings.reporting;
    let next =
        standing.next.as_ref().map(|(period, due)| json!({"period": period.key(), "due": due.to_string()}));
    let periods: Vec<Value> = standing
        .periods
        .iter()
        .map(|period| json!({"period": period.key(), "due": reporting.deadline(period).map(|day| day.to_string())}))
        .collect();
    let object = json!({
        "day": standing.day.to_string(),
        "every": standing.frequency.map(tongbao::site::Frequency::key),
        "due": reporting.due,
        "errors": shown.errors(),
        "missing": standing.missing(),
        "owed": standing.owed(),
        "next": next,
        "periods": periods,
        "districts": standing.rows.iter().map(|one| row(shown, one)).collect::<Vec<_>>(),
        "gaps": standing.gaps.iter().map(|one| gap(shown, one)).collect::<Vec<_>>(),
        "apart": standing.off_schedule.iter().map(|one| bulletin(shown, one)).collect::<Vec<_>>(),
        "drafts": standing.drafts.iter().map(|page| json!({
            "file": shown.file(page.span), "title": plain_text(&page.title),
        })).collect::<Vec<_>>(),
        "stale": standing.stale.iter().map(|one| stale(shown, one)).collect::<Vec<_>>(),
    });
    object.to_string() + "\n"
}

fn row(shown: &Shown<'_>, row: &StatusRow<'_>) -> Value {
    let periods = &shown.standing.periods;
    let cells = periods.iter().zip(&row.cells).map(|(period, one)| cell(shown, &period.key(), one));
    json!({
        "district": row.district.name,
        "slug": row.district.slug,
        "code": row.district.code,
        "last": row.last.map(|one| bulletin(shown, one)),
        "days_since": row.age,
        "cells": cells.collect::<Vec<_>>(),
    })
}

/// `days` are those by which a bulletin was late, is overdue, or has still time.
fn cell(shown: &Shown<'_>, period: &str, cell: &StatusCell<'_>) -> Value {
    let days = match cell.status {
        CellStatus::Late(days) | CellStatus::Pending(days) => Some(days),
        CellStatus::Missing(days) => days,
        CellStatus::Reported | CellStatus::Draft | CellStatus::Unread | CellStatus::NotThere => None,
    };
    let files: Vec<&str> = cell.bulletins.iter().map(|one| shown.file(one.page.span)).collect();
    json!({"period": period, "status": cell.status.key(), "days": days, "gaps": cell.gaps, "files": files})
}

fn bulletin(shown: &Shown<'_>, one: &Bulletin) -> Value {
    json!({
        "district": one.district.name,
        "period": one.period.key(),
        "kind": one.kind,
        "published": one.published.map(|at| at.date().to_string()),
        "file": shown.file(one.page.span),
    })
}

fn gap(shown: &Shown<'_>, gap: &Gap<'_>) -> Value {
    json!({
        "district": gap.district.name,
        "period": gap.period.key(),
        "indicator": gap.indicator.name,
        "how": gap.kind.key(),
        "file": shown.file(gap.bulletin.page.span),
    })
}

fn stale(shown: &Shown<'_>, stale: &Stale<'_>) -> Value {
    let reading =
        |figure: &tongbao::site::Figure| json!({"period": figure.period.key(), "printed": figure.printed()});
    json!({
        "file": shown.file(stale.page.span),
        "place": stale.cited.place.name(),
        "indicator": stale.cited.indicator.name,
        "shown": reading(stale.cited),
        "latest": reading(&stale.latest),
    })
}
