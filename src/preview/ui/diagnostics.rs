//! The page of all problems: by file, filtered by severity, code and file, a screenful at a time.

use std::collections::BTreeMap;

use serde::Serialize;

use super::problem::{Counts, Problem, of_file, pages, title};
use super::query::{encoded, value};
use super::words::{Words, key, localized, name};
use super::{Frame, Ui};
use crate::diagnostic::{Diagnostic, Severity};
use crate::preview::snapshot::Snapshot;
use crate::say;
use crate::site::PagePath;
use crate::text::visible;

/// Problems on one page: more take a browser seconds to lay out and are not read.
const ON_A_PAGE: usize = 200;
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

#[derive(Serialize)]
struct Diagnostics<'a> {
    frame: Frame,
    words: &'a Words,
    counts: Counts,
    /// How many problems there are, and how many of them are shown.
    summary: String,
    severities: Vec<Choice>,
    codes: Vec<Choice>,
    /// The file that is shown alone, when the query names one.
    only: String,
    /// Whether anything is filtered away.
    filtered: bool,
    files: Vec<File>,
    earlier: String,
    later: String,
}

/// A choice of a filter.
#[derive(Serialize)]
struct Choice {
    value: &'static str,
    text: String,
    chosen: bool,
}

/// The problems of one file.
#[derive(Serialize)]
struct File {
    path: String,
    href: String,
    page: String,
    count: String,
    problems: Vec<Problem>,
}

/// The query of the page.
struct Filter {
    severity: Option<String>,
    code: Option<String>,
    file: Option<String>,
    page: usize,
}

impl Filter {
    fn of(query: Option<&str>) -> Self {
        Self {
            severity: value(query, "severity"),
            code: value(query, "code"),
            file: value(query, "file"),
            page: value(query, "page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
        }
    }

    fn takes(&self, problem: &Diagnostic, path: Option<&str>) -> bool {
        self.severity.as_deref().is_none_or(|severity| key(problem.severity) == severity)
            && self.code.as_deref().is_none_or(|code| problem.code.id() == code)
            && self.file.as_deref().is_none_or(|file| path == Some(file))
    }

    /// The address of another screenful of the same.
    fn at(&self, page: usize) -> String {
        let pairs = [("severity", &self.severity), ("code", &self.code), ("file", &self.file)];
        let pairs = pairs.into_iter().filter_map(|(name, value)| Some((name, encoded(value.as_ref()?))));
        let pairs = pairs.chain([("page", page.to_string())]);
        let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={value}")).collect();
        format!("/.preview/diagnostics/?{}", query.join("&"))
    }
}

/// The page.
pub(super) fn diagnostics(ui: &Ui, snapshot: &Snapshot, query: Option<&str>) -> String {
    let (filter, diagnostics) = (Filter::of(query), &snapshot.diagnostics);
    let all = diagnostics.sorted();
    let selected: Vec<&Diagnostic> =
        all.iter().copied().filter(|problem| filter.takes(problem, diagnostics.path(problem))).collect();
    let (from, count) = ((filter.page - 1).saturating_mul(ON_A_PAGE), selected.len());
    let view = Diagnostics {
        frame: ui.frame(snapshot, ui.words.get("diagnostics"), "diagnostics"),
        words: &ui.words,
        counts: Counts::of(all.iter().copied()),
        summary: summary(ui, all.len(), count, from),
        severities: severities(ui, &all, &filter),
        codes: codes(ui, &all, &filter),
        only: filter.file.as_deref().map(visible).unwrap_or_default(),
        filtered: filter.severity.is_some() || filter.code.is_some() || filter.file.is_some(),
        files: files(ui, snapshot, selected.iter().copied().skip(from).take(ON_A_PAGE)),
        earlier: if filter.page > 1 { filter.at(filter.page - 1) } else { String::new() },
        later: if count > from.saturating_add(ON_A_PAGE) {
            filter.at(filter.page + 1)
        } else {
            String::new()
        },
    };
    ui.templates.render("diagnostics.html", &view)
}

fn summary(ui: &Ui, all: usize, selected: usize, from: usize) -> String {
    let (first, last) = (from.saturating_add(1).min(selected), from.saturating_add(ON_A_PAGE).min(selected));
    let text = match (all, selected) {
        (0, _) => say!("没有问题。", "There are no problems."),
        (_, 0) => say!("共 {all} 条，没有符合筛选的。", "{all} problems, none of them as asked for."),
        _ if selected > ON_A_PAGE => {
            say!(
                "共 {all} 条，这里是第 {first} 到 {last} 条。",
                "{all} problems, {first} to {last} of {selected} here."
            )
        }
        _ if selected < all => {
            say!("共 {all} 条，这里是其中 {selected} 条。", "{selected} of {all} problems.")
        }
        _ => say!("共 {all} 条。", "{all} in all."),
    };
    localized(&text, ui.language)
}

fn severities(ui: &Ui, all: &[&Diagnostic], filter: &Filter) -> Vec<Choice> {
    let choice = |severity: Severity| {
        let count = all.iter().filter(|problem| problem.severity == severity).count();
        let (value, word) = (key(severity), name(severity, ui.language));
        let chosen = filter.severity.as_deref() == Some(value);
        (count > 0 || chosen).then(|| Choice { value, text: format!("{word} {count}"), chosen })
    };
    SEVERITIES.into_iter().filter_map(choice).collect()
}

fn codes(ui: &Ui, all: &[&Diagnostic], filter: &Filter) -> Vec<Choice> {
    let mut counts: BTreeMap<&'static str, (usize, &'static str)> = BTreeMap::new();
    for problem in all {
        let count = counts.entry(problem.code.id()).or_insert((0, title(problem.code, ui.language)));
        count.0 += 1;
    }
    let choice = |(value, (count, title)): (&'static str, (usize, &'static str))| {
        let chosen = filter.code.as_deref() == Some(value);
        Choice { value, text: format!("{value} {title} {count}"), chosen }
    };
    counts.into_iter().map(choice).collect()
}

/// Problems by the file they are filed under; they come sorted.
fn files<'a>(ui: &Ui, snapshot: &Snapshot, problems: impl Iterator<Item = &'a Diagnostic>) -> Vec<File> {
    let pages = snapshot.good.as_ref().map(pages).unwrap_or_default();
    let diagnostics = &snapshot.diagnostics;
    let mut files: Vec<(Option<&str>, File)> = Vec::new();
    for problem in problems {
        let path = diagnostics.path(problem);
        let page = path.and_then(|path| pages.get(path));
        // The heading of the file leads to the page.
        let view = Problem::of(diagnostics, problem, None, ui.language);
        match files.last_mut() {
            Some((last, file)) if *last == path => file.problems.push(view),
            _ => files.push((path, file(path, page, view))),
        }
    }
    let counted = |file: File| {
        let count = file.problems.len();
        File { count: localized(&say!("{count} 条", "{count}"), ui.language), ..file }
    };
    files.into_iter().map(|(_, file)| counted(file)).collect()
}

fn file(path: Option<&str>, page: Option<&PagePath>, first: Problem) -> File {
    File {
        path: path.map(visible).unwrap_or_else(|| "-".to_owned()),
        href: path.map(of_file).unwrap_or_default(),
        page: page.map(|page| format!("/{}", page.folder())).unwrap_or_default(),
        count: String::new(),
        problems: vec![first],
    }
}
