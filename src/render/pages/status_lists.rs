//! The lists under the table of 报送情况: what is missing, late, left out, outside the cycle and overtaken.

use serde::Serialize;

use super::wording;
use crate::analyse::{CellStatus, GapKind, ReportingStatus};
use crate::quantity::Period;
use crate::render::pages::context::{Link, PageContext};
use crate::site::{Bulletin, Site, plain_text};

/// A list under the table.
#[derive(Serialize)]
pub(super) struct List {
    id: &'static str,
    title: &'static str,
    entries: Vec<ListRow>,
}

#[derive(Serialize)]
struct ListRow {
    lead: Link,
    what: Link,
    note: String,
}

/// The anchors of the lists that are not empty.
pub(super) fn anchors(site: &Site) -> Vec<String> {
    let Some(status) = ReportingStatus::published(site) else { return Vec::new() };
    let lists = [
        ("missing", status.missing() > 0),
        ("late", status.late() > 0),
        ("gaps", status.owed() > 0),
        ("apart", !status.off_schedule.is_empty()),
        ("stale", !status.stale.is_empty()),
    ];
    lists.into_iter().filter(|(_, has_rows)| *has_rows).map(|(anchor, _)| anchor.to_owned()).collect()
}

/// The lists that are not empty. What a reader cannot open is not linked.
pub(super) fn lists(context: &PageContext<'_>, status: &ReportingStatus<'_>) -> Vec<List> {
    let schedule = &context.render.site.settings.reporting;
    let plain = |text: String| Link { text, href: String::new() };
    let due = |period: &Period| schedule.deadline(period).map(wording::date);
    let missing = status.cells().filter(|(_, _, cell)| matches!(cell.status, CellStatus::Missing(_)));
    let missing = missing.map(|(row, period, _)| ListRow {
        lead: context.district(row.district),
        what: plain(period.name()),
        note: due(period).map(|day| format!("期限{day}")).unwrap_or_default(),
    });
    let late = status.cells().filter_map(|(row, period, cell)| {
        let CellStatus::Late(days) = cell.status else { return None };
        let bulletin = cell.bulletins.iter().min_by_key(|bulletin| bulletin.published)?;
        Some(ListRow {
            lead: context.district(row.district),
            what: context.link(period.name(), &bulletin.page.path),
            note: bulletin
                .published
                .map_or_else(String::new, |at| format!("{}发布，迟{days}天", wording::date(at.date()))),
        })
    });
    let owed = status.gaps.iter().filter(|gap| gap.kind.is_owed()).map(|gap| ListRow {
        lead: context.link(format!("{} {}", gap.district.name, gap.period.name()), &gap.bulletin.page.path),
        what: context.indicator(&gap.indicator),
        note: if gap.kind == GapKind::NotReported { "写着未报" } else { "没有给出" }.to_owned(),
    });
    let off_schedule = status.off_schedule.iter().map(|bulletin: &&Bulletin| ListRow {
        lead: context.district(&bulletin.district),
        what: context.link(bulletin.period.name(), &bulletin.page.path),
        note: bulletin.kind.clone(),
    });
    let stale = status.stale.iter().map(|stale| ListRow {
        lead: context.link(plain_text(&stale.page.title), &stale.page.path),
        what: context.indicator(&stale.cited.indicator),
        note: format!("页上是{}的数，已有{}的", stale.cited.period.name(), stale.latest.period.name()),
    });
    let all = [
        List { id: "missing", title: "缺报", entries: missing.collect() },
        List { id: "late", title: "迟报", entries: late.collect() },
        List { id: "gaps", title: "漏报的指标", entries: owed.collect() },
        List { id: "apart", title: "不在报送周期里的通报", entries: off_schedule.collect() },
        List { id: "stale", title: "等待更新的页面", entries: stale.collect() },
    ];
    all.into_iter().filter(|list| !list.entries.is_empty()).collect()
}
