//! One sheet, written row by row: a header that stays in view, a filter, and columns as wide as they need to be.

use std::io::{self, Write};

use super::cell::XlsxCell;
use super::strings::Strings;
use super::styles::{HEADER, Styles};
use crate::workbook::column_name;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A column of a sheet: its heading, and its width in characters of the body font.
pub(super) type SheetColumn = (&'static str, u8);

/// Writes a sheet and says how many rows it has, the header among them.
///
/// # Errors
/// When `out` fails.
pub(super) fn write<'a>(
    out: &mut impl Write,
    columns: &[SheetColumn],
    rows: impl Iterator<Item = Vec<XlsxCell<'a>>>,
    (strings, styles): (&mut Strings, &mut Styles),
) -> io::Result<usize> {
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{NAMESPACE}\">"
    )?;
    out.write_all(
        b"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
        activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
    )?;
    for (number, (_, width)) in (1..).zip(columns) {
        write!(out, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")?;
    }
    out.write_all(b"</cols><sheetData><row r=\"1\">")?;
    let letters: Vec<String> = (0..).zip(columns).map(|(column, _)| column_name(column)).collect();
    for (letter, (heading, _)) in letters.iter().zip(columns) {
        let text = strings.number(heading);
        write!(out, "<c r=\"{letter}1\" s=\"{HEADER}\" t=\"s\"><v>{text}</v></c>")?;
    }
    out.write_all(b"</row>")?;
    let mut last = 1;
    for (number, cells) in (2..).zip(rows) {
        last = number;
        row(out, number, letters.iter().zip(&cells), (strings, styles))?;
    }
    write!(out, "</sheetData><autoFilter ref=\"{}\"/></worksheet>", range(columns, last))?;
    Ok(last)
}

/// The cells of a sheet with so many rows: `A1:M42`.
pub(super) fn range(columns: &[SheetColumn], rows: usize) -> String {
    let last = u32::try_from(columns.len()).unwrap_or(u32::MAX).saturating_sub(1);
    format!("A1:{}{rows}", column_name(last))
}

/// The same cells as a name refers to them, wherever it is used: `$A$1:$M$42`.
pub(super) fn fixed(range: &str) -> String {
    let ends = range.split(':').map(|end| {
        let digits = end.trim_start_matches(|c: char| c.is_ascii_uppercase());
        format!("${}${digits}", end.strip_suffix(digits).unwrap_or_default())
    });
    ends.collect::<Vec<_>>().join(":")
}

fn row<'c>(
    out: &mut impl Write,
    number: usize,
    cells: impl Iterator<Item = (&'c String, &'c XlsxCell<'c>)>,
    (strings, styles): (&mut Strings, &mut Styles),
) -> io::Result<()> {
    write!(out, "<row r=\"{number}\">")?;
    for (column, cell) in cells {
        match cell {
            XlsxCell::Empty => {}
            XlsxCell::Text(text) => {
                write!(out, "<c r=\"{column}{number}\" t=\"s\"><v>{}</v></c>", strings.number(text))?;
            }
            XlsxCell::Number(digits, format) => {
                write!(out, "<c r=\"{column}{number}\" s=\"{}\"><v>{digits}</v></c>", styles.of(*format))?;
            }
        }
    }
    out.write_all(b"</row>")
}
