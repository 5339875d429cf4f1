//! The lists below the table: the days, files and names behind each sign.

use tongbao::analyse::{CellStatus, Gap, GapKind, Stale};
use tongbao::diagnostic::Text;
use tongbao::report::{TableColumn, TerminalLayout, table};
use tongbao::say;
use tongbao::site::{Bulletin, Choice, Page, State, plain_text};

use super::Overview;

/// All lists that are not empty.
pub(super) fn lists(overview: &Overview<'_>, layout: &TerminalLayout) -> String {
    let status = overview.status;
    let mut out = String::new();
    let mut add = |title: Text, columns: &[TableColumn], rows: Vec<Vec<String>>| {
        out += &list(overview, layout, &title, columns, rows);
    };
    let (district, period, file) = (
        || TableColumn::new(say!("区县", "district")),
        || TableColumn::new(say!("期间", "period")),
        || TableColumn::new(say!("文件", "file")).spare(2),
    );
    let due = || TableColumn::new(say!("期限", "due"));
    let over = |zh: &str, en: &str| TableColumn::new(Text { zh: zh.to_owned(), en: en.to_owned() });
    // Without a deadline there is no day and no delay to name.
    let timed = [district(), period(), due(), over("已过", "over")];
    let timed = timed.get(..if overview.site.settings.reporting.due.is_some() { 4 } else { 2 });
    add(say!("缺报", "Not reported"), timed.unwrap_or_default(), missing(overview, layout));
    add(
        say!("迟报", "Late"),
        &[district(), period(), due(), over("发布", "published"), over("迟", "late"), file()],
        late(overview, layout),
    );
    let gaps = [
        district(),
        period(),
        TableColumn::new(say!("指标", "indicator")),
        TableColumn::new(say!("情况", "how")),
        file(),
    ];
    let of = |owed: bool| -> Vec<Vec<String>> {
        let all = status.gaps.iter().filter(|gap| gap.kind.is_owed() == owed);
        all.map(|gap| gap_row(overview, layout, gap)).collect()
    };
    add(say!("漏报的指标", "Indicators left out"), &gaps, of(true));
    add(say!("上一期有、这一期没有的指标", "Given last time, not this time"), &gaps, of(false));
    for state in State::values() {
        let columns = [file(), TableColumn::new(say!("标题", "title")), TableColumn::new(when(state))];
        let columns = columns.get(..if has_moment(state) { 3 } else { 2 }).unwrap_or_default();
        add(heading(state), columns, held(overview, state));
    }
    let unread = overview.status.cells().filter(|(_, _, cell)| cell.status == CellStatus::Unread);
    let unread = unread.map(|(row, period, _)| {
        vec![
            row.district.name.clone(),
            period.key(),
            format!("content/{}/{}.md", row.district.slug, period.slug()),
        ]
    });
    add(
        say!("有错误、没读懂的通报", "Bulletins with errors"),
        &[district(), period(), file()],
        unread.collect(),
    );
    let outside = status.off_schedule.iter().map(|bulletin| {
        vec![
            bulletin.district.name.clone(),
            bulletin.period.key(),
            bulletin.kind.clone(),
            overview.file(bulletin.page.span).to_owned(),
        ]
    });
    let kind = TableColumn::new(say!("类型", "kind"));
    add(
        say!("不在报送周期里的通报", "Bulletins outside the reporting frequency"),
        &[district(), period(), kind, file()],
        outside.collect(),
    );
    let columns = [
        file(),
        district(),
        TableColumn::new(say!("指标", "indicator")),
        TableColumn::new(say!("页上最新", "shown")),
        TableColumn::new(say!("现有最新", "newest")),
    ];
    add(
        say!("过时的页面", "Overtaken pages"),
        &columns,
        status.stale.iter().map(|stale| stale_row(overview, stale)).collect(),
    );
    out
}

/// A list with its title and count, and at most as many rows as the options allow.
fn list(
    overview: &Overview<'_>,
    layout: &TerminalLayout,
    title: &Text,
    columns: &[TableColumn],
    mut rows: Vec<Vec<String>>,
) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let count = rows.len();
    if overview.options.max > 0 {
        rows.truncate(overview.options.max);
    }
    let (zh, en, hidden) = (&title.zh, &title.en, count - rows.len());
    let mut out = format!("\n{}", line(&say!("{zh}（{count}）", "{en} ({count})"), layout));
    out += &table(columns, &rows, layout);
    if hidden > 0 {
        out += &line(
            &say!("另有 {hidden} 行（--max 0 列出全部）。", "{hidden} more (--max 0 shows all)"),
            layout,
        );
    }
    out
}

/// The title of the list of pages of a state.
fn heading(state: State) -> Text {
    let en = match state {
        State::Draft => "Drafts",
        State::Unreviewed => "Not reviewed",
        State::Embargoed => "Waiting for their moment",
        State::Withdrawn => "Withdrawn",
        State::Empty => "Without a number: not out and not reported",
        State::Published => "Published",
    };
    let zh = if state == State::Empty { "无数，不发布也不算报了" } else { state.name() };
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

/// What the moment of a state is called.
fn when(state: State) -> Text {
    if state == State::Embargoed { say!("到时发布", "until") } else { say!("撤回", "withdrawn") }
}

fn has_moment(state: State) -> bool {
    matches!(state, State::Embargoed | State::Withdrawn)
}

/// The pages of a state that is not out, with the moment that belongs to it.
fn held(overview: &Overview<'_>, state: State) -> Vec<Vec<String>> {
    let pages = overview.status.held.iter().filter(|page| page.standing.state == state);
    let row = |page: &&Page| {
        let moment = page.standing.moment_text().unwrap_or_default();
        let cells = [overview.file(page.span).to_owned(), plain_text(&page.title), moment];
        cells.into_iter().take(if has_moment(state) { 3 } else { 2 }).collect()
    };
    pages.map(row).collect()
}

fn missing(overview: &Overview<'_>, layout: &TerminalLayout) -> Vec<Vec<String>> {
    let rows = overview.status.cells().filter_map(|(row, period, cell)| match cell.status {
        CellStatus::Missing(over) => {
            let due = overview.site.settings.reporting.deadline(period);
            let due = due.map(|day| day.to_string()).unwrap_or_default();
            let over = over.map(|over| days(over, layout)).unwrap_or_default();
            Some(vec![row.district.name.clone(), period.key(), due, over])
        }
        _ => None,
    });
    rows.collect()
}

fn late(overview: &Overview<'_>, layout: &TerminalLayout) -> Vec<Vec<String>> {
    let rows = overview.status.cells().filter_map(|(row, period, cell)| match cell.status {
        CellStatus::Late(over) => {
            let due = overview.site.settings.reporting.deadline(period);
            let first = cell
                .bulletins
                .iter()
                .filter_map(|bulletin: &&Bulletin| Some((bulletin.published?, bulletin)))
                .min_by_key(|(at, _)| *at)?;
            Some(vec![
                row.district.name.clone(),
                period.key(),
                due.map(|day| day.to_string()).unwrap_or_default(),
                first.0.date().to_string(),
                days(over, layout),
                overview.file(first.1.page.span).to_owned(),
            ])
        }
        _ => None,
    });
    rows.collect()
}

fn gap_row(overview: &Overview<'_>, layout: &TerminalLayout, gap: &Gap<'_>) -> Vec<String> {
    let how = match gap.kind {
        GapKind::Absent | GapKind::Dropped => say!("没有给出", "not given"),
        GapKind::NotReported => say!("写着未报", "given as 未报"),
    };
    vec![
        gap.district.name.clone(),
        gap.period.key(),
        gap.indicator.name.clone(),
        how.in_language(layout.language).to_owned(),
        overview.file(gap.bulletin.page.span).to_owned(),
    ]
}

fn stale_row(overview: &Overview<'_>, stale: &Stale<'_>) -> Vec<String> {
    let observation =
        |figure: &tongbao::site::Figure| format!("{} {}", figure.period.key(), figure.printed());
    vec![
        overview.file(stale.page.span).to_owned(),
        stale.cited.place.name(),
        stale.cited.indicator.name.clone(),
        observation(stale.cited),
        observation(&stale.latest),
    ]
}

/// A sentence as a line.
pub(super) fn line(text: &Text, layout: &TerminalLayout) -> String {
    text.in_language(layout.language).to_owned() + "\n"
}

fn days(count: i64, layout: &TerminalLayout) -> String {
    say!("{count} 天", "{count} days").in_language(layout.language).to_owned()
}
