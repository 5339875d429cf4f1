//! A site's own theme files: which built-in file each one stands for, and what is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::{ASSET_FOLDER, builtin};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::{Template, Tree};
use crate::say;
use crate::site::PagePath;
use crate::text::line_end;
use crate::text::source::{SourceId, Span};

/// The site's own theme, sorted by path.
pub(super) struct Overrides {
    /// Templates: path, text and where the text is.
    pub(super) templates: Vec<(String, Arc<str>, SourceId)>,
    /// Style sheets and assets.
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
}

impl Overrides {
    /// Sorts a site's theme files out; those that stand for nothing are reported.
    pub(super) fn of(diagnostics: &mut Diagnostics, tree: &Tree) -> Self {
        let mut own = Self { templates: Vec::new(), files: BTreeMap::new() };
        for file in &tree.templates {
            if named(builtin::TEMPLATES, &file.path) {
                let source =
                    file.source.and_then(|id| Some((diagnostics.sources.get(id)?.text().clone(), id)));
                own.templates.extend(source.map(|(text, id)| (file.path.clone(), text, id)));
            } else if named(builtin::STYLES, &file.path) || is_asset(file) {
                own.files.insert(file.path.clone(), Arc::clone(&file.bytes));
            } else {
                diagnostics.push(stray(file));
            }
        }
        own.templates.sort_by(|a, b| a.0.cmp(&b.0));
        own
    }
}

/// Puts the site's templates in place: all at once, since they may build on each other; and when that
/// fails one by one, so that the one at fault is named and the others still count.
pub(super) fn apply(diagnostics: &mut Diagnostics, engine: &mut Tera, own: &Overrides) {
    let pair = |(path, text, _): &(String, Arc<str>, SourceId)| (path.clone(), Arc::clone(text));
    let Err(error) = engine.add_raw_templates(own.templates.iter().map(pair)) else { return };
    let before = diagnostics.count(crate::diagnostic::Severity::Error);
    for (path, text, source) in &own.templates {
        if let Err(error) = engine.add_raw_template(path, text) {
            diagnostics.push(fault(&error, path, text, *source));
        }
    }
    if diagnostics.count(crate::diagnostic::Severity::Error) == before
        && let Some((path, text, source)) = own.templates.first()
    {
        diagnostics.push(fault(&error, path, text, *source));
    }
}

fn named(files: &[(&str, &[u8])], path: &str) -> bool {
    files.iter().any(|(name, _)| *name == path)
}

fn is_asset(file: &Template) -> bool {
    file.path.starts_with(ASSET_FOLDER) && PagePath::new(file.path.clone()).is_ok()
}

fn stray(file: &Template) -> Diagnostic {
    let path = &file.path;
    let names = builtin::TEMPLATES.iter().chain(builtin::STYLES).map(|(name, _)| *name);
    let known = names.collect::<Vec<_>>().join("、");
    Diagnostic::new(
        Code::ThemeStray,
        say!(
            "templates/{path} 不是主题里的文件，不会用到",
            "templates/{path} is no file of the theme; nothing uses it"
        ),
    )
    .in_file(format!("templates/{path}"))
    .help(say!(
        "可以替换的文件有：{known}；自己的图片等放进 templates/assets/",
        "the files that can be replaced are: {known}; put pictures of your own into templates/assets/"
    ))
}

fn fault(error: &tera::Error, path: &str, text: &str, source: SourceId) -> Diagnostic {
    let (span, reason) = match error.kind() {
        ErrorKind::SyntaxError(at) if at.filename() == path => {
            (Span::new(source, at.span().range.start, at.span().range.end), at.message().to_owned())
        }
        _ => located(&error.to_string(), path, text, source),
    };
    Diagnostic::new(
        Code::ThemeSyntax,
        say!("模板 templates/{path} 用不了：{reason}", "template templates/{path} cannot be used: {reason}"),
    )
    .at(span, say!("问题在这里", "here"))
    .help(say!(
        "对照程序自带的同名模板改正；删掉这个文件就恢复自带的版面",
        "compare with the built-in template of this name; remove the file to have the built-in layout back"
    ))
}

/// Where a name is unknown, the engine gives its message as text only: `error: …`, then `--> file:line:column`.
fn located(diagnostics: &str, path: &str, text: &str, source: SourceId) -> (Span, String) {
    let reason = diagnostics.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let place = diagnostics.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let numbers = place.and_then(|place| place.strip_prefix(path)?.strip_prefix(':')?.split_once(':'));
    let offset = numbers
        .and_then(|(line, column)| offset(text, line.parse().ok()?, column.parse().ok()?))
        .unwrap_or_default();
    (Span::new(source, offset, line_end(text, offset)), reason)
}

/// The byte at a line and column, both from 1, columns in characters.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line.checked_sub(1)?).map(str::len).sum();
    let inside = lines.next()?.char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    Some(before + inside)
}
