//! Numbers typed into prose without a role: each is a figure of the page, a slip of one, or told.
//!
//! Only Arabic digits with a unit of the dictionary are looked at, so that dates, ordinals, section
//! numbers and names such as “1486” stay text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::lower::Lowering;
use super::{Citation, Inline, inlines};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::amount::{fold, fold_text};
use crate::model::{Figure, Place};
use crate::say;

/// Units of shares, whatever the dictionary has.
const SHARES: [&str; 3] = ["个百分点", "百分点", "%"];
/// Units that make a date, not an amount.
const DATES: [&str; 4] = ["年", "月", "日", "时"];
/// What turns a unit into another word: 3个月, 2人次.
const GO_ON: [(&str, &str); 6] =
    [("个", "月"), ("个", "小时"), ("个", "工作日"), ("人", "次"), ("人", "均"), ("户", "均")];
/// Characters looked at for one number with its unit; amounts have at most fifteen digits, twice in a range.
const WINDOW: usize = 64;
/// Fewer digits than these are too like each other for one to be a slip of the other.
const MIN_DIGITS: usize = 3;

/// A number with its unit in a text.
#[derive(Debug, PartialEq, Eq)]
struct Numeral {
    /// Its bytes.
    range: Range<usize>,
    /// The text, full-width forms folded.
    folded: String,
    /// Its digits and point.
    digits: String,
    unit: String,
}

impl Lowering<'_> {
    /// Adds a text; numbers in it that print a figure of the page become citations of it.
    pub(super) fn text_with_numerals(&mut self, content: &mut Vec<Inline>, text: &str, range: &Range<usize>) {
        let typed = self.typed(range);
        if !typed.chars().any(|c| fold(c).is_ascii_digit()) {
            return inlines::push_text(content, text);
        }
        let units = units(self);
        let mut done = 0;
        for numeral in numerals(typed, &units) {
            let at = range.start + numeral.range.start..range.start + numeral.range.end;
            let found = self.printed_as(&numeral);
            match found.as_slice() {
                // What YAML or Markdown escaped has no place of its own in the text.
                [figure] if typed == text && figure.printed() == self.typed(&at) => {
                    inlines::push_text(content, text.get(done..numeral.range.start).unwrap_or_default());
                    let citation = Citation { figure: Arc::clone(figure), span: self.place(&at) };
                    content.push(Inline::Figure(citation));
                    done = numeral.range.end;
                }
                [] if !self.is_known(&numeral) => {
                    let problem = self.unlike(&numeral, &at);
                    self.out.push(problem);
                }
                _ => {}
            }
        }
        inlines::push_text(content, text.get(done..).unwrap_or_default());
    }

    /// The figures of the page that print this number, each once.
    fn printed_as(&self, numeral: &Numeral) -> Vec<Arc<Figure>> {
        let mut found: Vec<Arc<Figure>> = Vec::new();
        for figure in self.scope.figures.iter().filter(|figure| prints(figure, numeral)) {
            let same = |other: &Arc<Figure>| {
                other.indicator.order == figure.indicator.order
                    && other.place == figure.place
                    && other.period == figure.period
            };
            if !found.iter().any(same) {
                found.push(Arc::clone(figure));
            }
        }
        found
    }

    /// Whether another page of the district has a figure that prints this number.
    fn is_known(&self, numeral: &Numeral) -> bool {
        let Some(Place { district, .. }) = &self.scope.home else { return false };
        let place = Place::whole(district);
        let indicators = &self.scope.dictionary.indicators;
        indicators
            .iter()
            .any(|one| self.scope.index.all(one, &place).iter().any(|figure| prints(figure, numeral)))
    }

    fn unlike(&self, numeral: &Numeral, at: &Range<usize>) -> Diagnostic {
        let seen = self.typed(at);
        let span = self.place(at);
        let near = self.scope.figures.iter().find(|figure| is_slip(figure, numeral));
        let Some(figure) = near else {
            return Diagnostic::new(
                Code::NumberUnknown,
                say!("正文里的 {seen} 不在数据里", "{seen} in the text is no figure"),
            )
            .at(span, say!("没有登记的数", "not among the figures"))
            .help(say!(
                "它是数据，就写进 figures，再用 {{fig}} 引用；不是数据，就写成 {{lit}}`{seen}`",
                "if it is a figure, put it under `figures` and cite it with {{fig}}; if not, write {{lit}}`{seen}`"
            ));
        };
        let (name, printed) = (&figure.indicator.name, figure.printed());
        let period = figure.period.key();
        Diagnostic::new(
            Code::NumberDiffers,
            say!("正文写 {seen}，数据为 {printed}", "the text says {seen}, the figure is {printed}"),
        )
        .at(span, say!("正文", "the text"))
        .at(figure.span, say!("「{name}」的数据", "the figure `{name}`"))
        .help(say!(
            "写成 {{fig}}`{name}@{period}`，正文就总和数据一致；确实是另一个数，写成 {{lit}}`{seen}`",
            "write {{fig}}`{name}@{period}`, which always prints the figure; another number is {{lit}}`{seen}`"
        ))
    }
}

fn prints(figure: &Figure, numeral: &Numeral) -> bool {
    let printed = fold_text(figure.printed());
    let wanted = fold_text(&numeral.folded);
    printed.match_indices(&wanted).any(|(at, _)| {
        let before = printed.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_ascii_digit() || c == '.')
    })
}

/// One digit wrong, missing or too many, or two neighbours swapped, in the same unit.
fn is_slip(figure: &Figure, numeral: &Numeral) -> bool {
    let Some(amount) = figure.amount() else { return false };
    let printed = digits(&fold_text(figure.printed()));
    let long = printed.len().min(numeral.digits.len()) >= MIN_DIGITS;
    long && amount.unit == numeral.unit && strsim::damerau_levenshtein(&printed, &numeral.digits) == 1
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

/// All units a number may have, the longest first.
fn units(lowering: &Lowering<'_>) -> Vec<String> {
    let indicators = lowering.scope.dictionary.indicators.iter();
    let own = indicators.flat_map(|one| std::iter::once(&one.unit).chain(&one.units)).cloned();
    let all: BTreeSet<String> = own.chain(SHARES.map(str::to_owned)).collect();
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
        if let Some(unit) = unit {
            let digits = digits(&folded);
            found.push(Numeral { range: start..end, folded, digits, unit: unit.clone() });
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
