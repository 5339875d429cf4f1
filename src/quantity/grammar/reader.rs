//! The data of the quantity grammar: the context, the state of the reader, and the result.

use std::ops::Range;

use rust_decimal::Decimal;

use super::sign::{self, Sign};
use crate::quantity::amount::Amount;
use crate::quantity::chinese;
use crate::quantity::error::QuantityError;
use crate::quantity::glyphs::Glyphs;
use crate::quantity::qualifier::QualifierWord;
use crate::quantity::unit::{Measure, Units};
use crate::quantity::value::Number;

/// Signs between two numbers. GB/T 15835 requires ～ or —; pages also print - and 至.
const RANGE_SIGNS: &str = "~—-至到";

/// Where a quantity is read, which decides what its unit may be.
#[derive(Debug, Clone, Copy)]
pub(in crate::quantity) enum Context<'u> {
    /// In a text of its own: any word after the number is its unit.
    Alone,
    /// In running text: only a known unit counts.
    InText(&'u Units),
}

/// The form of a quantity; it decides what may not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quantity) enum Form {
    Measured,
    /// 百分之三: the unit precedes the number.
    Share,
    Fraction,
    Ratio,
}

/// 百分之 or 千分之, and its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prefix {
    pub(super) word: &'static str,
    pub(super) unit: &'static str,
}

/// A unit that was read.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: Range<usize>,
    pub(super) measure: Measure,
    /// The second digit of 三成五.
    pub(super) tenths: Option<Decimal>,
    pub(super) error: Option<QuantityError>,
}

impl Word {
    pub(super) fn new(text: &str, range: Range<usize>) -> Self {
        Self { text: text.to_owned(), range, measure: Measure::Count, tenths: None, error: None }
    }
}

/// A quantity that was read, in characters of its glyphs.
#[derive(Debug)]
pub(in crate::quantity) struct Quantity {
    pub(in crate::quantity) form: Form,
    pub(in crate::quantity) end: usize,
    /// The first number.
    pub(in crate::quantity) number: Range<usize>,
    pub(in crate::quantity) chinese: bool,
    /// The last unit, or where it would be.
    pub(in crate::quantity) unit: Range<usize>,
    pub(in crate::quantity) measure: Measure,
    pub(in crate::quantity) qualified: bool,
    /// Whether it has a second number: 3～5个, 3元5角.
    pub(in crate::quantity) range: bool,
    /// Whether a noun of people after it takes the place of a unit.
    pub(in crate::quantity) people: bool,
    /// The amount, without the print; or why there is none.
    pub(in crate::quantity) amount: Result<Amount, QuantityError>,
}

/// A quantity that is being read, up to its first number.
pub(super) struct Reader<'g, 't, 'u> {
    pub(super) glyphs: &'g Glyphs<'t>,
    pub(super) context: Context<'u>,
    pub(super) signed_at: usize,
    pub(super) sign: Sign,
    pub(super) qualifiers: Vec<QualifierWord>,
}

impl Reader<'_, '_, '_> {
    pub(super) fn is_alone(&self) -> bool {
        matches!(self.context, Context::Alone)
    }

    pub(super) fn is_negative(&self) -> bool {
        self.sign != Sign::Plus
    }

    pub(super) fn read(
        &self,
        form: Form,
        first: &Number,
        word: &Word,
        end: usize,
        amount: Result<Amount, QuantityError>,
    ) -> Quantity {
        Quantity {
            form,
            end,
            number: first.start..first.end,
            chinese: first.chinese,
            unit: word.range.clone(),
            measure: word.measure,
            qualified: !self.qualifiers.is_empty(),
            range: false,
            people: false,
            amount,
        }
    }

    /// The bytes from the number's sign to the end of the text.
    pub(super) fn rest(&self) -> Range<usize> {
        self.glyphs.byte(self.signed_at)..self.glyphs.byte(self.glyphs.len())
    }
}

/// The start of the second number of a range, if a range sign and a number follow.
pub(super) fn range_ahead(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let sign = glyphs.gap(at);
    let next = glyphs.gap(sign + 1);
    let digit = |at: usize| glyphs.is(at, |c| c.is_ascii_digit());
    let number = digit(next)
        || glyphs.is(next, chinese::is_numeral)
        || sign::second(glyphs, next).is_some_and(|at| digit(at) || glyphs.is(at, chinese::is_numeral));
    (glyphs.is(sign, |c| RANGE_SIGNS.contains(c)) && number).then_some(next)
}
