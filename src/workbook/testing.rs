//! What the tests of all formats share: containers packed by hand, and the displayed text of a sheet.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::{Sheet, Workbook};
use super::{open, reference};
use crate::diagnostic::{Code, Diagnostic};

/// A zip file with these parts.
pub(super) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The workbook in a file of this name.
pub(super) fn read(name: &str, bytes: Vec<u8>) -> Result<Workbook, Diagnostic> {
    open(name, bytes).map_err(|fault| fault.problem(name))
}

/// Each cell with its displayed text, as `B3=0.06%`.
pub(super) fn displayed(sheet: &Sheet) -> Vec<String> {
    sheet.cells.iter().map(|cell| format!("{}={}", reference(cell.row, cell.column), cell.text)).collect()
}

/// Why a file is refused; every refusal has a help text.
pub(super) fn refused(read: Result<Workbook, Diagnostic>) -> (Code, String) {
    let problem = read.unwrap_err();
    assert!(!problem.help.is_empty());
    (problem.code, problem.message.zh)
}
