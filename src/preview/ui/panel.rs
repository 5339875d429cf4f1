//! The panel over a previewed page: the errors that keep the page from being newer, and, folded at the edge, its
//! figures with where each is written and printed, and the problems that touch it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::Ui;
use super::problem::{Counts, Problem, of_file, pages};
use super::words::{Words, localized};
use crate::author::Citing;
use crate::diagnostic::Diagnostic;
use crate::preview::snapshot::{GoodPages, Snapshot};
use crate::render::Pages;
use crate::say;
use crate::site::{Address, Figure, Nature, Observation, PagePath, Status};
use crate::text::source::{Source, Span};

/// Figures that are listed: a page of a year's hundreds is read on the page itself.
const MAX_FIGURES: usize = 300;
/// Problems that are listed; the page of all problems has the rest.
const MAX_PROBLEMS: usize = 30;

#[derive(Serialize)]
struct Panel<'a> {
    words: &'a Words,
    language: &'static str,
    /// The problems of the whole run.
    counts: Counts,
    failed: bool,
    /// The headline of the overlay, and the terminal's text under it; empty unless the run failed.
    headline: String,
    terminal_text: &'a str,
    generation: u64,
    digest: &'a str,
    /// Whether other pages are still being built.
    checking: bool,
    /// Whether the site has the page.
    is_there: bool,
    file: String,
    own: Vec<FigureRow>,
    others: Vec<FigureRow>,
    more: String,
    problems: Vec<Problem>,
    /// How many more problems there are.
    rest: String,
    all_problems: String,
}

/// A figure.
#[derive(Serialize)]
struct FigureRow {
    indicator: String,
    value: String,
    /// `amount` or the key of what is missing.
    kind: &'static str,
    marks: Vec<&'static str>,
    period: String,
    place: String,
    source: String,
    source_href: String,
    section: String,
    trace: Trace,
    role: String,
    /// `2020-04.md:14`, with its folder where it is written for another page.
    written: String,
    /// Its row, on its page.
    href: String,
}

/// Whether a figure was found in its source.
#[derive(Serialize)]
struct Trace {
    kind: &'static str,
    text: String,
}

/// The panel of a page, as markup for the end of its body.
pub(super) fn panel(ui: &Ui, snapshot: &Snapshot, path: Option<&PagePath>, digest: &str) -> String {
    let diagnostics = &snapshot.diagnostics;
    let all = diagnostics.sorted();
    let good = snapshot.good.as_ref();
    let figures = good.zip(path).map(|(good, path)| good.pages.figures_on(path)).unwrap_or_default();
    let file = good.zip(path).and_then(|(good, path)| own_file(good, path));
    let touching = touching(snapshot, &all, &figures, file.as_deref());
    let (own, others) = good.zip(path).map(|(good, path)| rows(ui, good, path, &figures)).unwrap_or_default();
    let headline = if snapshot.failed { headline(ui, &all) } else { String::new() };
    // Of most pages there is nothing to say, and then it is not asked which file became which page.
    let pages = good.filter(|_| !touching.is_empty()).map(pages).unwrap_or_default();
    let problem = |problem: &&Diagnostic| {
        let page =
            diagnostics.path(problem).and_then(|path| pages.get(path)).filter(|page| Some(*page) != path);
        Problem::of(diagnostics, problem, page, ui.language)
    };
    let view = Panel {
        words: &ui.words,
        language: ui.tag(),
        counts: Counts::of(all.iter().copied()),
        failed: snapshot.failed,
        headline,
        terminal_text: if snapshot.failed { &snapshot.problems } else { "" },
        generation: snapshot.generation,
        digest,
        checking: snapshot.checking,
        is_there: good.zip(path).is_some_and(|(good, path)| good.pages.contains(path)),
        all_problems: file.as_deref().map_or_else(|| "/.preview/diagnostics/".to_owned(), of_file),
        file: file.unwrap_or_default(),
        own,
        others,
        more: more(ui, figures.len()),
        rest: rest(ui, touching.len()),
        problems: touching.iter().take(MAX_PROBLEMS).map(problem).collect(),
    };
    ui.templates.render("panel.html", &view)
}

fn headline(ui: &Ui, all: &[&Diagnostic]) -> String {
    let errors = all.iter().filter(|problem| problem.severity == crate::diagnostic::Severity::Error).count();
    let text = say!("内容有 {errors} 个错误", "{errors} errors in the content");
    localized(&text, ui.language)
}

fn more(ui: &Ui, count: usize) -> String {
    let more = count.saturating_sub(MAX_FIGURES);
    if more == 0 {
        return String::new();
    }
    localized(&say!("另有 {more} 个没有列出。", "{more} more are not listed."), ui.language)
}

fn rest(ui: &Ui, count: usize) -> String {
    let rest = count.saturating_sub(MAX_PROBLEMS);
    if rest == 0 {
        return String::new();
    }
    localized(&say!("另有 {rest} 条，去看全部", "{rest} more: see them all"), ui.language)
}

/// The file that a page is made from.
fn own_file(good: &GoodPages, path: &PagePath) -> Option<String> {
    let site = good.pages.site();
    let authored = site.authored().find(|page| page.path == *path).map(|page| page.span);
    let source = || {
        site.sources.iter().find(|source| Address::source(source).path() == *path).map(|source| source.span)
    };
    let span = authored.or_else(source)?;
    good.diagnostics.sources.get(span.source).map(|source| source.path().to_owned())
}

/// The problems that point into a page's file or at a figure it shows.
fn touching<'a>(
    snapshot: &'a Snapshot,
    all: &[&'a Diagnostic],
    figures: &[Arc<Figure>],
    file: Option<&str>,
) -> Vec<&'a Diagnostic> {
    // Places of a failed run and of the last good one are counted in different texts.
    let spans: BTreeSet<Span> =
        if snapshot.failed { BTreeSet::new() } else { figures.iter().map(|figure| figure.span).collect() };
    let diagnostics = &snapshot.diagnostics;
    let in_file =
        |span: Span| diagnostics.sources.get(span.source).map(Source::path) == file && file.is_some();
    let touches = |problem: &&Diagnostic| {
        let labels = &problem.labels;
        labels.iter().any(|label| spans.contains(&label.span) || in_file(label.span))
            || (file.is_some() && diagnostics.path(problem) == file)
    };
    all.iter().copied().filter(touches).collect()
}

/// The figures that the page carries, and those of other pages.
fn rows(
    ui: &Ui,
    good: &GoodPages,
    path: &PagePath,
    figures: &[Arc<Figure>],
) -> (Vec<FigureRow>, Vec<FigureRow>) {
    let citing = Citing::new(good.pages.site(), Some(path));
    let figures = figures.get(..MAX_FIGURES).unwrap_or(figures);
    let numbers = numbers(&good.pages, figures);
    let row = |figure: &Arc<Figure>| {
        let role = citing.role(figure).unwrap_or_default();
        row(
            ui,
            good,
            figure,
            figure.page == *path,
            role,
            numbers.get(&Arc::as_ptr(figure)).map(Vec::as_slice),
        )
    };
    let (own, others): (Vec<_>, Vec<_>) = figures.iter().partition(|figure| figure.page == *path);
    (own.into_iter().map(row).collect(), others.into_iter().map(row).collect())
}

/// The numbers of the numerals that some figures are, in the inventories of their sources.
fn numbers(pages: &Pages, figures: &[Arc<Figure>]) -> BTreeMap<*const Figure, Vec<usize>> {
    let listed: BTreeSet<*const Figure> = figures.iter().map(Arc::as_ptr).collect();
    let sources: BTreeSet<&str> =
        figures.iter().filter_map(|figure| Some(figure.source.as_ref()?.id.as_str())).collect();
    let mut numbers: BTreeMap<*const Figure, Vec<usize>> = BTreeMap::new();
    for (source, coverage) in pages.coverage().filter(|(source, _)| sources.contains(source.id.as_str())) {
        for (numeral, fate) in coverage.lines(source) {
            for figure in fate.figures().iter().map(Arc::as_ptr).filter(|figure| listed.contains(figure)) {
                numbers.entry(figure).or_default().push(numeral.number);
            }
        }
    }
    numbers
}

fn row(
    ui: &Ui,
    good: &GoodPages,
    figure: &Figure,
    own: bool,
    role: String,
    numbers: Option<&[usize]>,
) -> FigureRow {
    let source = figure.source.as_deref();
    let nature = (figure.nature != Nature::Actual).then(|| figure.nature.name());
    let status = (figure.status != Status::Final).then(|| figure.status.name());
    let written = good.diagnostics.sources.get(figure.span.source).map(|source| {
        let line = source.position(figure.span.range().start).line;
        let path = if own { source.path().rsplit('/').next().unwrap_or_default() } else { source.path() };
        format!("{path}:{line}")
    });
    FigureRow {
        indicator: figure.indicator.name.clone(),
        value: figure.printed().to_owned(),
        kind: match &figure.observation {
            Observation::Amount(_) => "amount",
            Observation::Missing(missing) => missing.key(),
        },
        marks: nature.into_iter().chain(status).collect(),
        period: figure.period.name(),
        place: figure.place.name(),
        source: source.map(|source| source.title.clone()).unwrap_or_default(),
        source_href: source.map(|source| format!("/sources/{}/", source.id)).unwrap_or_default(),
        section: figure.section.clone().unwrap_or_default(),
        trace: trace(ui, &good.pages, figure, numbers),
        role,
        written: written.unwrap_or_default(),
        href: format!("/{}#{}", figure.page.folder(), figure.anchor),
    }
}

fn trace(ui: &Ui, pages: &Pages, figure: &Figure, numbers: Option<&[usize]>) -> Trace {
    let list = |numbers: &[usize]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (kind, text) = match (pages.checked().disputes(figure), numbers, figure.nature, figure.amount()) {
        (Some(reason), ..) => ("disputed", say!("原文如此：{reason}", "as the source has it: {reason}")),
        (_, Some(numbers), ..) => {
            let (zh, en) = (list(numbers).join("、"), list(numbers).join(", "));
            ("traced", say!("与来源第 {zh} 个数相符", "matches numeral {en} of its source"))
        }
        (_, _, Nature::Derived, _) => {
            ("derived", say!("推算，来源没有印", "derived; the source does not print it"))
        }
        (_, _, _, None) => ("missing", say!("没有数，不必对", "no amount to trace")),
        _ => ("external", say!("来源的原文不在本站，没有对", "not traced: the source's text is not held")),
    };
    Trace { kind, text: localized(&text, ui.language) }
}
