//! Amounts in two units: 3元5角, 2小时30分钟.

use rust_decimal::Decimal;

use super::reader::{Context, Form, Quantity, Reader, Word};
use crate::quantity::error::QuantityError;
use crate::quantity::value::{Number, Value};
use crate::quantity::{number, qualifier};

/// A unit, a lesser one that may follow it, and how many of those make one.
const PAIRS: [(&str, &str, u32); 18] = [
    ("元", "角", 10),
    ("元", "分", 100),
    ("角", "分", 10),
    ("公里", "米", 1000),
    ("千米", "米", 1000),
    ("米", "厘米", 100),
    ("吨", "公斤", 1000),
    ("吨", "千克", 1000),
    ("公斤", "克", 1000),
    ("千克", "克", 1000),
    ("亩", "分", 10),
    ("年", "个月", 12),
    ("天", "小时", 24),
    ("个小时", "分钟", 60),
    ("小时", "分钟", 60),
    ("小时", "分", 60),
    ("分钟", "秒", 60),
    ("分", "秒", 60),
];
/// Units after which people say the next digits without theirs: 5米8, 1米75, 3元5.
const SPOKEN: [&str; 2] = ["米", "元"];
/// Lesser units of time, whose shorter name has another meaning alone.
const MINUTES: (&str, &str) = ("分", "分钟");

/// The sum so far: a number in a unit, with the power of ten of its last digit.
struct Sum {
    number: Decimal,
    unit: String,
    place: i32,
    end: usize,
}

impl Reader<'_, '_, '_> {
    /// The compound amount that begins with a number and its unit.
    pub(super) fn compound(&self, first: &Number, word: &Word) -> Option<Quantity> {
        let whole = first.value.as_ref().ok().filter(|value| value.place == 0 && !value.more)?;
        if word.error.is_some() || whole.upper.is_some() {
            return None;
        }
        let start = Sum { number: whole.number, unit: word.text.clone(), place: 0, end: word.range.end };
        let sums: Vec<Sum> =
            std::iter::successors(self.add(&start, first), |sum| self.add(sum, first)).collect();
        let Some(sum) = sums.into_iter().last() else { return self.spoken(first, word) };
        let (after, end) = qualifier::after(self.glyphs, sum.end);
        let unit = Word { measure: word.measure, ..Word::new(&sum.unit, word.range.start..sum.end) };
        let number = if self.is_negative() { -sum.number } else { sum.number };
        let amount = self.total(&Value { number, place: sum.place, ..*whole }, &after, &sum.unit);
        Some(Quantity { range: true, ..self.read(Form::Measured, first, &unit, end, amount) })
    }

    /// The sum with the lesser number that follows it, in the greater unit where that is decimal, else in the lesser.
    fn add(&self, sum: &Sum, first: &Number) -> Option<Sum> {
        let glyphs = self.glyphs;
        let part = number::number(glyphs, sum.end).filter(|part| part.chinese == first.chinese)?;
        let value =
            part.value.ok().filter(|value| value.place == 0 && !value.more && value.upper.is_none())?;
        let word = self.unit(part.end, None)?;
        let (_, lesser, count) =
            PAIRS.into_iter().find(|(unit, lesser, _)| *unit == sum.unit && *lesser == word.text)?;
        let (end, count) = (word.range.end, Decimal::from(count));
        let dated = sum.unit == "年" && sum.number >= Decimal::ONE_HUNDRED;
        if value.number >= count || value.number.is_zero() || dated {
            return None;
        }
        let decimals = [10, 100, 1000].iter().position(|ten| count == Decimal::from(*ten));
        Some(match decimals.and_then(|at| i32::try_from(at).ok()) {
            Some(at) => {
                let part = value.number.checked_div(count)?;
                Sum { number: sum.number.checked_add(part)?, unit: sum.unit.clone(), place: -at - 1, end }
            }
            None => {
                let number = sum.number.checked_mul(count)?.checked_add(value.number)?;
                let unit = if lesser == MINUTES.0 { MINUTES.1 } else { lesser };
                Sum { number, unit: unit.to_owned(), place: 0, end }
            }
        })
    }

    /// 5米8: one amount in speech, but in print the digits may belong to what follows.
    fn spoken(&self, first: &Number, word: &Word) -> Option<Quantity> {
        let (glyphs, at) = (self.glyphs, word.range.end);
        let end = number::digits(glyphs, at);
        let other = |c: char| c.is_ascii_alphanumeric() || "%‰:/-~—至到万亿千百年月日号余多".contains(c);
        let counted = match self.context {
            Context::InText(units) => units.end(glyphs, end).is_some(),
            Context::Alone => end < glyphs.len(),
        };
        let spoken = SPOKEN.contains(&word.text.as_str())
            && (1..=2).contains(&(end - at))
            && number::grouped(glyphs, at) == end
            && !glyphs.is(end, other)
            && !counted;
        let error = || {
            let written =
                format!("{}.{}{}", glyphs.text(first.start..first.end), glyphs.text(at..end), word.text);
            QuantityError::spoken(self.rest(), &glyphs.text(first.start..end), &written)
        };
        spoken.then(|| Quantity { range: true, ..self.read(Form::Measured, first, word, end, Err(error())) })
    }
}
