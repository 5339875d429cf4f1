//! Where the characters of a run of text, as it is printed, are in the text as it is typed.
//!
//! A run is printed without its markup, with entities decoded and line ends resolved. Its flow has a stretch for every
//! piece of it in the order of print, and follows each change of the run, so that its bytes are always those printed.

use std::ops::Range;

/// Printed bytes that were typed in one piece.
#[derive(Debug, Clone)]
struct Stretch {
    /// How many bytes are printed.
    length: usize,
    /// Where they are typed.
    typed: Range<usize>,
    /// Whether they are typed byte for byte as they are printed.
    verbatim: bool,
}

/// The stretches of a run in the making.
#[derive(Debug, Default)]
pub(super) struct Flow {
    stretches: Vec<Stretch>,
}

impl Flow {
    /// Adds printed bytes, typed at a place.
    pub(super) fn push(&mut self, length: usize, typed: Range<usize>, verbatim: bool) {
        self.stretches.push(Stretch { length, typed, verbatim });
    }

    /// How many stretches there are: a mark to [split](Self::split_off) at.
    pub(super) fn mark(&self) -> usize {
        self.stretches.len()
    }

    /// Takes away what was added since a mark.
    pub(super) fn split_off(&mut self, mark: usize) -> Self {
        Self { stretches: self.stretches.split_off(mark.min(self.stretches.len())) }
    }

    /// Takes printed bytes off the end.
    pub(super) fn shorten(&mut self, by: usize) {
        let mut left = by;
        while let Some(last) = self.stretches.last_mut().filter(|_| left > 0) {
            let cut = left.min(last.length);
            last.cut_end(cut);
            left -= cut;
            if last.length == 0 {
                self.stretches.pop();
            }
        }
    }

    /// Takes single printed bytes out, given by their places in order.
    pub(super) fn remove(&mut self, places: &[usize]) {
        let (mut start, mut rest) = (0, places);
        let mut kept = Vec::with_capacity(self.stretches.len());
        for mut stretch in self.stretches.drain(..) {
            let end = start + stretch.length;
            while let Some((place, later)) = rest.split_first().filter(|(place, _)| **place < end) {
                kept.extend(stretch.take_start(place - start));
                stretch.cut_start(1);
                (start, rest) = (place + 1, later);
            }
            start = end;
            kept.extend(Some(stretch).filter(|stretch| stretch.length > 0));
        }
        self.stretches = kept;
    }

    /// The places of all printed bytes.
    pub(super) fn places(self) -> Places {
        let mut end = 0;
        let ends = self.stretches.iter().map(|stretch| {
            end += stretch.length;
            end
        });
        Places { ends: ends.collect(), stretches: self.stretches }
    }
}

impl Stretch {
    fn cut_end(&mut self, by: usize) {
        self.length -= by;
        if self.verbatim {
            self.typed.end -= by;
        }
    }

    fn cut_start(&mut self, by: usize) {
        self.length -= by;
        if self.verbatim {
            self.typed.start += by;
        }
    }

    /// The first bytes as a stretch of their own, if any.
    fn take_start(&mut self, length: usize) -> Option<Self> {
        let mut first = self.clone();
        first.cut_end(self.length - length);
        self.cut_start(length);
        (length > 0).then_some(first)
    }

    /// Where a printed byte is typed, or the end of such a byte.
    fn start(&self, at: usize) -> usize {
        if self.verbatim { self.typed.start + at } else { self.typed.start }
    }

    fn end(&self, at: usize) -> usize {
        if self.verbatim { self.typed.start + at } else { self.typed.end }
    }
}

/// The places of a finished run.
#[derive(Debug)]
pub(super) struct Places {
    stretches: Vec<Stretch>,
    /// The printed byte behind each stretch.
    ends: Vec<usize>,
}

impl Places {
    /// What was typed for some printed bytes, from the first to the last of them, with the markup between them.
    pub(super) fn typed(&self, printed: &Range<usize>) -> Option<Range<usize>> {
        let (first, from) = self.holding(printed.start)?;
        let (last, to) = self.holding(printed.end.saturating_sub(1).max(printed.start))?;
        let start = first.start(printed.start - from);
        let end = last.end(printed.end - to);
        (start <= end).then_some(start..end)
    }

    /// The stretch with a printed byte, and its first byte.
    fn holding(&self, at: usize) -> Option<(&Stretch, usize)> {
        let number = self.ends.partition_point(|end| *end <= at);
        let stretch = self.stretches.get(number)?;
        Some((stretch, self.ends.get(number)? - stretch.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `甲5**3**&#49;⏎人`, printed 甲531人: the line end is taken out again.
    fn flow() -> Flow {
        let mut flow = Flow::default();
        flow.push(4, 10..14, true);
        flow.push(1, 16..17, true);
        flow.push(1, 19..24, false);
        flow.push(1, 24..25, false);
        flow.push(3, 25..28, true);
        flow
    }

    #[test]
    fn a_printed_byte_has_its_place() {
        let mut flow = flow();
        flow.remove(&[6]);
        let places = flow.places();
        for (printed, typed) in [
            (0..3, 10..13),
            (3..4, 13..14),
            (3..5, 13..17),
            (4..5, 16..17),
            (5..6, 19..24),
            (3..6, 13..24),
            (3..9, 13..28),
            (6..9, 25..28),
        ] {
            assert_eq!(places.typed(&printed), Some(typed), "{printed:?}");
        }
        assert_eq!(places.typed(&(9..10)), None);
    }

    #[test]
    fn a_flow_follows_its_run() {
        let mut flow = flow();
        let rest = flow.split_off(3);
        assert_eq!(rest.places().typed(&(1..4)), Some(25..28));
        flow.shorten(2);
        assert_eq!(flow.mark(), 1);
        flow.remove(&[0, 1, 2]);
        assert_eq!(flow.places().typed(&(0..1)), Some(13..14));
        let mut flow = self::flow();
        flow.shorten(1);
        assert_eq!(flow.places().typed(&(7..9)), Some(25..27));
    }
}
