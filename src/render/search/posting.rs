//! A list of documents, coded in few characters: gaps where it is sparse, one bit per document where it is dense.

/// The first of the 64 digits of the code, `0` to `o` in ASCII. A gap is written five bits a digit, lowest first; a
/// digit from 32 on says that another follows. A bit list has six documents a digit, lowest bit first.
const ZERO: u8 = b'0';
/// The sign before a bit list; it is no digit.
const BITS: char = '!';

/// Documents in rising order.
#[derive(Debug, Clone, Default)]
pub(super) struct Posting {
    gaps: String,
    /// One past the last document.
    next: usize,
    count: usize,
}

impl Posting {
    /// Adds a document; one that is in the list already, or lies before its end, changes nothing.
    pub(super) fn add(&mut self, document: usize) {
        let Some(mut gap) = document.checked_sub(self.next) else { return };
        while gap >= 32 {
            self.gaps.push(digit(gap % 32 + 32));
            gap /= 32;
        }
        self.gaps.push(digit(gap));
        self.next = document + 1;
        self.count += 1;
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The shorter of the two codes.
    pub(super) fn code(&self) -> String {
        if self.gaps.len() <= self.next.div_ceil(6) { self.gaps.clone() } else { self.bits() }
    }

    fn bits(&self) -> String {
        let mut digits = vec![0; self.next.div_ceil(6)];
        let (mut document, mut gap, mut weight) = (0, 0, 1);
        for byte in self.gaps.bytes() {
            let value = usize::from(byte.saturating_sub(ZERO));
            gap += value % 32 * weight;
            if value >= 32 {
                weight *= 32;
                continue;
            }
            document += gap;
            if let Some(bits) = digits.get_mut(document / 6) {
                *bits |= 1 << (document % 6);
            }
            (document, gap, weight) = (document + 1, 0, 1);
        }
        std::iter::once(BITS).chain(digits.into_iter().map(digit)).collect()
    }
}

fn digit(value: usize) -> char {
    u8::try_from(value).map_or('0', |value| char::from(ZERO.saturating_add(value)))
}
