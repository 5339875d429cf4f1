//! An amount that is all there is to read, in a field or in a cell: the scan must end where the text ends, and what is
//! wrong is said with its place.

use super::{Amount, AmountError};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::grammar::{self, Quantity, Wanted};
use crate::quantity::misprint;

/// Characters of an amount; the longest in print, such as 约13万元～17万元, have about a dozen.
const MAX_CHARACTERS: usize = 64;

pub(super) fn amount(text: &str) -> Result<Amount, AmountError> {
    let (glyphs, quantity) = scan(text)?;
    let behind = glyphs.gap(quantity.end);
    let end = quantity.end;
    let amount = quantity.amount?;
    if behind < glyphs.len() {
        return Err(misprint::left_over(
            &glyphs,
            &quantity.form,
            quantity.number.start,
            end.min(quantity.unit.start),
        ));
    }
    Ok(Amount { printed: text.trim().to_owned(), ..amount })
}

pub(super) fn amount_in(text: &str, unit: &str) -> Result<Amount, AmountError> {
    let amount = amount(text)?;
    if !amount.unit.is_empty() {
        return Ok(amount);
    }
    let (glyphs, quantity) = scan(text)?;
    let at = glyphs.byte(quantity.unit.start);
    let (number, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    self::amount(&format!("{}{unit}{behind}", number.trim_end()))
}

fn scan(text: &str) -> Result<(Glyphs<'_>, Quantity), AmountError> {
    let glyphs = Glyphs::new(text.trim_end());
    if glyphs.len() > MAX_CHARACTERS {
        return Err(AmountError::too_long(0..text.trim_end().len(), MAX_CHARACTERS));
    }
    let start = glyphs.run(0, |c| c.is_whitespace());
    match grammar::quantity(&glyphs, start, Wanted::Whole) {
        Some(quantity) => Ok((glyphs, quantity)),
        None => Err(misprint::no_number(&glyphs, start)),
    }
}
