//! The records of a sheet: cells, rows, columns, merged areas.

use rust_decimal::Decimal;

use super::notes::Notes;
use super::record::{self, Record, Records, records};
use super::{Globals, strings};
use crate::say;
use crate::workbook::book::{Area, Cell, CellValue};
use crate::workbook::draft::Draft;
use crate::workbook::fault::Fault;
use crate::workbook::format;
use crate::workbook::limit::Budget;

/// Reads the sheet at an offset; returns how many bytes it has.
pub(super) fn sheet(
    bytes: &[u8],
    start: usize,
    globals: &Globals,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<u64, Fault> {
    let mut all = records(bytes, start);
    all.next().filter(|record| record.kind == record::BOF).ok_or_else(record::cut_off)?;
    let mut notes = Notes::default();
    // A chart on the sheet has records of its own, between a beginning and an end.
    let mut inside = 1_usize;
    while let Some(record) = all.next() {
        match record.kind {
            record::BOF => inside += 1,
            record::EOF => {
                inside -= 1;
                if inside == 0 {
                    notes.finish(draft, budget)?;
                    return Ok((bytes.len().saturating_sub(start) - all.left()) as u64);
                }
            }
            _ if inside > 1 => {}
            record::OBJ | record::TXO | record::NOTE => notes.collect(&record, &mut all),
            _ => read(&record, &mut all, globals, draft, budget)?,
        }
    }
    Err(record::cut_off())
}

fn read(
    record: &Record<'_>,
    all: &mut Records<'_>,
    globals: &Globals,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), Fault> {
    match record.kind {
        record::ROW if record.u16(12).is_some_and(|flags| flags & 0x20 != 0) => {
            let row = u32::from(record.u16(0).unwrap_or_default());
            draft.hide_rows(row, row, budget)
        }
        record::COLINFO if record.u16(8).is_some_and(|flags| flags & 1 != 0) => {
            let (first, last) = record.u16(0).zip(record.u16(2)).unwrap_or_default();
            draft.hide_columns(first.into(), last.into(), budget)
        }
        record::MERGEDCELLS => {
            for area in record.data.get(2..).unwrap_or_default().chunks_exact(8) {
                let area = Record { kind: record.kind, data: area };
                let at = |offset| area.u16(offset).map(u32::from).unwrap_or_default();
                draft.merge(Area { top: at(0), bottom: at(2), left: at(4), right: at(6) }, budget)?;
            }
            Ok(())
        }
        record::MULRK => {
            let (row, first) = record.u16(0).zip(record.u16(2)).unwrap_or_default();
            let cells = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default();
            for (column, cell) in (u32::from(first)..).zip(cells.chunks_exact(6)) {
                let cell = Record { kind: record.kind, data: cell };
                let place = (u32::from(row), column);
                let number = rk(cell.u32(2).unwrap_or_default());
                let style = cell.u16(0).map(usize::from).unwrap_or_default();
                draft.cell(number.cell(place, style, globals), budget)?;
            }
            Ok(())
        }
        _ => match cell(record, all, globals) {
            Some(cell) => draft.cell(cell?, budget),
            None => Ok(()),
        },
    }
}

/// The cell of a record; `None` where it has none.
fn cell(record: &Record<'_>, all: &mut Records<'_>, globals: &Globals) -> Option<Result<Cell, Fault>> {
    use record::{BOOLERR, FORMULA, LABEL, LABELSST, NUMBER, RK, RSTRING};
    if ![BOOLERR, FORMULA, LABEL, LABELSST, NUMBER, RK, RSTRING].contains(&record.kind) {
        return None;
    }
    let place = (u32::from(record.u16(0)?), u32::from(record.u16(2)?));
    let style = usize::from(record.u16(4)?);
    let text_cell = |text: String| cell_of(place, CellValue::Text, text);
    Some(Ok(match record.kind {
        RK => rk(record.u32(6)?).cell(place, style, globals),
        NUMBER => Binary::of(record.eight(6)?).cell(place, style, globals),
        LABELSST => {
            let text = usize::try_from(record.u32(6)?).ok().and_then(|number| globals.strings.get(number));
            match text {
                Some(text) => text_cell(text.to_owned()),
                None => return Some(Err(no_string())),
            }
        }
        BOOLERR => logical(place, *record.data.get(6)?, *record.data.get(7)? != 0),
        FORMULA => match record.eight(6)? {
            [0, .., 0xff, 0xff] => text_cell(computed(all).unwrap_or_default()),
            [1, _, yes, .., 0xff, 0xff] => logical(place, yes, false),
            [2, _, error, .., 0xff, 0xff] => logical(place, error, true),
            [.., 0xff, 0xff] => text_cell(String::new()),
            bytes => Binary::of(bytes).cell(place, style, globals),
        },
        _ => text_cell(record.data.get(6..).and_then(strings::long)?),
    }))
}

fn cell_of((row, column): (u32, u32), value: CellValue, text: String) -> Cell {
    Cell { row, column, value, text, format: None, span: 0..0 }
}

/// The text result of a formula: it follows the formula, perhaps after the formula that several cells share.
fn computed(all: &mut Records<'_>) -> Option<String> {
    let mut ahead = all.clone();
    let string = ahead.by_ref().take(2).find(|record| record.kind == record::STRING)?;
    let mut pieces = Vec::new();
    while let Some(piece) = ahead.continued() {
        pieces.push(piece);
    }
    *all = ahead;
    strings::joined(string.data, &pieces)
}

fn logical(place: (u32, u32), byte: u8, is_error: bool) -> Cell {
    let error = match byte {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    match (is_error, byte) {
        (true, _) => cell_of(place, CellValue::Error(error.to_owned()), error.to_owned()),
        (false, 0) => cell_of(place, CellValue::Boolean(false), "FALSE".to_owned()),
        (false, _) => cell_of(place, CellValue::Boolean(true), "TRUE".to_owned()),
    }
}

/// A stored number: its exact digits, or a text where exact arithmetic has no room for it.
enum Binary {
    Exact(Decimal),
    Words(String),
}

impl Binary {
    /// The number in eight bytes, in the shortest digits that denote it.
    fn of(bytes: [u8; 8]) -> Self {
        let digits = format!("{:e}", f64::from_le_bytes(bytes));
        format::number(&digits).map_or(Self::Words(digits), Self::Exact)
    }

    fn cell(self, place: (u32, u32), style: usize, globals: &Globals) -> Cell {
        match self {
            Self::Exact(number) => globals.styles.cell(place, style, number, globals.epoch),
            Self::Words(words) => cell_of(place, CellValue::Text, words),
        }
    }
}

/// A number in four bytes: the upper half of eight, or a whole number, and perhaps hundredths of it.
fn rk(bits: u32) -> Binary {
    let number = match bits & 2 {
        0 => Binary::of((u64::from(bits & !3) << 32).to_le_bytes()),
        _ => Binary::Exact(Decimal::from(bits.cast_signed() >> 2)),
    };
    match number {
        Binary::Exact(number) if bits & 1 != 0 => Binary::Exact(number / Decimal::ONE_HUNDRED),
        number => number,
    }
}

fn no_string() -> Fault {
    Fault::Damaged(say!("有单元格的文字找不到", "the words of a cell are not there"))
}
