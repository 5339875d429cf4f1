//! PNG: the size stands in the first chunk; the file is whole when its chunks reach `IEND`.

use super::{Size, big32};

/// Where the first chunk starts, after the signature.
const FIRST_CHUNK: usize = 8;
/// Length, name and checksum of a chunk, without its data.
const CHUNK_FRAME: usize = 12;

pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    if bytes.get(FIRST_CHUNK + 4..FIRST_CHUNK + 8)? != b"IHDR" {
        return None;
    }
    let size = Size { width: big32(bytes, 16)?, height: big32(bytes, 20)? };
    let mut at = FIRST_CHUNK;
    loop {
        let length = usize::try_from(big32(bytes, at)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        at = at.checked_add(length)?.checked_add(CHUNK_FRAME)?;
        if name == b"IEND" {
            return (at <= bytes.len()).then_some(size);
        }
    }
}
