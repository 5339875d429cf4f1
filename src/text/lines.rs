//! Where the lines of a text begin and end, by its bytes.

/// The first byte of the line that `at` stands in.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// The byte of the line feed that ends the line, or of the text's end.
#[must_use]
pub fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

/// The first byte behind the line feed that ends the line; `None` where none does.
#[must_use]
pub fn next_line(text: &str, at: usize) -> Option<usize> {
    text.get(at..)?.find('\n').map(|length| at + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_knows_its_line() {
        let text = "甲\r\n乙丙\n\nd";
        for (at, places) in [
            (0, (0, 4, Some(5))),
            (3, (0, 4, Some(5))),
            (4, (0, 4, Some(5))),
            (5, (5, 11, Some(12))),
            (11, (5, 11, Some(12))),
            (12, (12, 12, Some(13))),
            (13, (13, 14, None)),
            (14, (13, 14, None)),
            (99, (0, 14, None)),
        ] {
            assert_eq!((line_start(text, at), line_end(text, at), next_line(text, at)), places, "{at}");
        }
    }
}
