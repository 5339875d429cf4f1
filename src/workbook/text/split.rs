//! Splits a text into records and fields: quotes, line ends of three kinds, a delimiter of any width.

use std::str::Chars;

use crate::say;
use crate::workbook::fault::Fault;
use crate::workbook::limit::Budget;

/// A record, which is a row of the sheet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Row, from 0.
    pub(super) row: u64,
    /// Line of the text on which it begins, from 1.
    pub(super) line: usize,
    /// Its fields without quotes.
    pub(super) fields: Vec<String>,
    /// Whether the field with the same index stood in quotes.
    pub(super) quoted: Vec<bool>,
}

/// The records of a text; without a delimiter, every line is one field.
pub(super) fn records(text: &str, delimiter: Option<char>) -> Records<'_> {
    Records { rest: text.chars(), delimiter, row: 0, line: 1 }
}

/// The remaining records.
pub(super) struct Records<'a> {
    rest: Chars<'a>,
    delimiter: Option<char>,
    row: u64,
    line: usize,
}

/// The end of a field.
#[derive(PartialEq, Eq)]
enum End {
    Field,
    Record,
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.as_str().is_empty() {
            return None;
        }
        let mut record = Record { row: self.row, line: self.line, fields: Vec::new(), quoted: Vec::new() };
        loop {
            match self.field(&mut record) {
                Ok(End::Field) => {}
                Ok(End::Record) => break,
                Err(fault) => {
                    self.rest = "".chars();
                    return Some(Err(fault));
                }
            }
        }
        self.row += 1;
        Some(Ok(record))
    }
}

impl Records<'_> {
    fn field(&mut self, record: &mut Record) -> Result<End, Fault> {
        let mut field = String::new();
        let quoted = self.rest.as_str().starts_with('"');
        if quoted {
            self.rest.next();
            self.quoted(&mut field)?;
        }
        let end = loop {
            match self.rest.next() {
                None => break End::Record,
                Some(c) if Some(c) == self.delimiter => break End::Field,
                Some('\r') => {
                    if self.rest.as_str().starts_with('\n') {
                        self.rest.next();
                    }
                    self.line += 1;
                    break End::Record;
                }
                Some('\n') => {
                    self.line += 1;
                    break End::Record;
                }
                Some(c) => field.push(c),
            }
        };
        Budget::place(self.row, record.fields.len() as u64)?;
        record.fields.push(field);
        record.quoted.push(quoted);
        Ok(end)
    }

    /// The inside of quotes, up to the closing one; `""` is a quote.
    fn quoted(&mut self, field: &mut String) -> Result<(), Fault> {
        let opened = self.line;
        loop {
            match self.rest.next() {
                Some('"') if self.rest.as_str().starts_with('"') => {
                    self.rest.next();
                    field.push('"');
                }
                Some('"') => return Ok(()),
                Some('\r') if self.rest.as_str().starts_with('\n') => {}
                Some(c) => {
                    self.line += usize::from(matches!(c, '\n' | '\r'));
                    field.push(if c == '\r' { '\n' } else { c });
                }
                None => {
                    return Err(Fault::Columns(say!(
                        "第 {opened} 行的引号 \" 只有开头，没有结尾",
                        "the quote that opens on line {opened} has no end"
                    )));
                }
            }
        }
    }
}
