//! 报送情况: which district has reported which period, from the content alone and never from a clock.

use serde::Serialize;

use super::frame::About;
use super::{print, wording};
use crate::analyse::{CellStatus, GapKind, ReportingStatus, StatusCell, StatusRow};
use crate::quantity::Period;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, Bulletin, Frequency, plain_text};

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

/// A list under the table.
#[derive(Serialize)]
struct List {
    id: &'static str,
    title: &'static str,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    lead: Link,
    what: Link,
    note: String,
}

/// The page of who has reported.
pub(in crate::render) fn status(scene: RenderContext<'_>) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, Address::Status.path());
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

/// The lists that are not empty. What a reader cannot open is not linked.
fn lists(desk: &PageContext<'_>, standing: &ReportingStatus<'_>) -> Vec<List> {
    let reporting = &desk.scene.site.settings.reporting;
    let plain = |text: String| Link { text, href: String::new() };
    let due = |period: &Period| reporting.deadline(period).map(wording::date);
    let missing = standing.cells().filter(|(_, _, cell)| matches!(cell.status, CellStatus::Missing(_)));
    let missing = missing.map(|(row, period, _)| Entry {
        lead: desk.district(row.district),
        what: plain(period.name()),
        note: due(period).map(|day| format!("期限{day}")).unwrap_or_default(),
    });
    let late = standing.cells().filter_map(|(row, period, cell)| {
        let CellStatus::Late(days) = cell.status else { return None };
        let bulletin = cell.bulletins.iter().min_by_key(|one| one.published)?;
        Some(Entry {
            lead: desk.district(row.district),
            what: desk.link(period.name(), &bulletin.page.path),
            note: bulletin
                .published
                .map_or_else(String::new, |at| format!("{}发布，迟{days}天", wording::date(at.date()))),
        })
    });
    let owed = standing.gaps.iter().filter(|gap| gap.kind.is_owed()).map(|gap| Entry {
        lead: desk.link(format!("{} {}", gap.district.name, gap.period.name()), &gap.bulletin.page.path),
        what: desk.indicator(&gap.indicator),
        note: if gap.kind == GapKind::NotReported { "写着未报" } else { "没有给出" }.to_owned(),
    });
    let apart = standing.off_schedule.iter().map(|one: &&Bulletin| Entry {
        lead: desk.district(&one.district),
        what: desk.link(one.period.name(), &one.page.path),
        note: one.kind.clone(),
    });
    let stale = standing.stale.iter().map(|one| Entry {
        lead: desk.link(plain_text(&one.page.title), &one.page.path),
        what: desk.indicator(&one.cited.indicator),
        note: format!("页上是{}的数，已有{}的", one.cited.period.name(), one.latest.period.name()),
    });
    let all = [
        List { id: "missing", title: "缺报", entries: missing.collect() },
        List { id: "late", title: "迟报", entries: late.collect() },
        List { id: "gaps", title: "漏报的指标", entries: owed.collect() },
        List { id: "apart", title: "不在报送周期里的通报", entries: apart.collect() },
        List { id: "stale", title: "等待更新的页面", entries: stale.collect() },
    ];
    all.into_iter().filter(|list| !list.entries.is_empty()).collect()
}
