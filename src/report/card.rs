//! What is known of one thing: a title, then a line or a few for each of its sides.

use super::Sheet;
use super::paint::{Ink, paint};
use super::wrap::wrap;
use crate::text::width;

/// The widest a text is set beside its word; beyond it the eye loses the line.
const MEASURE: usize = 84;

/// A title, and words with their texts, the texts in line. A text that is empty is left out with its word.
#[must_use]
pub fn card(title: &str, sides: &[(&str, String)], sheet: &Sheet) -> String {
    let sides: Vec<_> = sides.iter().filter(|(_, text)| !text.is_empty()).collect();
    let widest = sides.iter().map(|(word, _)| width(word)).max().unwrap_or(0);
    let indent = " ".repeat(widest + 4);
    let mut out = paint(title, Ink::Bold, sheet.color) + "\n";
    for (word, text) in sides {
        let set = wrap(text, sheet.columns.min(MEASURE), &indent);
        let space = " ".repeat(widest.saturating_sub(width(word)) + 2);
        let first = set.strip_prefix(&indent).unwrap_or(&set);
        out += &format!("  {}{space}{first}", paint(word, Ink::Dim, sheet.color));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn texts_stand_in_line_and_empty_ones_are_left_out() {
        let sides =
            [("单位", "%".to_owned()), ("口径", String::new()), ("unit", "一二三四五六七八".to_owned())];
        let sheet = Sheet { language: Language::Chinese, color: false, columns: 18 };
        assert_eq!(card("率", &sides, &sheet), "率\n  单位  %\n  unit  一二三四五\n        六七八\n");
    }
}
