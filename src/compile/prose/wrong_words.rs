//! The words of a plain text: wrong ones are reported.

use std::ops::Range;

use super::lower::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;

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
