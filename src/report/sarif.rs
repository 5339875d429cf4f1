//! Diagnostics for code hosts and editors: SARIF 2.1.0 (OASIS), one run.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::file_span::FileSpan;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, Safety, Severity, Text};
use crate::privacy::masked;
use crate::say;
use crate::text::percent_encoded;
use crate::text::source::Span;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What every path in the log is relative to.
const ROOT: &str = "%SRCROOT%";

/// All diagnostics as one SARIF log, every code among its rules.
///
/// Paths are relative to the site's root; columns count UTF-16 code units from 1, the format's default.
#[must_use]
pub fn sarif(diagnostics: &Diagnostics, language: Language) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code, language)).collect();
    let results: Vec<Value> =
        diagnostics.sorted().into_iter().map(|problem| result(diagnostics, problem, language)).collect();
    let root = match language {
        Language::Chinese => "项目目录，里面有 content/",
        Language::English => "the project's folder, which holds content/",
    };
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Tongbao",
                "version": env!("CARGO_PKG_VERSION"),
                "language": match language { Language::Chinese => "zh-CN", Language::English => "en-US" },
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            // The reader of the log knows where the root is; an absolute path would reveal the machine it was made on.
            "originalUriBaseIds": {ROOT: {"description": {"text": root}}},
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code, language: Language) -> Value {
    let (page, (zh, en)) = (code.explained(), code.title());
    let (title, checks, help) = match language {
        // The page without its own title and its English part.
        Language::Chinese => (zh, page.checks, chinese_part(code.page())),
        Language::English => (en, first_paragraph(page.english), page.english),
    };
    json!({
        "id": code.id(),
        "shortDescription": {"text": title},
        "fullDescription": {"text": checks},
        "help": {"text": help, "markdown": help},
        "defaultConfiguration": {"level": level(code.severity())},
    })
}

/// The Chinese part of a page, without its title.
fn chinese_part(page: &str) -> &str {
    let chinese_part = page.split_once('\n').map_or("", |(_, chinese_part)| chinese_part);
    chinese_part.split_once("\n## English\n").map_or(chinese_part, |(chinese_part, _)| chinese_part).trim()
}

fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or_default()
}

/// The fix of a problem, with a change for each file.
fn fix(diagnostics: &Diagnostics, problem: &Diagnostic, language: Language) -> Option<Value> {
    let safety = problem.fixable()?;
    let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for edit in &problem.edits {
        let place = FileSpan::of(diagnostics, edit.span)?;
        changes.entry(place.source.path()).or_default().push(json!({
            "deletedRegion": region(&place),
            "insertedContent": {"text": masked(&edit.replacement)},
        }));
    }
    let description = match safety {
        Safety::Safe => say!("自动改正", "fix it"),
        Safety::Suggested => say!("按建议改正，改后请核对", "change it as suggested; look it over"),
    };
    let changes: Vec<Value> = changes
        .into_iter()
        .map(|(path, replacements)| json!({"artifactLocation": artifact(path), "replacements": replacements}))
        .collect();
    Some(json!({"description": {"text": description.in_language(language)}, "artifactChanges": changes}))
}

fn result(diagnostics: &Diagnostics, problem: &Diagnostic, language: Language) -> Value {
    let mut lines = vec![problem.message.in_language(language)];
    lines.extend(problem.help.iter().map(|help| help.in_language(language)));
    let mut result = json!({
        "ruleId": problem.code.id(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == problem.code),
        "level": level(problem.severity),
        "message": {"text": lines.join("\n")},
    });
    let places = |from: usize| -> Vec<Value> {
        let labels = problem.labels.iter().skip(from).enumerate();
        labels
            .filter_map(|(at, label)| location(diagnostics, label.span, &label.text, at + from, language))
            .collect()
    };
    let Some(object) = result.as_object_mut() else { return result };
    let main: Vec<Value> = places(0).into_iter().take(1).collect();
    let file =
        problem.file.as_deref().map(|file| json!({"physicalLocation": {"artifactLocation": artifact(file)}}));
    let main = if main.is_empty() { file.into_iter().collect() } else { main };
    object.insert("locations".to_owned(), main.into());
    if let Some(fix) = fix(diagnostics, problem, language) {
        object.insert("fixes".to_owned(), json!([fix]));
    }
    if problem.labels.len() > 1 {
        object.insert("relatedLocations".to_owned(), places(1).into());
    }
    result
}

fn location(
    diagnostics: &Diagnostics,
    span: Span,
    text: &Text,
    id: usize,
    language: Language,
) -> Option<Value> {
    let place = FileSpan::of(diagnostics, span)?;
    let mut location = json!({
        "id": id,
        "physicalLocation": {
            "artifactLocation": artifact(place.source.path()),
            "region": region(&place),
        },
    });
    let text = text.in_language(language);
    if let (Some(location), false) = (location.as_object_mut(), text.is_empty()) {
        location.insert("message".to_owned(), json!({"text": text}));
    }
    Some(location)
}

fn region(place: &FileSpan<'_>) -> Value {
    let (start, end) = place.utf16_columns();
    json!({
        "startLine": place.start().line,
        "startColumn": start,
        "endLine": place.end().line,
        "endColumn": end,
    })
}

fn artifact(path: &str) -> Value {
    json!({"uri": percent_encoded(path, b"/"), "uriBaseId": ROOT})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}
