//! Chooses the sheet to import and reads what its title says.

use super::grid::{Grid, MAX_MERGES};
use super::header::{Header, header};
use super::interface::ImportOptions;
use super::lexicon::{Lexicon, Unit};
use super::refusal;
use super::words::unit_line;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::{Period, first_period};
use crate::say;
use crate::text::{clean, name_key};
use crate::workbook::Cell;

/// The sheet that is imported.
pub(super) struct ChosenSheet<'g, 'b> {
    pub(super) grid: &'g Grid<'b>,
    pub(super) header: Header,
    /// The texts above the table, and the names of sheet and file, in this order: they may name place and time.
    pub(super) titles: Vec<String>,
    /// The first of these as it is displayed.
    pub(super) title: Option<String>,
    /// The units of the line 单位：….
    pub(super) units: Vec<Unit>,
    /// A cell to point at when the table as a whole is at fault.
    pub(super) first: &'b Cell,
}

impl ChosenSheet<'_, '_> {
    /// The period that the title, the sheet's name or the file's name states.
    pub(super) fn period(&self) -> Option<Period> {
        self.titles.iter().find_map(|title| first_period(title))
    }
}

/// The one visible sheet with a table, or the requested one.
pub(super) fn choose<'g, 'b>(
    grids: &'g [Grid<'b>],
    lexicon: &Lexicon<'_>,
    file: &str,
    options: &ImportOptions,
    problems: &mut Vec<Diagnostic>,
) -> Option<ChosenSheet<'g, 'b>> {
    let visible: Vec<&Grid<'_>> = grids.iter().filter(|grid| !grid.sheet.hidden).collect();
    let requested: Vec<&Grid<'_>> = match &options.sheet {
        Some(name) => {
            visible.iter().copied().filter(|grid| name_key(&grid.sheet.name) == name_key(name)).collect()
        }
        None => visible.clone(),
    };
    if let (Some(name), true) = (&options.sheet, requested.is_empty()) {
        problems.push(no_sheet(file, name, &visible));
        return None;
    }
    if let Some(grid) = requested.iter().find(|grid| grid.sheet.merges.len() > MAX_MERGES) {
        problems.push(refusal::too_many_merges(grid, MAX_MERGES));
        return None;
    }
    let with_table = requested.iter().filter_map(|grid| {
        let header = header(grid, lexicon, 0)?;
        let named = header.columns.iter().any(|column| column.meaning.indicator.is_some());
        let rows = grid.rows.iter().filter(|row| **row >= header.below);
        let mut labels = rows.flat_map(|row| grid.row(*row));
        let listed = labels.any(|cell| lexicon.heading(&[name_key(&cell.text)]).indicator.is_some());
        (named || listed).then_some((*grid, header))
    });
    let mut tables: Vec<(&Grid<'_>, Header)> = with_table.collect();
    if tables.len() > 1 {
        problems.push(several(file, &tables));
        return None;
    }
    let Some((grid, header)) = tables.pop() else {
        problems.push(match requested.first() {
            Some(grid) => refusal::no_header(grid),
            None => no_sheet(file, "", &visible),
        });
        return None;
    };
    let turned = refusal::turned(grid);
    if !turned.is_empty() {
        problems.extend(turned);
        return None;
    }
    describe(grid, header, lexicon, file)
}

fn describe<'g, 'b>(
    grid: &'g Grid<'b>,
    header: Header,
    lexicon: &Lexicon<'_>,
    file: &str,
) -> Option<ChosenSheet<'g, 'b>> {
    let top = header.rows.map_or(header.below, |(top, _)| top);
    let above: Vec<&Cell> =
        grid.rows.iter().filter(|row| **row < top).flat_map(|row| grid.row(*row)).collect();
    let keys = above.iter().map(|cell| name_key(&cell.text));
    let units = keys.clone().filter_map(|key| unit_line(&key)).flatten();
    let units = units.filter_map(|unit| lexicon.unit(&unit)).collect();
    // The day a form was filled in is not the day its figures stand at.
    let remark = |key: &String| {
        let filled = ["填报", "制表", "填表", "打印", "报送", "上报"].iter().any(|word| key.contains(word));
        filled && key.contains(['期', '间', '日']) && key.contains(':') || unit_line(key).is_some()
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let names = [grid.sheet.name.as_str(), stem].map(name_key);
    let titles: Vec<String> = keys.filter(|key| !remark(key)).chain(names).collect();
    let title = above.iter().map(|cell| clean(&cell.text)).find(|text| !remark(&name_key(text)));
    let first = grid.rows.iter().filter(|row| **row >= top).flat_map(|row| grid.row(*row)).next()?;
    Some(ChosenSheet { grid, header, titles, title, units, first })
}

/// Remarks on hidden sheets, rows and columns, which are not imported.
pub(super) fn hidden(grids: &[Grid<'_>]) -> Vec<Text> {
    let sheets: Vec<&str> =
        grids.iter().filter(|grid| grid.sheet.hidden).map(|grid| grid.sheet.name.as_str()).collect();
    let visible = || grids.iter().filter(|grid| !grid.sheet.hidden);
    let rows: usize = visible().map(|grid| grid.sheet.hidden_rows.len()).sum();
    let columns: usize = visible().map(|grid| grid.sheet.hidden_columns.len()).sum();
    let mut remarks = Vec::new();
    if !sheets.is_empty() {
        let names = sheets.join("、");
        remarks.push(say!("隐藏的工作表没有取：{names}", "hidden sheets were left out: {names}"));
    }
    if rows + columns > 0 {
        remarks.push(say!(
            "隐藏的 {rows} 行、{columns} 列没有取",
            "{rows} hidden rows and {columns} hidden columns were left out"
        ));
    }
    remarks
}

fn no_sheet(file: &str, name: &str, visible: &[&Grid<'_>]) -> Diagnostic {
    let names: Vec<&str> = visible.iter().map(|grid| grid.sheet.name.as_str()).collect();
    let names = names.join("、");
    Diagnostic::new(
        Code::ImportTable,
        say!("{file} 里没有叫「{name}」的工作表", "there is no sheet `{name}` in {file}"),
    )
    .in_file(file)
    .help(say!("看得见的工作表有：{names}", "the visible sheets are: {names}"))
}

fn several(file: &str, tables: &[(&Grid<'_>, Header)]) -> Diagnostic {
    let names: Vec<&str> = tables.iter().map(|(grid, _)| grid.sheet.name.as_str()).collect();
    let (count, names, example) = (names.len(), names.join("、"), names.first().copied().unwrap_or_default());
    Diagnostic::new(
        Code::ImportTable,
        say!("{file} 有 {count} 张工作表都有指标：{names}", "{count} sheets of {file} hold tables: {names}"),
    )
    .in_file(file)
    .help(say!("一次导入一张，例如 --sheet {example}", "import them one by one, as in --sheet {example}"))
}
