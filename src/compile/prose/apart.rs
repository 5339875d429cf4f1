//! Numbers that stand apart from their unit, so that no rule reads them as counts: on another line, behind a tab, or with
//! the unit in brackets.

use std::ops::Range;

use super::chain::Chain;
use super::flow::Places;
use super::lower::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Units;
use crate::quantity::numeral::{Kind, numerals};
use crate::say;
use crate::text::is_digit;

/// Characters of white space and of a unit that are looked at.
const NEAR: usize = 16;
/// The brackets that a unit may stand in.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];
/// The years that head a column: 2019（户）.
const YEARS: Range<u16> = 1949..2100;

impl Lowering<'_> {
    pub(super) fn refuse_apart(&mut self, chain: &Chain<'_>, places: &Places, apart: &Apart) {
        let (number, unit) = (chain.printed(), &apart.unit);
        let range = chain.range.start..apart.end;
        let problem = Diagnostic::new(
            Code::NumberSplit,
            say!("{number} 和它的单位 {unit} 没有连着写", "{number} stands apart from its unit {unit}"),
        )
        .at(
            self.place_of(places, &range),
            say!("读者看到的是 {number}{unit}", "a reader sees {number}{unit}"),
        )
        .help(say!(
            "单位紧跟着数写：{number}{unit}；不是它的单位，中间写上标点",
            "write the unit at once behind the number: {number}{unit}; put a mark between them if it is none"
        ));
        self.out.push(problem);
    }
}

/// A unit that stands apart from its number.
pub(super) struct Apart {
    unit: String,
    /// The byte behind it, in the text with the number.
    end: usize,
}

impl Chain<'_> {
    /// The unit that stands apart from the number, if one does.
    pub(super) fn apart(&self, units: &Units) -> Option<Apart> {
        let near = self.after().char_indices().nth(NEAR).map_or(self.after().len(), |(at, _)| at);
        let after = self.after().get(..near)?;
        let unit = self.on_another_line(after, units).or_else(|| self.in_brackets(after, units))?;
        let end = self.range.end + unit.end;
        let apart = Apart { unit: after.get(unit)?.to_owned(), end };
        (!self.is_part_of_name()).then_some(apart)
    }

    /// A unit behind white space that the scanner does not take for the space before a unit.
    fn on_another_line(&self, after: &str, units: &Units) -> Option<Range<usize>> {
        let start = after.len() - after.trim_start().len();
        if !after.get(..start)?.contains(['\n', '\t']) || self.opens() {
            return None;
        }
        unit(after.get(start..)?, units).map(|length| start..start + length)
    }

    /// A unit and nothing else between brackets.
    fn in_brackets(&self, after: &str, units: &Units) -> Option<Range<usize>> {
        let open = after.chars().next()?;
        let (_, close) = BRACKETS.into_iter().find(|(first, _)| *first == open)?;
        let start = open.len_utf8();
        let inner = after.get(start..after.find(close)?)?;
        let whole = unit(inner, units) == Some(inner.len());
        (whole && !self.is_year()).then_some(start..start + inner.len())
    }

    /// Whether it may number what follows, at the start of an entry.
    fn opens(&self) -> bool {
        let numbers = self.printed().chars().count() <= 2 && self.printed().chars().all(is_digit);
        numbers && self.before().chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether it is a year that heads a column.
    fn is_year(&self) -> bool {
        let year = self.printed().parse().is_ok_and(|year| YEARS.contains(&year));
        year && self.before().chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    }
}

/// How long the unit of a count is that a text begins with.
fn unit(text: &str, units: &Units) -> Option<usize> {
    if text.starts_with(char::is_whitespace) {
        return None;
    }
    let counted = numerals(&format!("11{text}"), units).into_iter().next()?;
    let amount = counted.kind == Kind::Amount && counted.amount.is_some();
    (amount && counted.range.start == 0 && counted.range.end > 2).then(|| counted.range.end - 2)
}
