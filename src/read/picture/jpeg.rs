//! JPEG: the size stands in a frame header; a camera's note may turn the picture on its side.

use super::{Size, big16, big32};

/// The end of a picture.
const END: [u8; 2] = [0xff, 0xd9];
/// Exif's tag for the way up, in a TIFF directory.
const ORIENTATION: u32 = 0x0112;

pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let mut at = 2;
    let mut turned = false;
    loop {
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let [0xff, marker] = *bytes.get(at..)?.first_chunk()? else { return None };
        let length = usize::try_from(big16(bytes, at + 2)?).ok()?;
        let body = bytes.get(at + 4..(at + 2).checked_add(length)?)?;
        match marker {
            // Frame headers, all but the three numbers that mean something else.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (big16(body, 1)?, big16(body, 3)?);
                let whole = bytes.windows(2).rev().any(|pair| pair == END);
                let size =
                    if turned { Size { width: height, height: width } } else { Size { width, height } };
                return whole.then_some(size);
            }
            0xe1 => turned |= is_turned(body).unwrap_or(false),
            // The picture's data must not begin before its size was told.
            0xda | 0xd9 => return None,
            _ => {}
        }
        at += 2 + length;
    }
}

/// Whether an Exif note says that the picture lies on its side (orientations 5 to 8), as browsers obey.
fn is_turned(note: &[u8]) -> Option<bool> {
    let tiff = note.strip_prefix(b"Exif\0\0")?;
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let two = |at| big16(tiff, at).map(|n| if little { n.swap_bytes() >> 16 } else { n });
    let four = |at| big32(tiff, at).map(|n| if little { n.swap_bytes() } else { n });
    let directory = usize::try_from(four(4)?).ok()?;
    let entries = usize::try_from(two(directory)?).ok()?;
    let entry = (0..entries).map(|n| directory + 2 + n * 12).find(|at| two(*at) == Some(ORIENTATION))?;
    Some(matches!(two(entry + 8)?, 5..=8))
}
