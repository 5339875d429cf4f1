//! The query of a preview page: the pairs after `?`.

use crate::text::percent_encoded;

/// The value of a name in a query, decoded; `None` where it is absent or empty.
pub(in crate::preview) fn value(query: Option<&str>, name: &str) -> Option<String> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.into_iter().find_map(|(key, value)| (key == name).then_some(value))?;
    Some(decoded(value)).filter(|value| !value.is_empty())
}

/// `%E6%BD%BC` and `+` as a form writes them; what is no escape stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let escaped = if first == b'%' { after.split_at_checked(2).and_then(hex) } else { None };
        match (first, escaped) {
            (_, Some((byte, left))) => {
                bytes.push(byte);
                rest = left;
            }
            (b'+', None) => bytes.push(b' '),
            (other, None) => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex<'a>((digits, left): (&'a [u8], &'a [u8])) -> Option<(u8, &'a [u8])> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    Some((u8::from_str_radix(digits, 16).ok()?, left))
}

/// A text as the value of a query.
pub(super) fn encoded(text: &str) -> String {
    percent_encoded(text, b"/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded() {
        let query = Some("severity=error&file=content%2Fa+%E6%BD%BC.md&code=&x=%zz%4");
        assert_eq!(value(query, "file").as_deref(), Some("content/a 潼.md"));
        assert_eq!(value(query, "severity").as_deref(), Some("error"));
        assert_eq!((value(query, "code"), value(None, "code")), (None, None));
        assert_eq!(value(query, "x").as_deref(), Some("%zz%4"));
    }

    proptest::proptest! {
        #[test]
        fn what_is_encoded_comes_back(text in ".{1,40}") {
            let query = format!("a=1&file={}", encoded(&text));
            proptest::prop_assert_eq!(value(Some(&query), "file"), Some(text));
        }
    }
}
