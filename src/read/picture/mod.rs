//! Pictures and attachments by their first bytes: width, height, and whether the name tells the truth.

mod jpeg;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use super::AssetKind;
use super::layout::Format;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::visible;

/// The largest side in pixels. Browsers on phones give up on larger pictures.
const MAX_SIDE: u32 = 16_384;

/// Width and height in pixels, as a reader sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    width: u32,
    height: u32,
}

/// What a file of this format is, or why it is none.
pub(super) fn asset(path: &str, format: Format, bytes: &[u8]) -> Result<AssetKind, Box<Diagnostic>> {
    let seen = sniff(bytes);
    let size = match format {
        Format::Jpeg if seen == Some(Format::Jpeg) => jpeg::size(bytes),
        Format::Png if seen == Some(Format::Png) => png::size(bytes),
        Format::Webp if seen == Some(Format::Webp) => webp::size(bytes),
        Format::Pdf | Format::Xlsx if seen == Some(format) => return Ok(AssetKind::Attachment),
        Format::Csv if seen.is_none() => return Ok(AssetKind::Attachment),
        _ => return Err(Box::new(mismatch(path, format, seen))),
    };
    match size {
        Some(size) if size.width > MAX_SIDE || size.height > MAX_SIDE => Err(Box::new(too_large(path, size))),
        Some(size) if size.width > 0 && size.height > 0 => {
            Ok(AssetKind::Picture { width: size.width, height: size.height })
        }
        _ => Err(Box::new(broken(path))),
    }
}

/// The format the first bytes tell; csv has none of its own.
fn sniff(bytes: &[u8]) -> Option<Format> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Format::Webp),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Format::Pdf),
        [b'P', b'K', 3, 4, ..] => Some(Format::Xlsx),
        _ => None,
    }
}

fn label(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpg",
        Format::Png => "png",
        Format::Webp => "webp",
        Format::Pdf => "pdf",
        Format::Xlsx => "xlsx",
        Format::Csv => "csv",
    }
}

fn mismatch(path: &str, format: Format, seen: Option<Format>) -> Diagnostic {
    let shown = visible(path);
    let wanted = label(format);
    let problem = |text| Diagnostic::new(Code::ReadContent, text).in_file(shown.as_str());
    match seen.map(label) {
        Some(seen) => problem(say!(
            "{shown} 的内容不是 {wanted}，而是 {seen}",
            "{shown} is not {wanted} inside, but {seen}"
        ))
        .help(say!(
            "把扩展名改为 .{seen}，或另存为 {wanted}",
            "rename it to end in .{seen}, or save it as {wanted}"
        )),
        None => problem(say!("{shown} 的内容不是 {wanted}", "{shown} is not {wanted} inside")).help(say!(
            "用原来的软件另存为 {wanted}；只改扩展名没有用",
            "save it as {wanted}; changing the name is not enough"
        )),
    }
}

fn broken(path: &str) -> Diagnostic {
    let shown = visible(path);
    Diagnostic::new(Code::ReadPicture, say!("图片 {shown} 不完整", "the picture {shown} is incomplete"))
        .in_file(shown.as_str())
        .help(say!("重新导出或重新复制一份", "export or copy it again"))
}

fn too_large(path: &str, Size { width, height }: Size) -> Diagnostic {
    let shown = visible(path);
    Diagnostic::new(
        Code::ReadPicture,
        say!(
            "图片 {shown} 有 {width}×{height} 像素，太大了",
            "the picture {shown} is {width}×{height} pixels, which is too large"
        ),
    )
    .in_file(shown.as_str())
    .help(say!(
        "缩到每边 {MAX_SIDE} 像素以内；网页上 2000 像素已经够用",
        "scale it to {MAX_SIDE} pixels a side at most; 2,000 are plenty"
    ))
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
