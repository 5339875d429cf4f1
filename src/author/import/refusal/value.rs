//! Values of cells that cannot be taken as they stand.

use rust_decimal::Decimal;

use super::message::{Refusal, at, cut, quoted};
use crate::author::import::grid::Grid;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Amount, QuantityError};
use crate::say;
use crate::site::Indicator;
use crate::workbook::Cell;

pub(in crate::author::import) fn error_value(grid: &Grid<'_>, cell: &Cell, error: &str) -> Refusal {
    let name = grid.name(cell);
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 是错误值 {error}", "{name} holds the error {error}"),
        say!("公式算不出来", "the formula has no result"),
        say!(
            "在 WPS 或 Excel 里改好这个公式，保存后再导入",
            "correct the formula in the spreadsheet, save it, and import again"
        ),
    ))
}

pub(in crate::author::import) fn uncalculated(grid: &Grid<'_>, cell: &Cell) -> Refusal {
    let name = grid.name(cell);
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 是公式，文件里没有存它的结果", "{name} is a formula whose result is not in the file"),
        say!("没有算过", "never computed"),
        say!(
            "请在 WPS/Excel 中打开，重新保存，再导入；程序导出的表格常有这种情况",
            "open the file in a spreadsheet program, save it, and import again; exported files are often like this"
        ),
    ))
}

pub(in crate::author::import) fn a_date(grid: &Grid<'_>, cell: &Cell, indicator: &Indicator) -> Refusal {
    let (name, indicator) = (grid.name(cell), &indicator.name);
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 应当是「{indicator}」的数，却是日期", "{name} is a date where `{indicator}` should be"),
        say!("日期", "a date"),
        say!(
            "表格软件会把 4-16、1/2 这样的字自动变成日期；把单元格格式改成文本，照原文重填",
            "spreadsheet programs turn 4-16 or 1/2 into dates; format the cell as text and type it anew"
        ),
    ))
}

pub(in crate::author::import) fn too_narrow(grid: &Grid<'_>, cell: &Cell) -> Refusal {
    let name = grid.name(cell);
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 只有井号，没有数", "{name} holds number signs and no number"),
        say!("列宽不够时显示的样子", "what a narrow column shows"),
        say!("在表格软件里加宽这一列，重新导出", "widen the column in the spreadsheet and export it again"),
    ))
}

pub(in crate::author::import) fn no_number(grid: &Grid<'_>, cell: &Cell) -> Refusal {
    let (name, quoted) = (grid.name(cell), quoted(cell));
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 的「{quoted}」不是数", "{name}: `{quoted}` is no number"),
        say!("读不成数", "no number"),
        say!("照原文填写数值，例如 15495", "fill in the number, such as 15495"),
    ))
}

pub(in crate::author::import) fn no_amount(
    grid: &Grid<'_>,
    cell: &Cell,
    text: &str,
    error: &QuantityError,
) -> Refusal {
    let (name, quoted) = (grid.name(cell), cut(text));
    let message = say!("{name} 的「{quoted}」读不成数", "{name}: `{quoted}` cannot be read as a number");
    if ["无", "暂无", "没有"].contains(&text) {
        return Box::new(at(
            grid,
            cell,
            Code::ImportCell,
            message,
            say!("是零，还是没有这个数？", "zero, or no number?"),
            say!(
                "是零填 0；这个区县用不上这一项填 —；应报没报填 未报；还没公布填 未公布；空着就不导入",
                "zero is 0, what does not apply is —, what was not reported is 未报, not published 未公布; an empty cell is skipped"
            ),
        ));
    }
    Box::new(at(grid, cell, Code::ImportCell, message, error.message.clone(), error.help.clone()))
}

pub(in crate::author::import) fn in_brackets(grid: &Grid<'_>, cell: &Cell, inside: &str) -> Refusal {
    let (name, inside) = (grid.name(cell), cut(inside));
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 的括号里还有一个数：{inside}", "{name} has another number in brackets: {inside}"),
        say!("这个数没有登记的指标，不能丢掉", "no indicator is called so, and it must not be lost"),
        say!(
            "把括号里的数另列一栏，表头写指标词典里的名字；不要的话，从这一格删去",
            "give it a column of its own under an indicator's name, or take it out of this cell"
        ),
    ))
}

pub(in crate::author::import) fn displayed_otherwise(
    grid: &Grid<'_>,
    cell: &Cell,
    stored: Decimal,
) -> Refusal {
    let (name, quoted, stored) = (grid.name(cell), quoted(cell), stored.normalize());
    Box::new(at(
        grid,
        cell,
        Code::ImportCell,
        say!("{name} 显示 {quoted}，存的却是 {stored}", "{name} shows {quoted} and stores {stored}"),
        say!("数字格式把它变了样", "its number format shows another number"),
        say!("把单元格格式改成常规或数值，再导入", "use the general number format and import again"),
    ))
}

pub(in crate::author::import) fn rounded(
    grid: &Grid<'_>,
    cell: &Cell,
    indicator: &Indicator,
    (printed, stored): (&str, &str),
) -> Diagnostic {
    let (place, name) = (grid.name(cell), &indicator.name);
    at(
        grid,
        cell,
        Code::ImportRound,
        say!(
            "「{name}」按显示取 {printed}，{place} 存的是 {stored}",
            "`{name}` is taken as shown, {printed}; {place} stores {stored}"
        ),
        say!("显示的位数比存的少", "fewer digits are shown than stored"),
        say!(
            "要更多位数，就在表格里增加小数位数再导入",
            "for more digits, show more decimals in the spreadsheet and import again"
        ),
    )
}

pub(in crate::author::import) fn noise(grid: &Grid<'_>, cell: &Cell, intended: &str) -> Diagnostic {
    let name = grid.name(cell);
    at(
        grid,
        cell,
        Code::ImportRound,
        say!(
            "{name} 带着计算误差，取作 {intended}",
            "{name} carries an error of binary arithmetic and is taken as {intended}"
        ),
        say!("取作 {intended}", "taken as {intended}"),
        say!("在表格里用 ROUND 定好小数位数", "round it in the spreadsheet"),
    )
}

pub(in crate::author::import) fn out_of_bounds(
    grid: &Grid<'_>,
    cell: &Cell,
    indicator: &Indicator,
    amount: &Amount,
) -> Refusal {
    let (place, name, printed) = (grid.name(cell), &indicator.name, &amount.printed);
    let code = if indicator.is_share() { Code::ImportPercent } else { Code::ImportCell };
    Box::new(at(
        grid,
        cell,
        code,
        say!(
            "{place} 读作 {printed}，「{name}」不会有这样的值",
            "{place} reads {printed}, which `{name}` cannot be"
        ),
        say!("超出范围", "out of range"),
        say!(
            "核对这一格；比率超过 100% 多半是百分数又套了百分比格式",
            "check the cell; a share above 100% was probably typed as per cent into a per cent format"
        ),
    ))
}
