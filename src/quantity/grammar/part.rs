//! Parts of a whole that are not written as a share: 一半以上, 过半, 1/3.

use std::ops::Range;

use rust_decimal::Decimal;

use super::reader::{Form, Quantity, Reader, Word};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::number;
use crate::quantity::qualifier::{self, QualifierWord};
use crate::quantity::value::{Number, Value};

/// Words for a half, longer ones first, and their qualifiers.
const HALVES: [(&str, Option<QualifierWord>); 4] = [
    ("过半数", Some(QualifierWord::Above)),
    ("过半", Some(QualifierWord::Above)),
    ("一半", None),
    ("半数", None),
];
/// Characters that continue 过半 and 一半 to another word: 过半年, 过半天.
const CONTINUED_BY: &str = "年个天月日小时点场程边夜山路里百辈生途";
/// Characters before 过半 in a slogan: 时间过半、任务过半.
const SLOGANS: &str = "间务";
/// The largest whole of a fraction with a slash; 5/12 is a day as well.
const MAX_WHOLE: u8 = 10;

impl Reader<'_, '_, '_> {
    /// A half. In running text 一半 without a qualifier is no statistic, like 一户.
    pub(super) fn half(&self, at: usize) -> Option<Quantity> {
        let glyphs = self.glyphs;
        let (end, built_in) =
            HALVES.iter().find_map(|(word, qualifier)| Some((glyphs.eat(at, word)?, *qualifier)))?;
        let continues = glyphs.is(end, |c| CONTINUED_BY.contains(c))
            || built_in.is_some() && glyphs.before(at).is_some_and(|c| SLOGANS.contains(c));
        let (after, behind) = qualifier::after(glyphs, end);
        let qualifiers: Vec<QualifierWord> = built_in.into_iter().chain(after).collect();
        let qualified = !qualifiers.is_empty() || !self.qualifiers.is_empty();
        let number = half_of(at..end);
        let amount = self.single(&number, &Word::new("%", end..end), &qualifiers);
        let read = self.read(Form::Fraction, &number, &Word::new("%", end..end), behind, amount);
        (!continues && (qualified || self.is_alone())).then_some(read)
    }

    /// 1/3 is 三分之一.
    pub(super) fn slashed(&self, part: &Number, whole: &Number) -> Quantity {
        let (after, end) = qualifier::after(self.glyphs, whole.end);
        let amount = self.quotient(whole, part, &after);
        let number = Number { end: whole.end, ..part.clone() };
        self.read(Form::Fraction, &number, &Word::new("%", whole.end..whole.end), end, amount)
    }
}

fn half_of(range: Range<usize>) -> Number {
    let value = Value { number: Decimal::from(50), upper: None, place: 0, scale: 0, more: false };
    Number { start: range.start, end: range.end, chinese: true, value: Ok(value) }
}

/// The whole of a fraction in digits with a slash: one digit over a small number, and nothing that makes a date, a rate
/// (1/10万) or a folio of it.
pub(super) fn slashed(glyphs: &Glyphs<'_>, part: &Number) -> Option<Number> {
    let continues = |c: char| c.is_ascii_alphanumeric() || "/.-:—".contains(c);
    let over = glyphs.eat(part.end, "/").filter(|_| part.end == part.start + 1)?;
    let end = number::digits(glyphs, over);
    let number_at = |range: Range<usize>| glyphs.text(range).parse::<u8>().ok();
    let (least, whole) = number_at(part.start..part.end).zip(number_at(over..end))?;
    let alone = !glyphs.before(part.start).is_some_and(continues) && !glyphs.is(end, continues);
    let scaled = glyphs.is(end, |c| "十百千万亿月日年期".contains(c));
    let fits = 0 < least && least < whole && whole <= MAX_WHOLE && alone && !scaled;
    fits.then(|| number::number(glyphs, over)).flatten().filter(|number| number.end == end)
}
