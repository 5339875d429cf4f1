//! What a character does to the digit it touches: nothing, or the reader sees another number than the program reads.
//!
//! There are more characters than anybody lists that look like a digit, a separator or nothing. So those are listed that
//! bulletins set beside digits, by blocks, and every other one is foreign there.

use super::{foreign_digit, is_invisible, is_private_use};

/// What a character is beside a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// A word, a mark or a unit: it ends the number.
    Plain,
    /// A mark that does not end a number between two digits: 154'33, 154·33.
    Joint,
    /// A mark drawn into the digit before it.
    Drawn,
    /// A letter of another writing, or a sign that is no word beside a digit.
    Foreign,
}

/// What a character is beside a digit.
#[must_use]
pub(crate) fn beside(c: char) -> Beside {
    match c {
        // Of the Han characters two are strokes that nobody writes as words.
        '\'' | '`' | '_' | '^' | '\\' | '|' | '丨' | '丶' => Beside::Joint,
        '\0'..='~' | '\u{4e00}'..='\u{9fff}' => Beside::Plain,
        // These are refused wherever they stand.
        _ if is_invisible(c) || is_private_use(c) || foreign_digit(c).is_some() => Beside::Plain,
        _ if is_joint(c) => Beside::Joint,
        _ if is_drawn(c) => Beside::Drawn,
        _ if is_foreign(c) => Beside::Foreign,
        _ => Beside::Plain,
    }
}

/// Apostrophes, points, short strokes and small commas, of every width.
fn is_joint(c: char) -> bool {
    matches!(c,
        '\u{a8}' | '\u{af}' | '\u{b4}' | '·' | '\u{b8}' | '‘'..='‛' | '•' | '\u{2024}' | '‧' | '′' | '‵' | '‾' | '⁄'
        | '∕' | '∖' | '∙' | '⋅' | '∣' | '│' | '❘'..='❜' | '\u{2e31}'..='\u{2e34}' | '\u{2e41}' | '\u{2e49}' | '\u{2e4c}' | '・' | '･' | '﹐' | '﹒' | '＇' | '｀' | '＿' | '＾'
        | '￣' | '＼' | '｜' | '￨')
}

/// Combining marks, and the selector that makes a coloured sign of a digit.
fn is_drawn(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}' | '\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether bulletins set no such character beside a digit.
fn is_foreign(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c,
            // Marks of Latin-1 with × and ÷; Ø25 is a diameter. Letters of formulas, without those that are O and I.
            '\u{a1}'..='\u{bf}' | '×' | '÷' | 'Å' | 'Ø' | 'Α'..='Θ' | 'Κ'..='Ξ' | 'Π'..='Ω' | 'α'..='θ' | 'κ'..='ξ' | 'π'..='ω' | 'ϕ'
            // Dashes, quotes and other marks; signs above and below the line; money; ℃, №, arrows, operators, shapes.
            | '\u{2010}'..='\u{205e}' | '\u{2070}'..='\u{208e}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{214f}'
            | '\u{2150}'..='\u{218b}' | '\u{2190}'..='\u{24b5}' | '\u{24ea}'..='\u{27ff}' | '\u{2900}'..='\u{2bff}'
            // Chinese writing with its marks, squared units and words.
            | '\u{2e00}'..='\u{3020}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{312f}' | '\u{31a0}'..='\u{a4cf}'
            | '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff9f}'
            | '\u{ffe0}'..='\u{ffee}' | '\u{20000}'..='\u{3ffff}'
            // Pictures, but no letters in circles, and no picture of digits.
            | '\u{1f000}'..='\u{1f10a}' | '\u{1f1e6}'..='\u{1f51e}' | '\u{1f525}'..='\u{1faff}')
}

/// The value of a Roman numeral of one character.
#[must_use]
pub(crate) fn roman(c: char) -> Option<u32> {
    const VALUES: [u32; 16] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 50, 100, 500, 1_000];
    let at = match c {
        'Ⅰ'..='Ⅿ' => u32::from(c) - u32::from('Ⅰ'),
        'ⅰ'..='ⅿ' => u32::from(c) - u32::from('ⅰ'),
        _ => return None,
    };
    VALUES.get(usize::try_from(at).ok()?).copied()
}

/// The digit that a Latin letter is taken for between digits.
#[must_use]
pub(crate) fn letter_like_digit(c: char) -> Option<char> {
    match super::narrow(c) {
        'l' | 'I' => Some('1'),
        'o' | 'O' => Some('0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bulletins_set_these_beside_digits() {
        for c in "户人%％‰℃°㎡²①Ⅳ½,.，。、：；（）()[]“”\"《》〔〕-—–－～~/+＋=×÷±≈≤≥∶:¥￥$€#№§→↑▲★●■α μβΩØG🇨🚀年のー\u{3000}\u{a0}㎏…"
            .chars()
        {
            assert_eq!(beside(c), Beside::Plain, "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn these_make_another_number() {
        for c in "'’‘`´′·•・･_^‧∙⋅⁄∕｜|＇＿﹐﹒\\丨丶\u{2e32}\u{2e4c}".chars() {
            assert_eq!(beside(c), Beside::Joint, "{c} U+{:04X}", u32::from(c));
        }
        for c in "\u{300}\u{335}\u{489}\u{20e3}\u{fe0f}\u{fe20}\u{3099}".chars() {
            assert_eq!(beside(c), Beside::Drawn, "U+{:04X}", u32::from(c));
        }
        for c in "оОІΟοΙιıǀəʼˈ˙٬٫ЗбøÓ\u{615}𝗜Ⓞⓞ🔢ꞏᒿ이⠄".chars() {
            assert_eq!(beside(c), Beside::Foreign, "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn letters_and_roman_numerals_have_values() {
        assert_eq!("lIOoｌＯ".chars().filter_map(letter_like_digit).collect::<String>(), "110010");
        assert!("GBSZ5о".chars().all(|c| letter_like_digit(c).is_none()));
        assert_eq!("ⅠⅤⅫⅬⅿ".chars().filter_map(roman).collect::<Vec<_>>(), [1, 5, 12, 50, 1_000]);
        assert!("VX5①".chars().all(|c| roman(c).is_none()));
    }
}
