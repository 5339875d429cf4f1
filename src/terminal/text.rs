//! Diagnostics as a compiler prints them: the line, the underlined words, what to do; Chinese first.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::place::Place;
use crate::diagnostic::{Diagnostic, Language, Report, Severity};
use crate::say;
use crate::source::SourceId;

// The renderer cleans titles and source lines of control characters, but neither labels, paths nor
// help, and those quote what an author typed: they are cleaned here.

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language of titles, labels and help.
    pub language: Language,
    /// Whether colours are written, as ANSI escapes.
    pub color: bool,
    /// How many problems are shown, errors before warnings before hints; 0 shows all.
    pub max: usize,
}

/// All problems of a report by file and place, then how many there are; empty when there are none.
#[must_use]
pub fn text(report: &Report, style: &Style) -> String {
    let all = report.sorted();
    let shown = choose(&all, style.max);
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let mut out: String = shown
        .iter()
        .map(|problem| renderer.render(&[group(report, problem, style.language)]) + "\n\n")
        .collect();
    if all.len() > shown.len() {
        let hidden = all.len() - shown.len();
        let more = say!(
            "另有 {hidden} 条没有显示（--max 0 显示全部）。",
            "{hidden} more are not shown (--max 0 shows all)."
        );
        out += more.in_language(style.language);
        out += "\n";
    }
    if !all.is_empty() {
        out += &summary(report, style.language);
        out += "\n";
    }
    out
}

/// How many problems of each kind there are: `3 个错误，1 个警告`.
#[must_use]
pub fn summary(report: &Report, language: Language) -> String {
    let all = report.sorted();
    let count = |severity| all.iter().filter(|problem| problem.severity == severity).count();
    let kinds = [
        (Severity::Error, "错误", "error"),
        (Severity::Warning, "警告", "warning"),
        (Severity::Hint, "提示", "hint"),
    ];
    let counts = kinds.map(|(severity, zh, en)| (count(severity), zh, en));
    let present: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, zh, en)| match language {
            Language::Chinese => format!("{count} 个{zh}"),
            Language::English => format!("{count} {en}{}", if count == 1 { "" } else { "s" }),
        })
        .collect();
    match (present.is_empty(), language) {
        (true, Language::Chinese) => "没有发现问题".to_owned(),
        (true, Language::English) => "no problems found".to_owned(),
        (false, Language::Chinese) => present.join("，"),
        (false, Language::English) => present.join(", "),
    }
}

/// The problems that are shown when only `max` may be, still in their order.
fn choose<'a>(all: &[&'a Diagnostic], max: usize) -> Vec<&'a Diagnostic> {
    if max == 0 || all.len() <= max {
        return all.to_vec();
    }
    let mut ranked: Vec<(usize, &Diagnostic)> = all.iter().copied().enumerate().collect();
    ranked.sort_by_key(|(at, problem)| (problem.severity, *at));
    ranked.truncate(max);
    ranked.sort_by_key(|(at, _)| *at);
    ranked.into_iter().map(|(_, problem)| problem).collect()
}

fn group<'a>(report: &'a Report, problem: &'a Diagnostic, language: Language) -> Group<'a> {
    let title = level(problem.severity, language)
        .primary_title(problem.message.in_language(language))
        .id(problem.code.id());
    let help = problem.help.iter().map(|help| {
        let help = normalize_untrusted_str(help.in_language(language));
        let name = match language {
            Language::Chinese => "建议",
            Language::English => "help",
        };
        Element::from(Level::HELP.with_name(name).message(help))
    });
    title.elements(places(report, problem, language)).elements(help)
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let (level, zh) = match severity {
        Severity::Error => (Level::ERROR, "错误"),
        Severity::Warning => (Level::WARNING, "警告"),
        Severity::Hint => (Level::NOTE.with_name("hint"), "提示"),
    };
    match language {
        Language::Chinese => level.with_name(zh),
        Language::English => level,
    }
}

/// One snippet a file, the main one first; or the bare name of a file that has no text.
fn places<'a>(report: &'a Report, problem: &'a Diagnostic, language: Language) -> Vec<Element<'a>> {
    let mut files: Vec<SourceId> = Vec::new();
    for label in &problem.labels {
        if !files.contains(&label.span.source) {
            files.push(label.span.source);
        }
    }
    if files.is_empty() {
        return problem
            .file
            .as_deref()
            .map(|file| Element::from(Origin::path(normalize_untrusted_str(file))))
            .into_iter()
            .collect();
    }
    let main = problem.labels.first();
    let snippet = |file: SourceId| {
        let source = report.sources.get(file)?;
        let annotations =
            problem.labels.iter().filter(|label| label.span.source == file).filter_map(|label| {
                let is_main = main.is_some_and(|main| main == label);
                let kind = if is_main { AnnotationKind::Primary } else { AnnotationKind::Context };
                let words = Some(label.text.in_language(language)).filter(|words| !words.is_empty());
                Some(
                    kind.span(Place::of(report, label.span)?.bytes).label(words.map(normalize_untrusted_str)),
                )
            });
        let snippet = Snippet::source(source.text().as_ref())
            .path(normalize_untrusted_str(source.path()))
            .annotations(annotations);
        Some(Element::from(snippet))
    };
    files.into_iter().filter_map(snippet).collect()
}
