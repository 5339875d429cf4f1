//! The keys of the index: runs of one to three characters, and the file that holds each.
//!
//! Every pair of neighbouring characters is indexed, so that any text of two characters or more is found
//! without a list of words, which Chinese has none of. Pairs of digits are in nearly every bulletin; runs of
//! three with a digit or a letter in them tell numbers and names apart.

use super::fold::fold;

/// Bits that a character takes in a packed run.
const WIDTH: u32 = 21;

/// A run of one to three characters, packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Gram(u64);

impl Gram {
    fn of(run: &[char]) -> Self {
        Self(run.iter().fold(0, |bits, c| bits << WIDTH | u64::from(u32::from(*c))))
    }

    /// The run as text.
    pub(super) fn text(self) -> String {
        let code = |at: u32| u32::try_from(self.0 >> (at * WIDTH) & ((1 << WIDTH) - 1)).unwrap_or_default();
        (0..3).rev().map(code).filter(|&code| code != 0).filter_map(char::from_u32).collect()
    }
}

/// Adds every run of a text; a run never reaches over white space.
pub(super) fn grams(text: &str, into: &mut Vec<Gram>) {
    let mut word = Vec::new();
    for c in text.chars().map(fold).chain([' ']) {
        if c != ' ' {
            word.push(c);
            continue;
        }
        into.extend(word.windows(1).chain(word.windows(2)).map(Gram::of));
        let told_apart = |run: &&[char]| run.iter().any(char::is_ascii_alphanumeric);
        into.extend(word.windows(3).filter(told_apart).map(Gram::of));
        word.clear();
    }
}

/// Which of `files` files a key is found in: FNV-1a over its characters, as the script computes it.
pub(super) fn shard(key: &str, files: usize) -> usize {
    let hash = key.chars().fold(0x811C_9DC5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193));
    // The low bits of a product know the low bits of its factors only; folding the high ones in spreads them.
    usize::try_from(hash ^ (hash >> 15)).unwrap_or_default() % files.max(1)
}
