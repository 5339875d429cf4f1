//! Tables and cards on a terminal: Han columns aligned, and columns left out where the terminal is narrow.

use super::terminal::{Emphasis, TerminalLayout, paint, wrap};
use crate::diagnostic::Text;
use crate::text::{is_unprintable, width};

/// The space between two columns.
const GAP: usize = 2;
/// The indentation of the last column where it has a line of its own.
const INDENT: &str = "    ";

/// The greatest width of a text beside its label, in columns; longer lines are hard to read.
const MEASURE: usize = 84;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its head.
    pub head: Text,
    /// Whether its cells are right-aligned, like numbers.
    pub right: bool,
    /// Whether a zero is dim, so that the other numbers stand out.
    pub dim_zero: bool,
    /// How dispensable it is: where the terminal is too narrow, the highest is left out first; 0 always stays.
    pub spare: u8,
}

impl TableColumn {
    /// A column that always stays.
    #[must_use]
    pub fn new(head: Text) -> Self {
        Self { head, right: false, dim_zero: false, spare: 0 }
    }

    /// Right-aligns the cells.
    #[must_use]
    pub fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// Makes it a column of counts: right-aligned, zeros dim.
    #[must_use]
    pub fn count(self) -> Self {
        Self { right: true, dim_zero: true, ..self }
    }

    /// Allows leaving it out in a narrow terminal; the highest `spare` goes first.
    #[must_use]
    pub fn spare(self, spare: u8) -> Self {
        Self { spare, ..self }
    }
}

/// Rows under their heads, each row with a cell for each column. Dispensable columns are left out until a row fits the
/// terminal; where that is not enough, the last column gets a line of its own below the others.
#[must_use]
pub fn table(columns: &[TableColumn], rows: &[Vec<String>], layout: &TerminalLayout) -> String {
    let heads = columns.iter().map(|column| column.head.in_language(layout.language).to_owned()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(heads).chain(rows.iter().map(|row| clean(row))).collect();
    let widest = |at: usize| lines.iter().filter_map(|line| line.get(at)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..columns.len()).map(|at| widest(at).unwrap_or(0)).collect();
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    let total_width = |kept: &[usize]| {
        let cells: usize = kept.iter().filter_map(|at| widths.get(*at)).sum();
        cells + GAP * kept.len().saturating_sub(1)
    };
    let spare = |at: &usize| columns.get(*at).map_or(0, |column| column.spare);
    while total_width(&kept) > layout.columns {
        let Some(most) = kept.iter().copied().max_by_key(spare).filter(|at| spare(at) > 0) else { break };
        kept.retain(|at| *at != most);
    }
    let below = if total_width(&kept) > layout.columns && kept.len() > 1 { kept.pop() } else { None };
    let mut out = String::new();
    for (row, line) in lines.iter().enumerate() {
        let cell = |at: usize| line.get(at).map(String::as_str).unwrap_or_default();
        let mut text = String::new();
        for &at in &kept {
            let space = " ".repeat(widths.get(at).map_or(0, |wide| wide.saturating_sub(width(cell(at)))));
            let right = columns.get(at).is_some_and(|column| column.right);
            let dim = row > 0 && cell(at) == "0" && columns.get(at).is_some_and(|column| column.dim_zero);
            let cell = if dim { paint("0", Emphasis::Dim, layout.color) } else { cell(at).to_owned() };
            let gap = if text.is_empty() { "" } else { "  " };
            text += &if right { format!("{gap}{space}{cell}") } else { format!("{gap}{cell}{space}") };
        }
        let text = text.trim_end();
        out += &if row == 0 { paint(text, Emphasis::Bold, layout.color) } else { text.to_owned() };
        out.push('\n');
        if let Some(at) = below.filter(|_| row > 0) {
            out += &format!("{INDENT}{}\n", cell(at));
        }
    }
    out
}

/// Replaces unprintable characters, so that an author's text can neither break a line nor control the terminal.
fn clean(row: &[String]) -> Vec<String> {
    let plain = |c: char| if is_unprintable(c) { ' ' } else { c };
    row.iter().map(|cell| cell.chars().map(plain).collect()).collect()
}

/// A title, then labelled texts, aligned. An empty text is left out with its label.
#[must_use]
pub fn card(title: &str, rows: &[(&str, String)], layout: &TerminalLayout) -> String {
    let rows: Vec<_> = rows.iter().filter(|(_, text)| !text.is_empty()).collect();
    let widest = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let indent = " ".repeat(widest + 4);
    let mut out = paint(title, Emphasis::Bold, layout.color) + "\n";
    for (label, text) in rows {
        let wrapped = wrap(text, layout.columns.min(MEASURE), &indent);
        let space = " ".repeat(widest.saturating_sub(width(label)) + 2);
        let first = wrapped.strip_prefix(&indent).unwrap_or(&wrapped);
        out += &format!("  {}{space}{first}", paint(label, Emphasis::Dim, layout.color));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::say;

    fn rendered(columns: usize) -> String {
        let heads = [
            TableColumn::new(say!("指标", "indicator")),
            TableColumn::new(say!("数值", "value")).right(),
            TableColumn::new(say!("来源", "source")).spare(2),
            TableColumn::new(say!("写在", "file")).spare(1),
            TableColumn::new(say!("引用", "role")),
        ];
        let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["贫困发生率", "0.06%", "tongnan-2020", "a.md:12", "{fig}`贫困发生率`"]),
            row(["户", "15495户", "x", "b.md:3", "{fig}`户`"]),
        ];
        table(&heads, &rows, &TerminalLayout { language: Language::Chinese, color: false, columns })
    }

    #[test]
    fn columns_stand_in_line_and_numbers_to_the_right() {
        let wide = "\
指标           数值  来源          写在     引用
贫困发生率    0.06%  tongnan-2020  a.md:12  {fig}`贫困发生率`
户          15495户  x             b.md:3   {fig}`户`
";
        assert_eq!(rendered(usize::MAX), wide);
        assert_eq!(rendered(61), wide);
    }

    #[test]
    fn a_narrow_terminal_leaves_out_dispensable_columns_only() {
        let no_source = "\
指标           数值  写在     引用
贫困发生率    0.06%  a.md:12  {fig}`贫困发生率`
户          15495户  b.md:3   {fig}`户`
";
        assert_eq!(rendered(60), no_source);
        let bare = "\
指标           数值  引用
贫困发生率    0.06%  {fig}`贫困发生率`
户          15495户  {fig}`户`
";
        assert_eq!(rendered(45), bare);
        let below = "\
指标           数值
贫困发生率    0.06%
    {fig}`贫困发生率`
户          15495户
    {fig}`户`
";
        assert_eq!(rendered(30), below);
        assert_eq!(rendered(0), below);
    }

    #[test]
    fn zeros_in_counts_are_dim_where_colours_are_on() {
        let columns =
            [TableColumn::new(say!("来源", "source")), TableColumn::new(say!("未说明", "without")).count()];
        let row = |id: &str, count: &str| vec![id.to_owned(), count.to_owned()];
        let rows = [row("0", "0"), row("甲", "10")];
        let rendered = |color| {
            table(&columns, &rows, &TerminalLayout { language: Language::Chinese, color, columns: 80 })
        };
        assert_eq!(rendered(false), "来源  未说明\n0          0\n甲        10\n");
        assert_eq!(
            rendered(true),
            "\u{1b}[1m来源  未说明\u{1b}[0m\n0          \u{1b}[2m0\u{1b}[0m\n甲        10\n"
        );
    }

    #[test]
    fn input_stays_in_its_cell() {
        let rows = [vec!["a\nb\u{1b}[31m".to_owned()]];
        let layout = TerminalLayout { language: Language::English, color: false, columns: 80 };
        assert_eq!(table(&[TableColumn::new(say!("甲", "x"))], &rows, &layout), "x\na b [31m\n");
    }

    #[test]
    fn texts_stand_in_line_and_empty_ones_are_left_out() {
        let rows =
            [("单位", "%".to_owned()), ("口径", String::new()), ("unit", "一二三四五六七八".to_owned())];
        let layout = TerminalLayout { language: Language::Chinese, color: false, columns: 18 };
        assert_eq!(card("率", &rows, &layout), "率\n  单位  %\n  unit  一二三四五\n        六七八\n");
    }
}
