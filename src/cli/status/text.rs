//! The reporting status for people: districts by periods with signs that read without colour, then their meanings.

use tongbao::analyse::{CellStatus, StatusCell, StatusRow};
use tongbao::diagnostic::Text;
use tongbao::report::{TableColumn, TerminalLayout, table};
use tongbao::say;
use tongbao::site::State;
use tongbao::text::width;

use super::Overview;
use super::lists::{line, lists};

/// The width of a column of periods with the space before it: 2020-04, 2020-Q1.
const PERIOD: usize = 9;
/// The fewest periods that a narrow terminal shows.
const FEWEST: usize = 2;

/// The whole answer.
pub(super) fn text(overview: &Overview<'_>, layout: &TerminalLayout) -> String {
    let mut out = line(&heading(overview), layout);
    out += &match overview.status.frequency {
        Some(_) => periods(overview, layout),
        None => latest(overview, layout),
    };
    out += &lists(overview, layout);
    out += &line(&conclusion(overview), layout);
    out
}

fn heading(overview: &Overview<'_>) -> Text {
    let day = overview.status.day;
    let reporting = &overview.site.settings.reporting;
    match (overview.status.frequency, reporting.due) {
        (Some(every), Some(due)) => {
            let (zh, en) = (every.name(), every.key());
            say!(
                "截至 {day} · {zh}一报，期末后 {due} 天内",
                "as of {day} · every {en}, within {due} days after its end"
            )
        }
        (Some(every), None) => {
            let (zh, en) = (every.name(), every.key());
            say!("截至 {day} · {zh}一报，没有定期限", "as of {day} · every {en}, without a deadline")
        }
        (None, _) => say!("截至 {day} · 没有定报送周期", "as of {day} · no reporting frequency is set"),
    }
}

/// Districts by periods. A narrow terminal shows the last periods that fit.
fn periods(overview: &Overview<'_>, layout: &TerminalLayout) -> String {
    let status = overview.status;
    if status.periods.is_empty() {
        return line(&say!("还没有应报的期间。", "no period is expected yet"), layout);
    }
    let name = |row: &StatusRow<'_>| width(&row.district.name);
    let first = status.rows.iter().map(name).max().unwrap_or(0);
    let fit = (layout.columns.saturating_sub(first) / PERIOD).max(FEWEST);
    let last = if overview.options.last == 0 { usize::MAX } else { overview.options.last };
    let hidden = status.periods.len().saturating_sub(last.min(fit));
    let mut columns = vec![TableColumn::new(say!("区县", "district"))];
    columns.extend(status.periods.iter().skip(hidden).map(|period| {
        let key = period.key();
        TableColumn::new(Text { zh: key.clone(), en: key })
    }));
    let row = |row: &StatusRow<'_>| {
        let cells = row.cells.iter().skip(hidden).map(sign);
        std::iter::once(row.district.name.clone()).chain(cells).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = status.rows.iter().map(row).collect();
    let mut out = table(&columns, &rows, layout);
    out += &line(&legend(overview), layout);
    if hidden > 0 {
        let more = say!(
            "另有更早的 {hidden} 期没有列出（--last 0 列出全部，窗口窄时只列放得下的）。",
            "{hidden} earlier periods are not shown (--last 0 shows all that fit)"
        );
        out += &line(&more, layout);
    }
    out
}

/// `✓`, or `✓漏2` where two indicators are owed.
fn sign(cell: &StatusCell<'_>) -> String {
    let sign = cell.status.sign();
    if cell.gaps == 0 { sign.to_owned() } else { format!("{sign}漏{}", cell.gaps) }
}

/// What the signs that occur mean.
fn legend(overview: &Overview<'_>) -> Text {
    let cells = || overview.status.rows.iter().flat_map(|row| &row.cells);
    let all = [
        (CellStatus::Reported, "已报", "reported"),
        (CellStatus::Late(0), "迟报", "late"),
        (CellStatus::Missing(None), "缺报", "not reported"),
        (CellStatus::Pending(0), "还没到期", "not due yet"),
        (CellStatus::Held(State::Draft), "只有草稿", "a draft only"),
        (CellStatus::Held(State::Unreviewed), "没有审完", "not reviewed"),
        (CellStatus::Held(State::Embargoed), "到时再发布", "waits for its moment"),
        (CellStatus::Held(State::Withdrawn), "已撤回", "withdrawn"),
        (CellStatus::Unread, "文件有错，没读懂", "a file with errors"),
        (CellStatus::NotThere, "当时没有这个区县", "no such district then"),
    ];
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (status, chinese, english) in all {
        if cells().any(|cell| cell.status.key() == status.key()) {
            zh.push(format!("{} {chinese}", status.sign()));
            en.push(format!("{} {english}", status.sign()));
        }
    }
    if cells().any(|cell| cell.gaps > 0) {
        zh.push("漏N 少给 N 项指标".to_owned());
        en.push("漏N lacks N indicators".to_owned());
    }
    Text { zh: zh.join("  "), en: en.join("  ") }
}

/// Without a frequency: the latest bulletin of each district, and its age.
fn latest(overview: &Overview<'_>, layout: &TerminalLayout) -> String {
    let columns = [
        TableColumn::new(say!("区县", "district")),
        TableColumn::new(say!("最近一期", "latest")),
        TableColumn::new(say!("发布", "published")).spare(1),
        TableColumn::new(say!("期末至今", "since")).right(),
    ];
    let row = |row: &StatusRow<'_>| {
        let Some(last) = row.last else {
            let none = say!("没有通报", "none");
            let none = none.in_language(layout.language).to_owned();
            return vec![row.district.name.clone(), none, String::new(), String::new()];
        };
        let undated = say!("未标注", "undated");
        let published = last.published.map(|at| at.date().to_string());
        let age = row.age.unwrap_or_default();
        let age = say!("{age} 天", "{age} days");
        vec![
            row.district.name.clone(),
            last.period.key(),
            published.unwrap_or_else(|| undated.in_language(layout.language).to_owned()),
            age.in_language(layout.language).to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = overview.status.rows.iter().map(row).collect();
    let advice = say!(
        "在 content/site.yml 里写上「reporting: {{every: 月, due: 10, from: 2020-01}}」，就能看出谁没报、谁迟了。",
        "write `reporting: {{every: 月, due: 10, from: 2020-01}}` in content/site.yml to see who has not reported and who is late"
    );
    table(&columns, &rows, layout) + &line(&advice, layout)
}

fn conclusion(overview: &Overview<'_>) -> Text {
    let status = overview.status;
    let (missing, owed) = (status.missing(), status.owed());
    let late = overview.status.late();
    let Text { zh, en } = match &status.next {
        Some((period, day)) => {
            let (name, key) = (period.name(), period.key());
            say!("。下一期：{name}，{day} 前报", "; next: {key}, due {day}")
        }
        None => say!("", ""),
    };
    if status.frequency.is_none() {
        return match owed {
            0 => say!("没有发现漏报的指标{zh}", "no indicator is left out{en}"),
            owed => say!("漏报 {owed} 项{zh}", "{owed} indicators left out{en}"),
        };
    }
    if missing + owed + late == 0 {
        return say!("到期的都报了{zh}", "everything due is reported{en}");
    }
    say!(
        "缺报 {missing} 期次，迟报 {late} 期次，漏报 {owed} 项{zh}",
        "{missing} not reported, {late} late, {owed} indicators left out{en}"
    )
}
