//! Kinds of characters: Han, Chinese marks, digits of either width, and what a reader cannot see.

/// Whether a character is a Han character: a unified ideograph, or 〇 as in 二〇二〇年. Compatibility forms and
/// radicals only look like them ([`lookalike`](fn@super::lookalike)).
#[must_use]
pub(crate) fn is_han(c: char) -> bool {
    matches!(c,
        '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2f7ff}' | '\u{30000}'..='\u{3fffd}')
        || is_unified_in_compatibility_block(c)
}

/// Twelve ideographs in the block of compatibility forms are proper characters.
fn is_unified_in_compatibility_block(c: char) -> bool {
    matches!(c, '﨎' | '﨏' | '﨑' | '﨓' | '﨔' | '﨟' | '﨡' | '﨣' | '﨤' | '﨧' | '﨨' | '﨩')
}

/// Whether a character is set solid, without spaces beside it: Han characters and their look-alikes, kana,
/// full-width letters and digits, Chinese marks.
#[must_use]
pub(crate) fn is_chinese(c: char) -> bool {
    is_chinese_mark(c)
        || is_han(c)
        || matches!(u32::from(c),
            0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3031..=0x3035 | 0x3041..=0x312F
            | 0x31A0..=0x31FF | 0xF900..=0xFAFF
            | 0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

/// Whether a character is a punctuation mark of GB/T 15834 or a full-width relative, including quotes, dash, ellipsis
/// and interpunct.
#[must_use]
pub(crate) fn is_chinese_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x00B7 | 0x2014 | 0x2018 | 0x2019 | 0x201C | 0x201D | 0x2026 | 0x3001..=0x3003 | 0x3008..=0x3020
        | 0x3030 | 0xFE30..=0xFE4F | 0xFF01..=0xFF0F | 0xFF1A..=0xFF20 | 0xFF3B..=0xFF40 | 0xFF5B..=0xFF65)
}

/// Whether a character is a digit from 0 to 9, half-width or full-width.
#[must_use]
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a character leaves no mark on the page: Unicode's `Default_Ignorable_Code_Point`, the marks of
/// interlinear notes, which come with pasted text, and signs that are drawn blank. The selector that makes an emoji coloured (U+FE0F) is not
/// among them, because it changes how the text looks.
#[must_use]
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{16fe4}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character turns the direction in which others are shown (Unicode's `Bidi_Control`): what is seen is not what
/// is read then.
#[must_use]
pub(crate) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character must not go to a terminal or into a line as it is: controls, invisible characters, and
/// those that break a line without being a line end.
#[must_use]
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character is for private use: another device has no glyph for it.
#[must_use]
pub(crate) fn is_private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a code point is reserved and never a character.
#[must_use]
pub(crate) fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// The text with unprintable characters written out: a zero-width space is ‹U+200B›. An author's input can then
/// neither control a terminal nor reverse the direction of a line.
#[must_use]
pub fn visible(text: &str) -> String {
    let escaped =
        |c: char| if is_unprintable(c) { format!("‹U+{:04X}›", u32::from(c)) } else { c.to_string() };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters that are easily misclassified, with their class and the reason.
    #[test]
    fn han_characters_are_the_same_everywhere() {
        for (c, han, why) in [
            ('户', true, "the basic block"),
            ('㐀', true, "extension A"),
            ('𠮷', true, "beyond the basic plane: names of places have them"),
            ('〇', true, "二〇二〇年 is Han text through and through"),
            ('﨎', true, "unified in spite of its block's name"),
            ('䷀', false, "a hexagram between extension A and the basic block"),
            ('⼾', false, "a radical"),
            ('\u{f914}', false, "a compatibility form"),
            ('\u{2f800}', false, "a compatibility form beyond the basic plane"),
            ('○', false, "a circle: 二○二○年 is corrected to 〇"),
            ('あ', false, "kana"),
            ('Ａ', false, "a full-width letter"),
            ('，', false, "a mark"),
        ] {
            assert_eq!(is_han(c), han, "{c}: {why}");
        }
        for c in "户〇あＡ，“—…·⼾\u{2f800}".chars() {
            assert!(is_chinese(c), "{c}");
        }
        assert!(!"aé½%,. ".contains(is_chinese));
    }

    #[test]
    fn invisible_characters_are_the_same_everywhere() {
        for (c, invisible, why) in [
            ('\u{200b}', true, "a zero-width space"),
            ('\u{200d}', true, "a joiner"),
            ('\u{202e}', true, "turns the direction of what follows"),
            ('\u{2065}', true, "ignorable, though not assigned"),
            ('\u{206a}', true, "an old mark of direction"),
            ('\u{61c}', true, "a mark of direction"),
            ('\u{ad}', true, "a soft hyphen"),
            ('\u{feff}', true, "a byte order mark"),
            ('\u{3164}', true, "a filler"),
            ('\u{2800}', true, "a sign of Braille without a dot"),
            ('\u{2801}', false, "a sign of Braille with a dot"),
            ('\u{1d159}', true, "a note without a head"),
            ('\u{e0041}', true, "a tag"),
            ('\u{fff9}', true, "an interlinear note"),
            ('\u{fe00}', true, "a variation selector"),
            ('\u{fe0f}', false, "it makes ☑ into ☑️"),
            ('\u{600}', false, "an Arabic sign of format that is printed"),
            ('\u{2028}', false, "it parts lines: white space"),
            ('\u{a0}', false, "white space"),
            ('\u{3000}', false, "white space"),
            ('\u{e000}', false, "for private use: seen as a box"),
            ('\u{7}', false, "a control"),
        ] {
            assert_eq!(is_invisible(c), invisible, "{c:?}: {why}");
        }
        for c in ['\u{200b}', '\u{2028}', '\u{2029}', '\u{1b}', '\n', '\u{85}'] {
            assert!(is_unprintable(c), "{c:?}");
        }
        assert!(!"潼 ☑️\u{3000}".contains(is_unprintable));
        assert!(is_private_use('\u{e123}') && is_private_use('\u{10fffd}') && !is_private_use('﨎'));
        assert!(is_noncharacter('\u{ffff}') && is_noncharacter('\u{fdd0}') && !is_noncharacter('\u{fffd}'));
    }

    #[test]
    fn digits_have_two_widths() {
        assert!("0９".chars().all(is_digit) && !"〇一Ⅳ²".contains(is_digit));
    }
}
