//! The texts of a workbook, each once; cells hold their numbers.

use std::collections::HashMap;

use crate::render::html::Markup;

/// The longest text a cell may hold, in UTF-16 units.
const MAX_TEXT: usize = 32_767;
const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The shared strings in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Strings {
    numbers: HashMap<String, usize>,
    texts: Vec<String>,
}

impl Strings {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len();
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(written(text));
        number
    }

    /// `xl/sharedStrings.xml`
    pub(super) fn write(&self) -> Markup {
        let mut out = Markup::default();
        out.open("sst", &[("xmlns", NAMESPACE), ("uniqueCount", &self.texts.len().to_string())]);
        for text in &self.texts {
            out.open("si", &[]);
            out.element("t", &[("xml:space", "preserve")], text);
            out.close("si");
        }
        out.close("sst");
        out
    }
}

/// The text as the format has it: `_x0041_`, which would be read
/// as an escape, has its underscore escaped (ECMA-376, part 1, 22.9.2.19), and it ends where a cell does.
fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > MAX_TEXT {
            break;
        }
        match c {
            '_' if text.get(at..).is_some_and(is_escape) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
    out
}

fn is_escape(rest: &str) -> bool {
    let digits = rest.strip_prefix("_x").and_then(|rest| rest.split_once('_')).map(|(digits, _)| digits);
    digits.is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
