//! How wide text is and where it may break, from a table: no font file is read, every machine agrees.

use crate::text::{may_begin_line, may_end_line};

/// Height of letters above the baseline, in em.
pub(super) const ASCENT: f64 = 0.88;
/// Depth of letters below the baseline, in em.
pub(super) const DESCENT: f64 = 0.12;

/// Widths of U+0020..U+007E in hundredths of an em: for each character the widest of the common Chinese system fonts,
/// so that a text is never wider than it is taken to be.
const ASCII: [u8; 95] = [
    30, 32, 45, 68, 60, 94, 76, 26, 36, 36, 52, 64, 30, 40, 30, 44, // space to /
    60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 30, 30, 64, 64, 64, 50, // 0 to ?
    98, 68, 66, 68, 72, 60, 57, 73, 75, 32, 56, 66, 56, 88, 76, 78, // @ to O
    64, 78, 66, 60, 62, 74, 66, 95, 64, 62, 62, 36, 44, 36, 60, 50, // P to _
    50, 58, 63, 52, 63, 58, 36, 60, 62, 28, 29, 56, 29, 93, 62, 62, // ` to o
    63, 63, 41, 48, 40, 62, 54, 82, 52, 54, 50, 36, 30, 36, 64, // p to ~
];

/// Bold letters are at most this much wider; Han characters are not.
const BOLD: f64 = 1.06;

/// Between characters that stay on one line; it is never written out.
const JOINER: char = '\u{2060}';
/// Longer names may be broken.
const LONGEST_BOUND: usize = 9;

/// The width of a text in the unit of `size`.
pub(super) fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|character| em(character, bold)).sum::<f64>() * size
}

fn em(character: char, bold: bool) -> f64 {
    let code = character as u32;
    let narrow = code.checked_sub(0x20).and_then(|at| ASCII.get(at as usize));
    match narrow {
        Some(hundredths) => f64::from(*hundredths) / 100.0 * if bold { BOLD } else { 1.0 },
        None if is_mark(code) => 0.0,
        None if (0xA0..0x370).contains(&code) && code != 0xB7 => 0.7,
        None => 1.0,
    }
}

/// Combining marks and zero-width characters.
fn is_mark(code: u32) -> bool {
    matches!(code, 0x300..=0x36F | 0x200B..=0x200F | 0x2060 | 0xFE00..=0xFE0F | 0xFEFF)
}

/// Breaks a text into lines no wider than `width`. Words and numbers with their signs stay whole while they fit
/// on a line of their own; Chinese breaks anywhere but before closing and after opening marks.
pub(super) fn wrap(text: &str, size: f64, bold: bool, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if text_width(&line, size, bold) + text_width(word.trim_end(), size, bold) <= width {
            line.push_str(&word);
            continue;
        }
        finish(&mut lines, &mut line);
        for character in word.chars() {
            if text_width(&line, size, bold) + em(character, bold) * size > width {
                finish(&mut lines, &mut line);
            }
            line.push(character);
        }
    }
    finish(&mut lines, &mut line);
    lines
}

/// Like [`wrap`], with lines of about the same length: a title does not leave one character behind.
pub(super) fn wrap_evenly(text: &str, size: f64, bold: bool, width: f64) -> Vec<String> {
    let lines = wrap(text, size, bold, width);
    let mut best = lines;
    if best.len() < 2 {
        return best;
    }
    for narrower in 1..12 {
        let tried = wrap(text, size, bold, width * (1.0 - f64::from(narrower) * 0.04));
        if tried.len() > best.len() {
            break;
        }
        best = tried;
    }
    best
}

/// The text with names that [`wrap`] keeps on one line while they fit.
pub(super) fn bind<'n>(text: &str, names: impl IntoIterator<Item = &'n String>) -> String {
    let mut bound = text.to_owned();
    for name in names.into_iter().filter(|name| (2..=LONGEST_BOUND).contains(&name.chars().count())) {
        bound = bound.replace(name.as_str(), &whole(name));
    }
    bound
}

/// A text that [`wrap`] keeps on one line while it fits.
pub(super) fn whole(text: &str) -> String {
    let mut joined = String::new();
    for character in text.chars() {
        if !joined.is_empty() {
            joined.push(JOINER);
        }
        joined.push(character);
    }
    joined
}

fn finish(lines: &mut Vec<String>, line: &mut String) {
    let text = line.trim().replace(JOINER, "");
    if !text.is_empty() {
        lines.push(text);
    }
    line.clear();
}

/// The pieces between which a line may break.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for character in text.chars().map(|character| if character == '\n' { ' ' } else { character }) {
        let sticks = !may_begin_line(character) || !may_end_line(before) || is_word(before, character);
        match words.last_mut() {
            Some(word) if character == ' ' || character == JOINER || sticks => word.push(character),
            _ => words.push(character.to_string()),
        }
        before = character;
    }
    words
}

/// Words and numbers; a number with its measure word, and a year with its month.
fn is_word(before: char, character: char) -> bool {
    let joins = |c: char| c.is_ascii_graphic() && may_end_line(c);
    (joins(before) && joins(character))
        || (before.is_ascii_digit() && !character.is_ascii() && may_end_line(character))
        || (matches!(before, '年' | '月') && character.is_ascii_digit())
        || before == JOINER
        || is_mark(character as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_one_em_and_digits_are_narrower() {
        assert!((text_width("潼南区", 10.0, false) - 30.0).abs() < 1e-9);
        assert!((text_width("0.06%", 10.0, false) - 30.4).abs() < 1e-9);
        assert!(text_width("0.06%", 10.0, true) > text_width("0.06%", 10.0, false));
    }

    #[test]
    fn numbers_stay_whole_and_marks_stay_with_their_words() {
        let lines = wrap("贫困发生率由0.6%降至0.06%。", 10.0, false, 85.0);
        assert_eq!(lines, ["贫困发生率由0.6%", "降至0.06%。"]);
        assert_eq!(wrap("来源（公报）", 10.0, false, 35.0), ["来源", "（公", "报）"]);
        assert_eq!(wrap("至2020年4月共169户", 10.0, false, 52.0), ["至", "2020年4月", "共169户"]);
    }

    #[test]
    fn a_bound_name_stays_on_one_line() {
        let bound = bind("潼南区贫困发生率", &["贫困发生率".to_owned()]);
        assert_eq!(wrap(&bound, 10.0, false, 60.0), ["潼南区", "贫困发生率"]);
        assert_eq!(wrap(&bound, 10.0, false, 30.0), ["潼南区", "贫困发", "生率"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for line in wrap("abcdefghijklmnopqrstuvwxyz0123456789潼南区", 10.0, false, 60.0) {
            assert!(text_width(&line, 10.0, false) <= 60.0, "{line}");
        }
    }

    #[test]
    fn an_even_title_leaves_nobody_alone() {
        let lines = wrap_evenly("潼南区贫困发生率由百分之一降至零点一", 10.0, true, 170.0);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.chars().count() >= 7), "{lines:?}");
    }
}
