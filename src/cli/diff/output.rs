//! The changes as output: a table of figures and lines for people, a JSON object per line for programs.

use serde_json::{Value, json};
use tongbao::analyse::FigureChange;
use tongbao::diagnostic::Text;
use tongbao::report::{TableColumn, TerminalLayout, table};
use tongbao::say;
use tongbao::site::Figure;

use super::SiteComparison;

/// A table of figures, then one line each for wording, files and the totals.
pub(super) fn text(comparison: &SiteComparison<'_>, layout: &TerminalLayout) -> String {
    let (old, new) = (&comparison.old.name, &comparison.new.name);
    let mut out = line(&say!("{old} → {new}", "{old} → {new}"), layout);
    if comparison.changes.is_empty() {
        return out + &line(&say!("没有不同。", "no differences"), layout);
    }
    let columns = [
        TableColumn::new(say!("变动", "change")),
        TableColumn::new(say!("地点", "place")),
        TableColumn::new(say!("指标", "indicator")),
        TableColumn::new(say!("期间", "period")),
        TableColumn::new(say!("旧", "old")).right(),
        TableColumn::new(say!("新", "new")).right(),
        TableColumn::new(say!("理由和其他变动", "reason and other changes")),
        TableColumn::new(say!("来源", "source")).spare(2),
        TableColumn::new(say!("写在", "file")).spare(1),
    ];
    let rows: Vec<Vec<String>> =
        comparison.changes.figures.iter().map(|change| row(comparison, change, layout)).collect();
    if !rows.is_empty() {
        out += &table(&columns, &rows, layout);
    }
    let wording = comparison.changes.wording.iter().map(|change| {
        let (file, parts) = (&change.file, change.parts.join("、"));
        say!("只改了文字：{file}（{parts}）", "wording only: {file} ({parts})")
    });
    let files = comparison.changes.files.iter().map(|change| {
        let (file, Text { zh, en }) = (&change.file, change.word());
        say!("{zh}文件：{file}", "{en} file: {file}")
    });
    wording.chain(files).for_each(|text| out += &line(&text, layout));
    let count = |kind: &str| comparison.changes.figures.iter().filter(|change| change.kind() == kind).count();
    let (value, added, removed, details) =
        (count("value"), count("added"), count("removed"), count("details"));
    out += &line(
        &say!(
            "数值改动 {value}，新增 {added}，删去 {removed}，只改出处或说明 {details}",
            "{value} changed, {added} added, {removed} removed, {details} in source or remarks only"
        ),
        layout,
    );
    out
}

fn line(text: &Text, layout: &TerminalLayout) -> String {
    let text: String = text.in_language(layout.language).chars().filter(|c| !c.is_control()).collect();
    text + "\n"
}

fn row(comparison: &SiteComparison<'_>, change: &FigureChange, layout: &TerminalLayout) -> Vec<String> {
    let own = |text: Text| text.in_language(layout.language).to_owned();
    let sign = match change.kind() {
        "added" => say!("＋", "+"),
        "removed" => say!("－", "-"),
        "value" => say!("≠", "≠"),
        _ => say!("·", "·"),
    };
    let printed = |figure: &Option<std::sync::Arc<Figure>>| {
        figure.as_ref().map_or("—", |figure| figure.printed()).to_owned()
    };
    let figure = change.figure();
    let remarks: Vec<String> = change.remarks().iter().map(|remark| own(remark.words())).collect();
    vec![
        format!("{} {}", own(sign), own(change.word())),
        figure.map(|figure| figure.place.name()).unwrap_or_default(),
        figure.map(|figure| figure.indicator.name.clone()).unwrap_or_default(),
        figure.map(|figure| figure.period.key()).unwrap_or_default(),
        printed(&change.old),
        printed(&change.new),
        remarks.join("；"),
        figure.and_then(|figure| figure.source_id()).unwrap_or_default().to_owned(),
        comparison.place(change),
    ]
}

/// A line for each figure, page and file.
pub(super) fn json(comparison: &SiteComparison<'_>) -> String {
    let figures = comparison.changes.figures.iter().map(|change| figure_json(comparison, change));
    let wording = comparison.changes.wording.iter();
    let wording =
        wording.map(|change| json!({"kind": "wording", "file": change.file, "parts": change.parts}));
    let files = comparison
        .changes
        .files
        .iter()
        .map(|file| json!({"kind": "file", "change": file.kind, "file": file.file}));
    figures.chain(wording).chain(files).map(|line| line.to_string() + "\n").collect()
}

fn figure_json(comparison: &SiteComparison<'_>, change: &FigureChange) -> Value {
    let side = |figure: &Figure| {
        json!({
            "printed": figure.printed(),
            "value": figure.amount().map(|amount| amount.value.normalize().to_string()),
            "nature": figure.nature.key(),
            "status": figure.status.key(),
            "source": figure.source_id(),
            "section": figure.section,
            "page": figure.page.as_str(),
        })
    };
    let figure = change.figure();
    json!({
        "kind": "figure",
        "change": change.kind(),
        "district": figure.map(|figure| figure.place.district.name.as_str()),
        "place": figure.map(|figure| figure.place.name()),
        "indicator": figure.map(|figure| figure.indicator.name.as_str()),
        "period": figure.map(|figure| figure.period.key()),
        "old": change.old.as_deref().map(side),
        "new": change.new.as_deref().map(side),
        "differs": change.aspects.iter().map(|aspect| aspect.names().1).collect::<Vec<_>>(),
        "reason": change.new.as_ref().and_then(|figure| figure.reason.as_deref()),
        "unexplained": change.is_unexplained(),
        "at": comparison.place(change),
    })
}
