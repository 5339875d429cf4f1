//! Amounts in fields and cells: the whole text must be an amount, and errors give the bytes they are about.

use super::amount::Amount;
use super::error::QuantityError;
use super::glyphs::Glyphs;
use super::grammar::{self, Context, Quantity};
use super::refusal;

/// Characters of an amount; the longest in print, such as 约13万元～17万元, have about a dozen.
const MAX_CHARACTERS: usize = 64;

impl Amount {
    /// Reads an amount as it is printed on a page: qualifiers before or after, 万 and 亿, thousands
    /// separators, full-width characters, 成, ranges, ratios and Chinese numerals.
    ///
    /// # Errors
    /// The text cannot be read; the error has a message and the bytes of `text` it is about.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        amount(text)
    }

    /// Reads an amount whose unit is declared by a heading: 30以上 under 个 is 30个以上. A unit in the text is kept.
    ///
    /// # Errors
    /// As [`Amount::parse`].
    pub(crate) fn parse_in(text: &str, unit: &str) -> Result<Self, QuantityError> {
        amount_in(text, unit)
    }
}

fn amount(text: &str) -> Result<Amount, QuantityError> {
    let (glyphs, quantity) = scan(text)?;
    let behind = glyphs.gap(quantity.end);
    let end = quantity.end;
    let amount = quantity.amount?;
    if behind < glyphs.len() {
        return Err(refusal::trailing(
            &glyphs,
            &quantity.form,
            quantity.number.start,
            end.min(quantity.unit.start),
        ));
    }
    Ok(Amount { printed: text.trim().to_owned(), ..amount })
}

fn amount_in(text: &str, unit: &str) -> Result<Amount, QuantityError> {
    let bare = amount(text)?;
    if !bare.unit.is_empty() {
        return Ok(bare);
    }
    let (glyphs, quantity) = scan(text)?;
    let at = glyphs.byte(quantity.unit.start);
    let (number, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    amount(&format!("{}{unit}{behind}", number.trim_end()))
}

fn scan(text: &str) -> Result<(Glyphs<'_>, Quantity), QuantityError> {
    let glyphs = Glyphs::new(text.trim_end());
    if glyphs.len() > MAX_CHARACTERS {
        return Err(QuantityError::too_long(0..text.trim_end().len(), MAX_CHARACTERS));
    }
    let start = glyphs.run(0, |c| c.is_whitespace());
    match grammar::quantity(&glyphs, start, Context::Alone) {
        Some(quantity) => Ok((glyphs, quantity)),
        None => Err(refusal::no_number(&glyphs, start)),
    }
}
