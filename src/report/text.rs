//! Diagnostics in a compiler's style: the line, the underlined words, what to do; Chinese first.

use std::collections::BTreeMap;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::choose::{Choice, choose};
use super::masked_files::MaskedFiles;
use super::terminal::{Emphasis, paint};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, Safety, Severity, Text};
use crate::say;
use crate::text::source::SourceId;

// The renderer cleans titles and source lines of control characters, but neither labels, paths nor
// help, and those quote an author's text: they are cleaned here.

/// The options of a report on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOptions {
    /// The language of titles, labels and help.
    pub language: Language,
    /// Whether to write colours, as ANSI escapes.
    pub color: bool,
    /// The number of problems to show, errors before warnings before hints; 0 shows all.
    pub max: usize,
}

/// All problems by file and place, then how many there are and what to do next; empty when there
/// are none.
#[must_use]
pub fn text(diagnostics: &Diagnostics, options: &ReportOptions) -> String {
    let problems = diagnostics.sorted();
    if problems.is_empty() {
        return String::new();
    }
    let choice = choose(diagnostics, &problems, options.max);
    let files = files(diagnostics, &problems);
    let texts = MaskedFiles::of(diagnostics, choice.problems.iter().map(|selected| selected.problem));
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    let mut previous_file = None;
    for selected in &choice.problems {
        if files.len() > 1 && previous_file != Some(selected.file) {
            let of_file = files.get(&selected.file).map(Vec::as_slice).unwrap_or_default();
            out += &heading(selected.file, of_file, options);
            previous_file = Some(selected.file);
        }
        out += &clean(&renderer.render(&[group(&texts, selected.problem, options.language)]));
        out += "\n";
        if selected.more > 0 {
            let (more, id) = (selected.more, selected.problem.code.id());
            let more = say!(
                "…这个文件里另有 {more} 处 {id}（--max 0 显示全部）",
                "… {more} more {id} in this file (--max 0 shows all)"
            );
            out += &paint(more.in_language(options.language), Emphasis::Dim, options.color);
            out += "\n";
        }
        out += "\n";
    }
    out + &closing(&problems, files.len(), &choice, options)
}

/// What was printed, without the controls beyond ASCII: the renderer leaves them in source lines, and some terminals
/// obey them.
fn clean(printed: &str) -> String {
    printed.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}")
}

/// The line above the problems of one file, where there are several.
fn heading(file: Option<&str>, of_file: &[&Diagnostic], options: &ReportOptions) -> String {
    let name = normalize_untrusted_str(file.unwrap_or("-"));
    let line = format!("── {name} ── {}", counts(of_file, options.language));
    paint(&line, Emphasis::Bold, options.color) + "\n\n"
}

/// The closing lines: what is not shown, how many problems there are, what can be fixed automatically, where to read on.
fn closing(problems: &[&Diagnostic], files: usize, choice: &Choice<'_>, options: &ReportOptions) -> String {
    let mut lines = Vec::new();
    let hidden: usize = choice.hidden.iter().map(|(_, count)| count).sum();
    if hidden > 0 {
        let of_code = |(code, count): &(Code, usize)| format!("{} {count}", code.id());
        let codes: Vec<String> = choice.hidden.iter().map(of_code).collect();
        let (zh, en) = (codes.join("、"), codes.join(", "));
        lines.push(say!(
            "另有 {hidden} 条没有显示（--max 0 显示全部）：{zh}",
            "{hidden} more are not shown (--max 0 shows all): {en}"
        ));
    }
    lines.push(summary(problems, files));
    let fixable = |safety| problems.iter().filter(|problem| problem.fixable() == Some(safety)).count();
    match (fixable(Safety::Safe), fixable(Safety::Suggested)) {
        (0, 0) => {}
        (safe, 0) => lines.push(say!(
            "其中 {safe} 条可以用 tongbao check --fix 自动改正",
            "{safe} of them can be fixed by `tongbao check --fix`"
        )),
        (0, suggested) => lines.push(say!(
            "其中 {suggested} 条可以用 tongbao check --fix --suggested 按建议改正，改后请核对",
            "{suggested} of them can be fixed as suggested by `tongbao check --fix --suggested`; look them over"
        )),
        (safe, suggested) => lines.push(say!(
            "其中 {safe} 条可以用 tongbao check --fix 自动改正；加上 --suggested，再按建议改正 {suggested} 条，改后请核对",
            "{safe} of them can be fixed by `tongbao check --fix`, {suggested} more as suggested with --suggested; look those over"
        )),
    }
    if let Some(first) =
        choice.problems.iter().map(|selected| selected.problem).min_by_key(|problem| problem.severity)
    {
        let id = first.code.id();
        lines.push(say!("查看说明：tongbao explain {id}", "to read more: tongbao explain {id}"));
    }
    lines.iter().map(|line| line.in_language(options.language).to_owned() + "\n").collect()
}

/// The number of problems of each severity, and of the files they are in.
fn summary(problems: &[&Diagnostic], files: usize) -> Text {
    let [zh, en] = [Language::Chinese, Language::English].map(|language| counts(problems, language));
    match files {
        0 | 1 => say!("{zh}", "{en}"),
        _ => say!("{zh}，涉及 {files} 个文件", "{en} in {files} files"),
    }
}

/// `错误 3 · 警告 1`
fn counts(problems: &[&Diagnostic], language: Language) -> String {
    let kinds = [
        (Severity::Error, "错误", "error"),
        (Severity::Warning, "警告", "warning"),
        (Severity::Hint, "提示", "hint"),
    ];
    let counts = kinds.map(|(severity, zh, en)| {
        (problems.iter().filter(|problem| problem.severity == severity).count(), zh, en)
    });
    let present = counts.into_iter().filter(|(count, ..)| *count > 0);
    let words = present.map(|(count, zh, en)| match language {
        Language::Chinese => format!("{zh} {count}"),
        Language::English => format!("{count} {en}{}", if count == 1 { "" } else { "s" }),
    });
    words.collect::<Vec<_>>().join(" · ")
}

/// The problems of each file.
fn files<'a>(
    diagnostics: &'a Diagnostics,
    problems: &[&'a Diagnostic],
) -> BTreeMap<Option<&'a str>, Vec<&'a Diagnostic>> {
    let mut files: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for problem in problems {
        files.entry(diagnostics.path(problem)).or_default().push(*problem);
    }
    files
}

fn group<'a>(texts: &'a MaskedFiles<'a>, problem: &'a Diagnostic, language: Language) -> Group<'a> {
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
    title.elements(places(texts, problem, language)).elements(help)
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

/// A snippet for each file, the main one first; or only the name of a file that has no text.
fn places<'a>(texts: &'a MaskedFiles<'a>, problem: &'a Diagnostic, language: Language) -> Vec<Element<'a>> {
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
        let text = texts.get(file)?;
        let labels = problem.labels.iter().filter(|label| label.span.source == file);
        let annotations = labels.map(|label| {
            let is_main = main.is_some_and(|main| main == label);
            let kind = if is_main { AnnotationKind::Primary } else { AnnotationKind::Context };
            let words = Some(label.text.in_language(language)).filter(|words| !words.is_empty());
            kind.span(text.bytes(label.span)).label(words.map(normalize_untrusted_str))
        });
        let snippet =
            Snippet::source(text.shown()).path(normalize_untrusted_str(text.path())).annotations(annotations);
        Some(Element::from(snippet))
    };
    files.into_iter().filter_map(snippet).collect()
}
