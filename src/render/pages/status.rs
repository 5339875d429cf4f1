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
use crate::site::government::Column;
use crate::site::{Frequency, OverviewKind};

/// How many periods the table shows: two years of months. Earlier ones are on the pages of the districts.
const PERIODS: usize = 24;

#[derive(Serialize)]
struct StatusPage {
    /// 截至2020年4月, each in its own words.
    facts: Vec<String>,
    /// `2020年4月` as two short lines, so that twelve columns fit on a page.
    heads: Vec<Head>,
    rows: Vec<Line>,
    legend: Vec<Sign>,
    /// Without a rhythm: the latest bulletin of each district.
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
struct Line {
    district: Link,
    cells: Vec<Square>,
}

/// One district and period.
#[derive(Serialize)]
struct Square {
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
            column: Column::Periods,
            description: "各区县按期报送通报的情况".to_owned(),
            keywords: "报送,通报".to_owned(),
            category: "工作动态",
        })
    },
    view: |scene, _| Some(status(scene)),
};

fn status(scene: RenderContext<'_>) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, KIND.overview.address().path());
    let standing = ReportingStatus::published(scene.site);
    let page = standing.as_ref().map_or_else(empty, |standing| filled(&desk, standing));
    let about = About {
        title: "报送情况".to_owned(),
        description: "各区县按期报送通报的情况：已报、迟报、缺报和漏报的指标。".to_owned(),
        ..About::default()
    };
    print(&desk, "status.html", about, &page)
}

fn empty() -> StatusPage {
    StatusPage {
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

fn filled(desk: &PageContext<'_>, standing: &ReportingStatus<'_>) -> StatusPage {
    let hidden = standing.periods.len().saturating_sub(PERIODS);
    let row = |row: &StatusRow<'_>| Line {
        district: desk.district(row.district),
        cells: row.cells.iter().skip(hidden).map(|cell| square(desk, cell)).collect(),
    };
    let rows: Vec<Line> = standing.rows.iter().map(row).collect();
    let latest = if standing.frequency.is_none() { standing.rows.as_slice() } else { &[] };
    let next = standing
        .next
        .as_ref()
        .map(|(period, day)| format!("下一期是{}，{}前报送。", period.name(), wording::date(*day)));
    StatusPage {
        facts: facts(desk, standing),
        heads: standing.periods.iter().skip(hidden).map(|period| head(desk, period)).collect(),
        legend: legend(&rows),
        rows,
        latest: latest.iter().map(|row| of_latest(desk, row)).collect(),
        earlier: if hidden == 0 { String::new() } else { format!("更早的{hidden}期没有列出。") },
        lists: lists(desk, standing),
        next: next.unwrap_or_default(),
        is_empty: false,
    }
}

fn facts(desk: &PageContext<'_>, standing: &ReportingStatus<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    match (standing.frequency, standing.periods.last()) {
        (Some(_), Some(last)) => facts.push(format!("截至{}", last.name())),
        (Some(_), None) => facts.push("还没有应报的期间".to_owned()),
        (None, _) => facts.extend(
            standing
                .rows
                .iter()
                .filter_map(|row| row.last)
                .max_by_key(|one| one.period.end())
                .map(|one| format!("最近一期是{}", one.period.name())),
        ),
    }
    let due = desk.scene.site.settings.reporting.due;
    if let Some(every) = standing.frequency {
        facts.push(match due {
            Some(days) => format!("{}一报，期末后{days}天内报送", every.name()),
            None => format!("{}一报", every.name()),
        });
        let (missing, late, owed) = (standing.missing(), standing.late(), standing.owed());
        facts.push(match (missing, late, owed) {
            (0, 0, 0) => "到期的都报了".to_owned(),
            _ => format!("缺报{missing}期次，迟报{late}期次，漏报{owed}项"),
        });
    }
    facts
}

fn head(desk: &PageContext<'_>, period: &Period) -> Head {
    let short = match Frequency::of(period) {
        Some(Frequency::Month) => format!("{}月", period.end().month()),
        Some(Frequency::Quarter) => format!("{}季", (period.end().month() + 2) / 3),
        Some(Frequency::Half) if period.end().month() > 6 => "下半年".to_owned(),
        Some(Frequency::Half) => "上半年".to_owned(),
        _ => String::new(),
    };
    // A period that nobody has figures or bulletins of has no page.
    let known = desk.scene.periods().contains(&period);
    let link = if known { desk.period(period) } else { Link { text: period.name(), href: String::new() } };
    Head { link, year: format!("{}年", period.end().year()), short }
}

fn square(desk: &PageContext<'_>, cell: &StatusCell<'_>) -> Square {
    let words = match cell.status {
        CellStatus::Reported => "已报".to_owned(),
        CellStatus::Late(days) => format!("迟报{days}天"),
        CellStatus::Missing(_) => "缺报".to_owned(),
        CellStatus::Pending(_) => "未到期".to_owned(),
        CellStatus::Draft => "草稿".to_owned(),
        CellStatus::Unread => "未读懂".to_owned(),
        CellStatus::NotThere => "当时没有这个区县".to_owned(),
    };
    Square {
        kind: cell.status.key(),
        sign: cell.status.sign(),
        words,
        lacks: if cell.gaps == 0 { String::new() } else { format!("漏{}项", cell.gaps) },
        href: cell.bulletins.first().map(|one| desk.to(&one.page.path)).unwrap_or_default(),
    }
}

/// The signs that occur, each once.
fn legend(rows: &[Line]) -> Vec<Sign> {
    let all = [
        (CellStatus::Reported, "已报：有这一期的通报"),
        (CellStatus::Late(0), "迟报：发布在期限之后"),
        (CellStatus::Missing(None), "缺报：到期没有通报"),
        (CellStatus::Pending(0), "未到期"),
        (CellStatus::Draft, "草稿：还没有发布"),
        (CellStatus::NotThere, "当时没有这个区县"),
    ];
    let occurs =
        |mark: &CellStatus| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.kind == mark.key());
    let all = all.into_iter().filter(|(mark, _)| occurs(mark));
    all.map(|(mark, meaning)| Sign { kind: mark.key(), sign: mark.sign(), meaning }).collect()
}

fn of_latest(desk: &PageContext<'_>, row: &StatusRow<'_>) -> Latest {
    let none = Link { text: "没有通报".to_owned(), href: String::new() };
    Latest {
        district: desk.district(row.district),
        period: row.last.map_or(none, |one| desk.link(one.period.name(), &one.page.path)),
        published: row.last.map(wording::published).unwrap_or_default(),
    }
}
