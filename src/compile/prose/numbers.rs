//! The numbers of a run of text, read as it is printed: whatever markup, escapes and line ends are in them. A number
//! typed without a role is a citation of the figure it prints, or stands for itself.

use std::ops::Range;

use super::breaks;
use super::flow::{Flow, Places};
use super::lower::Lowering;
use super::print::Print;
use super::weave::Weaver;
use crate::quantity::Amount;
use crate::quantity::numeral::{Kind, Numeral, numerals};
use crate::site::{Citation, Inline, TypedNumber, falls};
use crate::text::source::Span;

impl Lowering<'_> {
    /// A run of text whose last piece has been read: its line ends are resolved, then its numbers read.
    pub(super) fn printed(&mut self, mut content: Vec<Inline>, folded: bool) -> Vec<Inline> {
        let vanished = breaks::join(&mut content, folded);
        let mut flow = std::mem::take(&mut self.flow);
        flow.remove(&vanished);
        self.numbered(content, flow)
    }

    /// A run of text with its numbers; its flow says where it is typed.
    pub(super) fn numbered(&mut self, content: Vec<Inline>, flow: Flow) -> Vec<Inline> {
        let (print, places) = (Print::of(&content), flow.places());
        self.refuse_signs(&print, &places);
        self.refuse_touched(&print, &places);
        self.refuse_joined(&print, &places);
        let mut weaver = Weaver::new(self.numbers(&print, &places));
        let woven = weaver.weave(content, 0);
        for range in &weaver.parted {
            self.refuse_parted(&print, &places, range);
        }
        woven
    }

    /// The place of some printed bytes; the whole text where there is none.
    pub(super) fn place_of(&self, places: &Places, printed: &Range<usize>) -> Span {
        self.place(&places.typed(printed).unwrap_or(0..self.text.len()))
    }

    /// Every number of a run with the bytes that print it.
    fn numbers(&self, print: &Print, places: &Places) -> Vec<(Range<usize>, Inline)> {
        let mut numbers = Vec::new();
        for run in &print.runs {
            let text = print.text.get(run.clone()).unwrap_or_default();
            for numeral in numerals(text, self.scope.units) {
                let range = run.start + numeral.range.start..run.start + numeral.range.end;
                if print.is_code(&range) && !reads_as_prose(text, &numeral) {
                    continue;
                }
                let before = text.get(..numeral.range.start).unwrap_or_default();
                let printed = text.get(numeral.range.clone()).unwrap_or_default();
                let number = self.bound(before, printed, self.place_of(places, &range), numeral);
                // Markup is never cut for a number that no rule reads.
                if !print.is_spread(&range) || is_judged(&number) {
                    numbers.push((range, number));
                }
            }
        }
        numbers
    }

    /// A number as a citation of the one figure that it prints, or as a number of its own.
    fn bound(&self, before: &str, text: &str, span: Span, Numeral { kind, amount, .. }: Numeral) -> Inline {
        // 三个 figures and durations may be, 2020年 and 第3个 never.
        if matches!(kind, Kind::Amount | Kind::Other)
            && let [figure] = self.scope.figure_texts.find(before, text, amount.as_ref()).as_slice()
        {
            let typed = (figure.printed() != text).then(|| text.to_owned());
            let turned = |amount: &Amount| figure.amount().is_some_and(|own| own.value == -amount.value);
            let fallen = amount.filter(|amount| falls(before) && !amount.value.is_zero() && turned(amount));
            return Inline::Figure(Citation { typed, fallen, ..Citation::of(figure, span) });
        }
        Inline::Numeral(TypedNumber { text: text.to_owned(), span, kind, amount })
    }
}

/// Whether rules ask what a number is.
fn is_judged(number: &Inline) -> bool {
    !matches!(number, Inline::Numeral(TypedNumber { kind: Kind::Ordinal | Kind::Other, .. }))
}

/// Whether code says a number as prose does: 53010人, 5.3% or 2020年 is read as one; a name or a command is not.
fn reads_as_prose(text: &str, numeral: &Numeral) -> bool {
    let printed = text.get(numeral.range.clone()).unwrap_or_default();
    matches!(numeral.kind, Kind::Amount | Kind::Date | Kind::Age)
        && (printed.ends_with('%') || !printed.is_ascii())
}
