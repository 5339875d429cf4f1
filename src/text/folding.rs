//! The forms in which texts are compared, each for its purpose: lines of input, names, printed numbers, phrases.

use super::{is_invisible, is_unprintable};

/// A full-width letter, digit, sign or space as its ASCII counterpart; any other character unchanged.
#[must_use]
pub(crate) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - u32::from('！') + u32::from('!')).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// A line without invisible characters: each white-space or control character becomes a space, and the ends are trimmed.
#[must_use]
pub(crate) fn clean(line: &str) -> String {
    let visible = line.chars().filter(|c| !is_invisible(*c));
    let spaced: String = visible.map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}

/// The form in which names are compared: narrow characters, no white space, no unprintable characters. Letters keep
/// their case.
#[must_use]
pub(crate) fn name_key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !is_unprintable(*c)).map(narrow).collect()
}

/// The form in which printed numbers are compared: narrow signs, no white space, no thousands separators.
#[must_use]
pub(crate) fn number_key(printed: &str) -> String {
    let folded: Vec<char> = printed.chars().map(fold_number).filter(|c| !c.is_whitespace()).collect();
    let digit = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_some_and(char::is_ascii_digit);
    let groups = |at: usize| digit(at.checked_sub(1)) && (1..=3).all(|step| digit(at.checked_add(step)));
    folded.iter().enumerate().filter(|(at, c)| **c != ',' || !groups(*at)).map(|(_, c)| *c).collect()
}

/// The plain form of a character that numbers are written with; any other character is unchanged, because narrowing
/// all of a text would change the punctuation of its prose.
#[must_use]
pub(crate) fn fold_number(c: char) -> char {
    match c {
        '０'..='９' | '％' | '．' | '，' | '：' | '－' | '＋' | '／' | '～' | '\u{3000}' => {
            narrow(c)
        }
        '﹪' => '%',
        '∶' => ':',
        '−' | '﹣' | '‐' | '‑' => '-',
        '〜' | '∼' => '~',
        '–' | '―' => '—',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\t' => ' ',
        _ => c,
    }
}

/// The form in which a phrase is searched: commas and brackets full-width, no white space.
#[must_use]
pub(crate) fn widen(phrase: &str) -> String {
    let wide = |c: char| match c {
        ',' => '，',
        '(' => '（',
        ')' => '）',
        c => c,
    };
    phrase.chars().filter(|c| !c.is_whitespace()).map(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_its_purpose() {
        for (text, line, name, number) in [
            (" 潼　南\u{200b} 区 ", "潼 南 区", "潼南区", "潼南\u{200b}区"),
            ("\u{feff} 53487\u{a0}", "53487", "53487", "\u{feff}53487"),
            ("贫困发生率（％）", "贫困发生率（％）", "贫困发生率(%)", "贫困发生率（%）"),
            ("Ｙｕｎ～Yang", "Ｙｕｎ～Yang", "Yun~Yang", "Ｙｕｎ~Yang"),
            ("５３，４８７ 人", "５３，４８７ 人", "53,487人", "53487人"),
            ("9.62％", "9.62％", "9.62%", "9.62%"),
            ("7：3，其中", "7：3，其中", "7:3,其中", "7:3,其中"),
            ("−0.5 – 1", "−0.5 – 1", "−0.5–1", "-0.5—1"),
            ("云阳\u{7}县\u{2028}", "云阳 县", "云阳县", "云阳\u{7}县"),
            ("甲\u{3164}乙\u{fe0f}", "甲乙\u{fe0f}", "甲乙\u{fe0f}", "甲\u{3164}乙\u{fe0f}"),
        ] {
            assert_eq!(
                (clean(text), name_key(text), number_key(text)),
                (line.into(), name.into(), number.into()),
                "{text:?}"
            );
        }
        assert_eq!(widen("同比(2019年), 增加"), "同比（2019年），增加");
    }

    proptest::proptest! {
        #[test]
        fn a_form_of_a_form_is_itself(text in "\\PC{0,40}") {
            for form in [clean, name_key, widen] {
                proptest::prop_assert_eq!(form(&form(&text)), form(&text));
            }
        }
    }
}
