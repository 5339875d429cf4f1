//! 报送情况: which district has reported which period, from the content alone and never from a clock.

use serde::Serialize;

use super::about::About;
use super::frame::print;
use super::status_lists::{List, anchors, lists};
use super::wording;
use crate::analyse::{CellStatus, ReportingStatus, StatusCell, StatusRow};
use crate::quantity::Period;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::{MenuEntry, PageKind, RenderContext};
use crate::site::government::SiteColumn;
use crate::site::{Frequency, OverviewKind, State};

/// How many periods the table shows: two years of months. Earlier ones are on the pages of the districts.
const PERIODS: usize = 24;

#[derive(Serialize)]
struct StatusView {
    /// 截至2020年4月, each in its own words.
    facts: Vec<String>,
    /// `2020年4月` as two short lines, so that twelve columns fit on a page.
    heads: Vec<Head>,
    rows: Vec<DistrictRow>,
    legend: Vec<Sign>,
    /// Without a reporting frequency: the latest bulletin of each district.
    latest: Vec<Latest>,
    /// How many earlier periods are not shown, in words; empty where all are.
    earlier: String,
    lists: Vec<List>,
    next: String,
    is_empty: bool,
}

#[derive(Serialize)]
struct Head {
    link: Link,
    year: String,
    short: String,
}

/// One district by periods.
#[derive(Serialize)]
struct DistrictRow {
    district: Link,
    cells: Vec<CellView>,
}

/// One district and period.
#[derive(Serialize)]
struct CellView {
    /// A class of the style sheet.
    kind: &'static str,
    sign: &'static str,
    /// What the sign means here, for those who hear the page: 迟报5天.
    words: String,
    /// 漏2项, or nothing.
    lacks: String,
    href: String,
}

/// What a sign means.
#[derive(Serialize)]
struct Sign {
    kind: &'static str,
    sign: &'static str,
    meaning: &'static str,
}

#[derive(Serialize)]
struct Latest {
    district: Link,
    /// Its period, leading to the bulletin; empty where there is none.
    period: Link,
    published: String,
}

/// The page of who has reported.
pub(super) const KIND: PageKind = PageKind {
    overview: OverviewKind {
        folder: "status",
        pages: |site| site.settings.status.iter().map(|_| String::new()).collect(),
        anchors: |site, _| anchors(site),
    },
    menu: |settings| {
        settings.status.as_ref().map(|_| MenuEntry {
            short: "报送".to_owned(),
            name: "报送情况".to_owned(),
            column: SiteColumn::Periods,
            description: "各区县按期报送通报的情况".to_owned(),
            keywords: "报送,通报".to_owned(),
            category: "工作动态",
        })
    },
    view: |render, _| Some(status(render)),
};

fn status(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, KIND.overview.address().path());
    let status = ReportingStatus::published(render.site);
    let page = status.as_ref().map_or_else(empty, |status| filled(&context, status));
    let about = About {
        title: "报送情况".to_owned(),
        description: "各区县按期报送通报的情况：已报、迟报、缺报和漏报的指标。".to_owned(),
        ..About::default()
    };
    print(&context, "status.html", about, &page)
}

fn empty() -> StatusView {
    StatusView {
        facts: Vec::new(),
        heads: Vec::new(),
        rows: Vec::new(),
        legend: Vec::new(),
        latest: Vec::new(),
        earlier: String::new(),
        lists: Vec::new(),
        next: String::new(),
        is_empty: true,
    }
}

fn filled(context: &PageContext<'_>, status: &ReportingStatus<'_>) -> StatusView {
    let hidden = status.periods.len().saturating_sub(PERIODS);
    let row = |row: &StatusRow<'_>| DistrictRow {
        district: context.district(row.district),
        cells: row.cells.iter().skip(hidden).map(|cell| cell_view(context, cell)).collect(),
    };
    let rows: Vec<DistrictRow> = status.rows.iter().map(row).collect();
    let latest = if status.frequency.is_none() { status.rows.as_slice() } else { &[] };
    let next = status
        .next
        .as_ref()
        .map(|(period, day)| format!("下一期是{}，{}前报送。", period.name(), wording::date(*day)));
    StatusView {
        facts: facts(context, status),
        heads: status.periods.iter().skip(hidden).map(|period| head(context, period)).collect(),
        legend: legend(&rows),
        rows,
        latest: latest.iter().map(|row| of_latest(context, row)).collect(),
        earlier: if hidden == 0 { String::new() } else { format!("更早的{hidden}期没有列出。") },
        lists: lists(context, status),
        next: next.unwrap_or_default(),
        is_empty: false,
    }
}

fn facts(context: &PageContext<'_>, status: &ReportingStatus<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    match (status.frequency, status.periods.last()) {
        (Some(_), Some(last)) => facts.push(format!("截至{}", last.name())),
        (Some(_), None) => facts.push("还没有应报的期间".to_owned()),
        (None, _) => facts.extend(
            status
                .rows
                .iter()
                .filter_map(|row| row.last)
                .max_by_key(|bulletin| bulletin.period.end())
                .map(|bulletin| format!("最近一期是{}", bulletin.period.name())),
        ),
    }
    let due = context.render.site.settings.reporting.due;
    if let Some(every) = status.frequency {
        facts.push(match due {
            Some(days) => format!("{}一报，期末后{days}天内报送", every.name()),
            None => format!("{}一报", every.name()),
        });
        let (missing, late, owed) = (status.missing(), status.late(), status.owed());
        facts.push(match (missing, late, owed) {
            (0, 0, 0) => "到期的都报了".to_owned(),
            _ => format!("缺报{missing}期次，迟报{late}期次，漏报{owed}项"),
        });
    }
    facts
}

fn head(context: &PageContext<'_>, period: &Period) -> Head {
    let short = match Frequency::of(period) {
        Some(Frequency::Month) => format!("{}月", period.end().month()),
        Some(Frequency::Quarter) => format!("{}季", (period.end().month() + 2) / 3),
        Some(Frequency::Half) if period.end().month() > 6 => "下半年".to_owned(),
        Some(Frequency::Half) => "上半年".to_owned(),
        _ => String::new(),
    };
    // A period without figures and bulletins has no page.
    let known = context.render.periods().contains(&period);
    let link = if known { context.period(period) } else { Link { text: period.name(), href: String::new() } };
    Head { link, year: format!("{}年", period.end().year()), short }
}

fn cell_view(context: &PageContext<'_>, cell: &StatusCell<'_>) -> CellView {
    let words = match cell.status {
        CellStatus::Reported => "已报".to_owned(),
        CellStatus::Late(days) => format!("迟报{days}天"),
        CellStatus::Missing(_) => "缺报".to_owned(),
        CellStatus::Pending(_) => "未到期".to_owned(),
        CellStatus::Held(state) => state.name().to_owned(),
        CellStatus::Unread => "未读懂".to_owned(),
        CellStatus::NotThere => "当时没有这个区县".to_owned(),
    };
    CellView {
        kind: cell.status.key(),
        sign: cell.status.sign(),
        words,
        lacks: if cell.gaps == 0 { String::new() } else { format!("漏{}项", cell.gaps) },
        href: cell.bulletins.first().map(|bulletin| context.to(&bulletin.page.path)).unwrap_or_default(),
    }
}

/// The signs that occur, each once.
fn legend(rows: &[DistrictRow]) -> Vec<Sign> {
    let all = [
        (CellStatus::Reported, "已报：有这一期的通报"),
        (CellStatus::Late(0), "迟报：发布在期限之后"),
        (CellStatus::Missing(None), "缺报：到期没有通报"),
        (CellStatus::Pending(0), "未到期"),
        (CellStatus::Held(State::Draft), "草稿：还没有发布"),
        (CellStatus::NotThere, "当时没有这个区县"),
    ];
    let occurs =
        |status: &CellStatus| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.kind == status.key());
    let all = all.into_iter().filter(|(status, _)| occurs(status));
    all.map(|(status, meaning)| Sign { kind: status.key(), sign: status.sign(), meaning }).collect()
}

fn of_latest(context: &PageContext<'_>, row: &StatusRow<'_>) -> Latest {
    let none = Link { text: "没有通报".to_owned(), href: String::new() };
    Latest {
        district: context.district(row.district),
        period: row.last.map_or(none, |bulletin| context.link(bulletin.period.name(), &bulletin.page.path)),
        published: row.last.map(wording::published).unwrap_or_default(),
    }
}
