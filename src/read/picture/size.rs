//! Width and height of a picture from its bytes: PNG, JPEG and WebP.

/// Where the first chunk of a PNG file starts, after the signature.
const PNG_CHUNK: usize = 8;
/// Bytes of a PNG chunk without its data: length, name and checksum.
const PNG_FRAME: usize = 12;
/// The marker at the end of a JPEG picture.
const JPEG_END: [u8; 2] = [0xff, 0xd9];
/// Exif's tag for the way up, in a TIFF directory.
const ORIENTATION: u32 = 0x0112;
/// Where the name of the first chunk of a WebP file starts.
const WEBP_NAME: usize = 12;
/// Where its data start.
const WEBP_DATA: usize = 20;

/// Width and height in pixels, as a reader sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// PNG: the size is in the first chunk; the file is complete when its chunks reach `IEND`.
pub(super) fn png(bytes: &[u8]) -> Option<Size> {
    if bytes.get(PNG_CHUNK + 4..PNG_CHUNK + 8)? != b"IHDR" {
        return None;
    }
    let size = Size { width: big32(bytes, 16)?, height: big32(bytes, 20)? };
    let mut at = PNG_CHUNK;
    loop {
        let length = usize::try_from(big32(bytes, at)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        at = at.checked_add(length)?.checked_add(PNG_FRAME)?;
        if name == b"IEND" {
            return (at <= bytes.len()).then_some(size);
        }
    }
}

/// JPEG: the size is in a frame header; an Exif note of the camera may turn the picture on its side.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Size> {
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
                let whole = bytes.windows(2).rev().any(|pair| pair == JPEG_END);
                let size =
                    if turned { Size { width: height, height: width } } else { Size { width, height } };
                return whole.then_some(size);
            }
            0xe1 => turned |= is_turned(body).unwrap_or(false),
            // The picture's data must not begin before its size is known.
            0xda | 0xd9 => return None,
            _ => {}
        }
        at += 2 + length;
    }
}

/// Whether an Exif note turns the picture on its side (orientations 5 to 8), as browsers apply it.
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
    let tag_count = usize::try_from(two(directory)?).ok()?;
    let tag_at = (0..tag_count).map(|n| directory + 2 + n * 12).find(|at| two(*at) == Some(ORIENTATION))?;
    Some(matches!(two(tag_at + 8)?, 5..=8))
}

/// WebP: the size is in the first chunk, in one of three forms.
pub(super) fn webp(bytes: &[u8]) -> Option<Size> {
    let declared = usize::try_from(little32(bytes, 4)?).ok()?;
    if declared.checked_add(8)? > bytes.len() {
        return None;
    }
    match bytes.get(WEBP_NAME..WEBP_NAME + 4)? {
        b"VP8X" => Some(Size {
            width: little24(bytes, WEBP_DATA + 4)? + 1,
            height: little24(bytes, WEBP_DATA + 7)? + 1,
        }),
        b"VP8L" => {
            let packed = little32(bytes, WEBP_DATA + 1).filter(|_| bytes.get(WEBP_DATA) == Some(&0x2f))?;
            Some(Size { width: (packed & 0x3fff) + 1, height: (packed >> 14 & 0x3fff) + 1 })
        }
        b"VP8 " => {
            // Three bytes of frame tag, three of start code, then two numbers of 14 bits.
            let packed = little32(bytes, WEBP_DATA + 6)
                .filter(|_| bytes.get(WEBP_DATA + 3..WEBP_DATA + 6) == Some(&[0x9d, 1, 0x2a]))?;
            Some(Size { width: packed & 0x3fff, height: packed >> 16 & 0x3fff })
        }
        _ => None,
    }
}

/// Two bytes, the higher first.
fn big16(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..)?.first_chunk()?;
    Some(u32::from(u16::from_be_bytes(*pair)))
}

/// Four bytes, the highest first.
fn big32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

/// Four bytes, the lowest first.
fn little32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// Three bytes, the lowest first.
fn little24(bytes: &[u8], at: usize) -> Option<u32> {
    let [a, b, c] = *bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes([a, b, c, 0]))
}
