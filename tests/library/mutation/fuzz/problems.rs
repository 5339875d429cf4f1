//! What is said about a broken site: every problem has a place inside a file, words in both languages, and can be
//! printed in each form there is.

use tongbao::diagnostic::{Diagnostic, Diagnostics, Language, Safety, apply_fixes};
use tongbao::report::{ReportOptions, json, sarif, text};
use tongbao::text::source::Span;

use super::formats;

/// Problems that are printed for people; more would only take time.
const SHOWN: usize = 40;

/// What is wrong with a report. Printed in every form where `whole` says so.
pub(super) fn faults(diagnostics: &Diagnostics, whole: bool) -> Vec<String> {
    let mut faults: Vec<String> =
        diagnostics.sorted().into_iter().flat_map(|problem| of_problem(diagnostics, problem)).collect();
    for language in [Language::Chinese, Language::English] {
        let printed = text(diagnostics, &ReportOptions { language, color: false, max: SHOWN });
        faults.extend(
            printed.chars().find(|c| c.is_control() && *c != '\n').map(|c| format!("{c:?} is printed")),
        );
        if whole {
            faults.extend(formats::json(&sarif(diagnostics, language)).err());
        }
    }
    faults.extend(json(diagnostics).lines().filter_map(|line| formats::json(line).err()));
    let _ = apply_fixes(diagnostics, Safety::Suggested);
    faults
}

fn of_problem(diagnostics: &Diagnostics, problem: &Diagnostic) -> Vec<String> {
    let spans =
        problem.labels.iter().map(|label| label.span).chain(problem.edits.iter().map(|edit| edit.span));
    let outside =
        spans.filter(|span| !is_inside(diagnostics, *span)).map(|span| format!("{span:?} is in no text"));
    let nowhere = diagnostics.path(problem).is_none().then(|| "it has no place".to_owned());
    let texts = problem.labels.iter().map(|label| &label.text).chain(&problem.help).chain([&problem.message]);
    let silent =
        texts.filter(|text| text.zh.is_empty() || text.en.is_empty()).map(|_| "a text is empty".to_owned());
    let all = outside.chain(nowhere).chain(silent);
    all.map(|fault| format!("{} {}: {fault}", problem.code.id(), problem.message.zh)).collect()
}

fn is_inside(diagnostics: &Diagnostics, span: Span) -> bool {
    diagnostics.sources.get(span.source).is_some_and(|source| source.text().get(span.range()).is_some())
}
