//! Pictures of three by two pixels: complete, truncated, rotated and misnamed.

use super::asset;
use super::size::{Size, jpeg, png, webp};
use crate::diagnostic::Code;
use crate::read::AssetKind;
use crate::read::layout::Format;

const PNG: &[u8] = include_bytes!("samples/3x2.png");
const JPEG: &[u8] = include_bytes!("samples/3x2.jpg");
const LOSSY: &[u8] = include_bytes!("samples/3x2-lossy.webp");
const LOSSLESS: &[u8] = include_bytes!("samples/3x2-lossless.webp");
const EXTENDED: &[u8] = include_bytes!("samples/3x2-extended.webp");

/// An Exif note in either byte order that says the picture lies on its side (orientation 6).
const TURNED_LITTLE: &[u8] =
    b"\xff\xe1\0\x22Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
const TURNED_BIG: &[u8] =
    b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

fn kind(format: Format, bytes: &[u8]) -> Result<AssetKind, Code> {
    asset("content/a.png", format, bytes).map_err(|problem| problem.code)
}

#[test]
fn the_size_is_read_from_the_bytes() {
    let expected = Ok(AssetKind::Picture { width: 3, height: 2 });
    assert_eq!(kind(Format::Png, PNG), expected);
    assert_eq!(kind(Format::Jpeg, JPEG), expected);
    for bytes in [LOSSY, LOSSLESS, EXTENDED] {
        assert_eq!(kind(Format::Webp, bytes), expected);
    }
}

#[test]
fn a_turned_photograph_has_the_size_it_is_shown_in() {
    for note in [TURNED_LITTLE, TURNED_BIG] {
        let turned = [&JPEG[..2], note, &JPEG[2..]].concat();
        assert_eq!(jpeg(&turned), Some(Size { width: 2, height: 3 }));
    }
}

#[test]
fn a_picture_cut_short_is_broken() {
    for (format, bytes) in [(Format::Png, PNG), (Format::Jpeg, JPEG), (Format::Webp, LOSSY)] {
        for length in 12..bytes.len() {
            assert_eq!(kind(format, &bytes[..length]), Err(Code::ReadPicture), "{format:?} {length}");
        }
    }
}

#[test]
fn a_misnamed_file_is_named() {
    assert_eq!(kind(Format::Jpeg, PNG), Err(Code::ReadContent));
    assert_eq!(kind(Format::Png, b"<svg/>"), Err(Code::ReadContent));
    assert_eq!(kind(Format::Pdf, JPEG), Err(Code::ReadContent));
    assert_eq!(kind(Format::Csv, b"PK\x03\x04"), Err(Code::ReadContent));
    let problem = asset("content/a.jpg", Format::Jpeg, PNG).unwrap_err();
    assert_eq!(problem.message.zh, "content/a.jpg 的内容不是 jpg，而是 png");
}

#[test]
fn attachments_are_known_by_their_first_bytes() {
    for (format, bytes) in
        [(Format::Pdf, &b"%PDF-1.7"[..]), (Format::Xlsx, b"PK\x03\x04..."), (Format::Csv, "年,人".as_bytes())]
    {
        assert_eq!(kind(format, bytes), Ok(AssetKind::Attachment));
    }
}

#[test]
fn a_huge_picture_is_refused() {
    let mut huge = PNG.to_vec();
    huge[16..20].copy_from_slice(&1_000_000_u32.to_be_bytes());
    assert_eq!(kind(Format::Png, &huge), Err(Code::ReadPicture));
}

proptest::proptest! {
    #[test]
    fn any_bytes_have_a_size_or_none(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        let _ = (png(&bytes), jpeg(&bytes), webp(&bytes));
    }

    #[test]
    fn a_flipped_byte_never_panics(at in 0_usize..98, value in proptest::num::u8::ANY) {
        for sample in [PNG, JPEG, LOSSY, LOSSLESS, EXTENDED] {
            let mut bytes = sample.to_vec();
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
            let _ = (png(&bytes), jpeg(&bytes), webp(&bytes));
        }
    }
}
