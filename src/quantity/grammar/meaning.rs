//! The meaning of a quantity that was read: its value, interval and unit.

use rust_decimal::{Decimal, RoundingStrategy};

use super::reader::{Reader, Word};
use super::sign::Sign;
use crate::quantity::amount::{Amount, Interval, Qualifier, is_share};
use crate::quantity::error::QuantityError;
use crate::quantity::power::{lowest_place, power_of_ten};
use crate::quantity::qualifier::{self, QualifierWord};
use crate::quantity::refusal;
use crate::quantity::value::{Number, Value};

/// Decimals of a ratio's quotient: enough to tell any two ratios of numbers below a thousand apart.
const RATIO_DECIMALS: u32 = 6;

impl Reader<'_, '_, '_> {
    /// The value of a number; in a text of its own, the text after its digits must continue them.
    fn printed(&self, number: &Number) -> Result<Value, QuantityError> {
        if self.is_alone() {
            refusal::digits(self.glyphs, number.start)?;
        }
        number.value.clone()
    }

    fn value(&self, first: &Number) -> Result<Value, QuantityError> {
        let value = self.printed(first)?;
        if self.is_negative() && value.number.is_zero() {
            let range = self.signed_at..first.end;
            return Err(QuantityError::negative_zero(self.glyphs.bytes(range)));
        }
        Ok(Value { number: if self.is_negative() { -value.number } else { value.number }, ..value })
    }

    pub(super) fn single(
        &self,
        first: &Number,
        word: &Word,
        after: &[QualifierWord],
    ) -> Result<Amount, QuantityError> {
        let (value, unit) = counted(self.value(first)?, word)?;
        self.amount(&value, &all_qualifiers(&self.qualifiers, value.more, after), unit)
    }

    pub(super) fn range(
        &self,
        first: &Number,
        first_word: Option<&Word>,
        second: &Number,
        word: &Word,
        after: &[QualifierWord],
    ) -> Result<Amount, QuantityError> {
        let (upper, unit) = counted(self.printed(second)?, word)?;
        let first_word = first_word.filter(|first_word| !first_word.text.is_empty());
        let positive = second.value.as_ref().is_ok_and(|value| value.number.is_sign_positive());
        if self.sign == Sign::BelowZero && first_word.is_none() && positive {
            return Err(QuantityError::below_zero(self.rest()));
        }
        let mut value = match first_word {
            Some(first_word) => {
                let (value, first_unit) = counted(self.value(first)?, first_word)?;
                if first_unit != unit {
                    return Err(QuantityError::range_units(self.rest(), first_unit, unit));
                }
                value
            }
            None => share_scale(self.value(first)?, &upper),
        };
        value.place = value.place.min(upper.place);
        value.upper = Some(upper.upper.unwrap_or(upper.number));
        let more = value.more || upper.more;
        self.amount(&value, &all_qualifiers(&self.qualifiers, more, after), unit)
    }

    /// The amount of several numbers together.
    pub(super) fn total(
        &self,
        value: &Value,
        after: &[QualifierWord],
        unit: &str,
    ) -> Result<Amount, QuantityError> {
        self.amount(value, &all_qualifiers(&self.qualifiers, false, after), unit)
    }

    fn amount(
        &self,
        value: &Value,
        qualifiers: &[QualifierWord],
        unit: &str,
    ) -> Result<Amount, QuantityError> {
        let bare = qualifiers.iter().all(|qualifier| *qualifier == QualifierWord::Emphasis);
        if !bare && (value.number.is_sign_negative() || value.number.is_zero()) {
            return Err(QuantityError::misplaced_qualifier(self.rest()));
        }
        let (qualifier, interval) = match value.upper {
            Some(upper) if value.number >= upper => return Err(QuantityError::range(self.rest())),
            Some(_)
                if !qualifiers
                    .iter()
                    .all(|qualifier| matches!(qualifier, QualifierWord::About | QualifierWord::Emphasis)) =>
            {
                return Err(QuantityError::misplaced_qualifier(self.rest()));
            }
            Some(upper) => (Qualifier::Range, qualifier::spans(value.number, upper, !bare)),
            None => qualifier::stands_for(value, qualifiers, is_share(unit))
                .ok_or_else(|| QuantityError::contradicting_qualifiers(0..self.rest().end))?,
        };
        let decimals = u32::try_from(-value.place).unwrap_or(0);
        Ok(amount(value.number.normalize(), interval, unit, qualifier, decimals))
    }

    pub(super) fn quotient(
        &self,
        whole: &Number,
        part: &Number,
        after: &[QualifierWord],
    ) -> Result<Amount, QuantityError> {
        let error = || QuantityError::fraction(self.rest());
        let (whole, part) = (self.value(whole)?, self.printed(part)?);
        let share =
            part.number.checked_mul(Decimal::ONE_HUNDRED).and_then(|value| value.checked_div(whole.number));
        let share =
            share.filter(|_| is_single_positive(&whole) && is_single_positive(&part)).ok_or_else(error)?;
        let number =
            share.round_dp_with_strategy(RATIO_DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize();
        let place = if number.is_integer() { 0 } else { lowest_place(number).max(-2) };
        let place = if whole.number < Decimal::ONE_HUNDRED { 0 } else { place };
        self.amount(&Value { number, place, ..part }, &all_qualifiers(&self.qualifiers, false, after), "%")
    }

    pub(super) fn quotient_of(&self, first: &Number, second: &Number) -> Result<Amount, QuantityError> {
        if !self.qualifiers.is_empty() {
            return Err(QuantityError::misplaced_qualifier(self.rest()));
        }
        let (first, second) = (self.value(first)?, self.printed(second)?);
        let quotient = first
            .number
            .checked_div(second.number)
            .filter(|_| is_single_positive(&first) && is_single_positive(&second));
        let quotient = quotient.ok_or_else(|| QuantityError::ratio(self.rest()))?;
        let round = |strategy| quotient.round_dp_with_strategy(RATIO_DECIMALS, strategy).normalize();
        let value = round(RoundingStrategy::MidpointAwayFromZero);
        let interval = Interval::closed(
            round(RoundingStrategy::ToNegativeInfinity),
            round(RoundingStrategy::ToPositiveInfinity),
        );
        Ok(amount(value, interval, "比", Qualifier::Exact, value.scale()))
    }
}

fn amount(value: Decimal, interval: Interval, unit: &str, qualifier: Qualifier, decimals: u32) -> Amount {
    Amount { printed: String::new(), value, interval, unit: unit.to_owned(), qualifier, decimals }
}

fn all_qualifiers(before: &[QualifierWord], more: bool, after: &[QualifierWord]) -> Vec<QualifierWord> {
    let more = more.then_some(QualifierWord::More);
    before.iter().copied().chain(more).chain(after.iter().copied()).collect()
}

/// Whether a value is a single positive number without 余 or a range.
fn is_single_positive(value: &Value) -> bool {
    value.number > Decimal::ZERO && !value.more && value.upper.is_none()
}

/// The value of a number in its unit: 成 becomes tens of per cent.
fn counted(value: Value, word: &Word) -> Result<(Value, &str), QuantityError> {
    if let Some(error) = &word.error {
        return Err(error.clone());
    }
    if word.text != "成" {
        return Ok((value, &word.text));
    }
    let tens = |number: Decimal| number.checked_mul(Decimal::TEN).unwrap_or_default();
    let tenths = word.tenths.filter(|_| value.place == 0);
    let place = if tenths.is_some() { 0 } else { value.place.saturating_add(1) };
    let number = tens(value.number);
    let number = number.checked_add(tenths.unwrap_or_default()).unwrap_or(number);
    Ok((Value { number, upper: value.upper.map(tens), place, scale: 1, ..value }, "%"))
}

/// In 3～5万元 and 三至五成 the first number leaves out what the second says for both. GB/T 15835 wants it
/// repeated; where a page leaves it out, 3元 to 5万元 is never meant. 5000～2万元 stays as it is.
fn share_scale(first: Value, second: &Value) -> Value {
    let factor = power_of_ten(second.scale);
    let shared = first.number.checked_mul(factor).filter(|number| *number < second.number);
    match shared.filter(|_| first.scale == 0 && second.scale > 0) {
        Some(number) => Value { number, place: first.place.saturating_add(second.scale), ..first },
        None => first,
    }
}
