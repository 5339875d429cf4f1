//! What became of the numerals of each source: a line per source for people, a JSON object per line for programs.

use serde_json::json as object;

use tongbao::check::Coverage;
use tongbao::report::{TableColumn, TerminalLayout, table};
use tongbao::say;
use tongbao::site::SourceDocument;

type Line<'a> = (&'a SourceDocument, &'a Coverage);

/// A table of the sources, `most` of them or all when that is 0; those with unexplained numerals come
/// first. Empty when there are no sources.
pub(super) fn text<'a>(
    lines: impl Iterator<Item = Line<'a>>,
    most: usize,
    layout: &TerminalLayout,
) -> String {
    let mut lines: Vec<Line<'_>> = lines.collect();
    if lines.is_empty() {
        return String::new();
    }
    let count = lines.len();
    lines.sort_by_key(|(_, coverage)| coverage.unexplained() == 0);
    if most > 0 {
        lines.truncate(most);
    }
    let columns = [
        TableColumn::new(say!("来源", "source")),
        TableColumn::new(say!("数字", "numerals")).count().spare(2),
        TableColumn::new(say!("统计数", "statistics")).count().spare(1),
        TableColumn::new(say!("取用", "taken")).count(),
        TableColumn::new(say!("不取有说明", "left with reason")).count(),
        TableColumn::new(say!("未说明", "without")).count(),
    ];
    let rows: Vec<Vec<String>> = lines.iter().map(|(source, coverage)| cells(&source.id, coverage)).collect();
    let mut out = table(&columns, &rows, layout);
    let hidden = count - rows.len();
    if hidden > 0 {
        let more = say!(
            "另有 {hidden} 个来源没有显示（--max 0 显示全部）。",
            "{hidden} more sources are not shown (--max 0 shows all)."
        );
        out += more.in_language(layout.language);
        out.push('\n');
    }
    out
}

/// One line for each source: its `kind` is `coverage`, where a problem has none.
pub(super) fn json<'a>(lines: impl Iterator<Item = Line<'a>>) -> String {
    lines
        .map(|(source, coverage)| {
            let line = object!({
                "kind": "coverage", "source": source.id, "numerals": coverage.numerals(),
                "statistics": coverage.statistics(), "taken": coverage.taken(),
                "explained": coverage.explained(), "unexplained": coverage.unexplained(),
                "figures": coverage.figures,
            });
            line.to_string() + "\n"
        })
        .collect()
}

fn cells(id: &str, coverage: &Coverage) -> Vec<String> {
    let counts = [
        coverage.numerals(),
        coverage.statistics(),
        coverage.taken(),
        coverage.explained(),
        coverage.unexplained(),
    ];
    std::iter::once(id.to_owned()).chain(counts.map(|count| count.to_string())).collect()
}
