//! Figures by what they print: which figure a number in a text can be.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Figure, falls};
use crate::quantity::{Amount, Qualifier};
use crate::text::number_key;

/// The figures of a page by their print and by the amount they print.
#[derive(Debug, Clone, Default)]
pub(crate) struct FigureTextIndex {
    texts: BTreeMap<String, Vec<Arc<Figure>>>,
    amounts: BTreeMap<Key, Vec<Arc<Figure>>>,
}

/// What two prints of one amount have in common: 5000万元 and 0.5亿元, 15495户 and 15,495户.
type Key = (Decimal, Option<Decimal>, Qualifier);

impl FigureTextIndex {
    /// The index of these figures.
    pub(crate) fn of<'a>(figures: impl IntoIterator<Item = &'a Arc<Figure>>) -> Self {
        let mut index = Self::default();
        for figure in figures {
            let Some(amount) = figure.amount() else { continue };
            index.texts.entry(number_key(&amount.printed)).or_default().push(Arc::clone(figure));
            index.amounts.entry(key(amount)).or_default().push(Arc::clone(figure));
        }
        index
    }

    /// The figures that a number in a text prints, behind the words before it: 下降3.2% is also -3.2% of what may
    /// fall, where nothing prints 3.2%, and 下降-3.2% says both ways and is no figure.
    pub(crate) fn find(&self, before: &str, text: &str, amount: Option<&Amount>) -> Vec<&Arc<Figure>> {
        let value = amount.filter(|_| falls(before)).map(|amount| amount.value);
        if value.is_some_and(|value| value < Decimal::ZERO) {
            return Vec::new();
        }
        let plain = self.same(text, amount);
        if value.is_none() || !plain.is_empty() {
            return plain;
        }
        let turned = format!("-{text}");
        self.same(&turned, Amount::parse(&turned).ok().as_ref())
    }

    /// The figures of a print, each indicator, place and period once: those that are printed so; where there are
    /// none, those whose amount is the same in other words.
    fn same(&self, text: &str, amount: Option<&Amount>) -> Vec<&Arc<Figure>> {
        let printed = self.texts.get(&number_key(text));
        let candidates =
            printed.or_else(|| self.amounts.get(&key(amount?))).map(Vec::as_slice).unwrap_or_default();
        let fits = |figure: &&Arc<Figure>| {
            printed.is_some() || amount.is_some_and(|amount| is_counted_in(figure, amount))
        };
        let mut distinct: Vec<&Arc<Figure>> = Vec::new();
        for figure in candidates.iter().filter(fits) {
            if !distinct.iter().any(|other| is_same_reading(other, figure)) {
                distinct.push(figure);
            }
        }
        distinct
    }
}

fn key(amount: &Amount) -> Key {
    let thousands = amount.unit.strip_prefix('千').and_then(|unit| amount.in_unit(unit));
    let amount = thousands.as_ref().unwrap_or(amount);
    let upper = amount.interval.high.filter(|_| amount.qualifier == Qualifier::Range);
    (amount.value, upper, amount.qualifier)
}

/// Whether a figure may be given in the unit of an amount: its own, or one that its indicator admits beside it.
pub(crate) fn is_counted_in(figure: &Figure, written: &Amount) -> bool {
    figure.amount().is_some_and(|amount| amount.unit == written.unit)
        || figure.indicator.counted(written.clone()).is_some()
}

fn is_same_reading(a: &Figure, b: &Figure) -> bool {
    a.indicator.order == b.indicator.order && a.place == b.place && a.period == b.period
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::SampleSite;

    fn figures_printing(before: &str, typed: &str) -> Vec<String> {
        let mut sample = SampleSite::new(&["资金 元", "户数 户", "比例 %", "另一比例 %", "出口增速 %"]);
        sample.figure("出口增速", "2020-04", "-7.4%");
        sample.figure("资金", "2020-04", "近5000万元");
        sample.figure("资金", "2019", "5000万元");
        sample.figure("户数", "2020-04", "15495户");
        sample.figure("比例", "2020-04", "9.62％");
        sample.figure("另一比例", "2020-04", "1～2%");
        let figures: Vec<_> = sample.figures.into_iter().map(Arc::new).collect();
        let index = FigureTextIndex::of(&figures);
        let amount = Amount::parse(typed).ok();
        index.find(before, typed, amount.as_ref()).iter().map(|figure| figure.printed().to_owned()).collect()
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for (typed, expected) in [
            ("15495户", &["15495户"][..]),
            ("15,495户", &["15495户"]),
            ("１５４９５户", &["15495户"]),
            ("9.62%", &["9.62％"]),
            ("0.5亿元", &["5000万元"]),
            ("近0.5亿元", &["近5000万元"]),
            ("近5000万元", &["近5000万元"]),
            ("1～2%", &["1～2%"]),
            ("1～3%", &[]),
            ("15495人", &[]),
            ("约5000万元", &[]),
        ] {
            assert_eq!(figures_printing("", typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_fall_in_words_is_a_number_below_zero() {
        for (before, typed, expected) in [
            ("同比下降", "7.4%", &["-7.4%"][..]),
            ("比上年减少了", "7.4％", &["-7.4%"]),
            ("出现负增长", "7.4%", &["-7.4%"]),
            ("增速为", "-7.4%", &["-7.4%"]),
            ("同比下降", "-7.4%", &[]),
            ("同比增长", "7.4%", &[]),
            ("", "7.4%", &[]),
            // What is printed so is meant.
            ("下降", "9.62%", &["9.62％"]),
        ] {
            assert_eq!(figures_printing(before, typed), expected, "{before}{typed}");
        }
    }
}
