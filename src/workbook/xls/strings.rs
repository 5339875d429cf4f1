//! Strings of two widths, which may continue in the next record with the other width.

use super::record::{Records, cut_off};
use crate::workbook::fault::Fault;
use crate::workbook::strings::Strings;

/// Whether characters have two bytes.
const WIDE: u8 = 1;
/// Whether the string has data for East Asian pronunciation.
const PHONETIC: u8 = 4;
/// Whether the string has runs of fonts.
const RICH: u8 = 8;

/// A string whose length has one byte, as names of sheets have.
pub(super) fn short(bytes: &[u8]) -> Option<String> {
    let [count, flags, rest @ ..] = bytes else { return None };
    let mut text = String::new();
    Pieces { piece: rest, more: Vec::new() }.characters(usize::from(*count), *flags, &mut text)?;
    Some(text)
}

/// A string whose length has two bytes, in a record of its own.
pub(super) fn long(bytes: &[u8]) -> Option<String> {
    joined(bytes, &[])
}

/// A string whose length has two bytes, which may continue in later pieces.
pub(super) fn joined(bytes: &[u8], more: &[&[u8]]) -> Option<String> {
    let [low, high, flags, rest @ ..] = bytes else { return None };
    let mut text = String::new();
    let mut pieces = Pieces { piece: rest, more: more.iter().rev().copied().collect() };
    pieces.characters(usize::from(u16::from_le_bytes([*low, *high])), *flags, &mut text)?;
    Some(text)
}

/// The characters of a comment, which begin in a piece of their own.
pub(super) fn comment(count: usize, pieces: &[&[u8]]) -> Option<String> {
    let mut text = String::new();
    let mut pieces = Pieces { piece: &[], more: pieces.iter().rev().copied().collect() };
    pieces.characters(count, 0, &mut text)?;
    Some(text)
}

/// The shared strings, which begin in one record and continue in the next ones.
pub(super) fn shared(first: &[u8], records: &mut Records<'_>) -> Result<Strings, Fault> {
    let mut more = Vec::new();
    while let Some(piece) = records.continued() {
        more.push(piece);
    }
    more.reverse();
    let mut pieces = Pieces { piece: first, more };
    let mut strings = Strings::default();
    // The number of cells that use strings, and of strings.
    let (_, count) = (pieces.u32(), pieces.u32().ok_or_else(cut_off)?);
    for _ in 0..count {
        pieces.string(strings.open()).ok_or_else(cut_off)?;
        strings.close()?;
    }
    Ok(strings)
}

/// The bytes of a record and of those that continue it.
struct Pieces<'a> {
    piece: &'a [u8],
    /// The later pieces, last first.
    more: Vec<&'a [u8]>,
}

impl Pieces<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.piece.is_empty() {
            self.piece = self.more.pop()?;
        }
        let (byte, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.piece.len() {
            count -= self.piece.len();
            self.piece = self.more.pop()?;
        }
        self.piece = self.piece.get(count..)?;
        Some(())
    }

    /// Adds a string, without its fonts and pronunciation.
    fn string(&mut self, text: &mut String) -> Option<()> {
        let count = self.u16()?;
        let flags = self.byte()?;
        let runs = if flags & RICH == 0 { 0 } else { usize::from(self.u16()?) };
        let phonetic = if flags & PHONETIC == 0 { 0 } else { usize::try_from(self.u32()?).ok()? };
        self.characters(usize::from(count), flags, text)?;
        self.skip(runs * 4)?;
        self.skip(phonetic)
    }

    /// Adds `count` UTF-16 units. A piece that begins in the middle of them states their width anew.
    fn characters(&mut self, count: usize, flags: u8, text: &mut String) -> Option<()> {
        let mut wide = flags & WIDE != 0;
        let mut units = Vec::with_capacity(count);
        while units.len() < count {
            if self.piece.is_empty() {
                self.piece = self.more.pop()?;
                wide = self.byte()? & WIDE != 0;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        let start = text.len();
        text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
        // Line breaks in cells are single; a return comes from other programs.
        if text.get(start..).is_some_and(|added| added.contains('\r')) {
            let added = text.split_off(start).replace("\r\n", "\n").replace('\r', "\n");
            text.push_str(&added);
        }
        Some(())
    }
}
