//! XML files: the declaration in front, the tags that `Markup` made behind it, and a last look at what is written.

use super::html::Markup;

/// A document in UTF-8.
pub(super) fn document(content: Markup) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", content.finish().into_string()).into_bytes()
}

/// The first character of a document that XML does not admit (XML 1.0, 2.2): no program reads a file that has one. Texts
/// with such characters are refused long before, so that one here is a fault of this program.
pub(super) fn illegal(document: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(document);
    text.map_or(Some('\u{fffd}'), |text| text.chars().find(|c| !is_admitted(*c)))
}

fn is_admitted(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_a_place_in_xml_are_seen() {
        for c in ['\0', '\u{b}', '\u{c}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
            let mut out = Markup::default();
            out.element("title", &[], &format!("户{c}1"));
            assert_eq!(illegal(&document(out)), Some(c), "{c:?}");
        }
        assert_eq!(illegal("<a>\t\r\n户\u{85}\u{fffd}𠮷</a>".as_bytes()), None);
        assert_eq!(illegal(b"\xff"), Some('\u{fffd}'));
    }
}
