//! Chance that can be had again: the same numbers from the same seed, on every machine.

/// A stream of numbers (SplitMix64).
pub(super) struct Random(u64);

impl Random {
    /// The stream of one case of a run.
    pub(super) fn of(seed: u64, case: u64) -> Self {
        let mut random = Self(seed ^ case.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        // Neighbouring cases begin apart.
        Self(random.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; zero where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number from `low` to `high`, small ones oftener.
    pub(super) fn size(&mut self, low: usize, high: usize) -> usize {
        let limit = self.below(high - low + 1);
        low + self.below(limit + 1)
    }

    /// Yes, in one of so many times.
    pub(super) fn one_of(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of some texts.
    pub(super) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}
