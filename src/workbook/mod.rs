//! Reads spreadsheets into cells: the displayed text of a file, without its meaning.
//!
//! # Formats
//! The content decides the format, never the extension: WPS writes both kinds of container into `.et`, and exports from
//! old systems call a web page `.xls`.
//!
//! - **Text** (csv, tsv, 「Unicode 文本」): [`text`], with a splitter of our own, because the delimiter may be the
//!   full-width `，` and because a quote without its end has to be refused, which the `csv` crate does not.
//!
//! - **Office Open XML** (xlsx, xlsm, new et): [`xlsx`], events of `quick-xml` over the `zip` container. A number is
//!   the digits in the XML, and its displayed text is made by [`format`](mod@format) from the code of its style.
//! - **OpenDocument** (ods, fods): [`ods`], the same events. Such a file holds the displayed text beside the value, so
//!   no format is applied.
//! - **BIFF8** (xls, old et): [`xls`], records over the container that `cfb` reads; BIFF5 and older is refused by name,
//!   for it would need a second reading of strings in code pages. Numbers are binary fractions there, of which 15
//!   significant digits are the typed ones.
//!
//! The library that reads all binary formats, `calamine`, turns every number into a binary fraction, gives no hidden
//! rows and no displayed text, and holds whatever a file claims in memory; the tests use it as an independent check.
//!
//! # Architecture Invariant
//! A hostile file costs bounded memory and time: every byte is counted while it is unpacked, every cell, line and
//! text is charged to one [`Budget`], and sizes that a file claims are never trusted.

mod book;
mod draft;
mod fault;
mod format;
mod limit;
mod ods;
mod package;
mod reference;
mod sniff;
mod strings;
#[cfg(test)]
mod testing;
mod text;
mod xls;
mod xlsx;
mod xml;

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::{disk, refusal};
use crate::say;
use fault::Fault;
use limit::{Budget, MAX_FILE};

pub use book::{Area, BookFormat, Cell, CellValue, Sheet, Workbook};
pub(crate) use reference::column_name;
pub use reference::reference;

/// Reads a spreadsheet file at any path.
///
/// # Errors
/// The file does not exist, is not a spreadsheet, has a password, is damaged, has content that no spreadsheet program
/// writes, exceeds the limits, or is a text whose columns are uncertain.
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

/// The workbook in these bytes; `name` is the file name without folders.
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
