//! Units and per cent signs that do not fit the indicator, or are ambiguous.

use super::message::{Refusal, at, quoted};
use crate::author::import::grid::Grid;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::Indicator;
use crate::workbook::Cell;

pub(in crate::author::import) fn other_unit(
    grid: &Grid<'_>,
    cell: &Cell,
    indicator: &Indicator,
    unit: &str,
) -> Refusal {
    let (place, name, expected) = (grid.name(cell), &indicator.name, &indicator.unit);
    Box::new(at(
        grid,
        cell,
        Code::ImportUnit,
        say!(
            "「{name}」按{expected}计，{place} 的单位是{unit}",
            "`{name}` is counted in {expected}, {place} in {unit}"
        ),
        say!("单位是{unit}", "in {unit}"),
        say!(
            "核对是不是填错了列；确实用这个单位，就在表里换算成{expected}，或在 content/indicators.yml 里给「{name}」的 units 加上它",
            "is it the wrong column? Else convert it to {expected}, or add the unit to `units` of `{name}` in content/indicators.yml"
        ),
    ))
}

pub(in crate::author::import) fn thousands(grid: &Grid<'_>, cell: &Cell, unit: &str) -> Refusal {
    let name = grid.name(cell);
    Box::new(at(
        grid,
        cell,
        Code::ImportUnit,
        say!("{name} 的单位是{unit}，公文和统计不用它", "{name} is in {unit}, which is not used in print"),
        say!("以{unit}计", "in {unit}"),
        say!(
            "GB/T 15835 只用万和亿：在表里换算成整数或以万计，表头写明单位",
            "GB/T 15835 has 万 and 亿 only: convert the column and say so in its heading"
        ),
    ))
}

pub(in crate::author::import) fn scaled_twice(grid: &Grid<'_>, cell: &Cell, unit: &str) -> Refusal {
    let (name, quoted) = (grid.name(cell), quoted(cell));
    Box::new(at(
        grid,
        cell,
        Code::ImportUnit,
        say!(
            "{name} 的「{quoted}」带着万或亿，表头又写着{unit}",
            "{name}: `{quoted}` has 万 or 亿, and the heading says {unit} as well"
        ),
        say!("乘一次还是两次？", "multiplied once or twice?"),
        say!(
            "格里只写数，或写全单位，例如 5000万元",
            "leave only the number in the cell, or write the whole unit"
        ),
    ))
}

pub(in crate::author::import) fn which_percent(
    grid: &Grid<'_>,
    cell: &Cell,
    indicator: &Indicator,
    mixed: bool,
) -> Refusal {
    let (place, name, quoted) = (grid.name(cell), &indicator.name, quoted(cell));
    let label = match mixed {
        true => say!("同一列别的格写着 %，这一格没有", "its neighbours say %, this cell does not"),
        false => say!("表头和单元格都没有写 %", "neither the heading nor the cell says %"),
    };
    Box::new(at(
        grid,
        cell,
        Code::ImportPercent,
        say!(
            "百分号口径不明：{place} 的 {quoted} 是 {quoted}%，还是按小数存的比率？",
            "{place}: is {quoted} of `{name}` per cent or a fraction?"
        ),
        label,
        say!(
            "把「{name}」这一列统一成百分比格式，或在表头写上（%）并填百分数",
            "format the whole column of `{name}` as per cent, or put (%) into its heading and fill in per cent"
        ),
    ))
}

/// A rate that is a hundred times the previous one, or a hundredth: the per cent sign was lost or added.
pub(in crate::author::import) fn hundredfold(
    grid: &Grid<'_>,
    cell: &Cell,
    printed: &str,
    before: (&str, &str),
    sure: bool,
) -> Diagnostic {
    let (name, (old, period)) = (grid.name(cell), before);
    let mut problem = at(
        grid,
        cell,
        Code::ImportPercent,
        say!(
            "百分号口径：{name} 读作 {printed}，站里{period}是 {old}，差了一百倍",
            "{name} reads {printed}, the site has {old} for {period}: a hundred times apart"
        ),
        say!("{printed}", "{printed}"),
        say!(
            "多半是比率和百分数混了；确实如此，就在单元格里写明百分号，例如 {printed}",
            "probably a fraction taken for per cent; if it is true, write the sign into the cell, as in {printed}"
        ),
    );
    if sure {
        problem.severity = crate::diagnostic::Severity::Warning;
    }
    problem
}
