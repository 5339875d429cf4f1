//! Tables whose shape or names are unclear.

use super::message::{at, cut, quoted};
use crate::author::import::grid::Grid;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::read::refuse_characters;
use crate::say;
use crate::text::{is_direction_mark, visible};
use crate::workbook::Cell;

pub(in crate::author::import) fn unknown_column(
    grid: &Grid<'_>,
    cell: &Cell,
    heading: &str,
    near: Option<String>,
) -> Diagnostic {
    let heading = cut(heading);
    at(
        grid,
        cell,
        Code::ImportName,
        say!("「{heading}」这一栏没有取", "the column `{heading}` is left out"),
        say!("没有登记的名字", "nothing is called so"),
        register(near),
    )
}

pub(in crate::author::import) fn unknown_row(
    grid: &Grid<'_>,
    cell: &Cell,
    near: Option<String>,
) -> Diagnostic {
    let name = quoted(cell);
    at(
        grid,
        cell,
        Code::ImportName,
        say!("「{name}」这一行没有取", "the row `{name}` is left out"),
        say!("没有登记的名字", "nothing is called so"),
        register(near),
    )
}

fn register(near: Option<String>) -> Text {
    match near {
        Some(near) => say!(
            "是不是「{near}」？是就改表，或在登记「{near}」的地方给它加上这个 aliases",
            "is it `{near}`? Then correct the table, or add this to the `aliases` of `{near}`"
        ),
        None => say!(
            "要取它，先登记：指标写进 content/indicators.yml，别的叫法写进 aliases；不要的列，隐藏后再导入就不提",
            "to take it, enter it in content/indicators.yml, another name under `aliases`; a column that is hidden is not mentioned"
        ),
    }
}

pub(in crate::author::import) fn two_indicators(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    let name = grid.name(cell);
    at(
        grid,
        cell,
        Code::ImportTable,
        say!("{name} 的行和列各是一个指标", "the row and the column of {name} are both indicators"),
        say!("这个数算哪一个的？", "whose number is it?"),
        say!(
            "一张表里，指标只写在表头，或只写在左边一列",
            "indicators stand in the header or in the first column, not in both"
        ),
    )
}

pub(in crate::author::import) fn merged_value(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    let name = grid.name(cell);
    at(
        grid,
        cell,
        Code::ImportTable,
        say!("{name} 是合并的单元格，一个数占了几格", "{name} is merged: one number over several cells"),
        say!("算哪一行、哪一列的？", "of which row and column?"),
        say!("取消合并，把数填在它自己的格里", "unmerge it and fill the number in where it belongs"),
    )
}

pub(in crate::author::import) fn two_values(grid: &Grid<'_>, first: &Cell, second: &Cell) -> Diagnostic {
    let (first_text, second_text) = (quoted(first), quoted(second));
    at(
        grid,
        first,
        Code::ImportTable,
        say!(
            "「{first_text}」和「{second_text}」都像是数值，不知道取哪一栏",
            "`{first_text}` and `{second_text}` both look like the value"
        ),
        say!("取这一栏？", "this one?"),
        say!(
            "隐藏不要的那一栏，或把表头改成期间，再导入",
            "hide the column that is not wanted, or write periods as headings"
        ),
    )
    .at(grid.span(second), say!("还是这一栏？", "or this one?"))
}

pub(in crate::author::import) fn second_table(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    let name = grid.name(cell);
    at(
        grid,
        cell,
        Code::ImportTable,
        say!("{name} 又是一个表头：一张工作表里有两张表", "{name} begins another table in the same sheet"),
        say!("第二个表头", "a second header"),
        say!(
            "把第二张表移到另一张工作表，用 --sheet 分两次导入",
            "move the second table to a sheet of its own and import the sheets one by one with --sheet"
        ),
    )
}

pub(in crate::author::import) fn nameless_rows(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    at(
        grid,
        cell,
        Code::ImportTable,
        say!("看不出各行是谁的数", "nothing says what the rows are about"),
        say!("从这一行起", "from this row on"),
        say!(
            "在左边加一列，写区县、指标或期间",
            "add a column on the left with districts, indicators or periods"
        ),
    )
}

pub(in crate::author::import) fn no_header(grid: &Grid<'_>) -> Diagnostic {
    let sheet = &grid.sheet.name;
    Diagnostic::new(
        Code::ImportTable,
        say!("「{sheet}」里没有找到指标", "no indicator was found in `{sheet}`"),
    )
    .at(grid.top(), say!("没有一栏的名字是登记过的", "no heading is known"))
    .help(say!(
        "表头或第一列要用 content/indicators.yml 里的名字或 aliases；tongbao figures 列出登记过的指标",
        "headings must be names or aliases of content/indicators.yml"
    ))
}

/// No row is of a district of the site: towns and villages are none.
pub(in crate::author::import) fn no_place(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    at(
        grid,
        cell,
        Code::ImportTable,
        say!(
            "表里没有一行是登记过的区县，没有可写的数",
            "no row is of a district of the site: there is nothing to write"
        ),
        say!("从这里起", "from here on"),
        say!(
            "通报写区县的数，合计只用来核对；乡镇表请把全区（县）的数另列成「指标、数值」两栏，用 --district 指明区县",
            "bulletins give the district's numbers and totals are only checked; put them into two columns, indicator and value, and name the district with --district"
        ),
    )
}

pub(in crate::author::import) fn too_many_merges(grid: &Grid<'_>, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::ImportTable,
        say!("合并的单元格超过 {limit} 处", "there are more than {limit} merged areas"),
    )
    .at(grid.top(), say!("这张工作表", "this sheet"))
    .help(say!("取消不必要的合并再导入", "unmerge what need not be merged"))
}

/// Cells whose text turns its direction: a reader sees the digits in another order than the program reads them. Other
/// invisible characters come with copied texts, change nothing that is seen, and are left out.
pub(in crate::author::import) fn turned(grid: &Grid<'_>) -> Vec<Diagnostic> {
    let cells = grid.rows.iter().flat_map(|row| grid.row(*row));
    let marks = cells.flat_map(|cell| {
        let marks = cell.text.chars().filter(|c| is_direction_mark(*c));
        marks.map(|c| (c, grid.span(cell)))
    });
    let mut problems = refuse_characters(marks);
    // The spreadsheet is never changed.
    problems.iter_mut().for_each(|problem| problem.edits.clear());
    let named = grid.sheet.name.chars().find(|c| is_direction_mark(*c));
    problems.extend(named.map(|c| hidden_in_name(grid, c)));
    problems
}

/// A sheet whose name holds what no text of the site may hold.
pub(in crate::author::import) fn hidden_in_name(grid: &Grid<'_>, c: char) -> Diagnostic {
    let (name, number) = (visible(&grid.sheet.name), format!("U+{:04X}", u32::from(c)));
    Diagnostic::new(
        Code::ReadInvisible,
        say!(
            "工作表「{name}」的名字里有不能用的字符 {number}",
            "the name of the sheet `{name}` has a character that is not allowed, {number}"
        ),
    )
    .at(grid.top(), say!("这张工作表", "this sheet"))
    .help(say!("给这张工作表改个名字，保存后再导入", "rename the sheet, save and import again"))
}

/// A total that is not the sum of its rows.
pub(in crate::author::import) fn wrong_total(
    grid: &Grid<'_>,
    cell: &Cell,
    first: &Cell,
    name: &str,
    printed: &str,
    sum: &str,
) -> Diagnostic {
    let place = grid.name(cell);
    at(
        grid,
        cell,
        Code::ImportTotal,
        say!("「{name}」的合计对不上：{place} 是 {printed}，各行相加是 {sum}", "the total of `{name}` does not hold: {place} says {printed}, the rows add up to {sum}"),
        say!("相加是 {sum}", "they add up to {sum}"),
        say!(
            "核对各行和合计，改好表格再导入；隐藏的行没有算在内",
            "check the rows and the total, correct the spreadsheet and import again; hidden rows are not counted"
        ),
    )
    .at(grid.span(first), say!("从这里加起", "added from here"))
}
