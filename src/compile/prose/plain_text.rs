//! The words and numbers of a plain text: wrong words are reported, and a number typed without a role is a citation of
//! the figure it prints, or stands for itself.

use std::ops::Range;

use super::inlines;
use super::lower::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Amount;
use crate::quantity::numeral::{Kind, Numeral, numerals};
use crate::say;
use crate::site::{Citation, Inline, TypedNumber, falls};
use crate::text::source::Span;

impl Lowering<'_> {
    /// Adds a text with its numbers.
    pub(crate) fn text_with_numerals(&mut self, content: &mut Vec<Inline>, text: &str, range: &Range<usize>) {
        // What YAML or Markdown escaped has no place of its own in the file.
        let verbatim = self.typed(range) == text;
        let mut done = 0;
        for numeral in numerals(text, self.scope.units) {
            let Range { start, end } = numeral.range;
            inlines::push_text(content, text.get(done..start).unwrap_or_default());
            let at = range.start + start..range.start + end;
            let span = self.place(if verbatim { &at } else { range });
            let (before, printed) =
                text.get(..end).and_then(|text| text.split_at_checked(start)).unwrap_or_default();
            content.push(self.bound(before, printed, span, numeral));
            done = end;
        }
        inlines::push_text(content, text.get(done..).unwrap_or_default());
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

impl Lowering<'_> {
    /// Looks through a text; what was escaped has no place that could be corrected, and is left alone.
    pub(crate) fn check_words(&mut self, text: &str, range: &Range<usize>) {
        if self.typed(range) != text {
            return;
        }
        for mistake in self.scope.terms.find(text) {
            let start = range.start + mistake.at;
            let place = start..start + mistake.wrong.len();
            let span = self.place(&place);
            let (wrong, right) = (mistake.wrong, mistake.right);
            let problem = Diagnostic::new(
                Code::WordTerm,
                say!("“{wrong}”应为“{right}”", "`{wrong}` should be `{right}`"),
            )
            .at(span, say!("应为“{right}”", "write `{right}`"))
            .help(say!(
                "改成“{right}”；照录别人的话，用引号括起来",
                "write `{right}`, or put another's words in quotation marks"
            ));
            let exact = Some(span).filter(|span| span.range().len() == wrong.len());
            self.out.push(match mistake.sure {
                true => problem.fix(exact, right),
                false => problem.suggest(exact, right),
            });
        }
    }
}
