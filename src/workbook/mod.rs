//! Spreadsheets to cells: what a spreadsheet program shows of a file, with nothing said about its meaning.
//!
//! # Which arrangement reads which format
//! The content says what a file is; its extension is never asked, for WPS writes both kinds of container into
//! `.et`, and exports from old systems call a web page `.xls`.
//!
//! - **Text** (csv, tsv, 「Unicode 文本」): [`text`], with a splitter of our own, because the delimiter may be the
//!   full-width `，` and because a quote without its end has to be refused, which the `csv` crate does not.
//!
//! - **Office Open XML** (xlsx, xlsm, new et): [`xlsx`], events of `quick-xml` over the `zip` container. A number is
//!   the digits in the XML, and its displayed text is made by [`format`](mod@format) from the code of its style.
//! - **OpenDocument** (ods, fods): [`ods`], the same events. Such a file holds the displayed text beside the value, so
//!   no format is applied.
//! - **BIFF8** (xls, old et): [`xls`], records over the container that `cfb` reads; BIFF5 and older is refused by name,
//!   for what is left of it is not worth a second reading of strings in code pages. Numbers are binary fractions
//!   there, and 15 significant digits of them are what was typed.
//!
//! The library that reads all binary formats, `calamine`, turns every number into a binary fraction, gives no
//! hidden rows and no displayed text, and holds whatever a file claims in memory; it reads the fixtures of the
//! tests a second time, independently.
//!
//! # Architecture Invariant
//! A hostile file costs bounded memory and time: every byte is counted while it is unpacked, every cell, line and
//! text is charged to one [`Budget`], and sizes that a file claims are never believed.

mod draft;
mod fault;
mod format;
#[cfg(test)]
mod handmade;
mod limit;
mod ods;
mod package;
mod reference;
mod sniff;
mod strings;
mod text;
mod xls;
mod xlsx;
mod xml;

use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::{disk, refusal};
use crate::say;
use crate::text::source::Source;
use fault::Fault;
use limit::{Budget, MAX_FILE};

pub(crate) use reference::column_name;
pub use reference::reference;

/// A spreadsheet file.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its sheets, in the order of their tabs, hidden ones among them. Sheets that hold a chart are left out.
    pub sheets: Vec<Sheet>,
    /// What the file is, whatever its extension says.
    pub format: BookFormat,
}

/// What a spreadsheet file is.
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
    /// Whether the spreadsheet program does not show it, 「深度隐藏」 included.
    pub hidden: bool,
    /// The sheet as a text to point into: its path is `月报.xlsx › 表一`, and its line n is row n with the used
    /// cells joined by ` │ `. Of a text file the path is the file's alone.
    pub source: Source,
    /// The used cells, sorted by row and column. Cells that show nothing are absent.
    pub cells: Vec<Cell>,
    /// Merged areas, sorted; only the upper left cell of one can have a value.
    pub merges: Vec<Area>,
    /// Rows, from 0, that are not shown (hidden by hand or by a filter), up to the last used one.
    pub hidden_rows: Vec<u32>,
    /// Columns, from 0, that are not shown, up to the last used one.
    pub hidden_columns: Vec<u32>,
    /// Comments with the row and column, from 0, of their cells.
    pub comments: Vec<(u32, u32, String)>,
}

/// A cell that shows something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What the file stores.
    pub value: CellValue,
    /// The text that the spreadsheet program displays, its number format applied; a soft line break is `\n`. It
    /// does not depend on the width of the column, so it is never `####`.
    pub shown: String,
    /// The number format's code, such as `0.00%`; `None` for the general format and for texts.
    pub format: Option<String>,
    /// Where the displayed text stands in the sheet's source.
    pub span: Range<usize>,
}

/// What a cell stores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellValue {
    /// Words; they are in [`Cell::shown`]. A number too large for exact arithmetic is words too.
    Text,
    /// The number in the digits of the file, rounded to the 15 significant ones that spreadsheet programs show.
    Number(Decimal),
    /// A number that is displayed as a date, whichever of the two systems counts its days. A time of day that
    /// it may have is in [`Cell::shown`].
    Date(Date),
    /// 真 or 假.
    Boolean(bool),
    /// An error value, such as `#REF!`.
    Error(String),
    /// A formula that no spreadsheet program has computed yet; [`Cell::shown`] is the formula.
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

/// Reads a spreadsheet file, wherever it lies.
///
/// # Errors
/// There is no such file, it is no spreadsheet, has a password, is damaged, holds what no spreadsheet program
/// writes, is beyond the limits, or is a text whose columns cannot be told with certainty.
pub fn workbook(path: &Path) -> Result<Workbook, Box<Diagnostic>> {
    let Some(path) = path.to_str() else { return Err(Box::new(refusal::not_text(&path.to_string_lossy()))) };
    let bytes = match disk::load_if_any(Path::new(""), path, MAX_FILE) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(Box::new(absent(path))),
        Err(problem) if problem.code == Code::ReadLimit => {
            return Err(Box::new(Fault::Limit(limit::file()).problem(path)));
        }
        Err(problem) => return Err(problem),
    };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    open(name, bytes).map_err(|fault| Box::new(fault.problem(path)))
}

/// The workbook in these bytes; `name` is what the file is called, without its folders.
fn open(name: &str, bytes: Vec<u8>) -> Result<Workbook, Fault> {
    let mut budget = Budget::default();
    let (format, drafts) = match sniff::container(&bytes)? {
        sniff::Container::Compound => (BookFormat::Xls, xls::compound(bytes, &mut budget)?),
        sniff::Container::Records => (BookFormat::Xls, xls::records(&bytes, &mut budget)?),
        sniff::Container::FlatXml => (BookFormat::Ods, ods::flat(&bytes, &mut budget)?),
        sniff::Container::Zip => {
            let mut package = package::Package::open(bytes)?;
            match sniff::package(&mut package)? {
                sniff::Inside::Ods => (BookFormat::Ods, ods::sheets(&mut package, &mut budget)?),
                sniff::Inside::Xlsx => (BookFormat::Xlsx, xlsx::sheets(&mut package, &mut budget)?),
            }
        }
        sniff::Container::Text => text::sheet(name, bytes, &mut budget)?,
    };
    let in_text = matches!(format, BookFormat::Text(_));
    let sheets = drafts.into_iter().map(|draft| draft.finish(name, in_text)).collect();
    Ok(Workbook { sheets, format })
}

fn absent(path: &str) -> Diagnostic {
    Diagnostic::new(Code::ReadRefused, say!("没有 {path} 这个文件", "there is no file {path}"))
        .in_file(path)
        .help(say!(
            "检查路径有没有写错；也可以把文件拖进这个窗口",
            "check the path; the file can also be dragged into this window"
        ))
}
