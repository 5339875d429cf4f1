//! A table for people: Han columns in line, and what to leave out where the terminal is narrow.

use super::Sheet;
use super::paint::{Ink, paint};
use crate::diagnostic::Text;
use crate::text::{is_unprintable, width};

/// The space between two columns.
const GAP: usize = 2;
/// How far the last column stands in, where it has a line of its own.
const INDENT: &str = "    ";

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: Text,
    /// Whether its cells stand to the right, as numbers do.
    pub right: bool,
    /// Whether a nought in it is faint, so that the other numbers are seen.
    pub faint_nought: bool,
    /// How easily it is missed: where the terminal is too narrow, the highest goes first; 0 always stays.
    pub spare: u8,
}

impl Column {
    /// A column that always stays.
    #[must_use]
    pub fn new(head: Text) -> Self {
        Self { head, right: false, faint_nought: false, spare: 0 }
    }

    /// The same with its cells to the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// The same with counts in it: to the right, and a nought faint.
    #[must_use]
    pub fn count(self) -> Self {
        Self { right: true, faint_nought: true, ..self }
    }

    /// The same, left out in a narrow terminal; the highest `spare` goes first.
    #[must_use]
    pub fn spare(self, spare: u8) -> Self {
        Self { spare, ..self }
    }
}

/// Rows under their heads, each row with a cell for each column. Columns that can be missed are left out until a
/// row fits into the sheet; where none can, the last column stands on a line of its own below the others.
#[must_use]
pub fn table(columns: &[Column], rows: &[Vec<String>], sheet: &Sheet) -> String {
    let heads = columns.iter().map(|column| column.head.in_language(sheet.language).to_owned()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(heads).chain(rows.iter().map(|row| clean(row))).collect();
    let widest = |at: usize| lines.iter().filter_map(|line| line.get(at)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..columns.len()).map(|at| widest(at).unwrap_or(0)).collect();
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let taken = |shown: &[usize]| {
        let cells: usize = shown.iter().filter_map(|at| widths.get(*at)).sum();
        cells + GAP * shown.len().saturating_sub(1)
    };
    let spare = |at: &usize| columns.get(*at).map_or(0, |column| column.spare);
    while taken(&shown) > sheet.columns {
        let Some(most) = shown.iter().copied().max_by_key(spare).filter(|at| spare(at) > 0) else { break };
        shown.retain(|at| *at != most);
    }
    let below = if taken(&shown) > sheet.columns && shown.len() > 1 { shown.pop() } else { None };
    let mut out = String::new();
    for (row, line) in lines.iter().enumerate() {
        let cell = |at: usize| line.get(at).map(String::as_str).unwrap_or_default();
        let mut text = String::new();
        for &at in &shown {
            let space = " ".repeat(widths.get(at).map_or(0, |wide| wide.saturating_sub(width(cell(at)))));
            let right = columns.get(at).is_some_and(|column| column.right);
            let faint =
                row > 0 && cell(at) == "0" && columns.get(at).is_some_and(|column| column.faint_nought);
            let cell = if faint { paint("0", Ink::Dim, sheet.color) } else { cell(at).to_owned() };
            let gap = if text.is_empty() { "" } else { "  " };
            text += &if right { format!("{gap}{space}{cell}") } else { format!("{gap}{cell}{space}") };
        }
        let text = text.trim_end();
        out += &if row == 0 { paint(text, Ink::Bold, sheet.color) } else { text.to_owned() };
        out.push('\n');
        if let Some(at) = below.filter(|_| row > 0) {
            out += &format!("{INDENT}{}\n", cell(at));
        }
    }
    out
}

/// What an author typed cannot break a line or colour the terminal.
fn clean(row: &[String]) -> Vec<String> {
    let plain = |c: char| if is_unprintable(c) { ' ' } else { c };
    row.iter().map(|cell| cell.chars().map(plain).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::say;

    fn drawn(columns: usize) -> String {
        let heads = [
            Column::new(say!("指标", "indicator")),
            Column::new(say!("数值", "value")).right(),
            Column::new(say!("来源", "source")).spare(2),
            Column::new(say!("写在", "file")).spare(1),
            Column::new(say!("引用", "role")),
        ];
        let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["贫困发生率", "0.06%", "tongnan-2020", "a.md:12", "{fig}`贫困发生率`"]),
            row(["户", "15495户", "x", "b.md:3", "{fig}`户`"]),
        ];
        table(&heads, &rows, &Sheet { language: Language::Chinese, color: false, columns })
    }

    #[test]
    fn columns_stand_in_line_and_numbers_to_the_right() {
        let wide = "\
指标           数值  来源          写在     引用
贫困发生率    0.06%  tongnan-2020  a.md:12  {fig}`贫困发生率`
户          15495户  x             b.md:3   {fig}`户`
";
        assert_eq!(drawn(usize::MAX), wide);
        assert_eq!(drawn(61), wide);
    }

    #[test]
    fn a_narrow_terminal_misses_what_can_be_missed_and_no_more() {
        let no_source = "\
指标           数值  写在     引用
贫困发生率    0.06%  a.md:12  {fig}`贫困发生率`
户          15495户  b.md:3   {fig}`户`
";
        assert_eq!(drawn(60), no_source);
        let bare = "\
指标           数值  引用
贫困发生率    0.06%  {fig}`贫困发生率`
户          15495户  {fig}`户`
";
        assert_eq!(drawn(45), bare);
        let below = "\
指标           数值
贫困发生率    0.06%
    {fig}`贫困发生率`
户          15495户
    {fig}`户`
";
        assert_eq!(drawn(30), below);
        assert_eq!(drawn(0), below);
    }

    #[test]
    fn a_nought_among_counts_is_faint_where_there_are_colours() {
        let columns = [Column::new(say!("来源", "source")), Column::new(say!("未说明", "without")).count()];
        let row = |id: &str, count: &str| vec![id.to_owned(), count.to_owned()];
        let rows = [row("0", "0"), row("甲", "10")];
        let drawn =
            |color| table(&columns, &rows, &Sheet { language: Language::Chinese, color, columns: 80 });
        assert_eq!(drawn(false), "来源  未说明\n0          0\n甲        10\n");
        assert_eq!(
            drawn(true),
            "\u{1b}[1m来源  未说明\u{1b}[0m\n0          \u{1b}[2m0\u{1b}[0m\n甲        10\n"
        );
    }

    #[test]
    fn what_is_typed_stays_in_its_cell() {
        let rows = [vec!["a\nb\u{1b}[31m".to_owned()]];
        let sheet = Sheet { language: Language::English, color: false, columns: 80 };
        assert_eq!(table(&[Column::new(say!("甲", "x"))], &rows, &sheet), "x\na b [31m\n");
    }
}
