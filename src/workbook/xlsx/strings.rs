//! Words: shared strings, rich text with its runs joined, and escaped characters.

use std::io::BufRead;

use crate::workbook::fault::Fault;
use crate::workbook::limit;
use crate::workbook::package::Package;
use crate::workbook::strings::Strings;
use crate::workbook::xml::{Step, Xml};

/// The shared strings in a part.
pub(super) fn strings(package: &mut Package, path: &str) -> Result<Strings, Fault> {
    let mut strings = Strings::default();
    let Some(part) = package.part(path)? else { return Ok(strings) };
    let mut xml = Xml::new(part, path);
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "si" => {
                rich(&mut xml, strings.open())?;
                strings.close()?;
            }
            Step::End => return Ok(strings),
            _ => {}
        }
    }
}

/// Adds the words of the element that has just begun: its runs joined, without pronunciation.
pub(super) fn rich<R: BufRead>(xml: &mut Xml<R>, text: &mut String) -> Result<(), Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let start = text.len();
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "rPh" => xml.skip()?,
            Step::Open if xml.local() == "t" => {
                let kept = xml.attribute("xml:space").is_some_and(|space| space == "preserve");
                let words = plain(xml)?;
                let blank: &[char] = if kept { &[] } else { &[' ', '\t', '\n', '\r'] };
                text.push_str(&characters(words.trim_matches(blank)));
                limit::words(text.len() - start)?;
            }
            Step::Close if xml.depth() == parent_depth => return Ok(()),
            Step::End => return Ok(()),
            _ => {}
        }
    }
}

/// The words of the element that has just begun, without those of inner elements.
pub(super) fn plain<R: BufRead>(xml: &mut Xml<R>) -> Result<String, Fault> {
    let mut text = String::new();
    loop {
        match xml.step()? {
            Step::Words => {
                text.push_str(xml.words());
                limit::words(text.len())?;
            }
            Step::Open => xml.skip()?,
            Step::Close | Step::End => return Ok(text),
        }
    }
}

/// `_x000D_` is the character with this number; line ends become `\n`.
pub(super) fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        match escaped(escape) {
            Some(c) => {
                out.push(c);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    if out.contains('\r') { out.replace("\r\n", "\n").replace('\r', "\n") } else { out }
}

fn escaped(text: &str) -> Option<char> {
    let digits = text.get(2..6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    (text.get(6..7) == Some("_"))
        .then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32))
        .flatten()
}
