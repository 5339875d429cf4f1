//! Personal data anywhere in a workbook: in cells, comments, hidden rows and hidden sheets.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::privacy::{self, Personal};
use crate::say;
use crate::text::name_key;
use crate::workbook::{Cell, CellValue, Sheet, Workbook, reference};

/// Rows of a sheet among which a heading of a personal column may stand.
const MAX_ABOVE: u32 = 40;
/// Rows below a heading that are searched for values.
const BELOW: u32 = 50;

/// How many places of a sheet a message names.
const MAX_PLACES: usize = 6;

/// Everything personal in a workbook, each column reported once by its first cell. The content is never repeated: the
/// problems point at no text, because the text is what must not be printed.
pub(super) fn inspect(book: &Workbook, lexicon: &Lexicon<'_>) -> Vec<Diagnostic> {
    book.sheets.iter().flat_map(|sheet| of_sheet(sheet, lexicon)).collect()
}

/// The first row and the count of each kind of personal data, by column, kind and whether it is in a comment.
type Occurrences = BTreeMap<(u32, Personal, bool), (u32, usize)>;

fn of_sheet(sheet: &Sheet, lexicon: &Lexicon<'_>) -> Vec<Diagnostic> {
    let mut occurrences = Occurrences::new();
    let mut note = |row: u32, column: u32, kind: Personal, comment: bool| {
        let (_, count) = occurrences.entry((column, kind, comment)).or_insert((row, 0));
        *count += 1;
    };
    for cell in &sheet.cells {
        let kinds = value(cell).or_else(|| heading(sheet, cell, lexicon));
        kinds.into_iter().for_each(|kind| note(cell.row, cell.column, kind, false));
    }
    for (row, column, text) in &sheet.comments {
        privacy::find(text).into_iter().for_each(|kind| note(*row, *column, kind, true));
    }
    if occurrences.is_empty() { Vec::new() } else { vec![refuse(sheet, &occurrences)] }
}

fn value(cell: &Cell) -> Option<Personal> {
    match &cell.value {
        CellValue::Number(number) => privacy::find_number(*number),
        CellValue::Text => privacy::find(&cell.text),
        _ => None,
    }
}

/// The kind of a personal heading with values under it.
fn heading(sheet: &Sheet, cell: &Cell, lexicon: &Lexicon<'_>) -> Option<Personal> {
    if cell.row > MAX_ABOVE || cell.value != CellValue::Text {
        return None;
    }
    let key = name_key(&cell.text);
    let bare = key.split('(').next().unwrap_or_default();
    let kind = privacy::heading(bare).filter(|_| lexicon.indicator(bare).is_none())?;
    let from = sheet.cells.partition_point(|other| other.row <= cell.row);
    let below = sheet.cells.get(from..).unwrap_or_default().iter();
    let mut below = below.take_while(|other| other.row <= cell.row + BELOW);
    below.any(|other| other.column == cell.column).then_some(kind)
}

/// One problem for a sheet: the places, kinds and counts, never the content.
fn refuse(sheet: &Sheet, occurrences: &Occurrences) -> Diagnostic {
    let path = sheet.source.path();
    let places: Vec<Text> = occurrences.iter().map(|(key, first)| place(sheet, *key, *first)).collect();
    let zh: Vec<&str> = places.iter().map(|text| text.zh.as_str()).take(MAX_PLACES).collect();
    let en: Vec<&str> = places.iter().map(|text| text.en.as_str()).take(MAX_PLACES).collect();
    let more = if places.len() > MAX_PLACES { ("等", " and more") } else { ("", "") };
    let (zh, en) = (format!("{}{}", zh.join("，"), more.0), format!("{}{}", en.join(", "), more.1));
    Diagnostic::new(
        Code::ImportPersonal,
        say!("{path} 里像是有个人信息：{zh}", "{path} seems to hold personal data: {en}"),
    )
    .in_file(path)
    .help(say!(
        "整个文件都没有导入，这里也不显示它的内容：网站只用汇总数，另存一份，删去有个人信息的列、批注和工作表，再导入那一份",
        "nothing was imported and the content is not shown: a site needs totals only; save a copy without these columns, comments and sheets and import that"
    ))
}

fn place(sheet: &Sheet, (column, kind, comment): (u32, Personal, bool), (row, count): (u32, usize)) -> Text {
    let (name, (zh, en)) = (reference(row, column), kind.names());
    let hidden = sheet.hidden || sheet.hidden_rows.contains(&row) || sheet.hidden_columns.contains(&column);
    let (what_zh, what_en) = match (comment, hidden) {
        (true, _) => (" 的批注 ", " (comment)"),
        (_, true) => ("（隐藏着）", " (hidden)"),
        _ => (" ", ""),
    };
    let (times_zh, times_en) = match count {
        1 => (String::new(), String::new()),
        _ => (format!("（共 {count} 处）"), format!(" ({count} times)")),
    };
    say!("{name}{what_zh}{zh}{times_zh}", "{name}{what_en} {en}{times_en}")
}
