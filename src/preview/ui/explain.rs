//! The page of a code: what it checks and why, a wrong and a right example, and how often it occurs now.

use serde::Serialize;

use super::problem::{explain, title};
use super::words::{Words, key, name};
use super::{Frame, Ui};
use crate::diagnostic::{Code, Example, Excerpt, Language};
use crate::preview::snapshot::Snapshot;

#[derive(Serialize)]
struct CodePage<'a> {
    frame: Frame,
    words: &'a Words,
    code: &'static str,
    severity: &'static str,
    severity_word: &'static str,
    checks: Vec<&'static str>,
    why: Vec<&'static str>,
    wrong: ExampleView,
    right: ExampleView,
    /// How many problems of the code there are now, and where.
    now: usize,
    href: String,
}

/// An example.
#[derive(Serialize)]
struct ExampleView {
    words: &'static str,
    files: Vec<FileLines>,
    messages: Vec<String>,
}

/// Lines of a file.
#[derive(Serialize)]
struct FileLines {
    path: &'static str,
    remark: &'static str,
    lines: String,
}

#[derive(Serialize)]
struct Codes<'a> {
    frame: Frame,
    words: &'a Words,
    families: Vec<Family>,
}

/// Codes that are about one thing.
#[derive(Serialize)]
struct Family {
    title: &'static str,
    codes: Vec<CodeRow>,
}

#[derive(Serialize)]
struct CodeRow {
    href: String,
    code: &'static str,
    title: &'static str,
    severity: &'static str,
    severity_word: &'static str,
    /// How many problems of the code there are now; 0 is not shown.
    now: usize,
}

/// The page of a code; `None` where there is no such code.
pub(super) fn explained(ui: &Ui, snapshot: &Snapshot, typed: &str) -> Option<String> {
    let code = Code::named(typed)?;
    let page = code.explained();
    let chinese = ui.language == Language::Chinese;
    let view = CodePage {
        frame: Frame { code: code.id(), ..ui.frame(snapshot, title(code, ui.language), "explain") },
        words: &ui.words,
        code: code.id(),
        severity: key(code.severity()),
        severity_word: name(code.severity(), ui.language),
        checks: paragraphs(if chinese { page.checks } else { page.english }),
        why: if chinese { paragraphs(page.why) } else { Vec::new() },
        wrong: shot(&page.wrong, ui.language),
        right: shot(&page.right, ui.language),
        now: snapshot.diagnostics.sorted().iter().filter(|problem| problem.code == code).count(),
        href: format!("/.preview/diagnostics/?code={}", code.id()),
    };
    Some(ui.templates.render("explain.html", &view))
}

/// All codes by family.
pub(super) fn codes(ui: &Ui, snapshot: &Snapshot) -> String {
    let all = snapshot.diagnostics.sorted();
    let code_row = |code: &Code| CodeRow {
        href: explain(*code),
        code: code.id(),
        title: title(*code, ui.language),
        severity: key(code.severity()),
        severity_word: name(code.severity(), ui.language),
        now: all.iter().filter(|problem| problem.code == *code).count(),
    };
    let family = |family: &crate::diagnostic::Family| Family {
        title: if ui.language == Language::Chinese { family.title.0 } else { family.title.1 },
        codes: family.codes.iter().map(code_row).collect(),
    };
    let families = Code::FAMILIES.iter().map(family).collect();
    let frame = ui.frame(snapshot, ui.words.get("explain"), "explain");
    ui.templates.render("codes.html", &Codes { frame, words: &ui.words, families })
}

fn paragraphs(text: &'static str) -> Vec<&'static str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn shot(example: &Example<'static>, language: Language) -> ExampleView {
    let chinese = language == Language::Chinese;
    ExampleView {
        words: if chinese { example.words } else { "" },
        files: example.files.iter().map(|file| piece(file, language)).collect(),
        messages: if chinese { example.messages_in_chinese() } else { Vec::new() },
    }
}

fn piece(file: &Excerpt<'static>, language: Language) -> FileLines {
    let (zh, en) = file.remark();
    let remark = if language == Language::Chinese { zh } else { en };
    FileLines { path: file.path, remark, lines: file.lines.join("\n") }
}
