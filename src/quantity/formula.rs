//! Arithmetic over indicators: `equals` of the dictionary, read, evaluated by interval and printed.

mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

use rust_decimal::Decimal;

use crate::quantity::Interval;

/// Arithmetic over indicators. Names are those of the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// An indicator's value.
    Indicator(String),
    /// A plain number.
    Number(Decimal),
    /// `a + b`
    Sum(Box<Formula>, Box<Formula>),
    /// `a - b`
    Difference(Box<Formula>, Box<Formula>),
    /// `a * b`
    Product(Box<Formula>, Box<Formula>),
    /// `a / b`; for an indicator in % a formula with a quotient counts a hundredfold.
    Quotient(Box<Formula>, Box<Formula>),
}

impl Formula {
    /// Every name in it, in writing order, with repetitions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names.into_iter()
    }

    /// Whether it divides: then it states a share, not a sum.
    #[must_use]
    pub(crate) fn has_quotient(&self) -> bool {
        match self {
            Self::Indicator(_) | Self::Number(_) => false,
            Self::Sum(a, b) | Self::Difference(a, b) | Self::Product(a, b) => {
                a.has_quotient() || b.has_quotient()
            }
            Self::Quotient(..) => true,
        }
    }

    /// Its value, with `lookup` giving the interval of a name. `percent` asks for the result in %: a formula that
    /// divides is then multiplied by a hundred.
    ///
    /// `None` when a name has no interval, a divisor may be zero, or the digits do not suffice.
    #[must_use]
    pub(crate) fn evaluate(
        &self,
        lookup: &dyn Fn(&str) -> Option<Interval>,
        percent: bool,
    ) -> Option<Interval> {
        let result = self.value(lookup)?;
        if percent && self.has_quotient() {
            return result.mul(&Interval::point(Decimal::ONE_HUNDRED));
        }
        Some(result)
    }

    /// The formula with each name replaced by the result of `print`: 53487人 − 53010人.
    #[must_use]
    pub fn with(&self, print: &dyn Fn(&str) -> String) -> String {
        let mut text = String::new();
        self.write(&mut text, print, 0);
        text
    }

    fn value(&self, lookup: &dyn Fn(&str) -> Option<Interval>) -> Option<Interval> {
        match self {
            Self::Indicator(name) => lookup(name),
            Self::Number(number) => Some(Interval::point(*number)),
            Self::Sum(a, b) => a.value(lookup)?.add(&b.value(lookup)?),
            Self::Difference(a, b) => a.value(lookup)?.sub(&b.value(lookup)?),
            Self::Product(a, b) => a.value(lookup)?.mul(&b.value(lookup)?),
            Self::Quotient(a, b) => a.value(lookup)?.div(&b.value(lookup)?),
        }
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::Indicator(name) => names.push(name),
            Self::Number(_) => {}
            Self::Sum(a, b) | Self::Difference(a, b) | Self::Product(a, b) | Self::Quotient(a, b) => {
                a.collect(names);
                b.collect(names);
            }
        }
    }

    /// Writes the formula, in brackets where its precedence is lower than `min_precedence`.
    fn write(&self, out: &mut String, print: &dyn Fn(&str) -> String, min_precedence: u8) {
        let (a, sign, b, precedence) = match self {
            Self::Indicator(name) => return out.push_str(&print(name)),
            Self::Number(number) => return out.push_str(&number.to_string()),
            Self::Sum(a, b) => (a, " + ", b, 1),
            Self::Difference(a, b) => (a, " − ", b, 1),
            Self::Product(a, b) => (a, " × ", b, 2),
            Self::Quotient(a, b) => (a, " ÷ ", b, 2),
        };
        let bracket = precedence < min_precedence;
        out.push_str(if bracket { "（" } else { "" });
        a.write(out, print, precedence);
        out.push_str(sign);
        b.write(out, print, precedence.saturating_add(1));
        out.push_str(if bracket { "）" } else { "" });
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.with(&str::to_owned))
    }
}
