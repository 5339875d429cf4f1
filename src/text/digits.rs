//! Digits that are no digits to a program: those of other scripts and styles, and numbers inside signs.

/// The zero of each script and style that has ten digits in a row, after Unicode's general category `Nd`, without ASCII
/// and full-width digits.
const ZEROS: [u32; 72] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
    0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
    0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x10d30, 0x10d40,
    0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da,
    0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50,
    0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];
/// Signs with a number inside or beside a line of writing: the first sign of a row, the number it stands for, and how
/// many follow one another.
const SIGNS: [(u32, u32, u32); 21] = [
    (0x2460, 1, 20),
    (0x2474, 1, 20),
    (0x2488, 1, 20),
    (0x24ea, 0, 1),
    (0x24eb, 11, 10),
    (0x24f5, 1, 10),
    (0x24ff, 0, 1),
    (0x2776, 1, 10),
    (0x2780, 1, 10),
    (0x278a, 1, 10),
    (0x3220, 1, 10),
    (0x3251, 21, 15),
    (0x3280, 1, 10),
    (0x32b1, 36, 15),
    (0x1f100, 0, 1),
    (0x1f101, 0, 10),
    (0x2070, 0, 1),
    (0x2074, 4, 6),
    (0x2080, 0, 10),
    (0x00b9, 1, 1),
    (0x00b2, 2, 2),
];

/// The digit that a character of another script or style is: ٥, 𝟓 and 〥 are 5.
#[must_use]
pub(crate) fn foreign_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    // The numerals of Suzhou have no zero of their own.
    if let 1..=9 = code.wrapping_sub(0x3020) {
        return char::from_digit(code - 0x3020, 10);
    }
    let at = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    char::from_digit(code - ZEROS.get(at)?, 10)
}

/// The number inside a sign, or set above or below the line: ⑤, ⑸ and ⁵ are 5. They are letters of a list or parts of a
/// unit, and become a digit to the eye only beside another.
#[must_use]
pub(crate) fn number_in_sign(c: char) -> Option<u32> {
    // Nearly every character of a bulletin is one of these.
    if c.is_ascii() || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffff}') {
        return None;
    }
    let code = u32::from(c);
    let row = SIGNS.iter().find(|(first, _, count)| (*first..first + count).contains(&code));
    row.map(|(first, number, _)| code - first + number)
}

/// A fraction in one sign: ½ is 1/2.
#[must_use]
pub(crate) fn fraction_in_sign(c: char) -> Option<&'static str> {
    Some(match c {
        '¼' => "1/4",
        '½' => "1/2",
        '¾' => "3/4",
        '⅐' => "1/7",
        '⅑' => "1/9",
        '⅒' => "1/10",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '⅕' => "1/5",
        '⅖' => "2/5",
        '⅗' => "3/5",
        '⅘' => "4/5",
        '⅙' => "1/6",
        '⅚' => "5/6",
        '⅛' => "1/8",
        '⅜' => "3/8",
        '⅝' => "5/8",
        '⅞' => "7/8",
        '⅟' => "1/",
        '↉' => "0/3",
        _ => return None,
    })
}

/// Whether a sign stands above or below the line, as the 2 of m² does.
#[must_use]
pub(crate) fn is_raised(c: char) -> bool {
    matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{2089}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_digit;

    #[test]
    fn digits_of_other_scripts_are_known_by_their_value() {
        for (c, digit) in [
            ('٥', '5'),
            ('۹', '9'),
            ('०', '0'),
            ('༣', '3'),
            ('᠑', '1'),
            ('𝟓', '5'),
            ('𝟎', '0'),
            ('𝟿', '9'),
            ('〥', '5'),
            ('\u{1fbf7}', '7'),
        ] {
            assert_eq!(foreign_digit(c), Some(digit), "{c}");
        }
        assert!("0９五〇Ⅴ⑤⁵a人".chars().all(|c| foreign_digit(c).is_none()));
        assert!(ZEROS.is_sorted());
        assert!(ZEROS.iter().all(|zero| !is_digit(char::from_u32(*zero).unwrap())));
    }

    #[test]
    fn signs_hold_numbers() {
        for (c, number) in [
            ('①', 1),
            ('⑳', 20),
            ('⓪', 0),
            ('㉑', 21),
            ('㊿', 50),
            ('⑸', 5),
            ('⒌', 5),
            ('❾', 9),
            ('²', 2),
            ('³', 3),
            ('¹', 1),
            ('₅', 5),
            ('⁹', 9),
            ('㈤', 5),
        ] {
            assert_eq!(number_in_sign(c), Some(number), "{c}");
        }
        assert!("5５五Ⅴa人℃㎡".chars().all(|c| number_in_sign(c).is_none()));
        assert!(is_raised('²') && is_raised('₅') && !is_raised('⑤'));
    }
}
