//! Comments: a text box holds the text, a note names its cell.

use std::collections::BTreeMap;

use super::record::{NOTE, OBJ, Record, Records, TXO};
use super::strings;
use crate::workbook::draft::Draft;
use crate::workbook::fault::Fault;
use crate::workbook::limit::Budget;

/// The parts of comments that were read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The number of the object that was begun last.
    object: u16,
    texts: BTreeMap<u16, String>,
    places: Vec<(u16, u16, u16)>,
}

impl Notes {
    /// Collects a record that concerns comments, with those that continue it.
    pub(super) fn collect(&mut self, record: &Record<'_>, records: &mut Records<'_>) {
        match record.kind {
            OBJ if record.u16(0) == Some(0x15) => self.object = record.u16(6).unwrap_or_default(),
            TXO => {
                let mut pieces = Vec::new();
                while let Some(piece) = records.continued() {
                    pieces.push(piece);
                }
                let count = usize::from(record.u16(10).unwrap_or_default());
                self.texts.extend(strings::comment(count, &pieces).map(|text| (self.object, text)));
            }
            NOTE => {
                let place = record.u16(0).zip(record.u16(2)).zip(record.u16(6));
                self.places.extend(place.map(|((row, column), object)| (row, column, object)));
            }
            _ => {}
        }
    }

    /// Adds the comments to the sheet.
    pub(super) fn finish(self, draft: &mut Draft, budget: &mut Budget) -> Result<(), Fault> {
        for (row, column, object) in self.places {
            if let Some(text) = self.texts.get(&object) {
                draft.comment(row.into(), column.into(), text.clone(), budget)?;
            }
        }
        Ok(())
    }
}
