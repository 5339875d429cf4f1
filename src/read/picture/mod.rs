//! Pictures and attachments: their size, and whether the content matches the extension.

mod size;
#[cfg(test)]
mod tests;

use super::layout::Format;
use super::tree::AssetKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::visible;
use size::Size;

/// The largest side in pixels. Browsers on phones give up on larger pictures.
const MAX_SIDE: u32 = 16_384;

/// The kind of a file of this format, or the problem with its content.
pub(super) fn asset(path: &str, format: Format, bytes: &[u8]) -> Result<AssetKind, Box<Diagnostic>> {
    let actual = sniff(bytes);
    let size = match format {
        Format::Jpeg if actual == Some(Format::Jpeg) => size::jpeg(bytes),
        Format::Png if actual == Some(Format::Png) => size::png(bytes),
        Format::Webp if actual == Some(Format::Webp) => size::webp(bytes),
        Format::Pdf | Format::Xlsx if actual == Some(format) => return Ok(AssetKind::Attachment),
        Format::Csv if actual.is_none() => return Ok(AssetKind::Attachment),
        _ => return Err(Box::new(mismatch(path, format, actual))),
    };
    match size {
        Some(size) if size.width > MAX_SIDE || size.height > MAX_SIDE => Err(Box::new(too_large(path, size))),
        Some(size) if size.width > 0 && size.height > 0 => {
            Ok(AssetKind::Picture { width: size.width, height: size.height })
        }
        _ => Err(Box::new(broken(path))),
    }
}

/// The format that the first bytes identify; csv has no signature.
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

fn mismatch(path: &str, format: Format, actual: Option<Format>) -> Diagnostic {
    let path = visible(path);
    let expected = label(format);
    let problem = |text| Diagnostic::new(Code::ReadContent, text).in_file(path.as_str());
    match actual.map(label) {
        Some(actual) => problem(say!(
            "{path} 的内容不是 {expected}，而是 {actual}",
            "{path} is not {expected} inside, but {actual}"
        ))
        .help(say!(
            "把扩展名改为 .{actual}，或另存为 {expected}",
            "rename it to end in .{actual}, or save it as {expected}"
        )),
        None => problem(say!("{path} 的内容不是 {expected}", "{path} is not {expected} inside")).help(say!(
            "用原来的软件另存为 {expected}；只改扩展名没有用",
            "save it as {expected}; changing the name is not enough"
        )),
    }
}

fn broken(path: &str) -> Diagnostic {
    let path = visible(path);
    Diagnostic::new(Code::ReadPicture, say!("图片 {path} 不完整", "the picture {path} is incomplete"))
        .in_file(path.as_str())
        .help(say!("重新导出或重新复制一份", "export or copy it again"))
}

fn too_large(path: &str, Size { width, height }: Size) -> Diagnostic {
    let path = visible(path);
    Diagnostic::new(
        Code::ReadPicture,
        say!(
            "图片 {path} 有 {width}×{height} 像素，太大了",
            "the picture {path} is {width}×{height} pixels, which is too large"
        ),
    )
    .in_file(path.as_str())
    .help(say!(
        "缩到每边 {MAX_SIDE} 像素以内；网页上 2000 像素已经够用",
        "scale it to {MAX_SIDE} pixels a side at most; 2,000 are plenty"
    ))
}
