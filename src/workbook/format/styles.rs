//! The number formats of a workbook's cell styles.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::builtin;
use super::code::NumberFormat;
use super::present::present;
use super::serial::Epoch;
use crate::workbook::book::{Cell, CellValue};

/// A number format with its code.
#[derive(Debug, Default)]
struct Format {
    /// `None` for the general format.
    code: Option<String>,
    format: NumberFormat,
}

/// The formats by the number of the style that has them.
#[derive(Debug, Default)]
pub(in crate::workbook) struct Styles {
    formats: BTreeMap<u32, Format>,
    /// For each style, the number of its format.
    styles: Vec<u32>,
    general: Format,
}

impl Styles {
    /// Styles from the workbook's own codes and, for each style, the number of its format.
    pub(in crate::workbook) fn new(codes: &BTreeMap<u32, String>, styles: Vec<u32>) -> Self {
        let formats = styles.iter().map(|id| (*id, format(*id, codes.get(id)))).collect();
        Self { formats, styles, general: Format::default() }
    }

    /// A cell with a number as its style displays it; styles that are not there are general.
    pub(in crate::workbook) fn cell(
        &self,
        (row, column): (u32, u32),
        style: usize,
        number: Decimal,
        epoch: Epoch,
    ) -> Cell {
        let id = self.styles.get(style).copied().unwrap_or_default();
        let styled = self.formats.get(&id).unwrap_or(&self.general);
        let (value, text): (CellValue, String) = present(&styled.format, number, epoch);
        Cell { row, column, value, text, format: styled.code.clone(), span: 0..0 }
    }
}

/// The format with a number, whose code the workbook gives or every program knows.
fn format(id: u32, code: Option<&String>) -> Format {
    let code = code.map_or_else(|| builtin::code(id), String::as_str);
    let general = NumberFormat::is_general(code);
    Format { code: (!general).then(|| code.to_owned()), format: NumberFormat::new(code) }
}
