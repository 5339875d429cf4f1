//! The unit of a quantity: a known unit in running text, any word in a text that is only a quantity.

use super::reader::{Context, Prefix, Reader, Word, range_ahead};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::unit;
use crate::quantity::{chinese, qualifier, refusal};

impl Reader<'_, '_, '_> {
    /// The unit behind a number. 成 and its second digit count tens of per cent.
    pub(super) fn unit(&self, at: usize, prefix: Option<Prefix>) -> Option<Word> {
        if let Some(prefix) = prefix {
            return Some(Word::new(prefix.unit, at..at));
        }
        let (glyphs, start) = (self.glyphs, self.glyphs.gap(at));
        let mut word = match self.context {
            Context::InText(units) => {
                let (end, measure) = units.end(glyphs, start)?;
                Word { measure, ..Word::new(&glyphs.text(start..end), start..end) }
            }
            Context::Alone => {
                let range = start..unit_end(glyphs, start);
                let text = glyphs.text(range.clone());
                Word { error: refusal::unit(glyphs, &text, &range), ..Word::new(&text, range) }
            }
        };
        let next = word.range.end;
        let ends = |at: usize| match self.context {
            Context::InText(units) => units.end(glyphs, at).is_none() && !glyphs.is(at, chinese::is_numeral),
            Context::Alone => glyphs.get(at).is_none() || !qualifier::after(glyphs, at).0.is_empty(),
        };
        if word.text == "成" {
            word.tenths = glyphs.get(next).and_then(chinese::tenth).filter(|_| ends(next + 1));
            word.range.end = next + usize::from(word.tenths.is_some());
        }
        Some(word)
    }
}

/// The end of the unit in a text that is only a quantity.
fn unit_end(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let part = |c: char| {
        (c.is_alphabetic() || "%‰²³℃㎡°·/".contains(c)) && chinese::tenth(c).is_none() && !"〇零○".contains(c)
    };
    let qualified = |at: usize| {
        let (after, end) = qualifier::after(glyphs, at);
        !after.is_empty() && (end == glyphs.len() || range_ahead(glyphs, end).is_some())
    };
    let mut end = at;
    loop {
        if let Some(per) = unit::per_number(glyphs, end) {
            end = per;
        } else if glyphs.is(end, part) && range_ahead(glyphs, end).is_none() && !qualified(end) {
            end += 1;
        } else {
            return end;
        }
    }
}
