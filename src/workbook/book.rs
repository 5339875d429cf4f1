//! A spreadsheet file: its sheets and their cells.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::text::source::Source;

/// A spreadsheet file.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its sheets, in the order of their tabs, hidden ones among them. Sheets that hold a chart are left out.
    pub sheets: Vec<Sheet>,
    /// The format of the content, whatever the extension says.
    pub format: BookFormat,
}

/// The format of a spreadsheet file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFormat {
    /// Office Open XML: `.xlsx`, `.xlsm`, new `.et`.
    Xlsx,
    /// BIFF8 of Excel 97 to 2003: `.xls`, old `.et`.
    Xls,
    /// OpenDocument: `.ods`, `.fods`.
    Ods,
    /// Text with a delimiter; `None` where every line is a single cell.
    Text(Option<char>),
}

/// A sheet with its used cells.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name on its tab; of a text, the name of the file without its extension.
    pub name: String,
    /// Whether the spreadsheet program hides it, 「深度隐藏」 included.
    pub hidden: bool,
    /// The sheet as a text to point into: its path is `月报.xlsx › 表一`, and its line n is row n with the used
    /// cells joined by ` │ `. Of a text file the path is the file's alone.
    pub source: Source,
    /// The used cells, sorted by row and column. Empty cells are absent.
    pub cells: Vec<Cell>,
    /// Merged areas, sorted; only the upper left cell of one can have a value.
    pub merges: Vec<Area>,
    /// Rows, from 0, that are hidden by hand or by a filter, up to the last used one.
    pub hidden_rows: Vec<u32>,
    /// Columns, from 0, that are hidden, up to the last used one.
    pub hidden_columns: Vec<u32>,
    /// Comments with the row and column, from 0, of their cells.
    pub comments: Vec<(u32, u32, String)>,
}

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// The stored value.
    pub value: CellValue,
    /// The text that the spreadsheet program displays, its number format applied; a soft line break is `\n`. It
    /// does not depend on the width of the column, so it is never `####`.
    pub text: String,
    /// The number format's code, such as `0.00%`; `None` for the general format and for texts.
    pub format: Option<String>,
    /// Where the displayed text stands in the sheet's source.
    pub span: Range<usize>,
}

/// The stored value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellValue {
    /// Words; they are in [`Cell::text`]. A number too large for exact arithmetic is words too.
    Text,
    /// The number in the digits of the file, rounded to the 15 significant ones that spreadsheet programs show.
    Number(Decimal),
    /// A number displayed as a date, in either date system. Its time of day, if any, is in [`Cell::text`].
    Date(Date),
    /// 真 or 假.
    Boolean(bool),
    /// An error value, such as `#REF!`.
    Error(String),
    /// A formula that no spreadsheet program has computed yet; [`Cell::text`] is the formula.
    Uncalculated,
}

/// A rectangle of cells; rows and columns from 0, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Area {
    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}
