//! What a numeral of running text is.

use std::ops::Range;

use crate::quantity::Amount;

/// What a numeral is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count or measure: `15495户`, `近5000万元`, `三成`, `7：3`, `两个`.
    Amount,
    /// A day, month, year, quarter or hour: `4月16日`, `2015年底`, `一季度`, `5年前`.
    Date,
    /// Somebody's age: `60多岁`, `年近七旬`.
    Age,
    /// A place in an order: `第3个`, `第一书记`, and the numbers of lists: `1.`, `（一）`.
    Ordinal,
    /// Part of a name or a code: `“1486”`, `1+10+N`, `五看五查`, `三大`, `G50`.
    Label,
    /// A duration (`3个月`, `两年`), a count without a number (`数万户`, `上万元`) or a bare number.
    Other,
}

/// A numeral of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its bytes, with its qualifiers and unit.
    pub range: Range<usize>,
    /// What the numeral is used for: a count, a date, an age, an order, a name.
    pub kind: Kind,
    /// What it prints, for [`Kind::Amount`] and for durations; `None` where the amount grammar refuses the print
    /// (`4千人`).
    pub amount: Option<Amount>,
    /// The unit where the sentence implies it: 微克/立方米 for the 47 of 47、55微克/立方米, 人 for 545万群众.
    pub implied_unit: Option<String>,
}

/// A recognised numeral, in characters of its glyphs.
pub(super) struct Recognized {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) amount: Option<Amount>,
    pub(super) implied_unit: Option<String>,
}

impl Recognized {
    pub(super) fn new(kind: Kind, start: usize, end: usize) -> Self {
        Self { kind, start, end, amount: None, implied_unit: None }
    }
}
