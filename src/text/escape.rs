//! Escapes text for HTML, SVG and XML (elements, and attributes in either kind of quotes) and for addresses.

use std::io::{self, Write};

/// Adds escaped text to a string.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    out.extend(pieces(text));
}

/// Writes escaped text.
///
/// # Errors
/// When `out` fails.
pub(crate) fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    pieces(text).try_for_each(|piece| out.write_all(piece.as_bytes()))
}

/// Unchanged text and entities, in turn.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|c| entity(c).is_some()).flat_map(|piece| {
        let special = piece.chars().next_back().and_then(|c| Some((c, entity(c)?)));
        let plain = special.and_then(|(c, _)| piece.strip_suffix(c)).unwrap_or(piece);
        [plain, special.map_or("", |(_, entity)| entity)]
    })
}

fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

/// A text in an address (RFC 3986): every byte is percent-encoded except letters, digits, `-._~` and the bytes in
/// `kept`.
#[must_use]
pub(crate) fn percent_encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_ascii_alone() {
        for (text, kept, encoded) in [
            ("潼南/a b.md", &b"/"[..], "%E6%BD%BC%E5%8D%97/a%20b.md"),
            ("a/b?c=%41&d", b"", "a%2Fb%3Fc%3D%2541%26d"),
            ("A-z._~0", b"", "A-z._~0"),
        ] {
            assert_eq!(percent_encoded(text, kept), encoded);
        }
    }

    #[test]
    fn special_characters_become_entities_and_others_stay() {
        for (text, escaped) in [
            ("", ""),
            ("户 1", "户 1"),
            ("<b a=\"1\">&'", "&lt;b a=&quot;1&quot;&gt;&amp;&#39;"),
            ("一<二>", "一&lt;二&gt;"),
            ("&amp;", "&amp;amp;"),
        ] {
            let (mut pushed, mut written) = (String::new(), Vec::new());
            push_escaped(&mut pushed, text);
            write_escaped(text, &mut written).unwrap();
            assert_eq!((pushed.as_str(), written.as_slice()), (escaped, escaped.as_bytes()));
        }
    }
    proptest::proptest! {
        #[test]
        fn both_ways_of_escaping_agree(text in "\\PC{0,24}|[<>\"'&]{0,24}") {
            let mut written = Vec::new();
            write_escaped(&text, &mut written).unwrap();
            let mut pushed = String::new();
            push_escaped(&mut pushed, &text);
            proptest::prop_assert_eq!(pushed.as_bytes(), written.as_slice());
        }
    }
}
