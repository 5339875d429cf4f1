//! Numerals in running text: each is on one line with its measure word (GB/T 15835-2011, 数字不换行).

use super::Markup;
use crate::quantity::longest_unit;
use crate::text::{is_digit, is_han};

/// Writes text in which every numeral with its measure word is kept together.
pub(super) fn write(out: &mut Markup, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let (before, tail) = rest.split_at(start);
        let (numeral, after) = tail.split_at(length(tail));
        out.text(before);
        out.element("span", &[("class", "num")], numeral);
        rest = after;
    }
    out.text(rest);
}

/// How many bytes the numeral at the start of a text takes, with what belongs to it.
fn length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let inner = matches!(c, '.' | ',' | '，' | '．' | '～' | '-' | '：' | ':' | '/');
        let joins = inner && characters.peek().is_some_and(|&(_, next)| is_digit(next));
        if !(is_digit(c) || joins) {
            break;
        }
        end = at + c.len_utf8();
    }
    end + unit(text.get(end..).unwrap_or_default())
}

/// How many bytes 余, 万 and the measure word take; what is no known word of several characters is one.
fn unit(text: &str) -> usize {
    let word = text.trim_start_matches(['余', '多', '万', '亿']);
    let scale = text.len() - word.len();
    let long = longest_unit(word).map(str::len);
    let short = word.chars().next().filter(|&c| is_unit(c)).map(char::len_utf8);
    scale + long.or(short).unwrap_or_default()
}

/// A Han character, or a sign that is read with the number before it.
fn is_unit(c: char) -> bool {
    is_han(c) || matches!(c, '%' | '％' | '‰' | '℃')
}
