//! Detects the kind of a file by its first bytes.

use super::fault::Fault;
use super::package::Package;
use super::xml::document_type;
use crate::diagnostic::Text;
use crate::say;

/// How a spreadsheet is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A zip archive: new formats.
    Zip,
    /// A compound file of streams: old formats of Microsoft and WPS.
    Compound,
    /// The records of such a stream, in a file of their own.
    Records,
    /// OpenDocument in one XML file.
    FlatXml,
    /// A text with a delimiter.
    Text,
}

/// What a zip container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// The kind of workbook in a zip container, or what it is instead.
pub(super) fn package(package: &mut Package) -> Result<Inside, Fault> {
    let mime = package.start("mimetype")?;
    let open_document = mime.trim().strip_prefix("application/vnd.oasis.opendocument.");
    let kind = match open_document {
        Some(kind) if kind.starts_with("spreadsheet") => return Ok(Inside::Ods),
        None if mime.is_empty() && package.has("content.xml") => return Ok(Inside::Ods),
        Some(_) => {
            (say!("文档（OpenDocument），不是表格", "an OpenDocument that is no spreadsheet"), copy_table())
        }
        None if package.has("xl/workbook.bin") => {
            (say!("二进制的 .xlsb 工作簿", "a binary workbook (.xlsb)"), resave())
        }
        None if package.has_under("xl/") => return Ok(Inside::Xlsx),
        None if package.has_under("word/") => {
            (say!(" Word 文档（.docx）", "a Word document (.docx)"), copy_table())
        }
        None if package.has_under("ppt/") => (say!(" PPT 演示文稿", "a presentation"), copy_table()),
        None if package.has("OFD.xml") => (say!(" OFD 版式文件", "an OFD document"), retype()),
        None if package.has_under("Index/") => (say!("苹果 Numbers 表格", "a Numbers document"), resave()),
        None => (say!("压缩包", "an archive"), unpack()),
    };
    Err(Fault::Kind(kind.0, kind.1))
}

/// The container of a spreadsheet, or the kind of file it is instead.
pub(super) fn container(bytes: &[u8]) -> Result<Container, Fault> {
    let start = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let words =
        String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let begins = |all: &[&str]| all.iter().any(|start| words.starts_with(start));
    match start {
        [b'P', b'K', 3, 4, ..] => Ok(Container::Zip),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Ok(Container::Compound),
        [9, 0 | 2 | 4 | 8, _, 0, ..] => Ok(Container::Records),
        [] => Err(Fault::Kind(
            say!("空文件", "an empty file"),
            say!(
                "检查文件有没有存好，或请对方重新发一份",
                "check whether it was saved, or ask for another copy"
            ),
        )),
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'B', b'M', ..]
            if has_zero(start) =>
        {
            Err(Fault::Kind(say!("图片", "a picture"), retype()))
        }
        [b'%', b'P', b'D', b'F', ..] => Err(Fault::Kind(say!(" PDF 文件", "a PDF file"), retype())),
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [0x1f, 0x8b, ..] => {
            Err(Fault::Kind(say!("压缩包", "an archive"), unpack()))
        }
        _ if begins(&["{\\rtf"]) => Err(Fault::Kind(say!(" RTF 文档", "an RTF document"), copy_table())),
        _ if begins(&["<html", "<!doctype html", "<head", "<table", "<meta", "mime-version:"])
            || words.contains("<html") =>
        {
            Err(Fault::Kind(
                say!("改了扩展名的网页（HTML）", "a web page (HTML) under another name"),
                resave(),
            ))
        }
        _ if begins(&["<?xml", "<workbook"])
            && words.contains("urn:schemas-microsoft-com:office:spreadsheet") =>
        {
            Err(Fault::Kind(say!(" 2003 版的 XML 表格", "an XML spreadsheet of 2003"), resave()))
        }
        _ if begins(&["<?xml", "<office:"]) && words.contains("<office:document") => Ok(Container::FlatXml),
        _ if begins(&["<?xml"]) && words.contains("<!doctype") => Err(document_type("XML")),
        _ if begins(&["<?xml"]) => Err(Fault::Kind(say!(" XML 文件", "an XML file"), resave())),
        _ => Ok(Container::Text),
    }
}

/// A text holds no zero byte in its first bytes; the two letters `BM` may begin a word.
fn has_zero(start: &[u8]) -> bool {
    start.contains(&0)
}

/// The advice for a document that has a table in it.
pub(super) fn copy_table() -> Text {
    say!(
        "打开它，把里面的表格复制到 WPS 表格的空白工作簿，核对后存为 .xlsx 再导入",
        "open it, copy its table into an empty workbook, check it and save it as .xlsx"
    )
}

pub(super) fn resave() -> Text {
    say!(
        "用 WPS 表格打开它，「另存为」.xlsx，再导入新存的文件",
        "open it in the spreadsheet program, save it as .xlsx and import that file"
    )
}

fn unpack() -> Text {
    say!("先解压，再导入里面的表格", "unpack it and import the spreadsheet in it")
}

fn retype() -> Text {
    say!(
        "向填报单位要原来的表格文件；没有的话，照着录入 WPS 表格，核对后存为 .xlsx 再导入",
        "ask for the spreadsheet it was made from; otherwise type it into one, check it and save it as .xlsx"
    )
}
