//! A CSV file that is safe to double-click: BOM, CRLF, quoting, and no cell that a spreadsheet would run.

use std::borrow::Cow;

/// Excel and WPS take a file without it for GBK and show Chinese as rubbish.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What a cell holds; it decides whether the cell is disarmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CsvCell<'a> {
    /// Words as they were typed. A spreadsheet must never take them for a formula.
    Text(Cow<'a, str>),
    /// A number we wrote ourselves, digits, sign and point only: it stays a number, `-3.2` included.
    Number(String),
    /// The printed form of an amount: kept as it is as long as it can only be a number with its unit.
    Printed(Cow<'a, str>),
}

impl<'a> CsvCell<'a> {
    /// A text cell.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Number(number) => Cow::Borrowed(number),
            Self::Printed(printed) if is_plain_amount(printed) => Cow::Borrowed(printed),
            Self::Printed(text) | Self::Text(text) => disarmed(text),
        }
    }
}

/// A CSV file in the making.
pub(super) struct Table {
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    /// A table with this header. Header cells are texts like all others.
    pub(super) fn new(header: &[&str]) -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(BOM.to_vec());
        let mut table = Self { writer };
        table.row(header.iter().map(|name| CsvCell::text(*name)));
        table
    }

    /// Adds a row.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = CsvCell<'a>>) {
        for cell in cells {
            // Writing to memory cannot fail, so there is nothing to report.
            let _ = self.writer.write_field(cell.written().as_bytes());
        }
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_else(|_| BOM.to_vec())
    }
}

/// The text with a leading `'` when a spreadsheet could run it.
///
/// Spreadsheets skip spaces before a formula, split at stray tabs and line ends, and in Chinese and
/// Japanese settings take the full-width signs as well (OWASP, “CSV Injection”).
fn disarmed(text: &str) -> Cow<'_, str> {
    let inner = text.trim_start();
    let lead = text.strip_suffix(inner).unwrap_or_default();
    if lead.contains(['\t', '\r', '\n']) || inner.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a printed amount is a number with a unit and nothing else, so that its sign is a sign:
/// `-3.2%` is, `-1+cmd|' /C calc'!A0` is not.
fn is_plain_amount(printed: &str) -> bool {
    let unsigned = printed.strip_prefix(['-', '+']).unwrap_or(printed);
    unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '%' | '％' | '℃' | '‰'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_sign_and_formulas_lose_theirs() {
        for amount in ["-3.2", "-3.2%", "+5户", "0.06%", "1,234.5元"] {
            assert_eq!(CsvCell::Printed(amount.into()).written(), amount);
        }
        assert_eq!(CsvCell::Number("-3.2".into()).written(), "-3.2");
        assert_eq!(CsvCell::Printed("-1+cmd|' /C calc'!A0".into()).written(), "'-1+cmd|' /C calc'!A0");
        assert_eq!(CsvCell::Printed("=1".into()).written(), "'=1");
        assert_eq!(CsvCell::text("　＝1").written(), "'　＝1");
        assert_eq!(CsvCell::text("潼南区").written(), "潼南区");
    }
}
