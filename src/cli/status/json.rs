//! The reporting status for programs: one JSON object.

use serde_json::{Value, json};
use tongbao::analyse::{CellStatus, Gap, Stale, StatusCell, StatusRow};
use tongbao::site::{Bulletin, State, plain_text};

use super::Overview;

/// One object and a line end.
pub(super) fn json(overview: &Overview<'_>) -> String {
    let status = overview.status;
    let reporting = &overview.site.settings.reporting;
    let next =
        status.next.as_ref().map(|(period, due)| json!({"period": period.key(), "due": due.to_string()}));
    let periods: Vec<Value> = status
        .periods
        .iter()
        .map(|period| json!({"period": period.key(), "due": reporting.deadline(period).map(|day| day.to_string())}))
        .collect();
    let object = json!({
        "day": status.day.to_string(),
        "every": status.frequency.map(tongbao::site::Frequency::key),
        "due": reporting.due,
        "errors": overview.errors(),
        "missing": status.missing(),
        "owed": status.owed(),
        "next": next,
        "periods": periods,
        "districts": status.rows.iter().map(|row| district_json(overview, row)).collect::<Vec<_>>(),
        "gaps": status.gaps.iter().map(|gap| gap_json(overview, gap)).collect::<Vec<_>>(),
        "apart": status.off_schedule.iter().map(|bulletin| bulletin_json(overview, bulletin)).collect::<Vec<_>>(),
        "drafts": status.held.iter().filter(|page| page.standing.state == State::Draft).map(|page| json!({
            "file": overview.file(page.span), "title": plain_text(&page.title),
        })).collect::<Vec<_>>(),
        "held": status.held.iter().map(|page| json!({
            "file": overview.file(page.span), "title": plain_text(&page.title),
            "state": page.standing.state.key(), "moment": page.standing.moment_text(),
        })).collect::<Vec<_>>(),
        "stale": status.stale.iter().map(|stale| stale_json(overview, stale)).collect::<Vec<_>>(),
    });
    object.to_string() + "\n"
}

fn district_json(overview: &Overview<'_>, row: &StatusRow<'_>) -> Value {
    let periods = &overview.status.periods;
    let cells = periods.iter().zip(&row.cells).map(|(period, cell)| cell_json(overview, &period.key(), cell));
    json!({
        "district": row.district.name,
        "slug": row.district.slug,
        "code": row.district.code,
        "last": row.last.map(|bulletin| bulletin_json(overview, bulletin)),
        "days_since": row.age,
        "cells": cells.collect::<Vec<_>>(),
    })
}

/// `days` are those by which a bulletin was late, is overdue, or has still time.
fn cell_json(overview: &Overview<'_>, period: &str, cell: &StatusCell<'_>) -> Value {
    let days = match cell.status {
        CellStatus::Late(days) | CellStatus::Pending(days) => Some(days),
        CellStatus::Missing(days) => days,
        CellStatus::Reported | CellStatus::Held(_) | CellStatus::Unread | CellStatus::NotThere => None,
    };
    let files: Vec<&str> = cell.bulletins.iter().map(|bulletin| overview.file(bulletin.page.span)).collect();
    json!({"period": period, "status": cell.status.key(), "days": days, "gaps": cell.gaps, "files": files})
}

fn bulletin_json(overview: &Overview<'_>, bulletin: &Bulletin) -> Value {
    json!({
        "district": bulletin.district.name,
        "period": bulletin.period.key(),
        "kind": bulletin.kind,
        "published": bulletin.published.map(|at| at.date().to_string()),
        "file": overview.file(bulletin.page.span),
    })
}

fn gap_json(overview: &Overview<'_>, gap: &Gap<'_>) -> Value {
    json!({
        "district": gap.district.name,
        "period": gap.period.key(),
        "indicator": gap.indicator.name,
        "how": gap.kind.key(),
        "file": overview.file(gap.bulletin.page.span),
    })
}

fn stale_json(overview: &Overview<'_>, stale: &Stale<'_>) -> Value {
    let observation =
        |figure: &tongbao::site::Figure| json!({"period": figure.period.key(), "printed": figure.printed()});
    json!({
        "file": overview.file(stale.page.span),
        "place": stale.cited.place.name(),
        "indicator": stale.cited.indicator.name,
        "shown": observation(stale.cited),
        "latest": observation(&stale.latest),
    })
}
