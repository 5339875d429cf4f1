//! Diagnostics for other programs: a JSON object for each line.

use serde_json::{Value, json as object};

use super::file_span::FileSpan;
use crate::diagnostic::{Diagnostic, Diagnostics, Edit, Label, Safety, Severity, Text};
use crate::privacy::masked;
use crate::text::source::Span;

/// One line for each problem, in the order of [`Diagnostics::sorted`].
///
/// Lines and columns count from 1, columns in characters; `endColumn` is the column after the last
/// character. Every text is given in both languages.
#[must_use]
pub fn json(diagnostics: &Diagnostics) -> String {
    diagnostics.sorted().into_iter().map(|problem| line(diagnostics, problem).to_string() + "\n").collect()
}

fn line(diagnostics: &Diagnostics, problem: &Diagnostic) -> Value {
    let mut line = object!({
        "code": problem.code.id(),
        "severity": severity_key(problem.severity),
        "message": both(&problem.message),
        "file": diagnostics.path(problem),
    });
    if let (Some(line), Some(first)) = (line.as_object_mut(), problem.labels.first()) {
        line.extend(region(diagnostics, first.span));
    }
    let labels: Vec<Value> = problem.labels.iter().map(|label| label_json(diagnostics, label)).collect();
    let help: Vec<Value> = problem.help.iter().map(both).collect();
    if let Some(line) = line.as_object_mut() {
        line.insert("labels".to_owned(), labels.into());
        line.insert("help".to_owned(), help.into());
        if let Some(safety) = problem.fixable() {
            let edits: Vec<Value> = problem.edits.iter().map(|edit| edit_json(diagnostics, edit)).collect();
            line.insert("fix".to_owned(), object!({"safe": safety == Safety::Safe, "edits": edits}));
        }
    }
    line
}

fn label_json(diagnostics: &Diagnostics, label: &Label) -> Value {
    let file = diagnostics.sources.get(label.span.source).map(crate::text::source::Source::path);
    let mut value = region(diagnostics, label.span);
    value.insert("file".to_owned(), file.into());
    value.insert("text".to_owned(), both(&label.text));
    value.into()
}

fn edit_json(diagnostics: &Diagnostics, edit: &Edit) -> Value {
    let file = diagnostics.sources.get(edit.span.source).map(crate::text::source::Source::path);
    let mut value = region(diagnostics, edit.span);
    value.insert("file".to_owned(), file.into());
    value.insert("replacement".to_owned(), masked(&edit.replacement).into());
    value.into()
}

fn region(diagnostics: &Diagnostics, span: Span) -> serde_json::Map<String, Value> {
    let Some(place) = FileSpan::of(diagnostics, span) else { return serde_json::Map::new() };
    let (start, end) = (place.start(), place.end());
    [("line", start.line), ("column", start.column), ("endLine", end.line), ("endColumn", end.column)]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value.into()))
        .collect()
}

/// The name of a severity in machine formats.
fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

fn both(text: &Text) -> Value {
    object!({"zh": text.zh, "en": text.en})
}
