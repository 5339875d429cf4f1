//! Prose as authors write it, against a sketch of what comes out.

mod blocks;
mod emphasis;
mod links;
mod numbers;
mod order;
mod properties;
mod roles;
mod sketch;
mod touched;

use crate::compile::prose::lower::{inline, lower};
use crate::compile::testing::span;
use crate::diagnostic::Diagnostic;
use crate::read::Scalar;
use crate::site::Inline;
use crate::site::testing::SampleSite;

/// Where the tests' text begins in its file, so that a forgotten offset shows.
const BASE: usize = 100;

/// The sketch of a body, then each problem with the text it points at.
fn body(text: &str) -> String {
    body_of(&SampleSite::with_districts(), text)
}

fn body_of(sample: &SampleSite, text: &str) -> String {
    let mut out = Vec::new();
    let prose = lower(&mut out, text, span(BASE, BASE + text.len()), &sample.page().scope());
    let mut lines = vec![sketch::blocks(&prose.blocks)];
    lines.extend(out.iter().map(|problem| message(problem, text)));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The sketch of one line, then its problems.
fn line_of(sample: &SampleSite, text: &str) -> String {
    let scalar =
        Scalar { text: text.to_owned(), span: span(BASE, BASE + text.len()), verbatim: true, quoted: true };
    let mut out = Vec::new();
    let content: Vec<Inline> = inline(&mut out, &scalar, &sample.page().scope());
    let mut lines = vec![sketch::inlines(&content)];
    lines.extend(out.iter().map(|problem| message(problem, text)));
    lines.join("\n")
}

fn message(problem: &Diagnostic, text: &str) -> String {
    let place = problem.labels.first().unwrap().span.range();
    let excerpt = text.get(place.start - BASE..place.end - BASE).unwrap();
    format!("{} at ‹{}›", problem.code.id(), excerpt.escape_debug())
}
