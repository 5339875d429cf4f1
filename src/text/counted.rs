//! How many characters and UTF-16 code units stand before a byte of a text, without counting from its start: a line may be
//! as long as a file, and a hundred thousand problems may lie in it.

/// Bytes from one count to the next.
const STEP: usize = 1024;

/// The counts of a text at every so many bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted {
    steps: Vec<Count>,
}

/// What stands before a byte.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    byte: usize,
    /// Characters.
    pub(super) characters: usize,
    /// UTF-16 code units.
    pub(super) units: usize,
}

impl Counted {
    /// The counts of a text.
    pub(super) fn new(text: &str) -> Self {
        let mut last = Count::default();
        let steps = (0..=text.len() / STEP).map(|step| {
            last = last.on(text, boundary(text, step * STEP));
            last
        });
        Self { steps: steps.collect() }
    }

    /// What stands before a byte of that text.
    pub(super) fn before(&self, text: &str, byte: usize) -> Count {
        let byte = boundary(text, byte);
        let near = self.steps.get(byte / STEP).copied().unwrap_or_default();
        near.on(text, byte)
    }
}

impl Count {
    /// The count at a byte farther on.
    fn on(self, text: &str, byte: usize) -> Self {
        let more = text.get(self.byte..byte).unwrap_or_default();
        let characters = more.chars().count();
        // Only characters of four bytes take two units.
        let units = characters + more.chars().filter(|c| c.len_utf16() > 1).count();
        Self { byte, characters: self.characters + characters, units: self.units + units }
    }
}

/// The nearest character boundary at or before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_counted_as_from_the_start() {
        let text = "户1𠮷é\n".repeat(700);
        let counted = Counted::new(&text);
        for (byte, _) in text.char_indices().step_by(7) {
            let before = text.get(..byte).unwrap();
            let count = counted.before(&text, byte);
            assert_eq!(count.characters, before.chars().count(), "{byte}");
            assert_eq!(count.units, before.encode_utf16().count(), "{byte}");
        }
        assert_eq!(counted.before(&text, usize::MAX).characters, text.chars().count());
        assert_eq!(Counted::new("").before("", 0).units, 0);
    }
}
