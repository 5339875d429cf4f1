//! Decodes bytes as UTF-8, and reports files in other encodings with a guess of the encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::say;
use crate::text::visible;

/// The length of the quotation that supports the guess of an encoding, in characters.
const MAX_QUOTE: usize = 24;

/// A guess about bytes that are not UTF-8.
enum Guess {
    /// An encoding that decodes the whole file.
    Other(&'static str, &'static Encoding),
    /// UTF-8 in which some bytes were damaged.
    Damaged,
    /// No text in any encoding we know.
    Unknown,
}

/// The text of a file without its byte order mark, or the problem with its encoding.
pub(crate) fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if let Some((name, encoding)) = utf16(&bytes) {
        return Err(Box::new(refuse(path, &bytes, 0, Guess::Other(name, encoding))));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let guess = guess(&bytes);
            Err(Box::new(refuse(path, &bytes, at, guess)))
        }
    }
}

/// The text of a page that others wrote: UTF-8, or one of the encodings Chinese newspapers use.
pub(crate) fn page(path: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let encoding = match utf16(&bytes) {
        Some((_, encoding)) => Some(encoding),
        None if std::str::from_utf8(&bytes).is_ok() => None,
        None => match guess(&bytes) {
            Guess::Other(_, encoding) => {
                [encoding_rs::GB18030, encoding_rs::BIG5].into_iter().find(|accepted| *accepted == encoding)
            }
            Guess::Damaged | Guess::Unknown => None,
        },
    };
    match encoding.map(|encoding| encoding.decode_with_bom_removal(&bytes).0.into_owned()) {
        Some(text) => Ok(text),
        None => decode(path, bytes),
    }
}

/// UTF-16 is recognized by its byte order mark, or by zeros in every other byte of its ASCII characters.
pub(crate) fn utf16(bytes: &[u8]) -> Option<(&'static str, &'static Encoding)> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let little = ("UTF-16LE", encoding_rs::UTF_16LE);
    let big = ("UTF-16BE", encoding_rs::UTF_16BE);
    match bytes {
        [0xff, 0xfe, ..] => return Some(little),
        [0xfe, 0xff, ..] => return Some(big),
        // A text has no zero bytes; they are only counted where there are any.
        _ if !bytes.contains(&0) => return None,
        _ => {}
    }
    let (even, odd) = (zeros(0), zeros(1));
    let many = bytes.len() / 8;
    match (even > many, odd > many) {
        (false, true) if even == 0 => Some(little),
        (true, false) if odd == 0 => Some(big),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> Guess {
    let (sound, broken) = bytes.utf8_chunks().fold((0_usize, 0_usize), |(sound, broken), chunk| {
        let wide = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (sound + wide, broken + usize::from(!chunk.invalid().is_empty()))
    });
    // GB18030 bytes make a valid UTF-8 sequence now and then, but never mostly.
    if sound > broken.saturating_mul(4) {
        return Guess::Damaged;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Without a hint the detector knows Big5; the hint makes it prefer GB18030 in short texts.
    let unbiased = detector.guess(None, Utf8Detection::Deny);
    let big5 = unbiased == encoding_rs::BIG5;
    let encoding = if big5 { unbiased } else { detector.guess(Some(b"cn"), Utf8Detection::Deny) };
    if encoding.decode_without_bom_handling_and_without_replacement(bytes).is_none() {
        return Guess::Unknown;
    }
    match encoding.name() {
        "GBK" | "gb18030" => Guess::Other("GB18030 (GBK)", encoding_rs::GB18030),
        "Big5" => Guess::Other("Big5", encoding),
        name => Guess::Other(name, encoding),
    }
}

fn refuse(path: &str, bytes: &[u8], at: usize, guess: Guess) -> Diagnostic {
    let path = visible(path);
    let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    let byte = at + 1;
    let what = match &guess {
        Guess::Other(name, _) => say!(
            "{path} 不是 UTF-8 编码，像是 {name}：第 {line} 行起读不懂",
            "{path} is not UTF-8 and looks like {name}: it cannot be read from line {line} on"
        ),
        Guess::Damaged => say!(
            "{path} 第 {line} 行（第 {byte} 个字节）有损坏的字节",
            "{path} holds damaged bytes on line {line} (byte {byte})"
        ),
        Guess::Unknown => say!(
            "{path} 不是 UTF-8 编码的文本：第 {line} 行（第 {byte} 个字节）起读不懂",
            "{path} is not UTF-8 text: it cannot be read from line {line} (byte {byte}) on"
        ),
    };
    let problem = Diagnostic::new(Code::ReadEncoding, what).in_file(path.as_str());
    match guess {
        Guess::Other(name, encoding) => {
            let proof = quote(bytes, line, encoding).map(|quote| {
                say!("（按 {name} 读，这一行是「{quote}」）", " (read as {name}, this line is `{quote}`)")
            });
            let Text { zh, en } = proof.unwrap_or(say!("", ""));
            problem.help(say!(
                "用编辑器按 {name} 打开，再「另存为」，编码选 UTF-8{zh}",
                "open it as {name} in an editor and save it as UTF-8{en}"
            ))
        }
        Guess::Damaged => problem.help(say!(
            "多半是截断或传输时损坏的；重新取一份，或在编辑器里改好这一行后按 UTF-8 保存",
            "probably cut off or damaged in transfer; fetch it again, or correct this line and save as UTF-8"
        )),
        Guess::Unknown => problem.help(say!(
            "如果是文字，用编辑器打开后「另存为」，编码选 UTF-8；如果不是，把它移走",
            "if it is text, save it as UTF-8 in an editor; if it is not, move it away"
        )),
    }
}

/// The start of a line in the guessed encoding, when it is readable.
fn quote(bytes: &[u8], line: usize, encoding: &'static Encoding) -> Option<String> {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let line = text.lines().nth(line - 1)?.trim();
    let quote: String = line.chars().take(MAX_QUOTE).collect();
    let readable = quote.chars().all(|c| !c.is_control() && c != '\u{fffd}') && !quote.is_empty();
    readable.then(|| visible(&quote))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ntitle: 潼南区2020年4月脱贫攻坚进展通报\n---\n全区贫困发生率降至0.06%。\n";

    fn refused(bytes: Vec<u8>) -> String {
        let problem = decode("content/a.md", bytes).unwrap_err();
        assert_eq!((problem.code, problem.file.as_deref()), (Code::ReadEncoding, Some("content/a.md")));
        let help: Vec<String> = problem.help.iter().map(|help| help.zh.clone()).collect();
        format!("{} | {}", problem.message.zh, help.join(" | "))
    }

    fn utf16_bytes(text: &str, pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn one_byte_order_mark_is_taken_off() {
        assert_eq!(decode("a", TEXT.into()).as_deref(), Ok(TEXT));
        assert_eq!(decode("a", format!("\u{feff}{TEXT}").into()).as_deref(), Ok(TEXT));
        assert_eq!(decode("a", "\u{feff}\u{feff}x".into()).as_deref(), Ok("\u{feff}x"));
        assert_eq!(decode("a", Vec::new()).as_deref(), Ok(""));
    }

    #[test]
    fn chinese_encodings_are_named_and_proved() {
        let gbk = refused(encoding_rs::GB18030.encode(TEXT).0.into_owned());
        assert!(gbk.contains("GB18030") && gbk.contains("第 2 行") && gbk.contains("另存为"), "{gbk}");
        assert!(gbk.contains("这一行是「title: 潼南区2020年4月"), "{gbk}");
        let traditional =
            "---\ntitle: 潼南區脫貧攻堅進展通報\n---\n全區貧困發生率下降，群眾生活有了明顯的改善。\n";
        let big5 = refused(encoding_rs::BIG5.encode(traditional).0.into_owned());
        assert!(big5.contains("Big5"), "{big5}");
        for short in ["通报", "贫困户3户", "---\ntitle: 关于\n---\n"] {
            let message = refused(encoding_rs::GB18030.encode(short).0.into_owned());
            assert!(message.contains("GB18030"), "{message}");
        }
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        let marked = format!("\u{feff}{TEXT}");
        for (text, pair, name) in [
            (marked.as_str(), u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
            (&marked, u16::to_be_bytes, "UTF-16BE"),
            (TEXT, u16::to_le_bytes, "UTF-16LE"),
            ("title: a\n", u16::to_be_bytes, "UTF-16BE"),
        ] {
            let message = refused(utf16_bytes(text, pair));
            assert!(message.contains(name), "{message}");
        }
    }

    #[test]
    fn a_page_may_have_any_chinese_encoding() {
        let marked = format!("\u{feff}{TEXT}");
        let all = [
            TEXT.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            encoding_rs::GB18030.encode(TEXT).0.into_owned(),
            utf16_bytes(&marked, u16::to_le_bytes),
            utf16_bytes(&marked, u16::to_be_bytes),
        ];
        for bytes in all {
            assert_eq!(page("a", bytes).as_deref(), Ok(TEXT));
        }
        assert!(page("a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\x81".to_vec()).is_err());
    }

    #[test]
    fn broken_utf_8_is_distinguished_from_other_encodings() {
        let broken: [&[u8]; 4] = [b"\xe5\xb9", b"\xc0\xaf", b"\xed\xa0\x80", b"\x80"];
        for tail in broken {
            let message = refused([TEXT.as_bytes(), tail].concat());
            assert!(message.contains("损坏的字节") && message.contains("第 5 行"), "{message}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let _ = decode("a", bytes);
        }
    }
}
