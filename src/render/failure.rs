//! Templates that fail on a page, and the problems they are reported as: one for each place in a template, not one per page.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::say;
use crate::site::PagePath;
use crate::text::source::Span;

/// A template that cannot be rendered with a page it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The page.
    pub path: PagePath,
    /// What the template engine says.
    pub message: String,
    /// Where, when it names a place.
    pub place: Option<TemplatePlace>,
    /// Whether no template is to blame but this program.
    pub ours: bool,
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TemplatePlace {
    /// The template's path under `templates/`.
    pub template: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, message, place, .. } = self;
        match place {
            Some(place) => write!(formatter, "{path}: templates/{}: {message}", place.template),
            None => write!(formatter, "{path}: {message}"),
        }
    }
}

impl std::error::Error for RenderError {}

impl RenderError {
    /// The problems of pages that could not be made: one for every place in a template.
    #[must_use]
    pub fn explain(errors: &[Self], diagnostics: &Diagnostics) -> Vec<Diagnostic> {
        let mut failures: BTreeMap<(bool, &Option<TemplatePlace>, &str), Vec<&PagePath>> = BTreeMap::new();
        for error in errors {
            failures.entry((error.ours, &error.place, &error.message)).or_default().push(&error.path);
        }
        let problems = failures.into_iter().filter_map(|((ours, place, message), pages)| {
            if ours { fault(message, &pages) } else { problem_in(place, message, &pages, diagnostics) }
        });
        problems.collect()
    }

    /// A file that this program would have written so that no other reads it.
    pub(super) fn ours(path: &PagePath, message: String) -> Self {
        Self { path: path.clone(), message, place: None, ours: true }
    }
}

fn fault(reason: &str, pages: &[&PagePath]) -> Option<Diagnostic> {
    let (first, count) = (pages.first()?, pages.len());
    let message = say!(
        "{first} 等 {count} 个文件没有写出来：{reason}",
        "{count} files were not written, {first} among them: {reason}"
    );
    Some(Diagnostic::new(Code::ThemeRender, message).in_file(first.as_str()).help(say!(
        "这是程序的错，不是内容的错：请把这条消息和 tongbao --version 的结果告诉开发者",
        "this is a fault of the program and not of the content: report this message with `tongbao --version`"
    )))
}

fn problem_in(
    place: &Option<TemplatePlace>,
    reason: &str,
    pages: &[&PagePath],
    diagnostics: &Diagnostics,
) -> Option<Diagnostic> {
    let (first, count) = (pages.first()?, pages.len());
    let message = match count {
        1 => say!("模板生成不出 {first}：{reason}", "the template cannot make {first}: {reason}"),
        _ => say!(
            "模板生成不出 {first} 等 {count} 页：{reason}",
            "the template cannot make {count} pages, {first} among them: {reason}"
        ),
    };
    let problem = Diagnostic::new(Code::ThemeRender, message).help(say!(
        "对照程序自带的同名模板改正；删掉自己的模板就恢复自带的版面",
        "compare with the built-in template of this name; remove your own to have the built-in layout back"
    ));
    let Some(place) = place else { return Some(problem.in_file("templates/")) };
    let file = format!("templates/{}", place.template);
    Some(match diagnostics.sources.find(&file) {
        Some(id) => problem.at(Span::new(id, place.start, place.end), say!("问题在这里", "here")),
        None => problem.in_file(file),
    })
}
