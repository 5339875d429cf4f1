//! The grammar of a printed quantity: qualifiers, sign, number, 万 or 亿, unit, qualifiers; or a range, a ratio, a
//! fraction. It reads from one place on; where a quantity may stand and what may follow it, the caller knows.

mod compound;
mod meaning;
mod part;
mod sign;
mod word;

use std::ops::Range;

use super::amount::{Amount, AmountError};
use super::glyphs::Glyphs;
use super::number::{self, Number, Value};
use super::qualifier::{self, Hedge};
use super::unit::{Measure, Units};
use super::{chinese, misprint, people};
use sign::Sign;
pub(super) use sign::bare as signed;
use word::{Prefix, Word};

/// Characters of the second number of a ratio.
const RATIO_TERM: usize = 6;
/// Signs between two numbers. GB/T 15835 wants ～ or —; pages also print - and 至.
const RANGE_SIGNS: &str = "~—-至到";
/// Words that say the unit before the number.
const PREFIXES: [(&str, &str); 2] = [("百分之", "%"), ("千分之", "‰")];

/// What a unit may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted<'u> {
    /// Nothing but the quantity is given, so any word behind the number is its unit.
    Whole,
    /// In running text only a word that is known as one.
    Among(&'u Units),
}

/// How a quantity is put together; it decides what may not follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Measured,
    /// 百分之三: the unit stands before the number.
    Share,
    Fraction,
    Ratio,
}

/// A quantity that was read, in characters of its glyphs.
#[derive(Debug)]
pub(super) struct Quantity {
    pub(super) form: Form,
    pub(super) end: usize,
    /// The first number.
    pub(super) number: Range<usize>,
    pub(super) chinese: bool,
    /// The last unit, or where it would stand.
    pub(super) unit: Range<usize>,
    pub(super) measure: Measure,
    pub(super) qualified: bool,
    /// Whether a second number stands in it: 3～5个, 3元5角.
    pub(super) range: bool,
    /// Whether a noun of people behind it stands for its unit.
    pub(super) people: bool,
    /// What it comes to, without the print; or why that cannot be said.
    pub(super) amount: Result<Amount, AmountError>,
}

/// The quantity that begins here.
pub(super) fn quantity(glyphs: &Glyphs<'_>, at: usize, wanted: Wanted<'_>) -> Option<Quantity> {
    let whole = matches!(wanted, Wanted::Whole);
    let (hedges, signed_at) = qualifier::before(glyphs, at, whole);
    let (sign, number_at) = sign::sign(glyphs, signed_at, whole)?;
    let reader = Reader { glyphs, wanted, signed_at, sign, hedges };
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

/// What is known of a quantity before its first number.
struct Reader<'g, 't, 'u> {
    glyphs: &'g Glyphs<'t>,
    wanted: Wanted<'u>,
    signed_at: usize,
    sign: Sign,
    hedges: Vec<Hedge>,
}

impl Reader<'_, '_, '_> {
    /// Everything but ratios and fractions: one number or two, then the unit.
    fn measured(self, first: &Number, prefix: Option<Prefix>) -> Option<Quantity> {
        let form = if prefix.is_some() { Form::Share } else { Form::Measured };
        let own = self.unit(first.end, prefix);
        if let Some((second, word)) = self.second(first, own.as_ref(), prefix) {
            let (after, end) = qualifier::after(self.glyphs, word.range.end);
            let amount = self.range(first, own.as_ref(), &second, &word, &after);
            // 从4.1%到1.9% tells a change and is no range.
            let joined = second
                .start
                .checked_sub(1)
                .is_some_and(|at| self.glyphs.is(at, |c| matches!(c, '至' | '到')));
            if amount.is_ok() || !joined || self.is_whole() {
                return Some(Quantity { range: true, ..self.read(form, first, &word, end, amount) });
            }
        }
        let noun = people::behind(self.glyphs, first);
        // Where nothing else is given, the noun itself stands where a unit does.
        let people =
            own.as_ref().map_or(noun.is_some(), |own| self.is_whole() && noun == Some(own.range.end));
        let stand_in =
            || Word::new(people::PEOPLE, first.end..own.as_ref().map_or(first.end, |own| own.range.end));
        let word = if people { stand_in() } else { own? };
        if let Some(compound) = self.compound(first, &word) {
            return Some(compound);
        }
        let (after, end) = qualifier::after(self.glyphs, word.range.end);
        let amount = self.single(first, &word, &after);
        let read = self.read(form, first, &word, end, amount);
        Some(Quantity { qualified: read.qualified || !after.is_empty(), people, ..read })
    }

    fn is_whole(&self) -> bool {
        matches!(self.wanted, Wanted::Whole)
    }

    fn is_negative(&self) -> bool {
        self.sign != Sign::Plus
    }

    fn read(
        &self,
        form: Form,
        first: &Number,
        word: &Word,
        end: usize,
        amount: Result<Amount, AmountError>,
    ) -> Quantity {
        Quantity {
            form,
            end,
            number: first.start..first.end,
            chinese: first.chinese,
            unit: word.range.clone(),
            measure: word.measure,
            qualified: !self.hedges.is_empty(),
            range: false,
            people: false,
            amount,
        }
    }

    /// The bytes from the number's sign to the end of the text.
    fn rest(&self) -> Range<usize> {
        self.glyphs.byte(self.signed_at)..self.glyphs.byte(self.glyphs.len())
    }

    /// The second number of a range and its unit: 1～2个, 13万元～17万元, 百分之三至百分之五.
    fn second(&self, first: &Number, own: Option<&Word>, prefix: Option<Prefix>) -> Option<(Number, Word)> {
        let glyphs = self.glyphs;
        let behind_unit = own.map(|word| word.range.end);
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
            let rest = self.glyphs.byte(over)..self.rest().end;
            let missing = AmountError::no_number(rest, &self.glyphs.text(over..self.glyphs.len()));
            let word = Word::new("", over..over);
            return self.is_whole().then(|| self.read(Form::Fraction, whole, &word, over, Err(missing)));
        };
        let (after, end) = qualifier::after(self.glyphs, part.end);
        let amount = self.quotient(whole, &part, &after);
        let word = Word::new("%", part.end..part.end);
        let number = Number { end: part.end, ..whole.clone() };
        Some(self.read(Form::Fraction, &number, &word, end, amount))
    }

    /// 7∶3 stands for its quotient, to six decimals, in the unit 比: a pair has no one number of its own,
    /// and ratios are only ever compared.
    fn ratio(&self, first: &Number, second: usize) -> Option<Quantity> {
        let glyphs = self.glyphs;
        let apart = glyphs.get(first.end) != Some(':');
        let second = number::number(glyphs, if self.is_whole() { glyphs.gap(second) } else { second })?;
        let long = second.end - second.start > RATIO_TERM;
        if first.chinese || second.chinese || !self.is_whole() && (apart || long) {
            return None;
        }
        let amount = self.quotient_of(first, &second);
        let word = Word::new("比", second.end..second.end);
        let number = Number { end: second.end, ..first.clone() };
        Some(self.read(Form::Ratio, &number, &word, second.end, amount))
    }
}

/// Behind the sign between two numbers, when a number comes after it.
fn range_ahead(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let sign = glyphs.gap(at);
    let next = glyphs.gap(sign + 1);
    let digit = |at: usize| glyphs.is(at, |c| c.is_ascii_digit());
    let number = digit(next)
        || glyphs.is(next, chinese::is_numeral)
        || sign::second(glyphs, next).is_some_and(|at| digit(at) || glyphs.is(at, chinese::is_numeral));
    (glyphs.is(sign, |c| RANGE_SIGNS.contains(c)) && number).then_some(next)
}
