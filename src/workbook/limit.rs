//! How much of a spreadsheet is read: the limits, and the budget that every format draws on.

use super::fault::Fault;
use crate::diagnostic::Text;
use crate::say;

/// The largest file in bytes. A county's monthly table has some 50 KB; 20 MiB hold a year of scans pasted in.
pub(super) const MAX_FILE: u64 = 20 << 20;
/// The most bytes that all parts of a container may unpack to, counted while they are unpacked. 100,000 cells take
/// some 10 MiB of XML.
pub(super) const MAX_UNPACKED: u64 = 64 << 20;
/// The most non-empty cells, in all sheets: a hundred times a large monthly table.
const MAX_CELLS: usize = 100_000;
/// The most bytes of displayed text, comments and names in all sheets; shared strings make it cheap to claim more.
const MAX_TEXT: usize = 8 << 20;
/// The most lines of all sheets together: a stray cell in the last row that Excel knows, twice.
const MAX_LINES: u64 = 2 << 20;
/// The most sheets. Some offices keep one a day for a year.
const MAX_SHEETS: usize = 400;
/// The most merged areas, and runs of hidden rows and columns, each.
const MAX_AREAS: usize = 100_000;
/// The most styles, number formats and relations of a workbook, each. Excel has 65,490 cell styles.
const MAX_PARTS: usize = 1 << 16;
/// The most strings that cells share; there cannot be more different ones than cells.
const MAX_STRINGS: usize = 2 * MAX_CELLS;
/// The most bytes of one text and of one element with its attributes. Excel has 32,767 characters in a cell.
pub(super) const MAX_WORDS: usize = 1 << 20;
/// The last row, from 0, of Excel and of Calc.
pub(super) const LAST_ROW: u32 = (1 << 20) - 1;
/// The last column, from 0, of Excel and of Calc.
pub(super) const LAST_COLUMN: u32 = (1 << 14) - 1;

/// The parts of a workbook that have been read so far.
#[derive(Debug, Default)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
    lines: u64,
    sheets: usize,
    areas: usize,
}

impl Budget {
    /// Charges one cell and the bytes of its texts.
    pub(super) fn cell(&mut self, bytes: usize) -> Result<(), Fault> {
        self.cells += 1;
        if self.cells > MAX_CELLS {
            let most = MAX_CELLS / 10_000;
            return Err(Fault::Limit(say!(
                "有内容的单元格超过 {most} 万个",
                "it has more than {MAX_CELLS} cells with a content"
            )));
        }
        self.text(bytes)
    }

    /// Charges the bytes of a text.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Fault> {
        self.text = self.text.saturating_add(bytes);
        if self.text <= MAX_TEXT {
            return Ok(());
        }
        let most = MAX_TEXT >> 20;
        Err(Fault::Limit(say!("单元格里的文字超过 {most} MB", "its cells hold more than {most} MB of text")))
    }

    /// Charges a sheet.
    pub(super) fn sheet(&mut self) -> Result<(), Fault> {
        self.sheets += 1;
        tabs(self.sheets)
    }

    /// Charges the lines of a sheet, from its last used row.
    pub(super) fn lines(&mut self, count: u32) -> Result<(), Fault> {
        self.lines += u64::from(count);
        if self.lines <= MAX_LINES {
            return Ok(());
        }
        let most = MAX_LINES / 10_000;
        Err(Fault::Limit(say!(
            "各表的行数加起来超过 {most} 万行（末尾可能有看不见的内容）",
            "its sheets have more than {MAX_LINES} rows in all; there may be something invisible in the last ones"
        )))
    }

    /// Charges a merged area, or a run of hidden rows or columns.
    pub(super) fn area(&mut self) -> Result<(), Fault> {
        self.areas += 1;
        if self.areas <= MAX_AREAS {
            return Ok(());
        }
        Err(Fault::Limit(say!(
            "合并的单元格和隐藏的行列超过 {MAX_AREAS} 处",
            "it has more than {MAX_AREAS} merged areas and hidden rows or columns"
        )))
    }

    /// Refuses a cell at a position that no spreadsheet program has.
    pub(super) fn place(row: u64, column: u64) -> Result<(u32, u32), Fault> {
        let row = u32::try_from(row).ok().filter(|row| *row <= LAST_ROW);
        let column = u32::try_from(column).ok().filter(|column| *column <= LAST_COLUMN);
        row.zip(column).ok_or_else(|| {
            Fault::Limit(say!(
                "有单元格在 1048576 行、16384 列（XFD）以外",
                "a cell lies beyond row 1048576 or column 16384 (XFD)"
            ))
        })
    }
}

/// Refuses too many sheets.
pub(super) fn tabs(count: usize) -> Result<(), Fault> {
    if count <= MAX_SHEETS {
        return Ok(());
    }
    Err(Fault::Limit(say!("工作表超过 {MAX_SHEETS} 张", "it has more than {MAX_SHEETS} sheets")))
}

/// Refuses too many styles, number formats or relations.
pub(super) fn parts(count: usize) -> Result<(), Fault> {
    if count <= MAX_PARTS {
        return Ok(());
    }
    Err(Fault::Limit(say!(
        "样式或内部关系超过 {MAX_PARTS} 个",
        "it has more than {MAX_PARTS} styles or relations"
    )))
}

/// Refuses shared strings that are too many, or too long in all.
pub(super) fn strings(count: usize, bytes: usize) -> Result<(), Fault> {
    if count <= MAX_STRINGS && bytes <= 2 * MAX_TEXT {
        return Ok(());
    }
    Err(Fault::Limit(say!("单元格共用的文字太多", "its cells share too many words")))
}

/// Refuses a text or an element that is too long.
pub(super) fn words(bytes: usize) -> Result<(), Fault> {
    if bytes <= MAX_WORDS { Ok(()) } else { Err(Fault::Limit(overlong())) }
}

/// The message for a text, or an element with its attributes, that is too long.
pub(super) fn overlong() -> Text {
    let most = MAX_WORDS >> 20;
    say!("里面有一段内容超过 {most} MB", "a piece of it is longer than {most} MB")
}

/// The message for a file that is too large.
pub(super) fn file() -> Text {
    let most = MAX_FILE >> 20;
    say!("文件超过 {most} MB", "the file has more than {most} MB")
}

/// The message for a container whose unpacked content is too large.
pub(super) fn unpacked() -> Text {
    let most = MAX_UNPACKED >> 20;
    say!("解开以后超过 {most} MB", "unpacked it has more than {most} MB")
}
