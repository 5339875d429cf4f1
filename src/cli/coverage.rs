//! What became of the numerals of each source: a line a source for people, an object a line for programs.

use serde_json::json as object;

use tongbao::check::Coverage;
use tongbao::model::SourceDocument;
use tongbao::say;
use tongbao::terminal::Style;

type Line<'a> = (&'a SourceDocument, &'a Coverage);

/// Bold and faint, as ANSI escapes, and the end of both.
const MARKS: [&str; 3] = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"];

/// A table of the sources, as many as `style` shows; those with numerals that nobody accounts for come first.
/// Empty when there are no sources.
pub(super) fn text<'a>(lines: impl Iterator<Item = Line<'a>>, style: &Style) -> String {
    let mut lines: Vec<Line<'_>> = lines.collect();
    if lines.is_empty() {
        return String::new();
    }
    let heads = say!(
        "来源,数字,统计数,取用,不取有说明,未说明",
        "source,numerals,statistics,taken,left with reason,without"
    );
    let heads: Vec<String> = heads.in_language(style.language).split(',').map(str::to_owned).collect();
    let count = lines.len();
    lines.sort_by_key(|(_, coverage)| coverage.unexplained() == 0);
    if style.max > 0 {
        lines.truncate(style.max);
    }
    let rows: Vec<Vec<String>> = std::iter::once(heads)
        .chain(lines.iter().map(|(source, coverage)| cells(&source.id, coverage)))
        .collect();
    let mut out = table(&rows, style.color);
    let hidden = count - rows.len().saturating_sub(1).min(count);
    if hidden > 0 {
        let more = say!(
            "另有 {hidden} 个来源没有显示（--max 0 显示全部）。",
            "{hidden} more sources are not shown (--max 0 shows all)."
        );
        out += more.in_language(style.language);
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

/// The first column to the left, numbers to the right; the head is bold, a nought faint.
fn table(rows: &[Vec<String>], color: bool) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
    let [bold, faint, end] = if color { MARKS } else { [""; 3] };
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        for (column, (cell, wide)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(wide.saturating_sub(width(cell)));
            let mark = if at == 0 {
                bold
            } else if cell == "0" {
                faint
            } else {
                ""
            };
            let close = if mark.is_empty() { "" } else { end };
            out += &match column {
                0 => format!("{mark}{cell}{close}{space}"),
                _ => format!("  {space}{mark}{cell}{close}"),
            };
        }
        out.push('\n');
    }
    out
}

/// Columns of a terminal: a Han character takes two.
fn width(text: &str) -> usize {
    text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}
