//! Numbers typed into prose without a role: each is a citation of the figure it prints, or stands for itself.
//!
//! Only Arabic digits with a unit of the dictionary are looked at, so that dates, ordinals, section
//! numbers and names such as “1486” stay text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::lower::Lowering;
use super::{Citation, Inline, NumberKind, TypedNumber, inlines};
use crate::model::amount::fold;
use crate::model::{Amount, Dictionary};
use crate::source::Span;

/// Units of shares, whatever the dictionary has.
const SHARES: [&str; 3] = ["个百分点", "百分点", "%"];
/// Units that make a date, not an amount.
const DATES: [&str; 4] = ["年", "月", "日", "时"];
/// What turns a unit into another word: 3个月, 2人次.
const GO_ON: [(&str, &str); 6] =
    [("个", "月"), ("个", "小时"), ("个", "工作日"), ("人", "次"), ("人", "均"), ("户", "均")];
/// Characters looked at for one number with its unit; amounts have at most fifteen digits, twice in a range.
const WINDOW: usize = 64;

/// A number with its unit in a text.
#[derive(Debug, PartialEq, Eq)]
struct Numeral {
    /// Its bytes.
    range: Range<usize>,
}

impl Lowering<'_> {
    /// Adds a text; numbers in it that print a figure of the page become citations of it.
    pub(super) fn text_with_numerals(&mut self, content: &mut Vec<Inline>, text: &str, range: &Range<usize>) {
        if !text.chars().any(|c| fold(c).is_ascii_digit()) {
            return inlines::push_text(content, text);
        }
        // What YAML or Markdown escaped has no place of its own in the file.
        let typed = self.typed(range) == text;
        let mut done = 0;
        for numeral in numerals(text, self.scope.units) {
            inlines::push_text(content, text.get(done..numeral.range.start).unwrap_or_default());
            let at = range.start + numeral.range.start..range.start + numeral.range.end;
            let span = self.place(if typed { &at } else { range });
            content.push(self.bound(text.get(numeral.range.clone()).unwrap_or_default(), span));
            done = numeral.range.end;
        }
        inlines::push_text(content, text.get(done..).unwrap_or_default());
    }

    /// A number as a citation of the one figure that it prints, or as a number of its own.
    fn bound(&self, text: &str, span: Span) -> Inline {
        let amount = Amount::parse(text).ok();
        if let [figure] = self.scope.prints.find(text, amount.as_ref()).as_slice() {
            let typed = (figure.printed() != text).then(|| text.to_owned());
            return Inline::Figure(Citation { figure: Arc::clone(figure), span, typed });
        }
        Inline::Numeral(TypedNumber { text: text.to_owned(), span, kind: NumberKind::Amount, amount })
    }
}

/// All units a number may have, the longest first.
pub(in crate::model) fn units(dictionary: &Dictionary) -> Vec<String> {
    let own = dictionary.indicators.iter().flat_map(|one| std::iter::once(&one.unit).chain(&one.units));
    let all: BTreeSet<String> = own.cloned().chain(SHARES.map(str::to_owned)).collect();
    let mut all: Vec<String> =
        all.into_iter().filter(|unit| !unit.is_empty() && !DATES.contains(&unit.as_str())).collect();
    all.sort_by_key(|unit| std::cmp::Reverse(unit.chars().count()));
    all
}

/// Every number with a unit.
fn numerals(text: &str, units: &[String]) -> Vec<Numeral> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold(c))).collect();
    let mut found = Vec::new();
    let mut next = 0;
    while let Some((start, c)) = chars.get(next).copied() {
        let before = next.checked_sub(1).and_then(|at| chars.get(at)).map(|(_, c)| *c);
        if !c.is_ascii_digit() || before.is_some_and(|c| c.is_ascii_alphanumeric() || "第-.".contains(c)) {
            next += 1;
            continue;
        }
        let rest: String = chars.iter().skip(next).take(WINDOW).map(|(_, c)| *c).collect();
        let number = number(&rest);
        let after = rest.get(number..).unwrap_or_default();
        let unit = units.iter().find(|unit| after.starts_with(unit.as_str()) && !goes_on(after, unit));
        let length = number + unit.map_or(0, |unit| unit.len());
        let folded = rest.get(..length).unwrap_or_default().to_owned();
        next += folded.chars().count().max(1);
        let end = chars.get(next).map_or(text.len(), |(at, _)| *at);
        if unit.is_some() {
            found.push(Numeral { range: start..end });
        }
    }
    found
}

/// The bytes of a number or a range of two, with 余, 多, 万 and 亿.
fn number(text: &str) -> usize {
    let length = text.find(|c: char| !(c.is_ascii_digit() || ",.~—-至余多万亿".contains(c)));
    let whole = text.get(..length.unwrap_or(text.len())).unwrap_or_default();
    whole.trim_end_matches(|c| ",.~—-至".contains(c)).len()
}

fn goes_on(after: &str, unit: &str) -> bool {
    let rest = after.get(unit.len()..).unwrap_or_default();
    GO_ON.iter().any(|(word, next)| *word == unit && rest.starts_with(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        let units = ["个百分点", "人次", "户", "人", "个", "元", "%"].map(str::to_owned);
        numerals(text, &units).into_iter().map(|one| text.get(one.range).unwrap().to_owned()).collect()
    }

    #[test]
    fn numbers_with_units_are_seen_and_names_are_not() {
        assert_eq!(seen("全县15495户53487人，9.62％。"), ["15495户", "53487人", "9.62％"]);
        assert_eq!(
            seen("近5000万元、300余个、1～2个、2.2万人次"),
            ["5000万元", "300余个", "1～2个", "2.2万人次"]
        );
        assert_eq!(seen("下降0.54个百分点，53，487人"), ["0.54个百分点", "53，487人"]);
        for text in ["2020年4月30日", "“1486”工程", "第3个", "G50", "3个月", "COVID-19人", "一户一策", "7∶3"]
        {
            assert_eq!(seen(text), [""; 0], "{text}");
        }
    }
}
