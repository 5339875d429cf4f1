//! A text with a delimiter (csv, tsv, 「Unicode 文本」) as a sheet.

mod columns;
mod decode;
mod split;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::book::{BookFormat, Cell, CellValue};
use super::draft::Draft;
use super::fault::Fault;
use super::limit::Budget;

/// The sheet in a text; `file` is the name of the file.
pub(super) fn sheet(
    file: &str,
    bytes: Vec<u8>,
    budget: &mut Budget,
) -> Result<(BookFormat, Vec<Draft>), Fault> {
    let decoded = decode::decode(bytes)?;
    let (declared, text) = columns::declared(file, &decoded);
    let delimiter = columns::delimiter(text, declared)?;
    let name = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut draft = Draft::new(name.to_owned(), false, budget)?;
    for record in split::records(text, delimiter) {
        let record = record?;
        for (column, field) in record.fields.into_iter().enumerate() {
            let (row, column) = Budget::place(record.row, column as u64)?;
            let value = number(&field).map_or(CellValue::Text, CellValue::Number);
            draft.cell(Cell { row, column, value, text: field, format: None, span: 0..0 }, budget)?;
        }
    }
    Ok((BookFormat::Text(delimiter), vec![draft]))
}

/// A number in plain digits, as a spreadsheet program reads it. Numbers with a leading zero, a `+` or an exponent stay
/// texts: they occur in codes.
fn number(field: &str) -> Option<Decimal> {
    let digits = field.strip_prefix('-').unwrap_or(field);
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let sound = plain(whole) && fraction.is_none_or(plain) && (whole == "0" || !whole.starts_with('0'));
    sound.then(|| Decimal::from_str_exact(field).ok()).flatten()
}
