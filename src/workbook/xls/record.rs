//! Records: a kind, a length, and bytes whose numbers are little-endian.

use crate::say;
use crate::workbook::fault::Fault;

// The kinds of records that are read ([MS-XLS] 2.3.2).
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const EOF: u16 = 0x000a;
pub(super) const NOTE: u16 = 0x001c;
pub(super) const DATEMODE: u16 = 0x0022;
pub(super) const FILEPASS: u16 = 0x002f;
pub(super) const CONTINUE: u16 = 0x003c;
pub(super) const OBJ: u16 = 0x005d;
pub(super) const COLINFO: u16 = 0x007d;
pub(super) const BOUNDSHEET: u16 = 0x0085;
pub(super) const MULRK: u16 = 0x00bd;
pub(super) const RSTRING: u16 = 0x00d6;
pub(super) const XF: u16 = 0x00e0;
pub(super) const MERGEDCELLS: u16 = 0x00e5;
pub(super) const SST: u16 = 0x00fc;
pub(super) const LABELSST: u16 = 0x00fd;
pub(super) const TXO: u16 = 0x01b6;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const BOOLERR: u16 = 0x0205;
pub(super) const STRING: u16 = 0x0207;
pub(super) const ROW: u16 = 0x0208;
pub(super) const RK: u16 = 0x027e;
pub(super) const FORMAT: u16 = 0x041e;
pub(super) const BOF: u16 = 0x0809;

/// A record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

impl Record<'_> {
    /// The number of two bytes at an offset.
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        self.data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    /// The number of four bytes at an offset.
    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        self.data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// The eight bytes at an offset.
    pub(super) fn eight(&self, at: usize) -> Option<[u8; 8]> {
        self.data.get(at..)?.first_chunk().copied()
    }
}

/// The records from an offset on. One that is cut off is the last.
pub(super) fn records(bytes: &[u8], start: usize) -> Records<'_> {
    Records { rest: bytes.get(start..).unwrap_or_default() }
}

/// The remaining records.
#[derive(Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The next record when it continues the one before.
    pub(super) fn continued(&mut self) -> Option<&'a [u8]> {
        let mut ahead = self.clone();
        let next = ahead.next().filter(|record| record.kind == CONTINUE)?;
        *self = ahead;
        Some(next.data)
    }

    /// How many bytes remain.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (head, rest) = self.rest.split_first_chunk::<4>()?;
        let [kind_low, kind_high, low, high] = *head;
        let length = usize::from(u16::from_le_bytes([low, high]));
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { kind: u16::from_le_bytes([kind_low, kind_high]), data })
    }
}

/// The fault of records that end too early.
pub(super) fn cut_off() -> Fault {
    Fault::Damaged(say!("里面的记录不完整", "its records are cut off"))
}
