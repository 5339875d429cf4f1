//! Applies the edits that diagnostics propose: which of them go together, and every byte outside them unchanged.

use std::collections::BTreeMap;

use super::{Diagnostic, Diagnostics, Edit, Safety};
use crate::text::edited;
use crate::text::source::{SourceId, Span};

/// A text with edits applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedText {
    /// The text that was read.
    pub source: SourceId,
    /// What was changed in it, from top to bottom; no two edits touch.
    pub edits: Vec<Edit>,
    /// The new text.
    pub text: String,
}

/// Applies the edits of all diagnostics and returns every text they change, sorted by path.
///
/// The edits of one problem are applied together or not at all. Where two problems change the same bytes,
/// the first is fixed; the other is left for the next run.
#[must_use]
pub fn apply_fixes(diagnostics: &Diagnostics, up_to: Safety) -> Vec<FixedText> {
    let mut accepted: BTreeMap<SourceId, Vec<Edit>> = BTreeMap::new();
    for problem in diagnostics.sorted().into_iter().filter(|problem| is_fixable(problem, up_to)) {
        if problem.edits.iter().all(|edit| fits(diagnostics, edit) && is_free(&accepted, edit)) {
            for edit in &problem.edits {
                accepted.entry(edit.span.source).or_default().push(edit.clone());
            }
        }
    }
    let mut all: Vec<FixedText> =
        accepted.into_iter().filter_map(|(source, edits)| apply(diagnostics, source, edits)).collect();
    all.sort_by_key(|fixed| diagnostics.sources.get(fixed.source).map(|source| source.path().to_owned()));
    all
}

/// Whether a problem can be fixed with edits up to this safety.
fn is_fixable(problem: &Diagnostic, up_to: Safety) -> bool {
    problem.fixable().is_some_and(|safety| safety <= up_to)
}

/// Whether an edit's span lies in its text, on character boundaries, and the edit changes something there.
fn fits(diagnostics: &Diagnostics, edit: &Edit) -> bool {
    let source = diagnostics.sources.get(edit.span.source);
    source.and_then(|source| source.text().get(edit.span.range())).is_some_and(|old| old != edit.replacement)
}

fn is_free(accepted: &BTreeMap<SourceId, Vec<Edit>>, edit: &Edit) -> bool {
    let others = accepted.get(&edit.span.source);
    !others.is_some_and(|others| others.iter().any(|other| touches(other.span, edit.span)))
}

/// Adjacent edits touch as well, because their order would be ambiguous.
fn touches(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn apply(diagnostics: &Diagnostics, source: SourceId, mut edits: Vec<Edit>) -> Option<FixedText> {
    let old = diagnostics.sources.get(source)?.text();
    edits.sort_by_key(|edit| edit.span);
    let text = edited(old, edits.iter().map(|edit| (edit.span.range(), edit.replacement.as_str())))?;
    Some(FixedText { source, edits, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::say;
    use crate::text::source::Source;

    /// Diagnostics of one text with a problem for each list of `(start, end, replacement)`.
    fn diagnostics(text: &str, problems: &[&[(usize, usize, &str)]]) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(Source::new("a.md", text));
        for (at, edits) in problems.iter().enumerate() {
            let mut problem = Diagnostic::new(Code::YamlSyntax, say!("第 {at} 处", "no. {at}"))
                .at(Span::new(id, edits[0].0, edits[0].1), say!("这里", "here"));
            for (start, end, replacement) in *edits {
                problem = problem.fix(Span::new(id, *start, *end), *replacement);
            }
            diagnostics.push(problem);
        }
        diagnostics
    }

    fn fixed(text: &str, problems: &[&[(usize, usize, &str)]]) -> Option<String> {
        apply_fixes(&diagnostics(text, problems), Safety::Safe).pop().map(|fixed| fixed.text)
    }

    #[test]
    fn edits_change_their_bytes_and_no_others() {
        let text = "键：1\r\n乙：2\r\n";
        assert_eq!(fixed(text, &[&[(3, 6, ": ")], &[(12, 15, ": ")]]).as_deref(), Some("键: 1\r\n乙: 2\r\n"));
        assert_eq!(fixed(text, &[]), None);
    }

    #[test]
    fn of_two_that_touch_only_the_first_is_applied_and_a_pair_never_by_half() {
        let text = "abcdef";
        assert_eq!(fixed(text, &[&[(0, 2, "X")], &[(1, 3, "Y")]]).as_deref(), Some("Xcdef"));
        assert_eq!(fixed(text, &[&[(0, 2, "X")], &[(2, 3, "Y")]]).as_deref(), Some("Xcdef"));
        assert_eq!(fixed(text, &[&[(0, 1, "X")], &[(1, 1, "Y"), (5, 6, "Z")]]).as_deref(), Some("Xbcdef"));
        assert_eq!(fixed(text, &[&[(0, 0, "\""), (6, 6, "\"")]]).as_deref(), Some("\"abcdef\""));
    }

    #[test]
    fn an_edit_that_changes_nothing_or_lies_outside_is_none() {
        assert_eq!(fixed("甲乙", &[&[(0, 3, "甲")], &[(1, 2, "x")], &[(3, 90, "x")]]), None);
    }

    #[test]
    fn suggestions_are_applied_only_when_asked_for() {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(Source::new("a.md", "15459户"));
        let span = Span::new(id, 0, 5);
        diagnostics.push(
            Diagnostic::new(Code::NumberDiffers, say!("错", "wrong"))
                .at(span, say!("这里", "here"))
                .suggest(span, "15495"),
        );
        assert_eq!(apply_fixes(&diagnostics, Safety::Safe), []);
        assert_eq!(apply_fixes(&diagnostics, Safety::Suggested)[0].text, "15495户");
    }

    proptest::proptest! {
        #[test]
        fn bytes_outside_the_edits_stay(
            text in "[a-z甲乙丙：\r\n]{0,40}",
            places in proptest::collection::vec((0_usize..60, 0_usize..9, "[x-z，]{0,3}"), 0..8),
        ) {
            let lists: Vec<Vec<(usize, usize, &str)>> =
                places.iter().map(|(at, long, new)| vec![(*at, at + long, new.as_str())]).collect();
            let diagnostics = diagnostics(&text, &lists.iter().map(Vec::as_slice).collect::<Vec<_>>());
            for fixed in apply_fixes(&diagnostics, Safety::Safe) {
                // Taking every edit back, from the last to the first, gives the old text.
                let mut restored = fixed.text.clone();
                let mut shift = 0_isize;
                let mut undo = Vec::new();
                for edit in &fixed.edits {
                    let start = edit.span.range().start.checked_add_signed(shift).unwrap();
                    undo.push((start..start + edit.replacement.len(), text.get(edit.span.range()).unwrap()));
                    shift += edit.replacement.len() as isize - edit.span.range().len() as isize;
                }
                for (range, old) in undo.into_iter().rev() {
                    restored.replace_range(range, old);
                }
                proptest::prop_assert_eq!(&restored, &text);
            }
        }
    }
}
