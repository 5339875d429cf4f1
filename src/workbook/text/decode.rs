//! The bytes of a text in one of the encodings that spreadsheet programs write in China.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::read::encoding::utf16;
use crate::say;
use crate::text::{is_noncharacter, is_private_use};
use crate::workbook::fault::Fault;

/// The text: UTF-8, UTF-16, or else GB18030 when that is certain.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    let text = match utf16(&bytes) {
        Some((name, encoding)) => {
            let whole = encoding.decode_with_bom_removal(&bytes);
            if whole.1 { Err(garbled(name)) } else { Ok(whole.0.into_owned()) }
        }
        None => match String::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(error) => gb18030(error.as_bytes()),
        },
    }?;
    match text.chars().position(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_lost(c)) {
        None => Ok(text),
        Some(at) => {
            let line = text.chars().take(at).filter(|c| *c == '\n').count() + 1;
            Err(Fault::Damaged(say!(
                "第 {line} 行有乱码或控制字符",
                "there are garbled or control characters on line {line}"
            )))
        }
    }
}

/// GB18030 includes GBK and GB 2312. Almost any bytes decode as it, so the text has to look plausible: Han characters
/// in use, and no better match for Big5.
fn gb18030(bytes: &[u8]) -> Result<String, Fault> {
    // A text that is mostly valid UTF-8 was damaged; as GB18030 it would be other characters.
    let (sound, broken) = bytes.utf8_chunks().fold((0_usize, 0_usize), |(sound, broken), chunk| {
        let wide = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (sound + wide, broken + usize::from(!chunk.invalid().is_empty()))
    });
    if sound > broken.saturating_mul(4) {
        return Err(garbled("UTF-8"));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    match text {
        Some(text) if detector.guess(None, Utf8Detection::Deny) != encoding_rs::BIG5 => Ok(text.into_owned()),
        _ => Err(garbled("UTF-8、GB18030")),
    }
}

/// U+FFFD marks a character that a program could not decode, and a private character one without a code.
fn is_lost(c: char) -> bool {
    c == '\u{fffd}' || is_noncharacter(c) || is_private_use(c)
}

fn garbled(encoding: &str) -> Fault {
    Fault::Damaged(say!(
        "按 {encoding} 读不通，不知道是什么编码的文本",
        "it cannot be read as {encoding}, so its encoding is not known"
    ))
}
