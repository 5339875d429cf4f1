//! One sheet, written row by row: a header that stays in view, a filter, and columns as wide as they need to be.

use std::io::{self, Write};

use super::cell::Cell;
use super::strings::Strings;
use super::styles::{HEADER, Styles};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A column of a sheet: its heading, and its width in characters of the body font.
pub(super) type Column = (&'static str, u8);

/// Writes a sheet and says how many rows it has, the header among them.
///
/// # Errors
/// When `out` fails.
pub(super) fn write<'a>(
    out: &mut impl Write,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
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
    for (column, (heading, _)) in columns.iter().enumerate() {
        let text = strings.number(heading);
        write!(out, "<c r=\"{}1\" s=\"{HEADER}\" t=\"s\"><v>{text}</v></c>", letter(column))?;
    }
    out.write_all(b"</row>")?;
    let mut last = 1;
    for (number, cells) in (2..).zip(rows) {
        last = number;
        row(out, number, &cells, (strings, styles))?;
    }
    write!(out, "</sheetData><autoFilter ref=\"{}\"/></worksheet>", range(columns, last))?;
    Ok(last)
}

/// The cells of a sheet with so many rows: `A1:M42`.
pub(super) fn range(columns: &[Column], rows: usize) -> String {
    format!("A1:{}{rows}", letter(columns.len().saturating_sub(1)))
}

/// The same cells as a name refers to them, wherever it is used: `$A$1:$M$42`.
pub(super) fn fixed(range: &str) -> String {
    let ends = range.split(':').map(|end| {
        let digits = end.trim_start_matches(|c: char| c.is_ascii_uppercase());
        format!("${}${digits}", end.strip_suffix(digits).unwrap_or_default())
    });
    ends.collect::<Vec<_>>().join(":")
}

fn row(
    out: &mut impl Write,
    number: usize,
    cells: &[Cell<'_>],
    (strings, styles): (&mut Strings, &mut Styles),
) -> io::Result<()> {
    write!(out, "<row r=\"{number}\">")?;
    for (column, cell) in cells.iter().enumerate() {
        let column = letter(column);
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                write!(out, "<c r=\"{column}{number}\" t=\"s\"><v>{}</v></c>", strings.number(text))?;
            }
            Cell::Number(digits, format) => {
                write!(out, "<c r=\"{column}{number}\" s=\"{}\"><v>{digits}</v></c>", styles.of(*format))?;
            }
        }
    }
    out.write_all(b"</row>")
}

/// The letter of a column from 0. No sheet here has more than 26.
fn letter(column: usize) -> char {
    ('A'..='Z').nth(column).unwrap_or('Z')
}
