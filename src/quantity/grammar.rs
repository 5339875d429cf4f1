//! The grammar of a printed quantity: qualifiers, sign, number, 万 or 亿, unit, qualifiers; or a range, a ratio, a
//! fraction. It reads from a given place; the caller decides where a quantity may begin and what may follow.

mod compound;
mod meaning;
mod part;
mod reader;
mod sign;
mod word;

use super::error::QuantityError;
use super::glyphs::Glyphs;
use super::value::{Number, Value};
use super::{number, people, qualifier};
pub(super) use reader::{Context, Form, Quantity};
use reader::{Prefix, Reader, Word, range_ahead};
pub(super) use sign::bare as signed;

/// Characters of the second number of a ratio.
const RATIO_TERM: usize = 6;
/// Words that give the unit before the number.
const PREFIXES: [(&str, &str); 2] = [("百分之", "%"), ("千分之", "‰")];

/// The quantity that begins here.
pub(super) fn quantity(glyphs: &Glyphs<'_>, at: usize, context: Context<'_>) -> Option<Quantity> {
    let alone = matches!(context, Context::Alone);
    let (qualifiers, signed_at) = qualifier::before(glyphs, at, alone);
    let (sign, number_at) = sign::sign(glyphs, signed_at, alone)?;
    let reader = Reader { glyphs, context, signed_at, sign, qualifiers };
    if let Some(half) = reader.half(number_at) {
        return Some(half);
    }
    let prefix = PREFIXES.iter().find_map(|(word, unit)| {
        let first = number::number(glyphs, glyphs.eat(number_at, word)?)?;
        Some((first, Prefix { word, unit }))
    });
    if let Some((first, prefix)) = prefix {
        return reader.measured(&first, Some(prefix));
    }
    let first = number::number(glyphs, number_at)?;
    let behind = glyphs.gap(first.end);
    if let Some(over) = glyphs.eat(behind, "分之") {
        return reader.fraction(&first, over);
    }
    if let Some(whole) = part::slashed(glyphs, &first) {
        return Some(reader.slashed(&first, &whole));
    }
    let ratio = glyphs.eat(behind, ":").and_then(|second| reader.ratio(&first, second));
    ratio.or_else(|| reader.measured(&first, None))
}

impl Reader<'_, '_, '_> {
    /// Everything but ratios and fractions: one number or two, then the unit.
    fn measured(self, first: &Number, prefix: Option<Prefix>) -> Option<Quantity> {
        let form = if prefix.is_some() { Form::Share } else { Form::Measured };
        let first_word = self.unit(first.end, prefix);
        if let Some((second, word)) = self.second(first, first_word.as_ref(), prefix) {
            let (after, end) = qualifier::after(self.glyphs, word.range.end);
            let amount = self.range(first, first_word.as_ref(), &second, &word, &after);
            // 从4.1%到1.9% is a change and no range.
            let joined = second
                .start
                .checked_sub(1)
                .is_some_and(|at| self.glyphs.is(at, |c| matches!(c, '至' | '到')));
            if amount.is_ok() || !joined || self.is_alone() {
                return Some(Quantity { range: true, ..self.read(form, first, &word, end, amount) });
            }
        }
        let noun = people::behind(self.glyphs, first);
        // In a text that is only a quantity, the noun itself takes the place of a unit.
        let people = first_word
            .as_ref()
            .map_or(noun.is_some(), |first_word| self.is_alone() && noun == Some(first_word.range.end));
        let stand_in = || {
            Word::new(
                people::PEOPLE,
                first.end..first_word.as_ref().map_or(first.end, |first_word| first_word.range.end),
            )
        };
        let word = if people { stand_in() } else { first_word? };
        if let Some(compound) = self.compound(first, &word) {
            return Some(compound);
        }
        let (after, end) = qualifier::after(self.glyphs, word.range.end);
        let amount = self.single(first, &word, &after);
        let read = self.read(form, first, &word, end, amount);
        Some(Quantity { qualified: read.qualified || !after.is_empty(), people, ..read })
    }

    /// The second number of a range and its unit: 1～2个, 13万元～17万元, 百分之三至百分之五.
    fn second(
        &self,
        first: &Number,
        first_word: Option<&Word>,
        prefix: Option<Prefix>,
    ) -> Option<(Number, Word)> {
        let glyphs = self.glyphs;
        let behind_unit = first_word.map(|word| word.range.end);
        let at =
            [Some(first.end), behind_unit].into_iter().flatten().find_map(|at| range_ahead(glyphs, at))?;
        let at = prefix.and_then(|prefix| glyphs.eat(at, prefix.word)).unwrap_or(at);
        let signed = sign::second(glyphs, at).filter(|_| self.is_negative());
        let mut second = number::number(glyphs, signed.unwrap_or(at))?;
        if signed.is_some() {
            second.value = second.value.map(|value| Value { number: -value.number, ..value });
        }
        let word = self.unit(second.end, prefix)?;
        (second.chinese == first.chinese).then_some((second, word))
    }

    /// 三分之一, 万分之五: a share, read to the whole per cent as a writer means it, or to the digits it prints.
    fn fraction(self, whole: &Number, over: usize) -> Option<Quantity> {
        let Some(part) = number::number(self.glyphs, over) else {
            if !self.is_alone() {
                return None;
            }
            let rest = self.glyphs.byte(over)..self.rest().end;
            let missing = QuantityError::no_number(rest, &self.glyphs.text(over..self.glyphs.len()));
            let word = Word::new("", over..over);
            return Some(self.read(Form::Fraction, whole, &word, over, Err(missing)));
        };
        let (after, end) = qualifier::after(self.glyphs, part.end);
        let amount = self.quotient(whole, &part, &after);
        let word = Word::new("%", part.end..part.end);
        let number = Number { end: part.end, ..whole.clone() };
        Some(self.read(Form::Fraction, &number, &word, end, amount))
    }

    /// 7∶3 is read as its quotient, to six decimals, in the unit 比, because ratios are only compared.
    fn ratio(&self, first: &Number, second: usize) -> Option<Quantity> {
        let glyphs = self.glyphs;
        let separated = glyphs.get(first.end) != Some(':');
        let second = number::number(glyphs, if self.is_alone() { glyphs.gap(second) } else { second })?;
        let long = second.end - second.start > RATIO_TERM;
        if first.chinese || second.chinese || !self.is_alone() && (separated || long) {
            return None;
        }
        let amount = self.quotient_of(first, &second);
        let word = Word::new("比", second.end..second.end);
        let number = Number { end: second.end, ..first.clone() };
        Some(self.read(Form::Ratio, &number, &word, second.end, amount))
    }
}
