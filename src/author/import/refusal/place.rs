//! Numbers whose place, period or bulletin is unclear.

use super::message::{at, quoted};
use crate::author::import::grid::Grid;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::Period;
use crate::say;
use crate::site::District;
use crate::workbook::Cell;

/// Two values for one indicator, district and period.
pub(in crate::author::import) fn twice(
    grid: &Grid<'_>,
    cell: &Cell,
    (other_grid, first): (&Grid<'_>, &Cell),
    what: &str,
    (printed, before): (&str, &str),
) -> Diagnostic {
    let (name, other_name) = (grid.name(cell), other_grid.name(first));
    at(
        grid,
        cell,
        Code::ImportTwice,
        say!(
            "{what}有两个值：{other_name} 是 {before}，{name} 是 {printed}",
            "{what} has two values: {before} in {other_name}, {printed} in {name}"
        ),
        say!("{printed}", "{printed}"),
        say!(
            "核对哪一个是对的，删去另一个，再导入",
            "find out which is right, delete the other, and import again"
        ),
    )
    .at(other_grid.span(first), say!("{before}", "{before}"))
}

pub(in crate::author::import) fn no_period(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    at(
        grid,
        cell,
        Code::ImportPeriod,
        say!("看不出是哪个期间的数", "nothing says of which period the numbers are"),
        say!(
            "表题、表头和文件名里都没有年月",
            "no year and month in the title, the header or the file's name"
        ),
        say!("加上 --period，例如 --period 2020-04", "give it with --period, such as --period 2020-04"),
    )
}

/// 今年, 去年: only the writer knows which.
pub(in crate::author::import) fn relative(grid: &Grid<'_>, cell: &Cell, here: bool) -> Diagnostic {
    let quoted = quoted(cell);
    let help = match here {
        true => say!(
            "用 --period 写明是哪个期间，或在表头写出年月",
            "say which with --period, or write year and month into the heading"
        ),
        false => say!(
            "在表头写出年月，例如 2019年；不要这一栏，就隐藏它再导入",
            "write the period into the heading, such as 2019年; a column that is not wanted can be hidden"
        ),
    };
    at(
        grid,
        cell,
        Code::ImportPeriod,
        say!("「{quoted}」是哪个期间，只有填表的人知道", "only the writer knows which period `{quoted}` is"),
        say!("没有写年月", "no year and month"),
        help,
    )
}

pub(in crate::author::import) fn no_year(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    let quoted = quoted(cell);
    at(
        grid,
        cell,
        Code::ImportPeriod,
        say!("「{quoted}」没有写哪一年", "`{quoted}` has no year"),
        say!("哪一年？", "which year?"),
        say!(
            "在表题或表头写出年份，或加 --period",
            "write the year into the title or the heading, or use --period"
        ),
    )
}

pub(in crate::author::import) fn no_district(grid: &Grid<'_>, cell: &Cell) -> Diagnostic {
    at(
        grid,
        cell,
        Code::ImportPlace,
        say!("看不出是哪个区县的数", "nothing says of which district the numbers are"),
        say!("表题和表里都没有登记过的区县", "neither the title nor the table names a district of the site"),
        say!("加上 --district，例如 --district 潼南", "give it with --district, such as --district 潼南"),
    )
}

pub(in crate::author::import) fn no_bulletin(
    grid: &Grid<'_>,
    cell: &Cell,
    district: &District,
    period: &Period,
) -> Diagnostic {
    let (name, slug, key) = (&district.name, &district.slug, period.key());
    let (period_name, file, short) = (period.name(), period.slug(), district.short_name());
    at(
        grid,
        cell,
        Code::ImportPlace,
        say!("{name}{period_name}的通报还没有", "there is no bulletin of {name} for {key}"),
        say!("要写进 content/{slug}/{file}.md", "this belongs in content/{slug}/{file}.md"),
        say!(
            "先建通报：tongbao new bulletin {short} {key}；要写进别的通报，用 --into 指明",
            "make it first: tongbao new bulletin {short} {key}; or name another with --into"
        ),
    )
}

pub(in crate::author::import) fn other_period(
    grid: &Grid<'_>,
    cell: &Cell,
    sheet: &Period,
    bulletin: &Period,
) -> Diagnostic {
    let (stated, expected, key) = (sheet.name(), bulletin.name(), sheet.key());
    at(
        grid,
        cell,
        Code::ImportPeriod,
        say!(
            "表里是{stated}的数，要写进的通报是{expected}的",
            "the numbers are of {stated}, the bulletin is of {expected}"
        ),
        say!("{stated}", "{key}"),
        say!(
            "是不是拿错了表？确实要写进这一篇，加上 --period {key}",
            "is it the right file? If so, add --period {key}"
        ),
    )
}

pub(in crate::author::import) fn swapped(
    grid: &Grid<'_>,
    persons: (&Cell, &str, &str),
    households: (&Cell, &str, &str),
    usual: Text,
) -> Diagnostic {
    let ((cell, name, printed), (household_cell, other, count)) = (persons, households);
    at(
        grid,
        cell,
        Code::ImportSwap,
        say!(
            "「{name}」{printed}，「{other}」{count}：户和人是不是填反了？",
            "`{name}` {printed} beside `{other}` {count}: are they swapped?"
        ),
        usual,
        say!("对照原表核对这两格", "compare both cells with the original"),
    )
    .at(grid.span(household_cell), say!("{count}", "{count}"))
}

pub(in crate::author::import) fn serial(grid: &Grid<'_>, cell: &Cell, period: &Period) -> Diagnostic {
    let (quoted, name) = (quoted(cell), period.name());
    at(
        grid,
        cell,
        Code::ImportPeriod,
        say!(
            "表头的 {quoted} 是日期的序号，多半是{name}",
            "the heading {quoted} is the serial of a date, probably {name}"
        ),
        say!("丢了日期格式", "its date format is lost"),
        say!(
            "把这一格的格式改成日期，或直接写 {name}，再导入",
            "format the cell as a date, or write {name}, and import again"
        ),
    )
}
