//! WebP: the size stands in the first chunk, in one of three ways.

use super::{Size, little24, little32};

/// Where the first chunk's name, length and data start.
const NAME: usize = 12;
const DATA: usize = 20;

pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let told = usize::try_from(little32(bytes, 4)?).ok()?;
    if told.checked_add(8)? > bytes.len() {
        return None;
    }
    match bytes.get(NAME..NAME + 4)? {
        b"VP8X" => {
            Some(Size { width: little24(bytes, DATA + 4)? + 1, height: little24(bytes, DATA + 7)? + 1 })
        }
        b"VP8L" => {
            let packed = little32(bytes, DATA + 1).filter(|_| bytes.get(DATA) == Some(&0x2f))?;
            Some(Size { width: (packed & 0x3fff) + 1, height: (packed >> 14 & 0x3fff) + 1 })
        }
        b"VP8 " => {
            // Three bytes of frame tag, three of start code, then two numbers of 14 bits.
            let packed = little32(bytes, DATA + 6)
                .filter(|_| bytes.get(DATA + 3..DATA + 6) == Some(&[0x9d, 1, 0x2a]))?;
            Some(Size { width: packed & 0x3fff, height: packed >> 16 & 0x3fff })
        }
        _ => None,
    }
}
