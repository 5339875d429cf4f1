//! A problem as the preview's pages show it, and the page that each file became.

use std::collections::BTreeMap;

use serde::Serialize;

use super::excerpt::{Excerpt, excerpts};
use super::query::encoded;
use super::words::{key, localized, name};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, Safety, Severity};
use crate::preview::snapshot::GoodPages;
use crate::say;
use crate::site::{Address, PagePath};
use crate::text::source::SourceId;
use crate::text::visible;

/// A problem, ready to print.
#[derive(Serialize)]
pub(super) struct Problem {
    severity: &'static str,
    severity_word: &'static str,
    code: &'static str,
    title: &'static str,
    explain: String,
    message: String,
    /// The file, where there is no text to point at.
    file: String,
    excerpts: Vec<Excerpt>,
    help: Vec<String>,
    /// How a machine can fix the problem.
    fix: String,
    /// The page that the file became.
    page: String,
}

impl Problem {
    /// A problem; `page` is the address of the page it is about.
    pub(super) fn of(
        diagnostics: &Diagnostics,
        problem: &Diagnostic,
        page: Option<&PagePath>,
        language: Language,
    ) -> Self {
        let file = if problem.labels.is_empty() { diagnostics.path(problem) } else { None };
        Self {
            severity: key(problem.severity),
            severity_word: name(problem.severity, language),
            code: problem.code.id(),
            title: title(problem.code, language),
            explain: explain(problem.code),
            message: visible(problem.message.in_language(language)),
            file: file.map(visible).unwrap_or_default(),
            excerpts: excerpts(diagnostics, problem, language),
            help: problem.help.iter().map(|help| visible(help.in_language(language))).collect(),
            fix: fix(problem, language),
            page: page.map(|page| format!("/{}", page.folder())).unwrap_or_default(),
        }
    }
}

/// The title of a code.
pub(super) fn title(code: Code, language: Language) -> &'static str {
    let (zh, en) = code.title();
    if language == Language::Chinese { zh } else { en }
}

/// The address of the page of a code.
pub(super) fn explain(code: Code) -> String {
    format!("/.preview/explain/{}", code.id())
}

/// The address of the problems of a file.
pub(super) fn of_file(path: &str) -> String {
    format!("/.preview/diagnostics/?file={}", encoded(path))
}

fn fix(problem: &Diagnostic, language: Language) -> String {
    let text = match problem.fixable() {
        None => return String::new(),
        Some(Safety::Safe) => {
            say!("tongbao check --fix 可以自动改正", "`tongbao check --fix` can fix this")
        }
        Some(Safety::Suggested) => say!(
            "tongbao check --fix --suggested 可以按建议改正，改后请核对",
            "`tongbao check --fix --suggested` can fix this as suggested; look it over"
        ),
    };
    localized(&text, language)
}

/// How many problems there are, by severity.
#[derive(Serialize, Clone, Copy, Default)]
pub(super) struct Counts {
    errors: usize,
    warnings: usize,
    hints: usize,
}

impl Counts {
    /// The counts of some problems.
    pub(super) fn of<'a>(problems: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for problem in problems {
            match problem.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Hint => counts.hints += 1,
            }
        }
        counts
    }
}

/// The pages that an author's files became, by the path of the file.
pub(super) fn pages(good: &GoodPages) -> BTreeMap<&str, PagePath> {
    let (site, diagnostics) = (good.pages.site(), &good.diagnostics);
    let path = |source: SourceId| diagnostics.sources.get(source).map(crate::text::source::Source::path);
    let authored = site.authored().filter_map(|page| Some((path(page.span.source)?, page.path.clone())));
    let sources = site
        .sources
        .iter()
        .filter_map(|source| Some((path(source.span.source)?, Address::source(source).path())));
    let fixed = [("content/indicators.yml", Address::Indicators), ("content/site.yml", Address::Home)]
        .map(|(file, page)| (file, page.path()));
    authored.chain(sources).chain(fixed).filter(|(_, page)| good.pages.contains(page)).collect()
}
