//! The changes for people: a table of figures, then one line each for what is no figure.

use tongbao::analyse::FigureChange;
use tongbao::diagnostic::Text;
use tongbao::report::{Column, Sheet, table};
use tongbao::say;
use tongbao::site::Figure;

use super::Shown;

/// The whole answer.
pub(super) fn text(shown: &Shown<'_>, sheet: &Sheet) -> String {
    let (old, new) = (&shown.old.name, &shown.new.name);
    let mut out = line(&say!("{old} → {new}", "{old} → {new}"), sheet);
    if shown.changes.is_empty() {
        return out + &line(&say!("没有不同。", "no differences"), sheet);
    }
    let columns = [
        Column::new(say!("变动", "change")),
        Column::new(say!("地点", "place")),
        Column::new(say!("指标", "indicator")),
        Column::new(say!("期间", "period")),
        Column::new(say!("旧", "old")).right(),
        Column::new(say!("新", "new")).right(),
        Column::new(say!("理由和其他变动", "reason and other changes")),
        Column::new(say!("来源", "source")).spare(2),
        Column::new(say!("写在", "file")).spare(1),
    ];
    let rows: Vec<Vec<String>> = shown.changes.figures.iter().map(|one| row(shown, one, sheet)).collect();
    if !rows.is_empty() {
        out += &table(&columns, &rows, sheet);
    }
    let wording = shown.changes.wording.iter().map(|one| {
        let (file, parts) = (&one.file, one.parts.join("、"));
        say!("只改了文字：{file}（{parts}）", "wording only: {file} ({parts})")
    });
    let files = shown.changes.files.iter().map(|one| {
        let (file, Text { zh, en }) = (&one.file, one.word());
        say!("{zh}文件：{file}", "{en} file: {file}")
    });
    wording.chain(files).for_each(|text| out += &line(&text, sheet));
    let count = |kind: &str| shown.changes.figures.iter().filter(|one| one.kind() == kind).count();
    let (value, added, removed, details) =
        (count("value"), count("added"), count("removed"), count("details"));
    out += &line(
        &say!(
            "数值改动 {value}，新增 {added}，删去 {removed}，只改出处或说明 {details}",
            "{value} changed, {added} added, {removed} removed, {details} in source or remarks only"
        ),
        sheet,
    );
    out
}

fn line(text: &Text, sheet: &Sheet) -> String {
    let text: String = text.in_language(sheet.language).chars().filter(|c| !c.is_control()).collect();
    text + "\n"
}

fn row(shown: &Shown<'_>, change: &FigureChange, sheet: &Sheet) -> Vec<String> {
    let own = |text: Text| text.in_language(sheet.language).to_owned();
    let mark = match change.kind() {
        "added" => say!("＋", "+"),
        "removed" => say!("－", "-"),
        "value" => say!("≠", "≠"),
        _ => say!("·", "·"),
    };
    let printed =
        |one: &Option<std::sync::Arc<Figure>>| one.as_ref().map_or("—", |one| one.printed()).to_owned();
    let figure = change.figure();
    let remarks: Vec<String> = change.remarks().iter().map(|remark| own(remark.words())).collect();
    vec![
        format!("{} {}", own(mark), own(change.word())),
        figure.map(|one| one.place.name()).unwrap_or_default(),
        figure.map(|one| one.indicator.name.clone()).unwrap_or_default(),
        figure.map(|one| one.period.key()).unwrap_or_default(),
        printed(&change.old),
        printed(&change.new),
        remarks.join("；"),
        figure.and_then(|one| one.source_id()).unwrap_or_default().to_owned(),
        shown.place(change),
    ]
}
