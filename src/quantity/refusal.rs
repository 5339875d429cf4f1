//! Explains why a text is no amount: an error in its number, in its unit, or in the text after it.

use std::ops::Range;

use super::error::QuantityError;
use super::glyphs::Glyphs;
use super::grammar::Form;
use super::{chinese, number, qualifier};

/// Characters of a unit; 公斤每亩, 平方公里, 台（套）-like words are far shorter.
const MAX_UNIT: usize = 10;

/// The error for a text without a number.
pub(super) fn no_number(glyphs: &Glyphs<'_>, start: usize) -> QuantityError {
    let (_, start) = qualifier::before(glyphs, start, true);
    let at = glyphs.run(start, |c| c == '-');
    let range = glyphs.bytes(start..glyphs.len());
    match glyphs.get(at) {
        Some('.') if glyphs.is(at + 1, |c| c.is_ascii_digit()) => {
            let run = glyphs.run(at, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
            QuantityError::point(glyphs.bytes(at..run))
        }
        Some('+') => QuantityError::plus(range),
        Some(c) if "几数若半上".contains(c) => QuantityError::vague(range, c),
        _ => QuantityError::no_number(range, &glyphs.text(at..glyphs.len())),
    }
}

/// The error for text after an amount; `unit` is where its unit begins.
pub(super) fn trailing(glyphs: &Glyphs<'_>, form: &Form, number: usize, unit: usize) -> QuantityError {
    let (rest, whole) = (unit..glyphs.len(), glyphs.bytes(number..glyphs.len()));
    let text = glyphs.text(rest.clone());
    let digit = |c: char| c.is_ascii_digit() || c != '两' && chinese::is_digit(c);
    match form {
        Form::Ratio => QuantityError::ratio(whole),
        Form::Fraction => QuantityError::fraction(whole),
        _ if text.contains(['(', '（', ')', '）', '[', '【']) => {
            QuantityError::brackets(glyphs.bytes(rest))
        }
        Form::Measured if !text.contains(digit) => QuantityError::unit(glyphs.bytes(rest), &text),
        Form::Measured | Form::Share => QuantityError::several(glyphs.bytes(rest)),
    }
}

/// The error for digits whose continuation makes them no number: misplaced separators and points, a space between
/// digits, notations of programming languages. In running text these begin something else.
pub(super) fn digits(glyphs: &Glyphs<'_>, at: usize) -> Result<(), QuantityError> {
    let end = number::grouped(glyphs, at);
    let digit = |at: usize| glyphs.is(at, |c| c.is_ascii_digit());
    let bytes = || glyphs.byte(at)..glyphs.byte(glyphs.len());
    match glyphs.get(end).filter(|_| digit(at)) {
        Some('.' | ',') => {
            let run = at..glyphs.run(end, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
            let text = glyphs.text(run.clone());
            let fraction = text.split_once('.').map(|(_, fraction)| fraction);
            let point = fraction.is_some_and(|fraction| fraction.is_empty() || fraction.contains('.'));
            let error = if point { QuantityError::point } else { QuantityError::grouping };
            Err(error(glyphs.bytes(run)))
        }
        Some(' ') if digit(end + 1) => Err(QuantityError::spaces(bytes())),
        Some(c) => {
            let signed = glyphs.is(end + 1, |c| matches!(c, '+' | '-')) && digit(end + 2);
            let exponent = matches!(c, 'e' | 'E') && (digit(end + 1) || signed);
            let radix = end == at + 1 && glyphs.get(at) == Some('0') && matches!(c, 'x' | 'X' | 'o' | 'b');
            if exponent || radix || matches!(c, '_' | '\'') {
                return Err(QuantityError::notation(bytes(), &glyphs.text(at..glyphs.len())));
            }
            Ok(())
        }
        None => Ok(()),
    }
}

/// The error for a word that cannot be a unit.
pub(super) fn unit(glyphs: &Glyphs<'_>, word: &str, range: &Range<usize>) -> Option<QuantityError> {
    let bytes = glyphs.bytes(range.clone());
    if let Some(c) = word.chars().next().filter(|c| *c == '几') {
        return Some(QuantityError::vague(bytes, c));
    }
    let share = word.contains(['%', '‰']) && word.chars().count() > 1;
    (share || word.chars().count() > MAX_UNIT).then(|| QuantityError::unit(bytes, word))
}
