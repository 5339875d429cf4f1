//! How things stand, told to a page that listens: as soon as they differ from what it knows.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::above::above;
use super::face::value;
use super::reply::reply;
use super::{Preview, digest};
use crate::diagnostic::{Language, Severity, Text};
use crate::render::Pages;
use crate::say;
use crate::site::{PagePath, at_url};

/// How long a page waits for news before it asks again: shorter than any proxy's patience.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(25);

/// What is told.
#[derive(Serialize)]
struct State<'a> {
    generation: u64,
    failed: bool,
    /// Whether the pages beside the saved ones are still being built.
    checking: bool,
    /// The terminal's text of a run that failed.
    problems: &'a str,
    errors: usize,
    warnings: usize,
    hints: usize,
    /// What the page that asks looks like now; it is shown anew when that is something else.
    digest: Option<String>,
    /// Where to go when the page that asks is not in the site any more.
    gone: Option<Gone>,
}

/// The nearest page above one that is gone.
#[derive(Serialize)]
struct Gone {
    to: String,
    said: String,
}

/// The state, as soon as it differs from the generation that the page already knows.
pub(super) async fn state(preview: &Preview, query: Option<&str>) -> Response {
    let known: Option<u64> = value(query, "known").and_then(|known| known.parse().ok());
    let mut generation = preview.generation.subscribe();
    if known == Some(*generation.borrow_and_update()) {
        let _ = tokio::time::timeout(PATIENCE, generation.changed()).await;
    }
    let page = value(query, "page").and_then(|page| at_url(&page));
    let shown = preview.shown().at(page.as_ref());
    let count = |severity| shown.report.count(severity);
    let state = State {
        generation: shown.generation,
        failed: shown.failed,
        checking: shown.checking,
        problems: if shown.failed { &shown.problems } else { "" },
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Hint),
        digest: page.as_ref().and_then(|page| digest::of(&shown, page)),
        gone: shown
            .good
            .as_ref()
            .zip(page)
            .and_then(|(good, page)| gone(&good.pages, &page, preview.language)),
    };
    // Texts and numbers always become JSON.
    reply(StatusCode::OK, "application/json", serde_json::to_string(&state).unwrap_or_default())
}

/// Where a page that is not there leads, and what is said about it there.
fn gone(pages: &Pages, page: &PagePath, language: Language) -> Option<Gone> {
    if pages.contains(page) {
        return None;
    }
    let (lost, above) = (page.folder(), above(pages, page.folder()));
    let said: Text = match above.name {
        Some(name) => say!(
            "刚才看的 /{lost} 没有了：文件删了、改了名或设成了草稿。这里是{name}的页面。",
            "/{lost}, which you were looking at, is gone: its file was deleted, renamed or made a draft. This is the page of {name}."
        ),
        None => say!(
            "刚才看的 /{lost} 没有了：文件删了、改了名或设成了草稿。这里是首页。",
            "/{lost}, which you were looking at, is gone: its file was deleted, renamed or made a draft. This is the home page."
        ),
    };
    Some(Gone { to: above.to, said: said.in_language(language).to_owned() })
}
