//! Strings that cells share: a million of them are one text.

use super::fault::Fault;
use super::limit;

/// The shared strings, one after the other in one text.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// The string with a number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..*self.ends.get(number)?)
    }

    /// The text of the string that comes next, to be added to; [`close`](Self::close) ends it.
    pub(super) fn open(&mut self) -> &mut String {
        &mut self.text
    }

    /// Ends a string.
    pub(super) fn close(&mut self) -> Result<(), Fault> {
        self.ends.push(self.text.len());
        limit::strings(self.ends.len(), self.text.len())
    }
}
